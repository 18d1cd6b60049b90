/**
 * `npm run bench score-events [events] [tenants]`: how many events a second one job worker brings to their end: told, counted for the
 * achievements that read them, awarded, in the ledger, on the board. Once with all events waiting, once with eight writers that go on while
 * the worker counts. Prints figures and judges nothing. PostgreSQL writes to the disk as in an installation; it, the worker, Redis and the
 * writers share the machine.
 */
import { availableParallelism } from "node:os";
import { inTenant, type TenantContext } from "#lib/access";
import { emit } from "#lib/events";
import { pointsLeaderboard } from "#lib/gamification";
import { systemContext } from "#lib/identity";
import { newId } from "#lib/platform/crypto";
import { createPerson, createTenant, testRuntime } from "../support/contexts.ts";
import { endChild, startWorker } from "../support/portal.ts";
import { startRedis } from "../support/redis.ts";
import { startBenchDatabase } from "./bench-database.ts";
import { cpuSeconds } from "./measure.ts";

const EVENTS = Number(process.argv[3] ?? 20_000);
const TENANTS = Number(process.argv[4] ?? 20);
const WRITERS = 8;
/** As an import tells of them. */
const TOLD_TOGETHER = 50;
const LOOK_EVERY_MS = 50;
let alreadyCounted = 0;

const [database, redis] = await Promise.all([startBenchDatabase(), startRedis()]);
const runtime = testRuntime(database, { redisUrl: redis.url });
const services = { db: database.db, jobs: database.jobs, store: runtime.store, clock: runtime.clock };
try {
  const tenants = await Promise.all(Array.from({ length: TENANTS }, makeTenant));
  console.log(`${EVENTS.toLocaleString("en")} events of ${TENANTS} tenants, ${availableParallelism()} cores`);
  // Whoever is new earns most achievements with their first hundred events; later an event seldom unlocks anything.
  await waiting(tenants, TENANTS * 100, "counted, of new tenants");
  await waiting(tenants, EVENTS, "counted, all had been waiting");
  await withWorker(EVENTS, async () => {
    const start = performance.now();
    await Promise.all([tell(tenants, EVENTS), counted(EVENTS)]);
    print("told and counted meanwhile", EVENTS, start);
    await boards(tenants);
  });
} finally {
  await runtime.close();
  await database.drop();
  await redis.stop();
}

async function waiting(tenants: TenantContext[], events: number, name: string): Promise<void> {
  const began = performance.now();
  await tell(tenants, events);
  print("told, nobody counting", events, began);
  await withWorker(events, async () => {
    const start = performance.now();
    await counted(events);
    print(name, events, start);
    await boards(tenants);
  });
}

async function makeTenant(): Promise<TenantContext> {
  const { id } = await createTenant(database.db);
  for (let n = 0; n < 5; n += 1) await createPerson(database.db, { memberships: [{ tenantId: id, role: n === 0 ? "tenant_admin" : "member" }] });
  return systemContext(services, id, "bench", newId());
}

async function tell(tenants: TenantContext[], count: number): Promise<void> {
  let left = count;
  const write = async () => {
    while (left > 0) {
      const some = Math.min(left, TOLD_TOGETHER);
      left -= some;
      const context = tenants[((left / TOLD_TOGETHER) % tenants.length) | 0] as TenantContext;
      await inTenant(context, async (tx) => {
        for (let n = 0; n < some; n += 1) await tellOne(context, tx, left + n);
      });
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, write));
}

function tellOne(context: TenantContext, tx: Parameters<typeof emit>[1], n: number): Promise<void> {
  const tenantId = context.tenant.id;
  if (n % 2 === 0)
    return emit(context, tx, "order.paid", {
      ...{ tenantId, orderId: newId(), totalMinor: 1_000 + n, itemCount: 1 + (n % 14), isReturningCustomer: n % 3 === 0 },
    });
  return emit(context, tx, "review.approved", { tenantId, listingId: newId(), reviewId: newId(), rating: 1 + (n % 5) });
}

/** Waits until so many more are counted; what it asks for costs the database little beside the counting. */
async function counted(more: number): Promise<void> {
  alreadyCounted += more;
  for (;;) {
    const [row] = await database.db.system<{ done: bigint }>({ text: "SELECT count(*) AS done FROM achievement_event" });
    if (Number(row?.done) >= alreadyCounted) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

/** How long the board of each tenant takes that is behind, and again when it is not. */
async function boards(tenants: TenantContext[]): Promise<void> {
  for (const name of ["boards brought up to date", "boards read again"]) {
    const start = performance.now();
    for (const context of tenants) await pointsLeaderboard(context, { period: "week" });
    console.log(`${name.padEnd(34)}${((performance.now() - start) / tenants.length).toFixed(2)} ms each`);
  }
  const [made] = await database.db.system<{ entries: bigint }>({ text: "SELECT count(*) AS entries FROM ledger_entry" });
  console.log(`${"entries of the ledger by now".padEnd(34)}${made?.entries}`);
}

async function withWorker(events: number, work: () => Promise<void>): Promise<void> {
  const worker = await startWorker({ ...database, redisUrl: redis.url }, (text) => process.stderr.write(text));
  const before = cpuSeconds(worker.pid ?? 0) ?? 0;
  try {
    await work();
    const used = (cpuSeconds(worker.pid ?? 0) ?? 0) - before;
    console.log(`${"CPU of the worker, an event".padEnd(34)}${((used * 1_000) / events).toFixed(3)} ms`);
  } finally {
    await endChild(worker);
  }
}

function print(name: string, count: number, began: number): void {
  const seconds = (performance.now() - began) / 1_000;
  console.log(
    `${name.padEnd(34)}${Math.round(count / seconds)
      .toLocaleString("en")
      .padStart(7)}/s   (${seconds.toFixed(1)} s)`,
  );
}
