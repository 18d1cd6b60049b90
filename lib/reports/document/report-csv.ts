import { FIGURE_DEFINITIONS, type Figures } from "#lib/campaigns/schema";
import { decimalAmountOf } from "#lib/platform/money";
import { csvField } from "#lib/platform/spreadsheet";
import type { BlockData, ReportData } from "../data/data-schema.ts";

const HEADER = ["block", "kind", "from", "to", "campaign_id", "campaign", "channel", "item", "figure", "value", "value_before", "currency"] as const;
type Line = Partial<Record<(typeof HEADER)[number], string | number | null>>;

/**
 * The figures of a report as CSV (RFC 4180, UTF-8), one figure a line: counts as they are, money in units of the currency with a dot, ratios
 * as plain numbers, and an empty cell for what nobody knows. Words of its author are not in there.
 */
export function* reportCsv(data: ReportData): Generator<string> {
  yield `${HEADER.join(",")}\r\n`;
  for (const [at, block] of data.blocks.entries()) {
    for (const line of linesOf(block, data)) {
      const whole: Line = { ...data.period, ...line, block: at + 1, kind: block.kind };
      // Numbers are written bare, since a spreadsheet should read them as such; a loss would begin with a minus.
      yield `${HEADER.map((name) => (name.startsWith("value") || typeof whole[name] === "number" ? String(whole[name] ?? "") : csvField(whole[name]))).join(",")}\r\n`;
    }
  }
}

function linesOf(block: BlockData, data: ReportData): Line[] {
  const { currency } = data;
  switch (block.kind) {
    case "figures":
      return block.figures.map(({ name, now, before }) => ({
        ...moneyOrPlain(name, now, currency),
        value_before: moneyOrPlain(name, before, currency).value ?? "",
      }));
    case "chart":
      return block.points.map(({ from, value }) => ({ item: block.grain, from, to: null, ...moneyOrPlain(block.figure, value, currency) }));
    case "channels":
      return block.rows.flatMap(({ channel, figures }) => allOf(figures, { channel }, currency));
    case "campaigns":
      return block.rows.flatMap(({ campaignId, campaignName, figures }) =>
        allOf(figures, { campaign_id: campaignId, campaign: campaignName }, currency),
      );
    case "reasons":
      return block.changes.flatMap(({ figure, now, before, reasons }) => [
        { item: "all", ...moneyOrPlain(figure, now, currency), value_before: moneyOrPlain(figure, before, currency).value ?? "" },
        ...reasons.flatMap(({ campaignId, campaignName, channel, effects }) =>
          (["volume", "rate", "price", "other"] as const).map((effect) => ({
            campaign_id: campaignId,
            campaign: campaignName,
            channel,
            item: effect,
            ...moneyOrPlain(figure, effects[effect], currency),
          })),
        ),
      ]);
    case "pace":
      return block.paces.flatMap(({ campaignId, campaignName, budgetMinor, spentMinor, lastDay, endsOn, currency: own }) => {
        const line = { campaign_id: campaignId, campaign: campaignName, from: null, to: endsOn, currency: own };
        return [
          { ...line, figure: "budget", value: decimalAmountOf(budgetMinor, own) },
          { ...line, figure: "spent", value: lastDay === null ? "" : decimalAmountOf(spentMinor, own) },
        ];
      });
    case "sales":
      return (Object.keys(block.now) as (keyof typeof block.now)[]).map((name) => {
        const isMoney = name.endsWith("Minor");
        const write = (value: number | null) => (value === null ? "" : isMoney ? decimalAmountOf(value, currency) : value);
        // What is open is as it stands now.
        const isStanding = name.startsWith("open") || name === "weightedMinor";
        return {
          figure: snake(name),
          value: write(block.now[name]),
          value_before: isStanding ? "" : write(block.before[name]),
          currency: isMoney ? currency : null,
        };
      });
    case "achievements":
      return block.earned.map(({ name, times }) => ({ item: name, figure: "times", value: times }));
    case "heading":
    case "text":
    case "closed":
      return [];
  }
}

const allOf = (figures: Figures, line: Line, currency: string): Line[] =>
  (Object.keys(FIGURE_DEFINITIONS) as (keyof Figures)[]).map((name) => ({ ...line, ...moneyOrPlain(name, figures[name], currency) }));

function moneyOrPlain(name: keyof Figures, value: number | null, currency: string): Line {
  const isMoney = FIGURE_DEFINITIONS[name].unit === "money";
  const written = value === null ? "" : isMoney ? decimalAmountOf(Math.round(value), currency) : value;
  return { figure: snake(name), value: written, currency: isMoney ? currency : null };
}

/** As the export of figures names its columns. */
const snake = (name: string): string => name.replace(/Minor$/, "").replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
