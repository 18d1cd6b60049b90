import { expect, test } from "vitest";
import { newId } from "#lib/platform/crypto";
import { grainOf } from "../data/block-data.ts";
import type { BlockData, ReportData } from "../data/data-schema.ts";
import { bucketsOf } from "./chart-points.ts";
import { composeReport } from "./compose.ts";
import { reportCsv } from "./report-csv.ts";
import { REPORT_STYLE, reportHtml } from "./report-html.ts";

const id = newId();
const dataOf = (...blocks: BlockData[]): ReportData => ({
  id,
  name: "<Report>",
  isDemo: false,
  period: { from: "2026-10-01", to: "2026-10-04" },
  previous: { from: "2026-09-27", to: "2026-09-30" },
  timeZone: "Europe/Berlin",
  currency: "JPY",
  otherCurrencies: ["EUR", "USD"],
  asOf: "2026-10-31T23:30:00.000Z",
  knownUntil: "2026-10-04",
  campaign: null,
  blocks,
});

test("a day without a row is a gap in the chart, and money is in units of its currency", () => {
  const points = [
    { from: "2026-10-01", value: 1_200 },
    { from: "2026-10-04", value: 0 },
  ];
  const [section] = composeReport(dataOf({ id, kind: "chart", figure: "spendMinor", grain: "day", points }), "en").sections;
  const part = section?.parts[0];
  expect(section?.title).toBe("Spend by day");
  expect(part?.kind === "chart" ? part.chart.points : null).toEqual([
    { label: "Oct 1", value: 1_200, text: "¥1,200" },
    { label: "Oct 2", value: null, text: "–" },
    { label: "Oct 3", value: null, text: "–" },
    { label: "Oct 4", value: 0, text: "¥0" },
  ]);
});

test("what it is compared with, as of when, and what is left out stands on it, in the reader's language and the tenant's time zone", () => {
  const { notes, period } = composeReport(dataOf(), "de-DE");
  expect(period).toMatch(/^1\.[–-]4\. Okt\. 2026$/);
  expect(notes.join(" ")).toContain("Verglichen mit 27.");
  expect(notes.join(" ")).toContain("Stand 1. Nov. 2026, 00:30.");
  expect(notes.join(" ")).toContain("EUR und USD");
});

test("a change says whether it is good, and a share of nothing is no change", () => {
  const figures = [
    { name: "spendMinor" as const, now: 150, before: 100 },
    { name: "revenueMinor" as const, now: 150, before: 0 },
    { name: "clicks" as const, now: null, before: null },
  ];
  const [part] = composeReport(dataOf({ id, kind: "figures", figures }), "en").sections[0]?.parts ?? [];
  expect(part?.kind === "figures" ? part.figures.map(({ value, before, change, isGood }) => [value, before, change, isGood]) : null).toEqual([
    ["¥150", "before: ¥100", "+50.0%", false],
    ["¥150", "before: ¥0", null, null],
    ["–", "before: –", null, null],
  ]);
});

test("words of an author are text in HTML, whatever they hold", () => {
  const html = reportHtml(composeReport(dataOf({ id, kind: "text", text: "<script>1</script>\n\nA & b" }), "en"), "Table");
  expect(html).toBe('<p class="said">&lt;script&gt;1&lt;/script&gt;</p><p class="said">A &amp; b</p>');
});

test("a campaign's name is no formula in a spreadsheet, and its loss is a number", () => {
  const figures = {
    impressions: 1,
    clicks: 0,
    conversions: 0,
    spendMinor: 100,
    revenueMinor: 0,
    ctr: 0,
    cpcMinor: null,
    cvr: null,
    cpaMinor: null,
    roas: 0,
    roi: -1,
  };
  const rows = [{ campaignId: id, campaignName: "=1+1", figures }];
  const lines = [...reportCsv(dataOf({ id, kind: "campaigns", rows, rowCount: 1, totals: figures }))];
  expect(lines.find((line) => line.includes(",roi,"))).toBe(`1,campaigns,2026-10-01,2026-10-04,${id},'=1+1,,,roi,-1,,\r\n`);
  expect(lines.find((line) => line.includes(",cpc,"))).toBe(`1,campaigns,2026-10-01,2026-10-04,${id},'=1+1,,,cpc,,,JPY\r\n`);
});

test("long periods are drawn by weeks and months, whose beginnings may lie before them", () => {
  expect(grainOf({ from: "2026-07-01", to: "2026-09-30" })).toBe("day");
  expect(grainOf({ from: "2026-07-01", to: "2026-10-01" })).toBe("week");
  expect(grainOf({ from: "2025-01-01", to: "2026-12-31" })).toBe("month");
  expect(bucketsOf({ from: "2026-10-01", to: "2026-10-13" }, "week")).toEqual(["2026-09-28", "2026-10-05", "2026-10-12"]);
  expect(bucketsOf({ from: "2025-12-31", to: "2026-03-01" }, "month")).toEqual(["2025-12-01", "2026-01-01", "2026-02-01", "2026-03-01"]);
});

test("a change for the worse has its colour on the shared page: the rule is no weaker than that of all changes", () => {
  const figures = [{ name: "spendMinor" as const, now: 150, before: 100 }];
  expect(reportHtml(composeReport(dataOf({ id, kind: "figures", figures }), "en"), "Table")).toContain(
    '<span class="was"><em class="bad">+50.0%</em>',
  );
  const colours = [...REPORT_STYLE.matchAll(/([^{},]*\.bad)\{color:/g)].map(([, selector]) => selector);
  expect(colours).toEqual([".was em.bad", ".was em.bad", ".was em.bad"]);
});
