import { once, requirePermission, requireStaff, type StaffContext } from "#lib/access";
import { acrossTenants, readAcrossTenants, recordAudit } from "#lib/audit";
import { newId } from "#lib/platform/crypto";
import type { Queryable } from "#lib/platform/database";
import { conflict, invalid, notFound } from "#lib/platform/errors";
import type { PlannedSeason, PlanSeasonInput } from "./schema.ts";
import { SEASON_COLUMNS } from "./season-rows.ts";

const MOST_SEASONS = 200;
/** Somewhere it is still yesterday. */
const FURTHEST_BEHIND_MS = 12 * 3_600_000;

const SEASONS = `SELECT ${SEASON_COLUMNS}, count(c.season_id)::int AS "closedTenants", coalesce(sum(c.people), 0)::int AS people,
    coalesce(sum(c.paid), 0)::int AS paid
  FROM season s LEFT JOIN season_closing c ON c.season_id = s.id`;

/** The seasons, the latest first, with what came of them. @throws `forbidden` without `gamification.manage` */
export async function listSeasons(context: StaffContext): Promise<PlannedSeason[]> {
  requirePermission(requireStaff(context), "gamification.manage");
  return readAcrossTenants(context, "seasons.read", (tx) =>
    tx.query<PlannedSeason>({
      text: `${SEASONS} GROUP BY s.id ORDER BY s.starts_on DESC, s.id DESC LIMIT ${MOST_SEASONS}`,
      values: [context.clock.now()],
    }),
  );
}

/**
 * Plans a season for the people of every tenant. @throws `forbidden` without `gamification.manage`, `invalid` for one that would have
 * begun already, `conflict` for one that overlaps another
 */
export async function planSeason(context: StaffContext, input: PlanSeasonInput): Promise<PlannedSeason> {
  requirePermission(requireStaff(context), "gamification.manage");
  const now = context.clock.now();
  if (Date.parse(input.startsOn) < now.getTime() - FURTHEST_BEHIND_MS - 86_400_000) {
    throw invalid("A season begins today or later.", [{ path: "startsOn", message: "A season begins today or later." }]);
  }
  return acrossTenants(context, "seasons.plan", (tx) =>
    once(context, tx, async () => {
      // Two who plan at once would not see each other's.
      await tx.query({ text: "SELECT pg_advisory_xact_lock(hashtextextended('gamification.seasons', 0))::text" });
      const [other] = await tx.query<{ name: string }>({
        text: "SELECT name FROM season WHERE cancelled_at IS NULL AND starts_on <= $2::date AND ends_on >= $1::date ORDER BY starts_on LIMIT 1",
        values: [input.startsOn, input.endsOn],
      });
      if (other) throw conflict(`It would overlap “${other.name}”. Choose other days, or cancel that one.`);
      if ((await tx.prisma.season.count()) >= MOST_SEASONS) throw conflict(`There are at most ${MOST_SEASONS} seasons.`);
      const id = newId();
      const { name, rewards } = input;
      await tx.prisma.season.createMany({
        data: [{ id, name, startsOn: new Date(input.startsOn), endsOn: new Date(input.endsOn), rewards, createdAt: now }],
      });
      await recordAudit(context, tx, { action: "season.plan", tenantId: null, subjectType: "season", subjectId: id, after: { ...input } });
      return findSeason(tx, id, now);
    }),
  );
}

/** Cancels a season that has not closed anywhere; nobody gets anything for it. @throws `forbidden`, `not_found`, `conflict` */
export async function cancelSeason(context: StaffContext, id: string): Promise<PlannedSeason> {
  requirePermission(requireStaff(context), "gamification.manage");
  return acrossTenants(context, "seasons.cancel", async (tx) => {
    const now = context.clock.now();
    // Whoever closes it holds it: one of the two waits for the other.
    await tx.query({ text: "SELECT 1 FROM season WHERE id = $1::uuid FOR UPDATE", values: [id] });
    const before = await findSeason(tx, id, now);
    if (before.state === "cancelled") throw conflict("This season is cancelled already.");
    if (before.closedTenants > 0) throw conflict("This season has closed already, and its rewards are paid.");
    await tx.prisma.season.updateMany({ where: { id }, data: { cancelledAt: now } });
    await recordAudit(context, tx, {
      action: "season.cancel",
      tenantId: null,
      subjectType: "season",
      subjectId: id,
      before: { state: before.state },
    });
    return { ...before, state: "cancelled" };
  });
}

async function findSeason(tx: Queryable, id: string, now: Date): Promise<PlannedSeason> {
  const [found] = await tx.query<PlannedSeason>({ text: `${SEASONS} WHERE s.id = $2::uuid GROUP BY s.id`, values: [now, id] });
  if (!found) throw notFound("This season");
  return found;
}
