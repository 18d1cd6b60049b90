import { afterAll, beforeAll, expect, test } from "vitest";
import type { EventEnvelope, EventName } from "#lib/events";
import { backfillJob, observeJob } from "#lib/gamification";
import { newId } from "#lib/platform/crypto";
import type { Runtime } from "#lib/platform/runtime";
import { createPerson, createTenant, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

const EVENTS = 150;

let database: TestDatabase;
let runtime: Runtime;

beforeAll(async () => {
  database = await testDatabase();
  runtime = { ...testRuntime(database), db: database.db, jobs: database.jobs };
});
afterAll(() => database.drop());

const sql = <Row extends object>(text: string, values: unknown[] = []) => query<Row>(database.superuserUrl, text, values);
const attempt = () => ({ id: newId(), attempt: 1, signal: new AbortController().signal, runtime });
const alone = (event: EventEnvelope) => observeJob.handle(event, attempt());
const together = (events: EventEnvelope[]) => observeJob.together?.handle(events, attempt()) ?? Promise.reject(new Error("It takes one at a time"));

/** A tenant with one person, who is paid for everything. */
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

/** What happened in five weeks around the night when the clocks go forward, in order. Orders come in rushes, so that windows fill. */
function story(random: (below: number) => number): { name: EventName; at: string; data: object }[] {
  const begin = Date.parse("2026-02-20T00:00:00Z");
  return Array.from({ length: EVENTS }, () => {
    const at = new Date(begin + random(35) * 86_400_000 + (random(3) === 0 ? random(86_400_000) : 18 * 3_600_000 + random(3_600_000))).toISOString();
    const kind = random(10);
    if (kind < 5)
      return {
        name: "order.paid" as const,
        at,
        data: { totalMinor: random(90_000), itemCount: 1 + random(15), isReturningCustomer: random(3) === 0 },
      };
    if (kind < 8) return { name: "review.approved" as const, at, data: { rating: 3 + random(3) } };
    return kind < 9
      ? { name: "order.refunded" as const, at, data: { amountMinor: random(5_000) } }
      : { name: "session.opened" as const, at, data: { userId: newId() } };
  }).sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** The same story in a tenant, with ids in the order of its events. */
const toldIn = (tenantId: string, events: ReturnType<typeof story>): EventEnvelope[] =>
  events.map(({ name, at, data }) => ({
    ...{ id: newId(), name, at, requestId: newId(), actorId: null },
    data: { tenantId, orderId: newId(), listingId: newId(), reviewId: newId(), ...data },
  }));

/** Everything that was made of a tenant's events, without ids and times. @param onlyOrderless leaves out what may be met and unmet again */
async function madeOf(tenantId: string, { onlyOrderless = false } = {}) {
  const orderless = onlyOrderless ? `AND d.condition::text !~ '"(ratio|atMost)"'` : "";
  const causes = `SELECT a.cause_key FROM achievement_award a JOIN achievement_definition d ON d.key = a.definition_key WHERE a.tenant_id = $1 ${orderless}`;
  const [tallies, buckets, awards, entries, balance] = await Promise.all([
    sql("SELECT definition_key, version, period, part, value::int FROM achievement_tally WHERE tenant_id = $1 ORDER BY 1, 2, 3, 4", [tenantId]),
    sql("SELECT definition_key, version, period, part, bucket, value::int FROM achievement_bucket WHERE tenant_id = $1 ORDER BY 1, 2, 3, 4, 5", [
      tenantId,
    ]),
    sql(`SELECT definition_key, cause_key, version, period FROM achievement_award WHERE tenant_id = $1 AND cause_key IN (${causes}) ORDER BY 2`, [
      tenantId,
    ]),
    sql(
      `SELECT cause_key, kind, points, issued, available, lifetime FROM ledger_entry WHERE tenant_id = $1 AND cause_key IN (${causes}) ORDER BY 1`,
      [tenantId],
    ),
    onlyOrderless ? [] : sql("SELECT available, pending, held, redeemed, expired, lifetime FROM point_balance WHERE tenant_id = $1", [tenantId]),
  ]);
  return { tallies, buckets, awards, entries, balance };
}

/** Goes through the past for every published achievement. */
async function rebuildAll(): Promise<void> {
  const backfills = await sql<{ id: string }>(
    `INSERT INTO achievement_backfill (id, definition_key, version)
     SELECT gen_random_uuid(), key, version FROM achievement_definition WHERE status = 'published' RETURNING id`,
  );
  for (const { id } of backfills) await backfillJob.handle({ backfillId: id }, attempt());
}

/** Rebuilding goes through all tenants for each of the catalogue's 117. */
const SLOW_MS = 180_000;

test.each([1, 2, 3])(
  "tallies, awards and ledger are the same however the events came, and from their log alone (story %i)",
  {
    timeout: SLOW_MS,
  },
  async (seed) => {
    const random = randomFrom(seed);
    const events = story(random);
    const [inOrder, inParts, disordered, fromLog] = [await newTenant(), await newTenant(), await newTenant(), await newTenant()];

    for (const event of toldIn(inOrder, events)) await alone(event);
    const made = await madeOf(inOrder);
    expect([made.tallies.length > 20, made.buckets.length > 20, made.awards.length > 5, made.entries.length > 5]).toEqual([true, true, true, true]);

    const parts = toldIn(inParts, events);
    while (parts.length > 0) await together(parts.splice(0, 1 + random(40)));
    expect(await madeOf(inParts)).toEqual(made);

    const shuffled = toldIn(disordered, events)
      .map((event) => ({ event, at: random(1_000_000) }))
      .sort((a, b) => a.at - b.at)
      .map(({ event }) => event);
    const deliveries: Promise<unknown>[] = [];
    // Each part with some of the one before it, at once.
    for (let at = 0; at < shuffled.length; at += 30) deliveries.push(together(shuffled.slice(Math.max(0, at - 10), at + 30)));
    await Promise.all(deliveries);
    expect(await madeOf(disordered, { onlyOrderless: true })).toEqual(await madeOf(inOrder, { onlyOrderless: true }));

    await sql(
      "INSERT INTO achievement_event SELECT ($2::uuid), id, name, at, local_date, actor_id, data, subject FROM achievement_event WHERE tenant_id = $1",
      [inOrder, fromLog],
    );
    await rebuildAll();
    expect(await madeOf(fromLog)).toEqual(made);
    // And nothing changed for those that had it already.
    expect(await madeOf(inOrder)).toEqual(made);
  },
);
