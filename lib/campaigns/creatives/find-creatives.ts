import { readInTenant, requirePermission, type TenantContext } from "#lib/access";
import { escapeLike, onDays, type SqlQuery } from "#lib/platform/database";
import { type Conditions, conditionsOf, countRows, orderOf, pageOf, prepared, type SortColumn, type SortedRow } from "#lib/tables";
import type { RowCount } from "#lib/tables/schema";
import { type CreativeRow, creativeItemOf } from "./creative-rows.ts";
import type { CreativeFilter, FindCreativesInput, FoundCreative, FoundCreatives } from "./schema.ts";

export type FoundCreativeRow = CreativeRow & SortedRow & { submitted_at: Date | null; submitted_by: string | null };

// Of a tenant there are some hundreds at most; the usual order has an index.
const SORTS: Record<string, SortColumn> = {
  changed: { column: "r.updated_at", type: "timestamptz" },
  submitted: { column: "coalesce(r.submitted_at, '-infinity'::timestamptz)", type: "timestamptz" },
  name: { column: "lower(r.name)", type: "text" },
};

/** What waits is what can still be shown: a creative of a campaign in the archive waits for nobody. `r` is the creative, `c` its campaign. */
export const OF_LIVE_CAMPAIGNS = "JOIN campaign c ON c.tenant_id = r.tenant_id AND c.id = r.campaign_id AND c.status <> 'archived'";

/** The creatives of all campaigns that are not archived, page by page. @throws `forbidden`, `invalid` for a cursor that is not of this list */
export async function findCreatives(context: TenantContext, input: FindCreativesInput): Promise<FoundCreatives> {
  requirePermission(context, "campaign.read");
  const read = await readInTenant(context, (tx) => tx.query<FoundCreativeRow>(foundCreativesQuery(context, input)));
  const { rows, nextCursor } = pageOf(read, input);
  return { creatives: rows.map(foundOf), nextCursor };
}

/** How many of them a filter means, up to a bound. @throws `forbidden` */
export async function countCreatives(context: TenantContext, filter: CreativeFilter): Promise<RowCount> {
  requirePermission(context, "campaign.read");
  const conditions = creativeConditions(context, filter);
  return readInTenant(context, (tx) => countRows(tx, "creatives", `campaign_creative r ${OF_LIVE_CAMPAIGNS}`, conditions));
}

/** The SQL of one page, one row longer than the page. */
export function foundCreativesQuery(context: TenantContext, input: FindCreativesInput): SqlQuery & { text: string } {
  const conditions = creativeConditions(context, input, input.limit + 1);
  const order = orderOf(SORTS, input.sort, "r");
  order.after(conditions, input.cursor);
  return prepared(
    "find-creatives",
    `SELECT r.id, r.campaign_id, r.campaign_name, r.owner_id, r.name, r.state, r.version, r.newest, r.submitted_by_id, r.submitted_at,
       u.name AS submitted_by, v.text, v.hash, v.width, v.height, r.updated_at, r.sort_value::text AS sort_value,
       (SELECT count(*)::int FROM campaign_creative_comment m
        WHERE m.tenant_id = r.tenant_id AND m.creative_id = r.id AND m.resolved_at IS NULL) AS open_comments
     FROM (
       SELECT r.*, c.name AS campaign_name, c.owner_id, ${order.column} AS sort_value
       FROM campaign_creative r ${OF_LIVE_CAMPAIGNS} ${conditions.where()} ${order.by()} LIMIT $1
     ) r JOIN campaign_creative_version v ON v.tenant_id = r.tenant_id AND v.creative_id = r.id AND v.number = r.newest
     LEFT JOIN "user" u ON u.id = r.submitted_by_id ${order.by("r.sort_value")}`,
    conditions,
  );
}

/** The conditions of a filter. @param values what the statement has already */
function creativeConditions({ tenant }: TenantContext, filter: CreativeFilter, ...values: unknown[]): Conditions {
  const conditions = conditionsOf(...values);
  const { add, param } = conditions;
  const { search, state = [], submittedFrom, submittedTo, changedFrom, changedTo } = filter;
  add(`r.tenant_id = ${param(tenant.id)}::uuid`);
  if (search) add(`lower(r.name || ' ' || c.name) LIKE ${param(`%${escapeLike(search.toLowerCase())}%`)}`);
  if (state.length > 0) add(`r.state = ANY(${param(state)}::text[])`);
  for (const each of onDays(conditions, "r.submitted_at", submittedFrom, submittedTo, tenant.timeZone)) add(each);
  for (const each of onDays(conditions, "r.updated_at", changedFrom, changedTo, tenant.timeZone)) add(each);
  return conditions;
}

const foundOf = (row: FoundCreativeRow): FoundCreative => ({
  ...creativeItemOf(row),
  campaignName: row.campaign_name,
  submittedAt: row.submitted_at?.toISOString() ?? null,
  submittedBy: row.submitted_by,
});
