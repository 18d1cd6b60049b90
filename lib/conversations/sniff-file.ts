import { FILE_KINDS, type FileKind } from "./file-kinds.ts";

/** What a file is, or why it is not taken. */
export type Sniffed = { kind: FileKind } | { refused: "empty" | "markup" | "mixed" | "unknown" };

export interface Sniffer {
  /** Bytes as they arrive, in order. Keeps a few kilobytes of them. */
  feed(bytes: Uint8Array): void;
  finish(): Sniffed;
}

const HEAD_BYTES = 8_192;
const TAIL_BYTES = 12;
/** What has no place in a picture, and everything to do in a page: a file that is both is made to deceive. */
const SCRIPTED = /<\s*(script|html|svg|!doctype|iframe|body)\b|<\?php/i;
const PNG_END = "0000000049454e44ae426082";

/**
 * Looks at a file while it arrives and says what it is by its own bytes: its first ones (https://mimesniff.spec.whatwg.org and the formats'
 * own specifications), how it ends where the format says how, and for text all of it. Neither its name nor what the sender says counts.
 */
export function createSniffer(): Sniffer {
  let head = Buffer.alloc(0);
  let tail = Buffer.alloc(0);
  let size = 0;
  const text = textWatch();
  return {
    feed(bytes) {
      size += bytes.length;
      if (head.length < HEAD_BYTES) head = Buffer.concat([head, bytes.subarray(0, HEAD_BYTES - head.length)]);
      tail = Buffer.concat([tail, bytes.subarray(-TAIL_BYTES)]).subarray(-TAIL_BYTES);
      text.feed(bytes);
    },
    finish() {
      if (size === 0) return { refused: "empty" };
      const picture = pictureOf(head);
      if (picture)
        return isWhole(picture, { head, tail, size }) && !SCRIPTED.test(head.toString("latin1")) ? { kind: picture } : { refused: "mixed" };
      const other = filmOf(head) ?? (head.subarray(0, 5).toString("latin1") === "%PDF-" ? FILE_KINDS.pdf : null) ?? packedOf(head);
      if (other) return { kind: other };
      if (!text.isText()) return { refused: "unknown" };
      return isMarkup(head.toString("utf8")) ? { refused: "markup" } : { kind: FILE_KINDS.text };
    },
  };
}

function pictureOf(head: Buffer): FileKind | null {
  const start = head.subarray(0, 12).toString("latin1");
  if (start.startsWith("\x89PNG\r\n\x1a\n")) return FILE_KINDS.png;
  if (start.startsWith("\xff\xd8\xff")) return FILE_KINDS.jpeg;
  if (/^GIF8[79]a/.test(start)) return FILE_KINDS.gif;
  return /^RIFF.{4}WEBP/s.test(start) ? FILE_KINDS.webp : null;
}

/** A picture that something was hung on is no longer only that. Cameras hang films on JPEG files, so that those end as they like. */
function isWhole(kind: FileKind, { head, tail, size }: { head: Buffer; tail: Buffer; size: number }): boolean {
  if (kind === FILE_KINDS.png) return tail.toString("hex") === PNG_END && head.subarray(12, 16).toString("latin1") === "IHDR";
  if (kind === FILE_KINDS.gif) return size > 13 && tail.at(-1) === 0x3b;
  // The length in the file counts from after itself, made even.
  if (kind === FILE_KINDS.webp) return size === head.readUInt32LE(4) + 8;
  return true;
}

/** ISO base media files (ISO/IEC 14496-12): a box "ftyp" with a brand. */
function filmOf(head: Buffer): FileKind | null {
  if (head.subarray(4, 8).toString("latin1") !== "ftyp") return null;
  const brand = head.subarray(8, 12).toString("latin1");
  if (/^(hei[cfxms]|hevc|mif1|msf1)$/.test(brand)) return FILE_KINDS.heic;
  return /^(isom|iso[2-9]|mp4[12]|avc1|M4V |qt {2}|MSNV)$/.test(brand) ? FILE_KINDS.mp4 : null;
}

/** ZIP files, and documents that are such. None is ever unpacked here: what is in it, and how large, is the reader's own affair. */
function packedOf(head: Buffer): FileKind | null {
  if (head.subarray(0, 4).toString("latin1") !== "PK\x03\x04") return null;
  const text = head.toString("latin1");
  const open = /mimetypeapplication\/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation)/.exec(text.slice(30, 200))?.[1];
  if (open) return { text: FILE_KINDS.odt, spreadsheet: FILE_KINDS.ods, presentation: FILE_KINDS.odp }[open] ?? null;
  if (!/^(\[Content_Types\]\.xml|_rels\/|docProps\/|word\/|xl\/|ppt\/)/.test(text.slice(30, 60))) return FILE_KINDS.zip;
  if (text.includes("word/")) return FILE_KINDS.docx;
  if (text.includes("xl/")) return FILE_KINDS.xlsx;
  return text.includes("ppt/") ? FILE_KINDS.pptx : FILE_KINDS.zip;
}

/** Text that a browser could take for a page or a drawing, wherever it begins. */
const isMarkup = (start: string) => /^[\s\uFEFF]*</.test(start) || SCRIPTED.test(start);

/** Whether all of it is UTF-8 without control characters. */
function textWatch() {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let isText = true;
  const look = (bytes: Uint8Array | null) => {
    if (!isText) return;
    try {
      const text = bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      if (/[\u0000-\u0008\u000B\u000E-\u001F\u007F]/.test(text)) isText = false;
    } catch {
      // No UTF-8: then it is no text, which is what was asked.
      isText = false;
    }
  };
  return {
    feed: look,
    isText() {
      look(null);
      return isText;
    },
  };
}
