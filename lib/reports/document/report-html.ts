import { escapeHtml } from "#lib/platform/markup";
import { chartSvg, chartTable } from "./chart-svg.ts";
import type { ReportDocument, ReportPart, ReportSection, ReportTable } from "./document.ts";

/** The sections of a report as HTML without script. @param asTable what opens the table of a chart. Pure. */
export const reportHtml = ({ sections }: ReportDocument, asTable: string): string =>
  sections.map((section) => sectionHtml(section, asTable)).join("");

function sectionHtml({ title, note, parts }: ReportSection, asTable: string): string {
  const inner = parts.map((part) => partHtml(part, asTable)).join("");
  if (title === null) return inner;
  return `<section><h2>${escapeHtml(title)}</h2>${note ? `<p><small>${escapeHtml(note)}</small></p>` : ""}${inner}</section>`;
}

function partHtml(part: ReportPart, asTable: string): string {
  switch (part.kind) {
    case "heading":
      return `<h2>${escapeHtml(part.text)}</h2>`;
    case "text":
      return part.paragraphs.map((paragraph) => `<p class="said">${escapeHtml(paragraph)}</p>`).join("");
    case "figures":
      return `<ul class="figures">${part.figures
        .map(({ label, value, before, change, isGood }) => {
          const said = change ? `<em${isGood === null ? "" : ` class="${isGood ? "good" : "bad"}"`}>${escapeHtml(change)}</em>` : "";
          return `<li><span>${escapeHtml(label)}</span><b>${escapeHtml(value)}</b><span class="was">${said} ${escapeHtml(before ?? "")}</span></li>`;
        })
        .join("")}</ul>`;
    case "chart":
      return `<figure class="chart">${chartSvg(part.chart)}<details><summary>${escapeHtml(asTable)}</summary><div class="scrolls">${chartTable(part.chart)}</div></details></figure>`;
    case "table":
      return `<div class="scrolls">${tableHtml(part.table)}</div>`;
    case "reasons":
      return part.reasons
        .map(
          ({ title, points }) =>
            `<article><h3>${escapeHtml(title)}</h3><ul>${points.map((point) => `<li>${escapeHtml(point)}</li>`).join("")}</ul></article>`,
        )
        .join("");
    case "empty":
      return `<p class="was">${escapeHtml(part.text)}</p>`;
  }
}

function tableHtml({ columns, rows, total }: ReportTable): string {
  const isNumeric = (at: number) => (columns[at]?.isNumeric ? ' class="n"' : "");
  const head = columns.map(({ label }, at) => `<th scope="col"${isNumeric(at)}>${escapeHtml(label)}</th>`).join("");
  const row = (cells: readonly string[]) =>
    `<tr>${cells.map((cell, at) => (at === 0 ? `<th scope="row">${escapeHtml(cell)}</th>` : `<td${isNumeric(at)}>${escapeHtml(cell)}</td>`)).join("")}</tr>`;
  return `<table><thead><tr>${head}</tr></thead><tbody>${rows.map(row).join("")}</tbody>${total ? `<tfoot>${row(total)}</tfoot>` : ""}</table>`;
}

/** What the pages of reports have beyond the look of public pages. */
export const REPORT_STYLE = [
  ".scrolls{overflow-x:auto;background:var(--surface);border:1px solid var(--line);border-radius:1rem;padding:.25rem 1.25rem;margin-bottom:1rem}table{border-collapse:collapse;width:100%;font-size:.9375rem}",
  "th,td{text-align:start;padding:.625rem .5rem;border-top:1px solid var(--line);font-weight:400;vertical-align:top}thead th{border:0;color:var(--muted);font-size:.8125rem}tfoot th,tfoot td{font-weight:600}.n,td{font-variant-numeric:tabular-nums}.n{text-align:end}table:has(thead th:last-child.n) td:last-child{text-align:end}",
  ".chart{margin:0 0 1rem}.chart svg{display:block;width:100%;height:13rem;overflow:visible}.chart path{fill:none;vector-effect:non-scaling-stroke}.chart .axis{stroke:var(--line)}.chart .line{stroke:var(--accent);stroke-width:2;stroke-linecap:round;stroke-linejoin:round}",
  "summary{cursor:pointer;color:var(--accent);padding:.625rem 0}.said{white-space:pre-line;max-width:44rem}.was em.bad{color:#b42318}@media(prefers-color-scheme:dark){.was em.bad{color:#fda29b}}@media print{.was em.bad{color:#b42318}details{display:none}}",
  "input[type=password]{font:inherit;width:100%;max-width:24rem;min-height:2.75rem;padding:.5rem .75rem;border:1px solid #8a94a6;border-radius:.5rem;background:var(--surface);color:var(--ink)}.problem{color:#b42318}@media(prefers-color-scheme:dark){.problem{color:#fda29b}}form p{margin:0}",
].join("");
