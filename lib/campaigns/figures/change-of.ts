import type { Counts } from "../counts-schema.ts";
import type { Change, Contribution } from "./changes-schema.ts";
import { type ChangedFigure, decompose, sumEffects } from "./decompose.ts";
import type { PartOfPeriods } from "./sum-periods.ts";

const REASONS = 10;
const NOTHING: Counts = { impressions: 0, clicks: 0, conversions: 0, spendMinor: 0, revenueMinor: 0 };

/** Pure: the change of one figure from what campaigns on channels came to in two periods. Campaigns are told by id alone. */
export function changeOf(figure: ChangedFigure, parts: readonly PartOfPeriods[]): Change {
  const contributions = parts.map((part) => contributionOf(figure, part));
  const byChannel = [...Map.groupBy(contributions, ({ channel }) => channel)];
  return {
    figure,
    ...together(contributions),
    reasons: largest(contributions).slice(0, REASONS),
    channels: largest(byChannel.map(([channel, members]) => ({ campaignId: null, campaignName: null, channel, ...together(members) }))),
  };
}

function contributionOf(figure: ChangedFigure, { campaignId, channel, ...counts }: PartOfPeriods): Contribution {
  const [before, now] = [counts.before ?? NOTHING, counts.now ?? NOTHING];
  return {
    campaignId,
    campaignName: null,
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

const keyOf = ({ campaignId, channel }: Contribution) => `${campaignId}${channel}`;
const largest = (parts: Contribution[]): Contribution[] =>
  parts.filter(({ change }) => change !== 0).sort((a, b) => Math.abs(b.change) - Math.abs(a.change) || (keyOf(a) < keyOf(b) ? -1 : 1));
