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
/** As the counting takes them from the log. */
const COUNTED_TOGETHER = 2_000;
const YEAR_MS = 365 * 86_400_000;

const database = await startBenchDatabase();
const runtime = { ...testRuntime(database), db: database.db, jobs: database.jobs };
try {
  const { id: tenantId } = await createTenant(database.db);
  await createPerson(database.db, { memberships: [{ tenantId, role: "tenant_admin" }] });
  const envelope = (name: EventName, data: object, at = new Date()): EventEnvelope => ({
    ...{ id: newId(), name, at: at.toISOString(), requestId: newId(), actorId: null },
    data: { tenantId, ...data },
  });
  const paid = (orderId: string, at?: Date) =>
    envelope("order.paid", { orderId, totalMinor: TOTAL_MINOR, itemCount: 1, isReturningCustomer: false }, at);
  const count = (events: EventEnvelope[]) => observeJob.together?.handle(events, { signal: new AbortController().signal, runtime });
  const orderIds = Array.from({ length: ORDERS }, newId);
  const [now, apartMs] = [Date.now(), YEAR_MS / ORDERS];
  for (let at = 0; at < ORDERS; at += COUNTED_TOGETHER)
    await count(orderIds.slice(at, at + COUNTED_TOGETHER).map((id, index) => paid(id, new Date(now - YEAR_MS + (at + index) * apartMs))));
  await query(database.superuserUrl, "ANALYZE achievement_event", []);
  // Orders of all ages, the same in each run.
  let refunded = 0;
  const next = () => orderIds[(refunded++ * 7_919) % ORDERS] ?? "";
  const refund = (amountMinor: number) => envelope("order.refunded", { orderId: next(), amountMinor });
  const took = async (events: EventEnvelope[]) => {
    const began = performance.now();
    await count(events);
    return performance.now() - began;
  };
  console.log(`${ORDERS.toLocaleString("en")} orders of one tenant in a year`);
  for (const [name, events] of [
    ["a refund", () => [refund(TOTAL_MINOR)]],
    [`${TOGETHER} refunds together`, () => Array.from({ length: TOGETHER }, () => refund(1_000))],
    ["an order (nothing is taken back)", () => [paid(newId())]],
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
