/** What a file is by its bytes, what it may be called, and how a browser is told of it. */
export interface FileKind {
  mediaType: string;
  extensions: readonly string[];
  /** What people call it. */
  called: string;
}

const OFFICE = "application/vnd.openxmlformats-officedocument";
const OPEN = "application/vnd.oasis.opendocument";

export const FILE_KINDS = {
  png: { mediaType: "image/png", extensions: ["png"], called: "a PNG picture" },
  jpeg: { mediaType: "image/jpeg", extensions: ["jpg", "jpeg"], called: "a JPEG picture" },
  gif: { mediaType: "image/gif", extensions: ["gif"], called: "a GIF picture" },
  webp: { mediaType: "image/webp", extensions: ["webp"], called: "a WebP picture" },
  heic: { mediaType: "image/heic", extensions: ["heic", "heif"], called: "a HEIC picture" },
  pdf: { mediaType: "application/pdf", extensions: ["pdf"], called: "a PDF" },
  docx: { mediaType: `${OFFICE}.wordprocessingml.document`, extensions: ["docx"], called: "a text document" },
  xlsx: { mediaType: `${OFFICE}.spreadsheetml.sheet`, extensions: ["xlsx"], called: "a spreadsheet" },
  pptx: { mediaType: `${OFFICE}.presentationml.presentation`, extensions: ["pptx"], called: "a presentation" },
  odt: { mediaType: `${OPEN}.text`, extensions: ["odt"], called: "a text document" },
  ods: { mediaType: `${OPEN}.spreadsheet`, extensions: ["ods"], called: "a spreadsheet" },
  odp: { mediaType: `${OPEN}.presentation`, extensions: ["odp"], called: "a presentation" },
  zip: { mediaType: "application/zip", extensions: ["zip"], called: "a ZIP file" },
  mp4: { mediaType: "video/mp4", extensions: ["mp4", "m4v", "mov"], called: "a film" },
  text: { mediaType: "text/plain", extensions: ["txt", "csv", "tsv", "log", "md", "json"], called: "text" },
} as const satisfies Record<string, FileKind>;

/** Pictures that every browser draws, and that can run nothing. */
const SHOWN: readonly string[] = [FILE_KINDS.png, FILE_KINDS.jpeg, FILE_KINDS.gif, FILE_KINDS.webp].map(({ mediaType }) => mediaType);

/** Whether a file is shown in its place; everything else is saved. Pure. */
export const isShownInline = (mediaType: string): boolean => SHOWN.includes(mediaType);
