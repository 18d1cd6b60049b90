import { readInTenant, requirePermission, type TenantContext } from "#lib/access";
import { dayIn } from "#lib/platform/clock";
import type { Queryable } from "#lib/platform/database";
import { evaluate, type Known } from "../conditions/evaluate.ts";
import { type Definition, periodIn, publishedDefinitions } from "./definitions.ts";
import { keptMeasuresOf } from "./measures.ts";
import { nextSteps } from "./next-steps.ts";
import type { Achievement, AchievementFilter, AchievementOverview } from "./schema.ts";
import { readTallies, talliesIn } from "./tallies.ts";

/** How often a definition was earned and stands, and when it last was; and what was last taken back of it. */
export interface Awards {
  count: number;
  lastAt: Date | null;
  takenBack: Achievement["takenBack"];
}

/** What the tenant has achieved, how far the rest is, and what brings it on soonest: the earned first, newest first, then the nearest. */
export async function achievementsOf(context: TenantContext, filter: AchievementFilter = {}): Promise<AchievementOverview> {
  requirePermission(context, "campaign.read");
  return readInTenant(context, (tx) => achievementsIn(context, tx, filter));
}

/** The same within a transaction of the tenant that only reads, for whoever has the permission. */
export async function achievementsIn(context: TenantContext, tx: Queryable, filter: AchievementFilter = {}): Promise<AchievementOverview> {
  const { id: tenantId, timeZone } = context.tenant;
  const definitions = await publishedDefinitions(tx, tenantId);
  const measures = await keptMeasuresOf(context, tx);
  const tallies = await readTallies(
    tx,
    tenantId,
    definitions.map(({ key }) => key),
  );
  const awards = await awardsOf(tx, tenantId);
  const today = dayIn(context.clock.now(), timeZone);
  const all = definitions.map((definition) => {
    const period = periodIn(today, definition.repeatEvery);
    return achievementOf(definition, awards.get(definition.key) ?? null, { tallies: talliesIn(tallies, definition, period), measures });
  });
  // The catalogue's order stays among equals, since sorting is stable.
  const achievements = [...all].sort(byEarnedThenNearest);
  return {
    points: await pointsOf(tx, tenantId),
    earned: all.filter(({ state }) => state === "earned").length,
    total: all.length,
    achievements: concealed(achievements).filter((each) => isAskedFor(each, filter)),
    nextSteps: nextSteps(achievements),
  };
}

/** What was earned stays earned until it is taken back, also when a share has fallen since. */
export function achievementOf(definition: Definition, awards: Awards | null, known: Known): Achievement {
  const earnedCount = awards?.count ?? 0;
  const isEarned = earnedCount > 0;
  const { key, name, description, kind, surface, tier, points, difficulty, repeatEvery, condition } = definition;
  const { progress, parts, leading } = evaluate(condition, known);
  const state = isEarned ? "earned" : definition.isHidden ? "hidden" : "open";
  return {
    ...{ key, name, description, kind, surface, tier, points, difficulty, repeatEvery, state },
    isCustom: definition.tenantId !== null,
    earnedAt: awards?.lastAt?.toISOString() ?? null,
    takenBack: isEarned ? null : (awards?.takenBack ?? null),
    earnedCount,
    progress: isEarned && repeatEvery === null ? 1 : progress,
    ...{ measure: leading.measure, current: leading.current, target: leading.target },
    needs: "any" in condition ? "any" : "all",
    parts,
  };
}

/** Earned, newest first; then by what is nearest, unknown progress last; then what is hidden. */
export function byEarnedThenNearest(a: Achievement, b: Achievement): number {
  if (a.earnedAt !== b.earnedAt) return (b.earnedAt ?? "") > (a.earnedAt ?? "") ? 1 : -1;
  if (a.earnedAt === null && a.state !== b.state) return a.state === "hidden" ? 1 : -1;
  return (b.progress ?? -1) - (a.progress ?? -1);
}

/** Hidden ones say nothing of what they take: not by their key, their points or their place among each other either. */
export function concealed(achievements: readonly Achievement[]): Achievement[] {
  const isHidden = ({ state }: Achievement) => state === "hidden";
  const hidden = achievements.filter(isHidden).sort((a, b) => (a.surface + a.tier < b.surface + b.tier ? -1 : 1));
  return [
    ...achievements.filter((each) => !isHidden(each)),
    ...hidden.map(
      ({ surface, tier }, index): Achievement => ({
        ...{ key: `hidden-${index + 1}`, name: "Hidden achievement", description: "Earn it to see what it is.", kind: "milestone", surface, tier },
        ...{ points: 0, difficulty: 1, state: "hidden", isCustom: false, repeatEvery: null, earnedAt: null, takenBack: null, earnedCount: 0 },
        ...{ progress: null, measure: null, current: null, target: null, needs: "all", parts: [] },
      }),
    ),
  ];
}

const isAskedFor = (each: Achievement, { surface, tier, state }: AchievementFilter): boolean =>
  (surface === undefined || each.surface === surface) && (tier === undefined || each.tier === tier) && (state === undefined || each.state === state);

async function awardsOf(tx: Queryable, tenantId: string): Promise<Map<string, Awards>> {
  type Row = { key: string; count: number; lastAt: Date | null; takenBackAt: Date | null; because: NonNullable<Achievement["takenBack"]>["because"] };
  const rows = await tx.query<Row>({
    name: "tenant-awards",
    text: `SELECT definition_key AS key, count(*) FILTER (WHERE taken_back_at IS NULL)::int AS count,
             max(awarded_at) FILTER (WHERE taken_back_at IS NULL) AS "lastAt", max(taken_back_at) AS "takenBackAt",
             (array_agg(taken_back_because ORDER BY taken_back_at DESC NULLS LAST))[1] AS because
           FROM achievement_award WHERE tenant_id = $1::uuid GROUP BY definition_key`,
    values: [tenantId],
  });
  const takenBackOf = ({ takenBackAt, because }: Row) => (takenBackAt ? { at: takenBackAt.toISOString(), because } : null);
  return new Map(rows.map((row) => [row.key, { count: row.count, lastAt: row.lastAt, takenBack: takenBackOf(row) }]));
}

async function pointsOf(tx: Queryable, tenantId: string): Promise<number> {
  const [sum] = await tx.query<{ points: number }>({
    name: "tenant-points",
    text: "SELECT coalesce(sum(lifetime), 0)::int AS points FROM point_balance WHERE tenant_id = $1::uuid",
    values: [tenantId],
  });
  return sum?.points ?? 0;
}
