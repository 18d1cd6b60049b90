import type { Queryable, SqlQuery } from "#lib/platform/database";
import { invalid } from "#lib/platform/errors";
import type { Figures } from "../counts-schema.ts";
import type { Channel } from "../kinds.ts";
import type { Period } from "../period.ts";
import { COUNT_SUMS, type CountsRow, countsOf } from "../queries.ts";
import { figuresOf } from "../ratios.ts";
import type { FigurePart, FigureRow, Grain } from "./figures-schema.ts";
import { sumSources } from "./sum-sources.ts";

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

/** Sums figures as they are asked for; screens, exports and the API all ask it. @throws `invalid` for a page after the last */
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
  const sources = sumSources({ period, grain, byChannel, isToldByChannel: byChannel || channels !== undefined, conditions, param });
  const groups = [...(grain === "all" ? [] : ["d.bucket"]), ...(byCampaign ? ["d.campaign_id"] : []), ...(byChannel ? ["d.channel"] : [])];
  return {
    name: `sum-figures:${grain}:${by.join("+")}:${campaignIds ? "campaigns" : ""}:${channels ? "channels" : ""}`,
    // The sum of all rows is taken from the sums of the groups, so that what is on the page and its total are of one moment.
    text: `WITH s AS MATERIALIZED (
             SELECT ${grain === "all" ? "NULL::date AS bucket" : "d.bucket"}, ${byCampaign ? "d.campaign_id" : "NULL::uuid AS campaign_id"},
               ${byChannel ? "d.channel" : "NULL::text AS channel"}, ${COUNT_SUMS}, max(d.last_day) AS last_day, max(d.imported_at) AS imported_at
             FROM (${sources}) d JOIN campaign c ON c.tenant_id = $1::uuid AND c.id = d.campaign_id
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
