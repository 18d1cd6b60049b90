import { join } from "node:path";

export type Pdf = PDFKit.PDFDocument;

const FONTS = join(process.cwd(), "node_modules/dejavu-fonts-ttf/ttf");
/** Ink, what is said quietly, and what warns. */
export const PDF_COLOURS = { ink: "#1d2939", muted: "#5d677b", warn: "#b54708", line: "#d0d5dd", accent: "#3641f5" } as const;

interface PdfFacts {
  title: string;
  author: string;
  locale: string;
  createdAt: Date;
}

/**
 * A document on A4 with real text, tagged for readers, in fonts that write every alphabet of Europe: "text" and "bold".
 * @param write draws it from top to bottom
 */
export async function makePdf({ title, author, locale, createdAt }: PdfFacts, write: (pdf: Pdf) => void): Promise<Uint8Array<ArrayBuffer>> {
  // Few ask for one: nobody else waits for it to load.
  const { default: PDFDocument } = await import("pdfkit");
  const pdf = new PDFDocument({
    size: "A4",
    margin: 56,
    lang: locale,
    tagged: true,
    displayTitle: true,
    info: { Title: title, Author: author, CreationDate: createdAt },
  });
  pdf.registerFont("text", join(FONTS, "DejaVuSans.ttf")).registerFont("bold", join(FONTS, "DejaVuSans-Bold.ttf"));
  drawLineEnds(pdf);
  const pieces: Uint8Array[] = [];
  const done = new Promise<void>((resolve, reject) => {
    pdf.on("data", (piece: Uint8Array) => pieces.push(piece));
    pdf.on("end", resolve);
    pdf.on("error", reject);
  });
  write(pdf);
  pdf.end();
  await done;
  return new Uint8Array(Buffer.concat(pieces));
}

/** Forms of a browser end each line with CR LF, and fonts have no picture of CR: it would be drawn as a box. */
function drawLineEnds(pdf: Pdf): void {
  const { text, heightOfString } = pdf;
  const plain = (said: string) => said.replace(/\r\n?/g, "\n");
  // One function for all the ways in which it can be called.
  pdf.text = ((said: string, ...how: []) => text.call(pdf, plain(said), ...how)) as Pdf["text"];
  pdf.heightOfString = (said, ...how) => heightOfString.call(pdf, plain(said), ...how);
}

/** Begins a new page where so little is left of this one that what belongs together would be torn. */
export function keepTogether(pdf: Pdf, points: number): void {
  if (pdf.y > pdf.page.height - pdf.page.margins.bottom - points) pdf.addPage();
}
