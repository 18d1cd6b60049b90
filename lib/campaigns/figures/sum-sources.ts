import type { Period } from "../period.ts";
import type { Grain } from "./figures-schema.ts";
import { MOST_PARTS, partsOfPeriod } from "./parts-of-period.ts";

interface Sourcing {
  period: Period;
  grain: Grain;
  /** Whether channels are told apart, and whether they play a part at all, as where some are asked for. */
  byChannel: boolean;
  isToldByChannel: boolean;
  /** SQL of what holds of every row `d`, its tenant among it. */
  conditions: readonly string[];
  /** Keeps a value, and gives its place in the statement. */
  param: (value: unknown) => string;
}

/**
 * The one way to figures: SQL of the rows that a period is summed from, with `campaign_id`, `channel`, `bucket`, counts, `last_day` and
 * `imported_at`. They are the largest sums that are kept and lie within the period, and days for the rest; each is exact, so that the choice is of no
 * consequence for the answer. There are always as many sources, some of them empty: one statement for all periods, which stays prepared.
 */
export function sumSources({ period, grain, byChannel, isToldByChannel, conditions, param }: Sourcing): string {
  const sql = sourcesOf(period, grain, isToldByChannel).map(
    ({ table, day, lastDay, also, from, to }) =>
      `SELECT d.campaign_id, ${byChannel ? "d.channel" : "NULL::text AS channel"}, ${bucketOf(grain, day)} AS bucket, d.impressions, d.clicks, d.conversions, d.spend_minor,
         d.revenue_minor, d.${lastDay} AS last_day, d.imported_at FROM ${table} d
       WHERE ${[...conditions, ...also].join(" AND ")} AND d.${day} BETWEEN ${param(from)}::date AND ${param(to)}::date`,
  );
  return sql.join(" UNION ALL ");
}

interface Source extends Period {
  table: string;
  /** The column that the period is of. */
  day: string;
  lastDay: string;
  also: string[];
}

/** Of no day; an index answers it at once. */
const EMPTY: Period = { from: "0001-01-02", to: "0001-01-01" };

function sourcesOf(period: Period, grain: Grain, isToldByChannel: boolean): Source[] {
  const days = isToldByChannel
    ? { table: "campaign_channel_day", day: "day", lastDay: "day", also: [] }
    : { table: "campaign_day_sum", day: "day", lastDay: "day", also: [] };
  const kept = (name: "week" | "month") => ({ table: "campaign_channel_sum", day: "from_day", lastDay: "last_day", also: [`d.grain = '${name}'`] });
  if (grain === "day") return [{ ...days, ...period }];
  const parts = partsOfPeriod(period, grain);
  const padded = (name: keyof typeof parts) => Array.from({ length: MOST_PARTS[name] }, (_, at) => parts[name][at] ?? EMPTY);
  return [
    ...padded("days").map((part) => ({ ...days, ...part })),
    ...padded("weeks").map((part) => (isToldByChannel ? { ...kept("week"), ...part } : { ...days, ...part })),
    ...padded("months").map((part) => ({ ...kept("month"), ...part })),
  ];
}

/** PostgreSQL's weeks are those of ISO 8601: they begin on Monday. Days are dates already, so that no time zone has a say in it. */
const bucketOf = (grain: Grain, day: string): string =>
  grain === "all" ? "NULL::date" : grain === "day" ? `d.${day}` : `date_trunc('${grain}', d.${day}::timestamp)::date`;
