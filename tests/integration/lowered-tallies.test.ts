import { afterAll, beforeAll, expect, test } from "vitest";
import type { EventEnvelope, EventName } from "#lib/events";
import { observeJob } from "#lib/gamification";
import { newId } from "#lib/platform/crypto";
import type { Runtime } from "#lib/platform/runtime";
import { createPerson, createTenant, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

const ORDERS = 60;
const DAY_MS = 86_400_000;

let database: TestDatabase;
let runtime: Runtime;
const sql = <Row extends object>(text: string, values: unknown[] = []) => query<Row>(database.superuserUrl, text, values);

const paid = { event: "order.paid" };
const total = { ...paid, field: "totalMinor" };
/** One of each kind of tally, some of them by month or week. */
const CONDITIONS: Record<string, { condition: object; repeatEvery?: "week" | "month" }> = {
  count: { condition: { count: paid, atLeast: 25 } },
  large: { condition: { count: { ...paid, where: [{ field: "totalMinor", atLeast: 3_000 }] }, atLeast: 12 } },
  sum: { condition: { sum: total, atLeast: 120_000 } },
  max: { condition: { max: total, atLeast: 8_700 } },
  first: { condition: { first: paid, until: "2026-02-22" } },
  last: { condition: { last: paid, since: "2026-03-25" } },
  days: { condition: { count: paid, within: { days: 3 }, atLeast: 8 } },
  hours: { condition: { sum: total, within: { hours: 24 }, atLeast: 25_000 } },
  streak: { condition: { streak: paid, days: 6, freezes: 1 } },
  month: { condition: { count: paid, atLeast: 12 }, repeatEvery: "month" },
  "month-max": { condition: { max: total, atLeast: 8_500 }, repeatEvery: "month" },
  week: { condition: { sum: total, atLeast: 30_000 }, repeatEvery: "week" },
  group: {
    condition: {
      all: [
        { count: paid, atLeast: 20 },
        {
          any: [
            { max: total, atLeast: 8_900 },
            { streak: paid, days: 5 },
          ],
        },
      ],
    },
  },
};

beforeAll(async () => {
  database = await testDatabase();
  runtime = { ...testRuntime(database), db: database.db, jobs: database.jobs };
  for (const [key, { condition, repeatEvery }] of Object.entries(CONDITIONS))
    await sql(
      `INSERT INTO achievement_definition (key, name, description, kind, surface, tier, points, difficulty, condition, position, events, uses_measures, repeat_every)
       VALUES ($1, $1, 'Lowered', 'milestone', 'commerce', 'bronze', 10, 1, $2, 1, '{order.paid}', false, $3)`,
      [`lowered-${key}`, JSON.stringify(condition), repeatEvery ?? null],
    );
});
afterAll(() => database.drop());

const together = (events: EventEnvelope[]) =>
  observeJob.together?.handle(events, { signal: new AbortController().signal, runtime }) ?? Promise.reject(new Error("It takes one at a time"));

async function newTenant(): Promise<string> {
  const { id } = await createTenant(database.db, { timeZone: "America/New_York" });
  await createPerson(database.db, { memberships: [{ tenantId: id, role: "tenant_admin" }] });
  return id;
}

/** Numbers below a bound, the same for the same seed. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** An order, and what of it is refunded in the end: nothing, some of it, or all. */
interface Order {
  id: string;
  at: number;
  totalMinor: number;
  refunds: number[];
}
function story(random: (below: number) => number): Order[] {
  const begin = Date.parse("2026-02-20T00:00:00Z");
  return Array.from({ length: ORDERS }, () => {
    // Some have the same total, so that the highest is not one order's alone.
    const totalMinor = 1_000 * (1 + random(9));
    const kind = random(10);
    const refunds = kind < 5 ? [] : kind < 7 ? [500 + random(totalMinor - 500)] : kind < 9 ? [totalMinor] : [totalMinor - 400, 400];
    return { id: newId(), at: begin + random(35) * DAY_MS + random(DAY_MS), totalMinor, refunds };
  }).sort((a, b) => a.at - b.at);
}

const envelope = (tenantId: string, name: EventName, at: number, data: object): EventEnvelope => ({
  ...{ id: newId(), name, at: new Date(at).toISOString(), requestId: newId(), actorId: null },
  data: { tenantId, ...data },
});
const payment = (tenantId: string, { id: orderId, at }: Order, totalMinor: number) =>
  envelope(tenantId, "order.paid", at, { orderId, totalMinor, itemCount: 1, isReturningCustomer: false });
const refunds = (tenantId: string, { id: orderId, at, refunds: all }: Order) =>
  all.map((amountMinor, index) => envelope(tenantId, "order.refunded", at + (index + 1) * DAY_MS, { orderId, amountMinor }));

/** What stands: tallies, their days and hours, and awards. */
async function standingOf(tenantId: string) {
  const own = "definition_key LIKE 'lowered-%'";
  const [tallies, buckets, awards] = await Promise.all([
    sql(`SELECT definition_key, period, part, value::int FROM achievement_tally WHERE tenant_id = $1 AND ${own} ORDER BY 1, 2, 3`, [tenantId]),
    sql(`SELECT definition_key, period, part, bucket, value::int FROM achievement_bucket WHERE tenant_id = $1 AND ${own} ORDER BY 1, 2, 3, 4`, [
      tenantId,
    ]),
    sql(`SELECT definition_key, period FROM achievement_award WHERE tenant_id = $1 AND ${own} AND taken_back_at IS NULL ORDER BY 1, 2`, [tenantId]),
  ]);
  return { tallies, buckets, awards };
}

test.each([1, 2, 3, 4])(
  "what stands after refunds, in whatever order and company they come, is what honest orders would have made (story %i)",
  { timeout: 120_000 },
  async (seed) => {
    const random = randomFrom(seed);
    const orders = story(random);
    const honest = await newTenant();
    await together(
      orders.flatMap((order) => {
        const left = order.totalMinor - order.refunds.reduce((sum, each) => sum + each, 0);
        return left > 0 ? [payment(honest, order, left)] : [];
      }),
    );
    const expected = await standingOf(honest);
    expect([expected.tallies.length > 8, expected.buckets.length > 20, expected.awards.length > 3]).toEqual([true, true, true]);

    // All orders first, then the refunds, one after the other: what was earned is lowered and taken back.
    const later = await newTenant();
    await together(orders.map((order) => payment(later, order, order.totalMinor)));
    const before = await standingOf(later);
    for (const event of orders.flatMap((order) => refunds(later, order))) await together([event]);
    expect(await standingOf(later)).toEqual(expected);
    expect(before.tallies).not.toEqual(expected.tallies);

    // In any order and parts, also refunds before their orders, and some delivered twice.
    const mixed = await newTenant();
    const shuffled = orders
      .flatMap((order) => [payment(mixed, order, order.totalMinor), ...refunds(mixed, order)])
      .map((event) => ({ event, at: random(1_000_000) }))
      .sort((a, b) => a.at - b.at)
      .map(({ event }) => event);
    for (let at = 0; at < shuffled.length; ) {
      const until = at + 1 + random(9);
      await together(shuffled.slice(Math.max(0, at - 2), until));
      at = until;
    }
    expect(await standingOf(mixed)).toEqual(expected);
  },
);
