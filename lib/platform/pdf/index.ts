/** Documents as PDF, drawn on the server. */
export { keepTogether, makePdf, PDF_COLOURS, type Pdf } from "./make-pdf.ts";
