import { setTimeout as delay } from "node:timers/promises";
import { Client } from "pg";
import type { TenantContext } from "#lib/access";
import { pointsLeaderboard } from "#lib/gamification";
import type { LeaderboardInput } from "#lib/gamification/schema";
import { query } from "../../support/database.ts";
import type { Told } from "./score-writers.ts";

interface Leaf {
  count?: Selection;
  sum?: Selection & { field: string };
  max?: Selection & { field: string };
  atLeast?: number;
  within?: object;
}
interface Selection {
  event: string;
  where?: { field: string; is?: unknown; atLeast?: number; atMost?: number }[];
}

/** What the log holds behind the cursor of the counting. */
const UNREAD = `pgboss.event_cursor c JOIN pgboss.event_log l ON c.reader = 'gamification.observe' AND l.slot = c.slot AND l.name = ANY(c.events)
  AND NOT pg_visible_in_snapshot(l.xid, c.done)
  AND (c.target IS NULL OR NOT pg_visible_in_snapshot(l.xid, c.target) OR (l.xid, l.id) > (c.at_xid, c.at_id))`;

/** What was counted, awarded, paid and ranked, read past everything that the product itself reads it with. */
export function openBooks(superuserUrl: string) {
  const sql = <Row extends object>(text: string, values: unknown[] = []) => query<Row>(superuserUrl, text, values);
  // The server looks by itself: asked from here, each look takes about as long as what is looked for.
  async function until(rows: string, atMostMs: number): Promise<boolean> {
    const began = performance.now();
    await sql(
      `DO $$ BEGIN
         WHILE clock_timestamp() < statement_timestamp() + ${atMostMs} * interval '1 millisecond' LOOP
           EXIT WHEN EXISTS (${rows});
           PERFORM pg_sleep(0.001);
         END LOOP;
       END $$`,
    );
    return performance.now() - began < atMostMs;
  }
  return {
    /** Events that are still to be counted: in the log, or as a job after they failed. */
    waiting: async () =>
      (
        await sql<{ n: number }>(
          `SELECT ((SELECT count(*) FROM ${UNREAD})
             + (SELECT count(*) FROM pgboss.job WHERE name = 'gamification.observe' AND state < 'completed'))::int AS n`,
        )
      )[0]?.n,
    /** Waits for a transaction that counts some tenant's events: it holds the tenant's lock. @returns false when none came in that time */
    untilCounting: (atMostMs: number) =>
      until(
        `SELECT 1 FROM pg_locks l JOIN tenant t ON (l.classid::bigint << 32 | l.objid::bigint) = hashtextextended('gamification.award:' || t.id, 0)
         WHERE l.locktype = 'advisory' AND l.granted`,
        atMostMs,
      ),
    /** @returns a tenant whose events are read together with another's: while its own wait, those of the other are counted, and the cursor is before them */
    async readTogether(): Promise<string> {
      const [tenant] = await sql<{ id: string }>(
        `SELECT min(envelope#>>'{data,tenantId}') AS id FROM pgboss.event_log WHERE name = ANY(ARRAY['order.paid', 'review.approved'])
         GROUP BY slot HAVING count(DISTINCT envelope#>>'{data,tenantId}') > 1 LIMIT 1`,
      );
      if (!tenant) throw new Error("No two tenants are in one part of the log: there are not more of them than parts");
      return tenant.id;
    },
    /** Has whoever counts a tenant's events wait. @returns what lets them go on */
    async holdCounting(tenantId: string): Promise<() => Promise<void>> {
      const holder = new Client({ connectionString: superuserUrl });
      await holder.connect();
      await holder.query("SELECT pg_advisory_lock(hashtextextended('gamification.award:' || $1, 0))", [tenantId]);
      return () => holder.end();
    },
    /** Keeps everybody from writing an event, until the server dies. @returns what waits until somebody is kept from it */
    async holdWriting(): Promise<() => Promise<void>> {
      const holder = new Client({ connectionString: superuserUrl });
      holder.on("error", () => undefined);
      await holder.connect();
      await holder.query("BEGIN; LOCK TABLE pgboss.event_log IN SHARE MODE");
      return async () => {
        const waiting = "SELECT 1 FROM pg_locks WHERE relation = 'pgboss.event_log'::regclass AND NOT granted";
        while ((await holder.query(waiting)).rowCount === 0) await delay(5);
      };
    },
    /** Waits until some of what was read together is counted, and the cursor is still before it. @returns false when that did not come in that time */
    untilCounted: (atMostMs: number) => until(`SELECT 1 FROM ${UNREAD} JOIN achievement_event e ON e.id = (l.envelope->>'id')::uuid`, atMostMs),
    /** Events that are counted while the cursor is before them: asked after the worker was killed, those that will be read again. */
    deliveredAgain: async () =>
      (await sql<{ n: number }>(`SELECT count(*)::int AS n FROM ${UNREAD} JOIN achievement_event e ON e.id = (l.envelope->>'id')::uuid`))[0]?.n ?? 0,

    /** Jobs that were given up of those that follow events; what runs by the clock comes again by itself. */
    givenUp: () =>
      sql<{ name: string }>(
        "SELECT name FROM pgboss.job WHERE (state = 'failed' OR name LIKE '%.dead') AND (name LIKE 'gamification.%' OR name LIKE 'webhooks.%' OR name LIKE 'notifications.%')",
      ),

    /** The events in a tenant's log, each as text. */
    async eventsOf(tenantId: string): Promise<string[]> {
      const rows = await sql<{ name: string; data: Record<string, unknown> }>(
        "SELECT name, data FROM achievement_event WHERE tenant_id = $1 AND name IN ('order.paid', 'review.approved')",
        [tenantId],
      );
      return rows.map(({ name, data }) => textOf(name, data)).sort();
    },

    /** What differs between the tallies that are kept and what was acknowledged: of all conditions that are one count, sum or maximum. */
    async wrongTallies(tenantId: string, told: readonly Told[]): Promise<object[]> {
      const rows = await simpleDefinitions(sql);
      const kept = await sql<{ key: string; value: number }>(
        "SELECT definition_key AS key, value::int FROM achievement_tally WHERE tenant_id = $1 AND period = ''",
        [tenantId],
      );
      return rows.flatMap(({ key, condition }) => {
        const expected = comesTo(condition, told);
        const value = kept.find((each) => each.key === key)?.value ?? 0;
        return value === expected ? [] : [{ key, value, expected }];
      });
    },

    /** What was met and not awarded, or awarded and not met, of the same conditions. */
    async wrongAwards(tenantId: string, told: readonly Told[]): Promise<object[]> {
      const awarded = await sql<{ key: string; n: number }>(
        "SELECT definition_key AS key, count(*)::int AS n FROM achievement_award WHERE tenant_id = $1 AND period = '' GROUP BY 1",
        [tenantId],
      );
      return (await simpleDefinitions(sql)).flatMap(({ key, condition }) => {
        const expected = Number(comesTo(condition, told) >= (condition.atLeast ?? 0));
        const n = awarded.find((each) => each.key === key)?.n ?? 0;
        return n === expected ? [] : [{ key, n, expected }];
      });
    },

    /** Awards without their one entry of as many points, and entries for achievements without an award. */
    unpaid: () =>
      sql(
        `SELECT coalesce(a.cause_key, l.cause_key) AS cause, a.points AS due, l.points AS paid, l.n
         FROM (SELECT w.tenant_id, w.cause_key, d.points FROM achievement_award w JOIN achievement_definition d ON d.key = w.definition_key WHERE d.points > 0) a
         FULL JOIN (SELECT tenant_id, cause_key, sum(points)::int AS points, count(*)::int AS n FROM ledger_entry
                    WHERE cause_key LIKE 'achievement:%' GROUP BY 1, 2) l ON l.tenant_id = a.tenant_id AND l.cause_key = a.cause_key
         WHERE l.n IS DISTINCT FROM 1 OR l.points IS DISTINCT FROM a.points`,
      ),

    /** What was entered beside the achievements, by cause. */
    async postedIn(tenantId: string): Promise<Map<string, number>> {
      const rows = await sql<{ cause_key: string; points: number }>(
        "SELECT cause_key, points FROM ledger_entry WHERE tenant_id = $1 AND cause_key LIKE 'told:%'",
        [tenantId],
      );
      return new Map(rows.map(({ cause_key, points }) => [cause_key, points]));
    },

    /** Ranks as the database works them out from the entries. */
    ranksOf: (tenantId: string) =>
      sql<{ userId: string; points: number; rank: number }>(
        `SELECT user_id AS "userId", sum(lifetime)::int AS points, rank() OVER (ORDER BY sum(lifetime) DESC)::int AS rank
         FROM ledger_entry WHERE tenant_id = $1 GROUP BY 1 ORDER BY 3, 1`,
        [tenantId],
      ),
  };
}

