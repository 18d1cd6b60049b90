import type { TenantContext } from "#lib/access";
import { budgetPaces, changesBetween } from "#lib/campaigns";
import type { FiguresAnswer, FiguresInput, Grain } from "#lib/campaigns/schema";
import { salesOfPeriod } from "#lib/crm";
import { achievementsEarnedBetween } from "#lib/gamification";
import type { Block } from "../content/blocks.ts";
import { lengthOf, type Period } from "../content/period.ts";
import type { BlockData, CHART_GRAINS } from "./data-schema.ts";

/** What the blocks of a report are asked about. */
export interface Asked {
  period: Period;
  previous: Period;
  campaignId: string | null;
  /** Sums of the campaigns that the report is about, by the one query of figures. */
  sum(input: Pick<FiguresInput, "from" | "to" | "grain" | "by"> & { limit?: number }): Promise<FiguresAnswer>;
}

/** More points would lie upon each other. */
const MOST_DAY_POINTS = 92;
const MOST_WEEK_POINTS = 53 * 7;

/** Pure: by what a chart of so many days is drawn. */
export function grainOf(period: Period): (typeof CHART_GRAINS)[number] {
  const days = lengthOf(period);
  return days <= MOST_DAY_POINTS ? "day" : days <= MOST_WEEK_POINTS ? "week" : "month";
}

/** What a block says of a period. The reader may see it, which the caller has checked. */
export async function readBlock(context: TenantContext, block: Block, asked: Asked): Promise<BlockData> {
  const { id } = block;
  const { period, previous, campaignId, sum } = asked;
  const of = (days: Period, grain: Grain, by?: FiguresInput["by"], limit?: number) =>
    sum({ ...days, grain, by, ...(limit !== undefined && { limit }) });
  switch (block.kind) {
    case "heading":
    case "text":
      return { id, kind: block.kind, text: block.text };
    case "figures": {
      const [now, before] = [await of(period, "all"), await of(previous, "all")];
      // Without any row there is no sum either: 0 would be a claim.
      const figures = block.figures.map((name) => ({ name, now: now.totals?.[name] ?? null, before: before.totals?.[name] ?? null }));
      return { id, kind: "figures", figures };
    }
    case "chart": {
      const grain = grainOf(period);
      const { rows } = await of(period, grain);
      const points = rows.toReversed().flatMap(({ from, figures }) => (from === null ? [] : [{ from, value: figures[block.figure] }]));
      return { id, kind: "chart", figure: block.figure, grain, points };
    }
    case "channels": {
      const { rows, totals } = await of(period, "all", ["channel"]);
      return { id, kind: "channels", rows: rows.map(({ channel, figures }) => ({ channel, figures })), totals };
    }
    case "campaigns": {
      const { rows, rowCount, totals } = await of(period, "all", ["campaign"], block.most);
      return {
        id,
        kind: "campaigns",
        rows: rows.map(({ campaignId: each, campaignName, figures }) => ({ campaignId: each, campaignName, figures })),
        rowCount,
        totals,
      };
    }
    case "reasons":
      return {
        id,
        kind: "reasons",
        changes: await changesBetween(context, { period, previous, campaignIds: campaignId === null ? undefined : [campaignId] }),
      };
    case "pace": {
      const paces = await budgetPaces(context, campaignId);
      return { id, kind: "pace", paces };
    }
    case "sales":
      return { id, kind: "sales", now: await salesOfPeriod(context, period), before: await salesOfPeriod(context, previous) };
    case "achievements": {
      const earned = await achievementsEarnedBetween(context, period);
      return { id, kind: "achievements", earned: earned.map(({ key, name, tier, times, earnedAt }) => ({ key, name, tier, times, earnedAt })) };
    }
  }
}
