import { z } from "zod";
import type { TenantContext } from "#lib/access";
import { emit } from "#lib/events";
import { systemContext } from "#lib/identity";
import { newId } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { defineJob } from "#lib/platform/jobs";
import { pointsByPerson } from "./person-points.ts";
import { type PersonPoints, rank } from "./ranking.ts";
import { type Window, windowAt } from "./windows.ts";

const CLOSED = ["day", "week", "month", "quarter"] as const;
/** What ends each day is told to nobody, and kept as long as tomorrow's movement needs it, and a week for who looks into it. */
const DAYS_KEPT = 8;
/** Who stands or stood so high is told of when their rank changed. */
const TOLD_TO = 10;

/** Every hour: keeps where everybody stood in days, weeks, months and quarters that are over. */
export const closePeriodsJob = defineJob({
  name: "gamification.close_periods",
  schema: z.object({}),
  async handle(_data, { runtime }) {
    const tenants = await runtime.db.system<{ tenant_id: string }>({ text: "SELECT tenant_id FROM point_clock" });
    for (const { tenant_id } of tenants) await closePeriods(await systemContext(runtime, tenant_id, "job gamification.close_periods", newId()));
  },
});

/** Closes the period before the one under way, of each kind, once: of two at once the second finds it closed. @returns how many it closed */
export async function closePeriods(context: TenantContext): Promise<number> {
  let closed = 0;
  for (const period of CLOSED) {
    const isClosed = await context.db.transaction({ kind: "system", purpose: "gamification.close_periods" }, async (tx) => {
      const { since } = await windowAt(tx, context, period, context.clock.now());
      return since !== null && close(context, tx, await windowAt(tx, context, period, new Date(since.getTime() - 1)));
    });
    if (isClosed) closed += 1;
  }
  await context.db.transaction({ kind: "system", purpose: "gamification.close_periods" }, (tx) =>
    tx.query({
      text: `DELETE FROM leaderboard_period WHERE tenant_id = $1::uuid AND period = 'day' AND ends_at < $2::timestamptz - ${DAYS_KEPT} * interval '1 day'`,
      values: [context.tenant.id, context.clock.now()],
    }),
  );
  return closed;
}

async function close(context: TenantContext, tx: Transaction, window: Window): Promise<boolean> {
  const tenantId = context.tenant.id;
  const known = await tx.query({
    text: "SELECT 1 FROM leaderboard_period WHERE tenant_id = $1::uuid AND period = $2 AND starts_at = $3::timestamptz",
    values: [tenantId, window.period, window.since],
  });
  if (known.length > 0) return false;
  const people = rank(await pointsByPerson(tx, tenantId, window, null));
  if (people.length === 0) return false;
  const id = newId();
  const inserted = await tx.query({
    text: `INSERT INTO leaderboard_period (id, tenant_id, period, starts_at, ends_at, closed_at, people)
           VALUES ($1::uuid, $2::uuid, $3, $4::timestamptz, $5::timestamptz, $6::timestamptz, $7::int)
           ON CONFLICT (tenant_id, period, starts_at) DO NOTHING RETURNING id`,
    values: [id, tenantId, window.period, window.since, window.until, context.clock.now(), people.length],
  });
  if (inserted.length === 0) return false;
  await tx.query({
    text: `INSERT INTO leaderboard_rank (tenant_id, period_id, user_id, rank, points)
           SELECT $1::uuid, $2::uuid, * FROM unnest($3::uuid[], $4::int[], $5::int[])`,
    values: [tenantId, id, people.map(({ userId }) => userId), people.map((each) => each.rank), people.map(({ points }) => points)],
  });
  if (window.period !== "day") await tellOfChanges(context, tx, window, people);
  return true;
}

async function tellOfChanges(context: TenantContext, tx: Transaction, window: Window, people: (PersonPoints & { rank: number })[]): Promise<void> {
  const before = await tx.query<{ userId: string; rank: number }>({
    text: `SELECT r.user_id AS "userId", r.rank FROM leaderboard_period p JOIN leaderboard_rank r ON r.period_id = p.id
           WHERE p.tenant_id = $1::uuid AND p.period = $2 AND p.ends_at = $3::timestamptz`,
    values: [context.tenant.id, window.period, window.since],
  });
  const previous = new Map(before.map(({ userId, rank: rankThen }) => [userId, rankThen]));
  const unnamed = await tx.query<{ userId: string }>({
    text: `SELECT user_id AS "userId" FROM leaderboard_privacy WHERE tenant_id = $1::uuid AND choice <> 'name'`,
    values: [context.tenant.id],
  });
  const isUnnamed = new Set(unnamed.map(({ userId }) => userId));
  for (const { userId, rank: rankNow, points } of people.filter((each) => !isUnnamed.has(each.userId))) {
    const rankBefore = previous.get(userId) ?? null;
    const isHigh = rankNow <= TOLD_TO || (rankBefore !== null && rankBefore <= TOLD_TO);
    if (!isHigh || rankNow === rankBefore) continue;
    const period = window.period as "week" | "month" | "quarter";
    const startsAt = (window.since as Date).toISOString();
    await emit(context, tx, "leaderboard.rank_changed", { tenantId: context.tenant.id, period, startsAt, userId, rank: rankNow, rankBefore, points });
  }
}
