import { readInTenant, requirePermission, type TenantContext } from "#lib/access";
import { escapeLike, type SqlQuery } from "#lib/platform/database";
import { minorUnitsOf } from "#lib/platform/money";
import { type Conditions, conditionsOf, countRows, orderOf, pageOf, prepared, type SortedRow } from "#lib/tables";
import type { RowCount } from "#lib/tables/schema";
import type { Channel } from "../kinds.ts";
import { CAMPAIGN_COLUMNS, CAMPAIGN_FIGURES, type CampaignRow, campaignListItemOf } from "../queries.ts";
import type { FoundCampaign, FoundCampaigns } from "../schema.ts";
import type { CampaignFilter, FindCampaignsInput } from "./schema.ts";

export type FoundRow = CampaignRow & SortedRow & { version: number; owner_name: string | null; planned: Channel[] };

// Each has an index that starts with the tenant.
const SORTS = {
  name: { column: "lower(c.name)", type: "text" },
  starts: { column: "c.starts_on", type: "date" },
  ends: { column: "coalesce(c.ends_on, 'infinity'::date)", type: "date" },
  budget: { column: "c.budget_minor", type: "bigint" },
};

/** The tenant's campaigns that a filter means, with all their figures, page by page. @throws `forbidden`, `invalid` for a foreign cursor */
export async function findCampaigns(context: TenantContext, input: FindCampaignsInput): Promise<FoundCampaigns> {
  requirePermission(context, "campaign.read");
  const query = foundQuery(context, input);
  const read = await readInTenant(context, (tx) => tx.query<FoundRow>(query));
  const { rows, nextCursor } = pageOf(read, input);
  return { campaigns: rows.map(foundOf), nextCursor };
}

/** How many campaigns a filter means, up to a bound. @throws `forbidden` */
export async function countCampaigns(context: TenantContext, filter: CampaignFilter): Promise<RowCount> {
  requirePermission(context, "campaign.read");
  const conditions = campaignConditions(context, filter);
  return readInTenant(context, (tx) => countRows(tx, "campaigns", "campaign c", conditions));
}

/** The SQL of one page, one row longer than the page. Figures are summed for the rows of the page alone. */
export function foundQuery(context: TenantContext, input: FindCampaignsInput): SqlQuery {
  const order = orderOf(SORTS, input.sort, "c");
  const conditions = campaignConditions(context, input, input.limit + 1);
  order.after(conditions, input.cursor);
  return prepared(
    "find-campaigns",
    `SELECT ${CAMPAIGN_COLUMNS}, c.version, u.name AS owner_name, c.sort_value::text AS sort_value, f.*,
       ARRAY(SELECT k.channel FROM campaign_channel k WHERE k.tenant_id = $1::uuid AND k.campaign_id = c.id ORDER BY k.channel) AS planned
     FROM (SELECT c.*, ${order.column} AS sort_value FROM campaign c ${conditions.where()} ${order.by()} LIMIT $2) c
     LEFT JOIN "user" u ON u.id = c.owner_id CROSS JOIN LATERAL (${CAMPAIGN_FIGURES}) f ${order.by("c.sort_value")}`,
    conditions,
  );
}

/** The conditions of a filter; `$1` is the tenant. @param values what the statement has beside it */
export function campaignConditions({ tenant }: TenantContext, filter: CampaignFilter, ...values: unknown[]): Conditions {
  const conditions = conditionsOf(tenant.id, ...values);
  const { add, param } = conditions;
  const { search, status = [], type = [], channel = [], startsFrom, startsTo, budgetMin, budgetMax } = filter;
  // An amount is of the tenant's currency, as the list is sorted by amounts of it.
  const minor = (amount: number) => String(minorUnitsOf(String(Math.max(0, amount)), tenant.currency) ?? 0n);
  add("c.tenant_id = $1::uuid");
  if (search) add(`lower(c.name) LIKE ${param(`%${escapeLike(search.toLowerCase())}%`)}`);
  if (status.length > 0) add(`c.status = ANY(${param(status)}::text[])`);
  if (type.length > 0) add(`c.type = ANY(${param(type)}::text[])`);
  if (channel.length > 0)
    add(
      `EXISTS (SELECT 1 FROM campaign_channel k WHERE k.tenant_id = $1::uuid AND k.campaign_id = c.id AND k.channel = ANY(${param(channel)}::text[]))`,
    );
  if (startsFrom) add(`c.starts_on >= ${param(startsFrom)}::date`);
  if (startsTo) add(`c.starts_on <= ${param(startsTo)}::date`);
  if (budgetMin !== undefined) add(`c.budget_minor >= ${param(minor(budgetMin))}::bigint`);
  if (budgetMax !== undefined) add(`c.budget_minor <= ${param(minor(budgetMax))}::bigint`);
  return conditions;
}

function foundOf(row: FoundRow): FoundCampaign {
  return { ...campaignListItemOf(row), version: row.version, ownerName: row.owner_name, plannedChannels: row.planned };
}
