import { readInTenant, requirePermission, type TenantContext } from "#lib/access";
import { notFound } from "#lib/platform/errors";
import type { Achievement } from "./schema.ts";

/** An achievement that the tenant has earned, as it is shown to others. */
export interface EarnedAchievement extends Pick<Achievement, "name" | "description" | "tier" | "surface" | "points"> {
  tenantName: string;
  earnedAt: Date;
}

/** What the tenant has earned under a key, for the last time. @throws `forbidden` without `campaign.read`, `not_found` for what it has not earned */
export async function earnedAchievement(context: TenantContext, key: string): Promise<EarnedAchievement> {
  requirePermission(context, "campaign.read");
  const [earned] = await readInTenant(context, (tx) =>
    tx.query<EarnedAchievement>({
      text: `SELECT d.name, d.description, d.tier, d.surface, d.points, t.name AS "tenantName", max(a.awarded_at) AS "earnedAt"
             FROM achievement_award a JOIN achievement_definition d ON d.key = a.definition_key JOIN tenant t ON t.id = a.tenant_id
             WHERE a.tenant_id = $1::uuid AND a.definition_key = $2 AND a.taken_back_at IS NULL GROUP BY d.key, t.name`,
      values: [context.tenant.id, key],
    }),
  );
  if (!earned) throw notFound("This achievement");
  return earned;
}
