import { encode } from "uqr";
import type { Pdf } from "#lib/platform/pdf";

/** Draws a QR code as black squares where the document stands, this many points wide. Error correction M, as EPC069-12 asks. */
export function drawCode(pdf: Pdf, text: string, points: number): void {
  const { data, size } = encode(text, { border: 0, ecc: "M" });
  const side = points / size;
  const [left, top] = [pdf.page.margins.left, pdf.y];
  for (const [y, row] of data.entries()) for (const [x, isDark] of row.entries()) if (isDark) pdf.rect(left + x * side, top + y * side, side, side);
  pdf.fill("#000000");
  pdf.y = top + points;
}
