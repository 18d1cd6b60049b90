import { keepTogether, makePdf, PDF_COLOURS, type Pdf } from "#lib/platform/pdf";
import type { ReportDocument, ReportFigure, ReportPart, ReportSection, ReportTable } from "./document.ts";
import { drawChart } from "./draw-chart.ts";
import type { ReportBrand } from "./report-brand.ts";

const { ink: INK, muted: MUTED, line: LINE, warn: WARN } = PDF_COLOURS;
const GOOD = "#027a48";
const BAD = "#b42318";
const GAP = 12;
const FIGURES_IN_A_ROW = 3;
/** The first column of a table is for names. */
const NAME_SHARE = 0.34;

interface PdfFacts {
  brand: ReportBrand;
  /** The tag that it is written by, such as "de-CH". */
  locale: string;
  createdAt: Date;
  /** Below all of it, such as where it can be read. */
  footer?: string;
}

/** A report as a document with real text, in the colours of its tenant; charts are drawn, so that they stay sharp. */
export function reportPdf(report: ReportDocument, { brand, locale, createdAt, footer }: PdfFacts): Promise<Uint8Array<ArrayBuffer>> {
  return makePdf({ title: report.title, author: brand.name, locale, createdAt }, (pdf) => {
    writeHead(pdf, report, brand);
    for (const section of report.sections) writeSection(pdf, section, brand);
    if (footer) pdf.moveDown(2).font("text").fontSize(8).fillColor(MUTED).text(footer, left(pdf));
  });
}

const left = (pdf: Pdf) => pdf.page.margins.left;
const widthOf = (pdf: Pdf) => pdf.page.width - pdf.page.margins.left - pdf.page.margins.right;

function writeHead(pdf: Pdf, { title, demo, period, notes }: ReportDocument, { name, accent, logo }: ReportBrand): void {
  if (logo) pdf.image(Buffer.from(logo.bytes), left(pdf), pdf.y, { fit: [140, 36] }).moveDown(0.6);
  pdf.font("bold").fontSize(10).fillColor(accent).text(name, left(pdf)).moveDown(0.8);
  if (demo !== null) pdf.fillColor(WARN).text(demo).moveDown(0.4);
  pdf.fontSize(22).fillColor(INK).text(title).moveDown(0.2);
  pdf.fontSize(12).text(period).moveDown(0.4);
  pdf.font("text").fontSize(8).fillColor(MUTED);
  for (const note of notes) pdf.text(note);
  pdf.moveDown(1);
}

function writeSection(pdf: Pdf, { title, note, parts }: ReportSection, brand: ReportBrand): void {
  if (title !== null) {
    keepTogether(pdf, 110);
    pdf.moveDown(0.8).font("bold").fontSize(13).fillColor(INK).text(title, left(pdf)).moveDown(0.2);
  }
  if (note !== null) pdf.font("text").fontSize(8).fillColor(MUTED).text(note, left(pdf)).moveDown(0.4);
  for (const part of parts) writePart(pdf, part, brand);
  pdf.moveDown(0.6);
}

function writePart(pdf: Pdf, part: ReportPart, { accent }: ReportBrand): void {
  switch (part.kind) {
    case "heading":
      keepTogether(pdf, 110);
      pdf.moveDown(0.6).font("bold").fontSize(16).fillColor(INK).text(part.text, left(pdf));
      return;
    case "text":
      pdf.font("text").fontSize(10).fillColor(INK);
      for (const paragraph of part.paragraphs) pdf.text(paragraph, left(pdf)).moveDown(0.5);
      return;
    case "figures":
      writeFigures(pdf, part.figures);
      return;
    case "chart":
      keepTogether(pdf, 190);
      drawChart(pdf, part.chart, { x: left(pdf), width: widthOf(pdf), height: 150, accent });
      return;
    case "table":
      writeTable(pdf, part.table);
      return;
    case "reasons":
      for (const { title, points } of part.reasons) {
        keepTogether(pdf, 60);
        pdf.font("bold").fontSize(10).fillColor(INK).text(title, left(pdf)).moveDown(0.2);
        pdf.font("text").fontSize(9);
        for (const point of points) pdf.text(`• ${point}`, left(pdf), pdf.y, { indent: 8 }).moveDown(0.15);
        pdf.moveDown(0.5);
      }
      return;
    case "empty":
      pdf.font("text").fontSize(9).fillColor(MUTED).text(part.text, left(pdf));
  }
}

function writeFigures(pdf: Pdf, figures: readonly ReportFigure[]): void {
  const width = (widthOf(pdf) - GAP * (FIGURES_IN_A_ROW - 1)) / FIGURES_IN_A_ROW;
  for (let at = 0; at < figures.length; at += FIGURES_IN_A_ROW) {
    keepTogether(pdf, 64);
    const top = pdf.y;
    let bottom = top;
    for (const [index, { label, value, before, change, isGood }] of figures.slice(at, at + FIGURES_IN_A_ROW).entries()) {
      const x = left(pdf) + index * (width + GAP);
      pdf.font("text").fontSize(8).fillColor(MUTED).text(label, x, top, { width });
      pdf.font("bold").fontSize(14).fillColor(INK).text(value, x, pdf.y, { width });
      const against = [change, before].filter(Boolean).join("  ·  ");
      pdf
        .font("text")
        .fontSize(8)
        .fillColor(isGood === null ? MUTED : isGood ? GOOD : BAD)
        .text(against || " ", x, pdf.y, { width });
      bottom = Math.max(bottom, pdf.y);
    }
    pdf.y = bottom + 8;
  }
  pdf.x = left(pdf);
}

function writeTable(pdf: Pdf, { columns, rows, total }: ReportTable): void {
  const whole = widthOf(pdf);
  const widths = columns.map((_, at) => (at === 0 ? whole * NAME_SHARE : (whole * (1 - NAME_SHARE)) / (columns.length - 1)));
  const write = (cells: readonly string[], font: "text" | "bold", colour: string) => {
    pdf.font(font).fontSize(8);
    const height = Math.max(...cells.map((cell, at) => pdf.heightOfString(cell, { width: (widths[at] ?? 0) - 6 })));
    keepTogether(pdf, height + 10);
    // A new page begins in black.
    pdf.fillColor(colour);
    const top = pdf.y + 4;
    let x = left(pdf);
    for (const [at, cell] of cells.entries()) {
      const width = widths[at] ?? 0;
      pdf.text(cell, x, top, { width: width - 6, align: columns[at]?.isNumeric ? "right" : "left" });
      x += width;
    }
    pdf.y = top + height + 3;
    pdf
      .moveTo(left(pdf), pdf.y)
      .lineTo(left(pdf) + whole, pdf.y)
      .lineWidth(0.5)
      .strokeColor(LINE)
      .stroke();
  };
  write(
    columns.map(({ label }) => label),
    "text",
    MUTED,
  );
  for (const row of rows) write(row, "text", INK);
  if (total) write(total, "bold", INK);
  pdf.x = left(pdf);
}
