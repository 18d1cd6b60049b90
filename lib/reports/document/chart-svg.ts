import { escapeHtml } from "#lib/platform/markup";
import type { ReportChart } from "./document.ts";

const WIDTH = 720;
const HEIGHT = 200;

/** A chart as a drawing in a page, for the eye alone: the table beside it says the same. Pure. */
export function chartSvg({ points }: ReportChart): string {
  const known = points.flatMap(({ value }) => (value === null ? [] : [value]));
  const lowest = Math.min(0, ...known);
  const span = Math.max(...known, lowest) - lowest || 1;
  const x = (at: number) => Math.round(points.length === 1 ? WIDTH / 2 : (at / (points.length - 1)) * WIDTH);
  const y = (value: number) => Math.round(HEIGHT - ((value - lowest) / span) * HEIGHT);
  let path = "";
  let isDrawing = false;
  for (const [at, { value }] of points.entries()) {
    // A single known day is a line of no length, which round ends make a dot.
    if (value !== null) path += isDrawing ? `L${x(at)} ${y(value)}` : `M${x(at)} ${y(value)}h0`;
    isDrawing = value !== null;
  }
  return `<svg aria-hidden="true" viewBox="0 -4 ${WIDTH} ${HEIGHT + 8}" preserveAspectRatio="none"><path d="M0 ${y(lowest)}H${WIDTH}" class="axis"/><path d="${path}" class="line"/></svg>`;
}

/** The values of a chart as the rows of a table. */
export function chartTable({ label, axisLabel, points }: ReportChart): string {
  const rows = points.map((point) => `<tr><th scope="row">${escapeHtml(point.label)}</th><td>${escapeHtml(point.text)}</td></tr>`).join("");
  return `<table><thead><tr><th scope="col">${escapeHtml(axisLabel)}</th><th scope="col" class="n">${escapeHtml(label)}</th></tr></thead><tbody>${rows}</tbody></table>`;
}
