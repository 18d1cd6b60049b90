import type { Queryable, SqlQuery } from "#lib/platform/database";
import { invalid } from "#lib/platform/errors";
import type { Figures } from "../counts-schema.ts";
import type { Channel } from "../kinds.ts";
import type { Period } from "../period.ts";
import { COUNT_SUMS, type CountsRow, countsOf } from "../queries.ts";
import { figuresOf } from "../ratios.ts";
import type { FigurePart, FigureRow, Grain } from "./figures-schema.ts";

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
  bucket: string | null;
  campaign_id: string | null;
  campaign_name: string | null;
  channel: Channel | null;
  imported_at: Date | null;
  row_count: bigint;
  all_impressions: bigint;
  all_clicks: bigint;
  all_conversions: bigint;
  all_spend_minor: bigint;
  all_revenue_minor: bigint;
  all_last_day: string;
  all_imported_at: Date | null;
}

const BUCKETS: Record<Grain, string> = {
  all: "NULL::date",
  day: "d.day",
  // PostgreSQL's weeks are those of ISO 8601: they begin on Monday. Days are dates already, so that no time zone has a say in it.
  week: "date_trunc('week', d.day::timestamp)::date",
  month: "date_trunc('month', d.day::timestamp)::date",
};

/** The one statement that sums figures; screens, exports, the API and comparisons all ask it. @throws `invalid` for a page after the last */
export async function sumFigures(tx: Queryable, tenantId: string, summing: Summing): Promise<Sums> {
  const rows = await tx.query<SumRow>(sumQuery(tenantId, summing));
  const [first] = rows;
  if (!first && (summing.offset ?? 0) > 0)
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
    rowCount: Number(first?.row_count ?? 0n),
    totals: first ? figuresOf(countsOf(totalOf(first))) : null,
    lastDay: first?.all_last_day ?? null,
    importedAt: first?.all_imported_at ?? null,
  };
}

const totalOf = (row: SumRow): CountsRow => ({
  impressions: row.all_impressions,
  clicks: row.all_clicks,
  conversions: row.all_conversions,
  spend_minor: row.all_spend_minor,
  revenue_minor: row.all_revenue_minor,
});

function sumQuery(tenantId: string, { period, currency, grain, by, campaignIds, channels, limit, offset = 0 }: Summing): SqlQuery {
  const values: unknown[] = [tenantId, currency, period.from, period.to, limit, offset];
  const conditions = ["d.tenant_id = $1::uuid", "c.currency = $2", "d.day BETWEEN $3::date AND $4::date"];
  const param = (value: unknown) => `$${values.push(value)}`;
  if (campaignIds) conditions.push(`d.campaign_id = ANY(${param(campaignIds)}::uuid[])`);
  if (channels) conditions.push(`d.channel = ANY(${param(channels)}::text[])`);
  const [byCampaign, byChannel] = [by.includes("campaign"), by.includes("channel")];
  const groups = [...(grain === "all" ? [] : [BUCKETS[grain]]), ...(byCampaign ? ["d.campaign_id"] : []), ...(byChannel ? ["d.channel"] : [])];
  return {
    name: `sum-figures:${grain}:${by.join("+")}:${campaignIds ? "campaigns" : ""}:${channels ? "channels" : ""}`,
    // Sums of all rows are taken from the sums of the groups, so that what is on the page and its total are of one moment.
    text: `SELECT s.*, s.bucket::text AS bucket, n.name AS campaign_name, count(*) OVER () AS row_count,
             ${["impressions", "clicks", "conversions", "spend_minor", "revenue_minor"].map((name) => `(sum(s.${name}) OVER ())::bigint AS all_${name}`).join(", ")},
             (max(s.last_day) OVER ())::text AS all_last_day, max(s.imported_at) OVER () AS all_imported_at
           FROM (
             SELECT ${BUCKETS[grain]} AS bucket, ${byCampaign ? "d.campaign_id" : "NULL::uuid AS campaign_id"},
               ${byChannel ? "d.channel" : "NULL::text"} AS channel, ${COUNT_SUMS}, max(d.day) AS last_day, max(d.imported_at) AS imported_at
             FROM campaign_channel_day d JOIN campaign c ON c.tenant_id = d.tenant_id AND c.id = d.campaign_id
             WHERE ${conditions.join(" AND ")} ${groups.length > 0 ? `GROUP BY ${groups.join(", ")}` : "HAVING count(*) > 0"}
           ) s LEFT JOIN campaign n ON n.tenant_id = $1::uuid AND n.id = s.campaign_id
           ORDER BY s.bucket DESC, s.spend_minor DESC, n.name, s.campaign_id, s.channel LIMIT $5 OFFSET $6`,
    values,
  };
}
