import { FIGURE_DEFINITIONS } from "#lib/campaigns/schema";
import type { Block, BlockKind, PeriodValue, Template } from "#lib/reports/schema";
import type { TableDeclaration } from "#lib/tables/schema";
import type { Words } from "#words";

export const PERIOD_KEYS = {
  "last_days:7": "days7",
  "last_days:28": "days28",
  "last_days:90": "days90",
  "last_days:365": "days365",
  this_month: "thisMonth",
  last_week: "lastWeek",
  last_month: "lastMonth",
  last_quarter: "lastQuarter",
  last_year: "lastYear",
  fixed: "fixed",
} as const satisfies Record<PeriodValue, string>;

export const KIND_KEYS = {
  heading: "kindHeading",
  text: "kindText",
  figures: "kindFigures",
  chart: "kindChart",
  channels: "kindChannels",
  campaigns: "kindCampaigns",
  reasons: "kindReasons",
  pace: "kindPace",
  sales: "kindSales",
  achievements: "kindAchievements",
} as const satisfies Record<BlockKind, string>;

export const TEMPLATE_KEYS = {
  monthly: { called: "templateMonthly", says: "templateMonthlyHint" },
  campaign: { called: "templateCampaign", says: "templateCampaignHint" },
  sales: { called: "templateSales", says: "templateSalesHint" },
  empty: { called: "templateEmpty", says: "templateEmptyHint" },
} as const satisfies Record<Template, { called: string; says: string }>;

/** A tenant's reports. */
export const REPORTS_TABLE: TableDeclaration = {
  key: "reports",
  nouns: { one: "report", many: "reports" },
  usualSort: "-changed",
  columns: [
    { key: "name", label: "Report", type: "text", isPrimary: true, isSortable: true },
    { key: "period", label: "Period", type: "text" },
    { key: "blocks", label: "Blocks", type: "number" },
    { key: "author", label: "Author", type: "choice", isFilterable: true, choices: [{ value: "me", label: "Me" }] },
    { key: "mailed", label: "Mailed next", type: "date" },
    { key: "changed", label: "Changed", type: "date", isSortable: true, isDescendingFirst: true, isFilterable: true },
    { key: "created", label: "Begun", type: "date", isSortable: true, isDescendingFirst: true, isExtra: true },
  ],
};

export const REPORT_SHORTCUTS: { label: string; filters: Record<string, string>; sort?: string }[] = [
  { label: "All reports", filters: {} },
  { label: "Mine", filters: { author: "me" } },
];

/** What the table of reports says, finished: its cells are drawn by whatever browser shows them. */
export const reportTableWords = ({ columns }: TableDeclaration, t: Words<"reports">, say: (sentence: string) => string) => ({
  headers: Object.fromEntries(columns.map(({ key, label }) => [key, say(label)])) as Record<string, string>,
  periods: Object.fromEntries(Object.entries(PERIOD_KEYS).map(([value, key]) => [value, t(key)])) as Record<PeriodValue, string>,
  nobody: t("nobody"),
  notMailed: t("notMailed"),
});
export type ReportTableWords = ReturnType<typeof reportTableWords>;

const NAME_LENGTH = 60;

/** What a block is called where it is chosen: its kind, and what tells it from others of it. */
export function blockName(block: Block, t: Words<"reports">, say: (sentence: string) => string): string {
  const kind = t(KIND_KEYS[block.kind]);
  if ("text" in block) return `${kind}: ${block.text.length > NAME_LENGTH ? `${block.text.slice(0, NAME_LENGTH)}…` : block.text}`;
  return block.kind === "chart" ? `${kind}: ${say(FIGURE_DEFINITIONS[block.figure].label)}` : kind;
}
