import { inflateSync } from "node:zlib";
import { PDF_COLOURS } from "#lib/platform/pdf";

/**
 * How often the colour of warnings is chosen in a PDF. Its letters are numbers of a font that was cut down, and its streams are deflated, so that
 * its words cannot be looked for.
 */
export function warningsInPdf(bytes: Uint8Array): number {
  const pdf = Buffer.from(bytes).toString("latin1");
  const colour = [1, 3, 5].map((at) => Number.parseInt(PDF_COLOURS.warn.slice(at, at + 2), 16) / 255);
  return [...pdf.matchAll(/FlateDecode[^>]*>>\nstream\n(.*?)\nendstream/gs)]
    .map(([, stream = ""]) => inflateSync(Buffer.from(stream, "latin1")).toString("latin1"))
    .flatMap((text) => [...text.matchAll(/([\d.]+) ([\d.]+) ([\d.]+) scn/g)])
    .filter(([, ...parts]) => parts.every((part, index) => Math.abs(Number(part) - (colour[index] ?? 0)) < 0.001)).length;
}