/** The same ranks as the board shows them. */
export async function shownRanks(context: TenantContext, period: LeaderboardInput["period"]) {
  const { entries } = await pointsLeaderboard(context, { period, limit: 100 });
  return entries
    .map(({ userId, points, rank }) => ({ userId, points, rank }))
    .sort((a, b) => a.rank - b.rank || ((a.userId ?? "") < (b.userId ?? "") ? -1 : 1));
}

/** An event as its log keeps it: of its data what conditions may read. */
export function textOf(name: string, data: Record<string, unknown>): string {
  const { totalMinor, itemCount, isReturningCustomer, rating } = data;
  return JSON.stringify([name, totalMinor, itemCount, isReturningCustomer, rating]);
}

async function simpleDefinitions(sql: <Row extends object>(text: string) => Promise<Row[]>): Promise<{ key: string; condition: Leaf }[]> {
  const rows = await sql<{ key: string; condition: Leaf }>(
    "SELECT key, condition FROM achievement_definition WHERE status = 'published' AND repeat_every IS NULL AND events && ARRAY['order.paid', 'review.approved']",
  );
  return rows.filter(({ condition }) => (condition.count ?? condition.sum ?? condition.max) !== undefined && condition.within === undefined);
}

function comesTo({ count, sum, max }: Leaf, told: readonly Told[]): number {
  const selection = count ?? sum ?? max;
  if (!selection) throw new Error("This is no count, sum or maximum");
  const chosen = told
    .filter(({ event }) => event.name === selection.event)
    .map(({ event }): Record<string, unknown> => event.data)
    .filter((data) => (selection.where ?? []).every((each) => passes(each, data[each.field])));
  const values = chosen.map((data) => Number(data[sum?.field ?? max?.field ?? ""]));
  if (count) return chosen.length;
  return sum ? values.reduce((total, value) => total + value, 0) : Math.max(0, ...values);
}

function passes(filter: NonNullable<Selection["where"]>[number], value: unknown): boolean {
  if ("is" in filter) return value === filter.is;
  return filter.atLeast === undefined ? Number(value) <= (filter.atMost ?? 0) : Number(value) >= filter.atLeast;
}
