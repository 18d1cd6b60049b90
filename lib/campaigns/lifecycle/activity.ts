import { readInTenant, requirePermission, type TenantContext } from "#lib/access";
import { newId } from "#lib/platform/crypto";
import type { Queryable } from "#lib/platform/database";
import { conditionsOf, orderOf, pageOf, prepared, type SortedRow } from "#lib/tables";
import { findPlanned } from "./planned-row.ts";
import type { ActivityInput, ActivityPage } from "./schema.ts";

/** Writes a line of a campaign's story, in the transaction of the act. */
export async function noteActivity(context: TenantContext, tx: Queryable, campaignId: string, kind: string, detail: object = {}): Promise<void> {
  const { actor, tenant, clock } = context;
  await tx.query({
    text: `INSERT INTO campaign_activity (id, tenant_id, campaign_id, actor_id, by_portal, kind, detail, at)
           VALUES ($1::uuid, $2::uuid, $3::uuid, $4::uuid, $5, $6, $7::jsonb, $8::timestamptz)`,
    values: [
      newId(),
      tenant.id,
      campaignId,
      actor.kind === "user" ? actor.userId : null,
      actor.kind === "system",
      kind,
      JSON.stringify(detail),
      clock.now(),
    ],
  });
}

interface ActivityRow extends SortedRow {
  kind: string;
  at: Date;
  by_portal: boolean;
  actor_name: string | null;
  detail: Record<string, unknown>;
}

/** What happened with a campaign, the newest first. @throws `forbidden`, `not_found`, `invalid` for a foreign cursor */
export async function readActivity(context: TenantContext, campaignId: string, { cursor, limit }: ActivityInput): Promise<ActivityPage> {
  requirePermission(context, "campaign.read");
  const order = orderOf({ at: { column: "a.at", type: "timestamptz" } }, "-at", "a");
  const conditions = conditionsOf(context.tenant.id, campaignId, limit + 1);
  conditions.add("a.tenant_id = $1::uuid AND a.campaign_id = $2::uuid");
  order.after(conditions, cursor);
  const text = `SELECT a.id, a.kind, a.at, a.by_portal, u.name AS actor_name, a.detail, a.at::text AS sort_value
                FROM campaign_activity a LEFT JOIN "user" u ON u.id = a.actor_id ${conditions.where()} ${order.by()} LIMIT $3`;
  const read = await readInTenant(context, async (tx) => {
    await findPlanned(context, tx, campaignId);
    return tx.query<ActivityRow>(prepared("campaign-activity", text, conditions));
  });
  const { rows, nextCursor } = pageOf(read, { limit, sort: "-at" });
  const activities = rows.map(({ id, kind, at, by_portal, actor_name, detail }) => ({
    id,
    kind,
    at: at.toISOString(),
    byPortal: by_portal,
    actorName: actor_name,
    detail,
  }));
  return { activities, nextCursor };
}
