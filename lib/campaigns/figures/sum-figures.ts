import type { Queryable, SqlQuery } from "#lib/platform/database";
import { invalid } from "#lib/platform/errors";
import type { Figures } from "../counts-schema.ts";
import type { Channel } from "../kinds.ts";
import type { Period } from "../period.ts";
import { COUNT_SUMS, type CountsRow, countsOf } from "../queries.ts";
import { figuresOf } from "../ratios.ts";
import type { FigurePart, FigureRow, Grain } from "./figures-schema.ts";
import { MOST_PARTS, partsOfPeriod } from "./parts-of-period.ts";

/** What is summed, and by what it is told apart. */
export interface Summing {
  period: Period;
  currency: string;
  grain: Grain;
  by: readonly FigurePart[];
  campaignIds?: readonly string[] | undefined;
  channels?: readonly Channel[] | undefined;
  limit: number;
  offset?: number;
}

export interface Sums {
  rows: FigureRow[];
  rowCount: number;
  /** Of all rows, those of other pages among them; null without any. */
  totals: Figures | null;
  lastDay: string | null;
  importedAt: Date | null;
}

interface SumRow extends CountsRow {
  /** Of the sum of all rows, which comes as a row of its own. */
  row_count: bigint | null;
  bucket: string | null;
  campaign_id: string | null;
  campaign_name: string | null;
  channel: Channel | null;
  last_day: string;
  imported_at: Date | null;
}

/** The one statement that sums figures; screens, exports, the API and comparisons all ask it. @throws `invalid` for a page after the last */
export async function sumFigures(tx: Queryable, tenantId: string, summing: Summing): Promise<Sums> {
  const found = await tx.query<SumRow>(sumQuery(tenantId, summing));
  const rows = found.filter(({ row_count }) => row_count === null);
  const whole = found.find(({ row_count }) => row_count !== null);
  if (rows.length === 0 && (summing.offset ?? 0) > 0)
    throw invalid("There is no such page. Begin with the first.", [{ path: "page", message: "Begin with 1." }]);
  return {
    rows: rows.map((row) => ({
      from: row.bucket,
      campaignId: row.campaign_id,
      campaignName: row.campaign_name,
      channel: row.channel,
      figures: figuresOf(countsOf(row)),
      importedAt: row.imported_at?.toISOString() ?? null,
    })),
    rowCount: Number(whole?.row_count ?? 0n),
    totals: whole ? figuresOf(countsOf(whole)) : null,
    lastDay: whole?.last_day ?? null,
    importedAt: whole?.imported_at ?? null,
  };
}

function sumQuery(tenantId: string, { period, currency, grain, by, campaignIds, channels, limit, offset = 0 }: Summing): SqlQuery {
  const values: unknown[] = [tenantId, currency, limit, offset];
  const param = (value: unknown) => `$${values.push(value)}`;
  const [byCampaign, byChannel] = [by.includes("campaign"), by.includes("channel")];
  const conditions = ["d.tenant_id = $1::uuid"];
  if (campaignIds) conditions.push(`d.campaign_id = ANY(${param(campaignIds)}::uuid[])`);
  if (channels) conditions.push(`d.channel = ANY(${param(channels)}::text[])`);
  const sources = sourcesOf(period, grain, byChannel || channels !== undefined).map(
    ({ table, day, lastDay, also, from, to }) =>
      `SELECT d.campaign_id, ${byChannel ? "d.channel" : "NULL::text AS channel"}, ${bucketOf(grain, day)} AS bucket, d.impressions, d.clicks, d.conversions, d.spend_minor,
         d.revenue_minor, d.${lastDay} AS last_day, d.imported_at FROM ${table} d
       WHERE ${[...conditions, ...also].join(" AND ")} AND d.${day} BETWEEN ${param(from)}::date AND ${param(to)}::date`,
  );
  const groups = [...(grain === "all" ? [] : ["d.bucket"]), ...(byCampaign ? ["d.campaign_id"] : []), ...(byChannel ? ["d.channel"] : [])];
  return {
    name: `sum-figures:${grain}:${by.join("+")}:${campaignIds ? "campaigns" : ""}:${channels ? "channels" : ""}`,
    // The sum of all rows is taken from the sums of the groups, so that what is on the page and its total are of one moment.
    text: `WITH s AS MATERIALIZED (
             SELECT ${grain === "all" ? "NULL::date AS bucket" : "d.bucket"}, ${byCampaign ? "d.campaign_id" : "NULL::uuid AS campaign_id"},
               ${byChannel ? "d.channel" : "NULL::text AS channel"}, ${COUNT_SUMS}, max(d.last_day) AS last_day, max(d.imported_at) AS imported_at
             FROM (${sources.join(" UNION ALL ")}) d JOIN campaign c ON c.tenant_id = $1::uuid AND c.id = d.campaign_id
             WHERE c.currency = $2 ${groups.length > 0 ? `GROUP BY ${groups.join(", ")}` : "HAVING count(*) > 0"}
           )
           SELECT count(*) AS row_count, NULL AS bucket, NULL::uuid AS campaign_id, NULL AS campaign_name, NULL AS channel,
             ${COUNT_SUMS}, max(d.last_day)::text AS last_day, max(d.imported_at) AS imported_at FROM s d HAVING count(*) > 0
           UNION ALL (
             SELECT NULL, s.bucket::text, s.campaign_id, n.name, s.channel, s.impressions, s.clicks, s.conversions, s.spend_minor, s.revenue_minor, NULL, s.imported_at
             FROM s LEFT JOIN campaign n ON n.tenant_id = $1::uuid AND n.id = s.campaign_id
             ORDER BY s.bucket DESC, s.spend_minor DESC, n.name, s.campaign_id, s.channel LIMIT $3 OFFSET $4
           )`,
    values,
  };
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

/**
 * Where the sums come from: the largest sums that are kept and lie within the period, and days for the rest. Each is exact, so that it is of
 * no consequence for the answer. There are always as many, some of them empty: one statement for all periods, which stays prepared.
 */
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
