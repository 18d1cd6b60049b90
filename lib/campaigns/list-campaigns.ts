import { readInTenant, requirePermission, type TenantContext } from "#lib/access";
import type { SqlQuery } from "#lib/platform/database";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import { keepAnswer } from "./figures/keep-answer.ts";
import { CAMPAIGN_COLUMNS, CAMPAIGN_FIGURES, type CampaignRow, campaignListItemOf } from "./queries.ts";
import type { CampaignPage, ListCampaignsInput } from "./schema.ts";

/** The tenant's campaigns with all their figures, the latest start first, page by page. @throws `invalid` for a foreign cursor */
export async function listCampaigns(context: TenantContext, input: ListCampaignsInput): Promise<CampaignPage> {
  requirePermission(context, "campaign.read");
  const query = campaignListQuery(context.tenant.id, input);
  return readInTenant(context, (tx) =>
    keepAnswer(context, tx, ["campaigns", input], async () => {
      const rows = await tx.query<CampaignRow>(query);
      const campaigns = rows.slice(0, input.limit).map(campaignListItemOf);
      const last = campaigns.at(-1);
      const hasMore = rows.length > input.limit && last !== undefined;
      return { campaigns, nextCursor: hasMore ? encodeCursor(last.startsOn, last.id) : null };
    }),
  );
}

/** One page, one row longer to see whether another follows. Figures are summed for the rows of the page alone. */
function campaignListQuery(tenantId: string, input: ListCampaignsInput): SqlQuery {
  const values: unknown[] = [tenantId, input.limit + 1];
  const conditions = ["c.tenant_id = $1::uuid"];
  const shape: string[] = [];
  const param = (value: unknown) => `$${values.push(value)}`;
  if (input.status) {
    conditions.push(`c.status = ${param(input.status)}`);
    shape.push("status");
  }
  if (input.cursor) {
    const { startsOn, id } = decodeCursor(input.cursor);
    const start = `${param(startsOn)}::date`;
    // The first condition is implied by the second, but only it can bound the index scan.
    conditions.push(`c.starts_on <= ${start}`, `(c.starts_on < ${start} OR c.id > ${param(id)}::uuid)`);
    shape.push("cursor");
  }
  return {
    name: `list-campaigns:${shape.join(":")}`,
    text: `SELECT ${CAMPAIGN_COLUMNS}, f.* FROM (
             SELECT * FROM campaign c WHERE ${conditions.join(" AND ")} ORDER BY c.starts_on DESC, c.id LIMIT $2
           ) c CROSS JOIN LATERAL (${CAMPAIGN_FIGURES}) f ORDER BY c.starts_on DESC, c.id`,
    values,
  };
}
