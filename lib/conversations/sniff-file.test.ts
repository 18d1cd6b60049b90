import { describe, expect, test } from "vitest";
import { FILE_KINDS, isShownInline } from "./file-kinds.ts";
import { createSniffer, type Sniffed } from "./sniff-file.ts";

function sniff(bytes: Uint8Array | string, pieceBytes = 7): Sniffed {
  const all = typeof bytes === "string" ? Buffer.from(bytes, "latin1") : Buffer.from(bytes);
  const sniffer = createSniffer();
  for (let at = 0; at < all.length; at += pieceBytes) sniffer.feed(all.subarray(at, at + pieceBytes));
  return sniffer.finish();
}

const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==", "base64");
const GIF = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");
const webp = (body: Buffer) => {
  const head = Buffer.from("RIFF....WEBP", "latin1");
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
};
const zipEntry = (name: string, more = "") => `PK\x03\x04${"\0".repeat(26)}${name}${more}`;

describe("what a file is, by its bytes", () => {
  test.each([
    ["a PNG", PNG, FILE_KINDS.png],
    ["a JPEG", "\xff\xd8\xff\xe0..JFIF..\xff\xd9", FILE_KINDS.jpeg],
    ["a JPEG of a camera that hangs a film on it", "\xff\xd8\xff\xe1..Exif..<x:xmpmeta>\xff\xd9....ftypmp42", FILE_KINDS.jpeg],
    ["a GIF", GIF, FILE_KINDS.gif],
    ["a WebP", webp(Buffer.from("VP8 ....")), FILE_KINDS.webp],
    ["a HEIC", "\0\0\0\x18ftypheic\0\0\0\0", FILE_KINDS.heic],
    ["a film", "\0\0\0\x18ftypisom\0\0\0\0", FILE_KINDS.mp4],
    ["a PDF", "%PDF-1.7\n\xe2\xe3", FILE_KINDS.pdf],
    ["a ZIP", zipEntry("photos/one.png"), FILE_KINDS.zip],
    ["a ZIP with a path that climbs", zipEntry("../../../etc/passwd"), FILE_KINDS.zip],
    ["a document", zipEntry("[Content_Types].xml", "..word/document.xml"), FILE_KINDS.docx],
    ["a spreadsheet", zipEntry("[Content_Types].xml", "..xl/workbook.xml"), FILE_KINDS.xlsx],
    ["slides", zipEntry("_rels/.rels", "..ppt/presentation.xml"), FILE_KINDS.pptx],
    ["an open document", zipEntry("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), FILE_KINDS.ods],
    ["text", Buffer.from("Guten Tag, schöne Grüße 👋\r\n\tund mehr"), FILE_KINDS.text],
    ["figures", "day,clicks\n2026-01-01,7\n", FILE_KINDS.text],
  ] as const)("%s", (_, bytes, kind) => expect(sniff(bytes)).toEqual({ kind }));

  test("does not depend on how it arrives", () => {
    for (const pieceBytes of [1, 2, 13, 8_192, 100_000]) expect(sniff(Buffer.from("ä".repeat(9_000)), pieceBytes)).toEqual({ kind: FILE_KINDS.text });
  });
});

describe("what is not taken", () => {
  test.each([
    ["nothing", "", "empty"],
    ["a page", "<!DOCTYPE html><script>alert(1)</script>", "markup"],
    ["a page after empty lines", "\n\n  \t<html>", "markup"],
    ["a page after a byte order mark", Buffer.from("\uFEFF<html>"), "markup"],
    ["a drawing", '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "markup"],
    ["a drawing behind its XML head", '<?xml version="1.0"?><svg/>', "markup"],
    ["text with a script in it", "hello <script src=//evil>", "markup"],
    ["a program of Windows", "MZ\x90\0\x03", "unknown"],
    ["a program of Linux", "\x7fELF\x02\x01", "unknown"],
    ["an old document with macros", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "unknown"],
    ["bytes of any kind", "\x01\x02\xfe\xff", "unknown"],
    ["a picture that is a script, too", "GIF89a/*........*/=1;<script>alert(1)</script>;", "mixed"],
    ["a picture with a page in its comment", "\xff\xd8\xff\xfe..<html><body onload=alert(1)>\xff\xd9", "mixed"],
    ["a GIF that goes on", Buffer.concat([GIF, Buffer.from("PK\x03\x04", "latin1")]), "mixed"],
    ["a PNG with a ZIP behind it", Buffer.concat([PNG, Buffer.from(zipEntry("x"), "latin1")]), "mixed"],
    ["a PNG that is only its first bytes", PNG.subarray(0, 20), "mixed"],
    ["a WebP that says another length", Buffer.concat([webp(Buffer.from("VP8 ....")), Buffer.from("more")]), "mixed"],
    ["a PDF that begins later", "junk\0%PDF-1.7", "unknown"],
  ] as const)("%s", (_, bytes, refused) => expect(sniff(bytes)).toEqual({ refused }));

  test("text that turns out to be none after thousands of characters", () => {
    expect(sniff(Buffer.concat([Buffer.from("a".repeat(20_000)), Buffer.from([0])]), 1_000)).toEqual({ refused: "unknown" });
  });
});

test("only pictures that can run nothing are shown in their place", () => {
  const shown = Object.values(FILE_KINDS).filter(({ mediaType }) => isShownInline(mediaType));
  expect(shown).toEqual([FILE_KINDS.png, FILE_KINDS.jpeg, FILE_KINDS.gif, FILE_KINDS.webp]);
  expect(isShownInline("image/svg+xml")).toBe(false);
});
