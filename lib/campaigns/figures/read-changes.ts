import { readInTenant, requirePermission, type TenantContext } from "#lib/access";
import type { Queryable } from "#lib/platform/database";
import type { Counts } from "../counts-schema.ts";
import { dayIn, type Period, periodsUntil } from "../period.ts";
import type { Change, Changes, ChangesInput, Contribution } from "./changes-schema.ts";
import { CHANGED_FIGURES, type ChangedFigure, decompose, sumEffects } from "./decompose.ts";
import type { FigureRow } from "./figures-schema.ts";
import { newestDay } from "./newest-day.ts";
import { sumFigures } from "./sum-figures.ts";

const MOST_PARTS = 100_000;
const REASONS = 10;
const NOTHING: Counts = { impressions: 0, clicks: 0, conversions: 0, spendMinor: 0, revenueMinor: 0 };

/**
 * Why the figures of the last `days` known days differ from those of as many days before: by campaign and channel, and in each by
 * volume, rate and price (`decompose`). The parts add up to the whole to the minor unit.
 */
export async function readChanges(context: TenantContext, input: ChangesInput): Promise<Changes> {
  requirePermission(context, "campaign.read");
  const { tenant, clock } = context;
  return readInTenant(context, async (tx) => {
    const { lastDay, activeCampaigns, otherCurrencies } = await newestDay(tx, tenant.id, tenant.currency);
    const { period, previous } = periodsUntil(lastDay ?? dayIn(tenant.timeZone, clock.now()), input.days);
    const { now, before, changes } = await compare(tx, tenant, { period, previous });
    return {
      period,
      previous,
      currency: tenant.currency,
      otherCurrencies,
      lastDay,
      importedAt: now.importedAt?.toISOString() ?? null,
      totals: now.totals,
      previousTotals: before.totals,
      changes,
      activeCampaigns,
    };
  });
}

/**
 * The same between any two periods: of all campaigns, or of some. None without figures of the period before: then there is nothing to
 * explain.
 */
export async function changesBetween(
  context: TenantContext,
  periods: { period: Period; previous: Period; campaignIds?: readonly string[] | undefined },
): Promise<Change[]> {
  requirePermission(context, "campaign.read");
  return (await readInTenant(context, (tx) => compare(tx, context.tenant, periods))).changes;
}

async function compare(
  tx: Queryable,
  { id, currency }: TenantContext["tenant"],
  { period, previous, campaignIds }: { period: Period; previous: Period; campaignIds?: readonly string[] | undefined },
) {
  const partsOf = (of: Period) =>
    sumFigures(tx, id, { period: of, currency, grain: "all", by: ["campaign", "channel"], campaignIds, limit: MOST_PARTS });
  const now = await partsOf(period);
  const before = await partsOf(previous);
  const changes = before.totals ? CHANGED_FIGURES.map((figure) => changeOf(figure, before.rows, now.rows)) : [];
  return { now, before, changes };
}

/** Pure: the change of one figure from rows by campaign and channel to such rows of the next period. */
export function changeOf(figure: ChangedFigure, before: readonly FigureRow[], now: readonly FigureRow[]): Change {
  const keyOf = ({ campaignId, channel }: FigureRow) => `${campaignId} ${channel}`;
  const known = new Map(before.map((row) => [keyOf(row), row]));
  const seen = new Set(now.map(keyOf));
  const parts = [
    ...now.map((row) => contributionOf(figure, row, known.get(keyOf(row))?.figures ?? NOTHING, row.figures)),
    ...before.filter((row) => !seen.has(keyOf(row))).map((row) => contributionOf(figure, row, row.figures, NOTHING)),
  ];
  const whole = together(parts);
  const byChannel = [...Map.groupBy(parts, ({ channel }) => channel)];
  return {
    figure,
    ...whole,
    reasons: largest(parts).slice(0, REASONS),
    channels: largest(byChannel.map(([channel, members]) => ({ campaignId: null, campaignName: null, channel, ...together(members) }))),
  };
}

function contributionOf(figure: ChangedFigure, { campaignId, campaignName, channel }: FigureRow, before: Counts, now: Counts): Contribution {
  return {
    campaignId,
    campaignName,
    channel,
    before: before[figure],
    now: now[figure],
    change: now[figure] - before[figure],
    effects: decompose(figure, before, now),
  };
}

function together(parts: readonly Contribution[]): Pick<Change, "before" | "now" | "change" | "effects"> {
  const sum = (name: "before" | "now" | "change") => parts.reduce((total, part) => total + part[name], 0);
  return { before: sum("before"), now: sum("now"), change: sum("change"), effects: sumEffects(parts.map(({ effects }) => effects)) };
}

const largest = (parts: Contribution[]): Contribution[] =>
  parts
    .filter(({ change }) => change !== 0)
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change) || `${a.campaignId}${a.channel}`.localeCompare(`${b.campaignId}${b.channel}`));
