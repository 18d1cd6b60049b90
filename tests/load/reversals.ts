/**
 * `npm run bench reversals [orders]`: what it costs that something is taken back. A tenant has so many paid orders in the last year, and orders
 * of any age are refunded, one at a time and twenty together. Prints how long counting one refund holds the tenant's lock, and judges nothing.
 */
import type { EventEnvelope, EventName } from "#lib/events";
import { observeJob } from "#lib/gamification";
import { newId } from "#lib/platform/crypto";
import { createPerson, createTenant, testRuntime } from "../support/contexts.ts";
import { query } from "../support/database.ts";
import { startBenchDatabase } from "./bench-database.ts";
import { quantile } from "./measure.ts";

const ORDERS = Number(process.argv[3] ?? 200_000);
const TOTAL_MINOR = 5_000;
const ROUNDS = 7;
const TOGETHER = 20;

const database = await startBenchDatabase();
const runtime = { ...testRuntime(database), db: database.db, jobs: database.jobs };
const attempt = () => ({ id: newId(), attempt: 1, signal: new AbortController().signal, runtime });
try {
  const { id: tenantId } = await createTenant(database.db);
  await createPerson(database.db, { memberships: [{ tenantId, role: "tenant_admin" }] });
  await query(
    database.superuserUrl,
    `INSERT INTO achievement_event (tenant_id, id, name, at, local_date, data, subject)
     SELECT $1::uuid, gen_random_uuid(), 'order.paid', t.at, t.at::date,
            jsonb_build_object('tenantId', $1::uuid, 'orderId', t.id, 'totalMinor', $3::int, 'itemCount', 1, 'isReturningCustomer', false), t.id
     FROM (SELECT gen_random_uuid()::text AS id, now() - n * (interval '365 days' / $2::int) AS at FROM generate_series(1, $2::int) n) t`,
    [tenantId, ORDERS, TOTAL_MINOR],
  );
  await query(database.superuserUrl, "ANALYZE achievement_event", []);
  const orders = await query<{ subject: string }>(
    database.superuserUrl,
    "SELECT subject FROM achievement_event WHERE tenant_id = $1 ORDER BY md5(subject) LIMIT $2",
    [tenantId, 1 + ROUNDS + ROUNDS * TOGETHER],
  );
  const next = () => orders.pop()?.subject ?? "";
  const envelope = (name: EventName, data: object): EventEnvelope => ({
    ...{ id: newId(), name, at: new Date().toISOString(), requestId: newId(), actorId: null },
    data: { tenantId, ...data },
  });
  const refund = (amountMinor: number) => envelope("order.refunded", { orderId: next(), amountMinor });
  const took = async (events: EventEnvelope[]) => {
    const began = performance.now();
    await observeJob.together?.handle(events, attempt());
    return performance.now() - began;
  };
  console.log(`${ORDERS.toLocaleString("en")} orders of one tenant in a year`);
  // The orders were never counted: the first refund makes the tallies of them, and awards what they are worth.
  console.log(`first refund, which makes all tallies: ${Math.round(await took([refund(TOTAL_MINOR)]))} ms`);
  for (const [name, events] of [
    ["a refund", () => [refund(TOTAL_MINOR)]],
    [`${TOGETHER} refunds together`, () => Array.from({ length: TOGETHER }, () => refund(1_000))],
    [
      "an order (nothing is taken back)",
      () => [envelope("order.paid", { orderId: newId(), totalMinor: TOTAL_MINOR, itemCount: 1, isReturningCustomer: false })],
    ],
  ] as const) {
    const times: number[] = [];
    for (let n = 0; n < ROUNDS; n += 1) times.push(await took(events()));
    times.sort((a, b) => a - b);
    console.log(`${name}: ${quantile(times, 0.5).toFixed(1)} ms (p50 of ${ROUNDS}), at most ${(times.at(-1) ?? 0).toFixed(1)} ms`);
  }
} finally {
  await runtime.close();
  await database.drop();
}
