import { readInTenant, requirePermission, type TenantContext } from "#lib/access";
import type { CampaignStatus } from "../kinds.ts";
import { MOST_PLANNED, type PlannedBetween, type PlannedBetweenInput } from "./schema.ts";

/** The campaigns that run between two days, both included, for the calendar and the timeline. @throws `forbidden` */
export async function plannedBetween(context: TenantContext, { from, to }: PlannedBetweenInput): Promise<PlannedBetween> {
  requirePermission(context, "campaign.read");
  const rows = await readInTenant(context, (tx) =>
    tx.query<{ id: string; name: string; status: CampaignStatus; startsOn: string; endsOn: string | null; waiting: number }>({
      name: "campaigns-between",
      text: `SELECT c.id, c.name, c.status, c.starts_on::text AS "startsOn", c.ends_on::text AS "endsOn",
               (SELECT count(*)::int FROM campaign_creative r WHERE r.tenant_id = c.tenant_id AND r.campaign_id = c.id AND r.state = 'waiting') AS waiting
             FROM campaign c
             WHERE c.tenant_id = $1::uuid AND c.status <> 'archived' AND c.starts_on <= $3::date AND (c.ends_on IS NULL OR c.ends_on >= $2::date)
             ORDER BY c.starts_on, c.id LIMIT ${MOST_PLANNED + 1}`,
      values: [context.tenant.id, from, to],
    }),
  );
  return { campaigns: rows.slice(0, MOST_PLANNED), hasMore: rows.length > MOST_PLANNED };
}
