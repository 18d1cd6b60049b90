import { readInTenant, requirePermission, type TenantContext } from "#lib/access";
import { type DefinitionWithAward, definitionsOf } from "./definitions.ts";
import { type Measures, measuresOf } from "./measures.ts";
import { progressOf } from "./progress.ts";
import type { Achievement, AchievementOverview } from "./schema.ts";

/** What the tenant has achieved, and how far the rest is: the earned first, newest first, then the nearest. */
export async function achievementsOf(context: TenantContext): Promise<AchievementOverview> {
  requirePermission(context, "campaign.read");
  const tenantId = context.tenant.id;
  return readInTenant(context, async (tx) => {
    const definitions = await definitionsOf(tx, tenantId);
    const measures = await measuresOf(tx, tenantId);
    const [sum] = await tx.query<{ points: number }>({
      name: "tenant-points",
      text: "SELECT coalesce(sum(lifetime), 0)::int AS points FROM point_balance WHERE tenant_id = $1::uuid",
      values: [tenantId],
    });
    // The catalogue's order stays among equals, since sorting is stable.
    const achievements = definitions.map((definition) => achievementOf(definition, measures)).sort(byEarnedThenNearest);
    const earned = achievements.filter(({ earnedAt }) => earnedAt !== null).length;
    return { points: sum?.points ?? 0, earned, total: achievements.length, achievements };
  });
}

/** What was earned stays earned, also when the measure has fallen since. */
export function achievementOf({ condition, awardedAt, ...definition }: DefinitionWithAward, measures: Measures): Achievement {
  const { current, target, progress } = progressOf(condition, measures);
  return {
    ...definition,
    earnedAt: awardedAt?.toISOString() ?? null,
    progress: awardedAt ? 1 : progress,
    measure: condition.measure,
    current,
    target,
  };
}

/** Unknown progress stands last. */
export function byEarnedThenNearest(a: Achievement, b: Achievement): number {
  if (a.earnedAt !== b.earnedAt) return (b.earnedAt ?? "") > (a.earnedAt ?? "") ? 1 : -1;
  return (b.progress ?? -1) - (a.progress ?? -1);
}
