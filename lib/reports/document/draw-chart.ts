import { PDF_COLOURS, type Pdf } from "#lib/platform/pdf";
import type { ReportChart } from "./document.ts";

interface Place {
  x: number;
  width: number;
  height: number;
  accent: string;
}

const LABELS = 6;
const AXIS = 62;
const FOOT = 16;

/** The values of a chart as a line over time, with the lowest and the highest at its side; a gap where nothing is known. */
export function drawChart(pdf: Pdf, { label, points, format }: ReportChart, { x, width, height, accent }: Place): void {
  const top = pdf.y + 6;
  const known = points.flatMap(({ value }) => (value === null ? [] : [value]));
  const lowest = Math.min(0, ...known);
  // A line of zeros lies at the bottom, and not in the middle of nothing.
  const highest = Math.max(lowest + (known.some((value) => value > 0) ? 0 : 1), ...known);
  const plot = { left: x + AXIS, right: x + width, top, bottom: top + height - FOOT };
  const yOf = (value: number) => plot.bottom - ((value - lowest) / (highest - lowest || 1)) * (plot.bottom - plot.top);
  const xOf = (at: number) =>
    points.length === 1 ? (plot.left + plot.right) / 2 : plot.left + (at / (points.length - 1)) * (plot.right - plot.left);
  const write = writerOf(format);
  pdf.font("text").fontSize(7).fillColor(PDF_COLOURS.muted);
  for (const value of [...new Set([lowest, (lowest + highest) / 2, highest])]) {
    pdf.moveTo(plot.left, yOf(value)).lineTo(plot.right, yOf(value)).lineWidth(0.5).strokeColor(PDF_COLOURS.line).stroke();
    pdf.text(write(value), x, yOf(value) - 4, { width: AXIS - 6, align: "right", lineBreak: false });
  }
  const step = Math.max(1, Math.ceil(points.length / LABELS));
  for (let at = 0; at < points.length; at += step)
    pdf.text(points[at]?.label ?? "", xOf(at) - 30, plot.bottom + 5, { width: 60, align: "center", lineBreak: false });
  let isDrawing = false;
  for (const [at, { value }] of points.entries()) {
    if (value !== null && isDrawing) pdf.lineTo(xOf(at), yOf(value));
    else if (value !== null) pdf.moveTo(xOf(at), yOf(value));
    isDrawing = value !== null;
  }
  pdf.lineWidth(1.5).lineJoin("round").strokeColor(accent).stroke();
  // A day between two unknown ones would be a line of no length.
  for (const [at, { value }] of points.entries())
    if (value !== null && (points[at - 1]?.value ?? null) === null && (points[at + 1]?.value ?? null) === null)
      pdf.circle(xOf(at), yOf(value), 1.5).fill(accent);
  pdf.x = x;
  pdf.y = top + height + 4;
  pdf
    .font("text")
    .fontSize(7)
    .fillColor(PDF_COLOURS.muted)
    .text(`${label}: ${sumUp(points)}`, x, pdf.y, { width });
}

/** For those who do not see it: the first, the highest and the last that are known. */
function sumUp(points: ReportChart["points"]): string {
  const known = points.filter(({ value }) => value !== null);
  const highest = known.reduce(
    (best, point) => ((point.value ?? 0) > (best.value ?? 0) ? point : best),
    known[0] ?? { label: "", value: null, text: "–" },
  );
  const told = [...new Set([known[0], highest, known.at(-1)])].flatMap((point) => (point ? [`${point.label} ${point.text}`] : []));
  return told.join(" · ");
}

function writerOf(format: ReportChart["format"]): (value: number) => string {
  const options: Intl.NumberFormatOptions =
    format.kind === "money"
      ? { style: "currency", currency: format.currency, notation: "compact", maximumFractionDigits: 1 }
      : format.kind === "percent"
        ? { style: "percent", maximumFractionDigits: 1 }
        : { notation: "compact", maximumFractionDigits: 1 };
  const written = new Intl.NumberFormat(format.locale, options);
  return (value) => written.format(value);
}
