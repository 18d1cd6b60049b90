import { CHANNEL_LABELS, FIGURE_DEFINITIONS, type Figures, PACE_LABELS } from "#lib/campaigns/schema";
import type { BlockData } from "../data/data-schema.ts";
import type { ReportPart, ReportTable } from "./document.ts";
import { UNKNOWN, type Writing, writeFigure } from "./writing.ts";

type Of<Kind extends BlockData["kind"]> = Extract<BlockData, { kind: Kind }>;

/** What a table of parts has beside the name of each. */
const TABLE_FIGURES = ["spendMinor", "clicks", "conversions", "revenueMinor", "roas"] as const satisfies (keyof Figures)[];

export const channelsTable = ({ rows, totals }: Of<"channels">, writing: Writing): ReportPart =>
  partsTable(
    writing.t("channel"),
    rows.map(({ channel, figures }) => [channel === null ? UNKNOWN : writing.say(CHANNEL_LABELS[channel]), figures]),
    totals,
    writing,
  );

export const campaignsTable = ({ rows, totals }: Of<"campaigns">, writing: Writing): ReportPart =>
  partsTable(
    writing.t("campaign"),
    rows.map(({ campaignName, figures }) => [campaignName ?? UNKNOWN, figures]),
    totals,
    writing,
  );

function partsTable(what: string, rows: [string, Figures][], totals: Figures | null, writing: Writing): ReportPart {
  const { t } = writing;
  const cells = (figures: Figures) => TABLE_FIGURES.map((name) => writeFigure(name, figures[name], writing));
  return tableOr(t("noFigures"), {
    columns: [{ label: what, isNumeric: false }, ...TABLE_FIGURES.map((name) => ({ label: headOf(name, writing), isNumeric: true }))],
    rows: rows.map(([name, figures]) => [name, ...cells(figures)]),
    total: totals && [t("total"), ...cells(totals)],
  });
}

/** By its short name where the whole one is too long for a column. */
const headOf = (name: (typeof TABLE_FIGURES)[number], { say, figures }: Writing): string =>
  name === "roas" ? figures("roas") : say(FIGURE_DEFINITIONS[name].label);

/** How the budgets of running campaigns are used up. */
export function paceTable({ paces }: Of<"pace">, { t, say, money, day }: Writing): ReportPart {
  return tableOr(t("noPace"), {
    columns: [
      { label: t("campaign"), isNumeric: false },
      { label: t("spent"), isNumeric: true },
      { label: t("budget"), isNumeric: true },
      { label: t("until"), isNumeric: false },
      { label: t("state"), isNumeric: false },
    ],
    rows: paces.map(({ campaignName, currency, budgetMinor, spentMinor, endsOn, state }) => [
      campaignName,
      state === "unknown" ? UNKNOWN : money(spentMinor, currency),
      money(budgetMinor, currency),
      day(endsOn),
      say(PACE_LABELS[state]),
    ]),
    total: null,
  });
}

/** What was earned in the period. */
export function achievementsTable({ earned }: Of<"achievements">, { t, say, number, moment }: Writing): ReportPart {
  return tableOr(t("noAchievements"), {
    columns: [
      { label: t("achievement"), isNumeric: false },
      { label: t("times"), isNumeric: true },
      { label: t("lastEarned"), isNumeric: false },
    ],
    rows: earned.map(({ name, times, earnedAt }) => [say(name), number(times), moment(earnedAt)]),
    total: null,
  });
}

const tableOr = (text: string, table: ReportTable): ReportPart => (table.rows.length === 0 ? { kind: "empty", text } : { kind: "table", table });
