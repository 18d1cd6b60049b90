/**
 * `npm run bench score-events [events] [tenants]`: how many events a second one job worker brings to their end: told, counted for the
 * achievements that read them, awarded, in the ledger, on the board. Eight writers tell them, each act in a transaction of its own or, as an
 * import does, many acts in one; with nobody counting, with a worker that counts what had waited, and with one that counts meanwhile. Prints
 * figures and judges nothing. PostgreSQL writes to the disk as in an installation; it, the worker, Redis and the writers share the machine, so
 * CPU time is printed beside the rates: it says more where others use the machine, too.
 */
import { availableParallelism } from "node:os";
import { inTenant, type TenantContext } from "#lib/access";
import { emitAll, type Told } from "#lib/events";
import { pointsLeaderboard } from "#lib/gamification";
import { systemContext } from "#lib/identity";
import { newId } from "#lib/platform/crypto";
import { createPerson, createTenant, testRuntime } from "../support/contexts.ts";
import { endChild, startWorker } from "../support/portal.ts";
import { startRedis } from "../support/redis.ts";
import { startBenchDatabase } from "./bench-database.ts";
import { cpuSeconds, cpuSecondsOfServer } from "./measure.ts";

const EVENTS = Number(process.argv[3] ?? 20_000);
const TENANTS = Number(process.argv[4] ?? 20);
const WRITERS = 8;
/** As an import tells of them, and as single acts do. */
const IN_ONE_ACT = 50;
const LOOK_EVERY_MS = 50;
let alreadyCounted = 0;

const [database, redis] = await Promise.all([startBenchDatabase(), startRedis()]);
const runtime = testRuntime(database, { redisUrl: redis.url });
const services = { db: database.db, jobs: database.jobs, store: runtime.store, clock: runtime.clock };
try {
  const tenants = await Promise.all(Array.from({ length: TENANTS }, makeTenant));
  console.log(`${EVENTS.toLocaleString("en")} events of ${TENANTS} tenants, ${WRITERS} writers, ${availableParallelism()} cores`);
  // Whoever is new earns most achievements with their first hundred events; later an event seldom unlocks anything.
  await waiting(tenants, TENANTS * 100, IN_ONE_ACT, "counted, of new tenants");
  await boards(tenants);
  for (const together of [1, IN_ONE_ACT]) {
    console.log(together === 1 ? "Each act in a transaction of its own:" : `${together} acts in a transaction:`);
    // Each of those waits for the disk: a fifth of them says as much.
    const events = together === 1 ? Math.ceil(EVENTS / 5) : EVENTS;
    await waiting(tenants, events, together, "counted, all had been waiting");
    await meanwhile(tenants, events, together);
  }
  await boards(tenants);
} finally {
  await runtime.close();
  await database.drop();
  await redis.stop();
}

async function waiting(tenants: TenantContext[], events: number, together: number, name: string): Promise<void> {
  await measured("told, nobody counting", events, null, () => tell(tenants, events, together));
  await withWorker((pid) => measured(name, events, pid, () => counted(events)));
}

async function meanwhile(tenants: TenantContext[], events: number, together: number): Promise<void> {
  await withWorker((pid) =>
    measured("told and counted meanwhile", events, pid, () => Promise.all([tell(tenants, events, together), counted(events)])),
  );
}

async function makeTenant(): Promise<TenantContext> {
  const { id } = await createTenant(database.db);
  for (let n = 0; n < 5; n += 1) await createPerson(database.db, { memberships: [{ tenantId: id, role: n === 0 ? "tenant_admin" : "member" }] });
  return systemContext(services, id, "bench", newId());
}

async function tell(tenants: TenantContext[], count: number, together: number): Promise<void> {
  let left = count;
  const write = async () => {
    while (left > 0) {
      const some = Math.min(left, together);
      left -= some;
      const first = left;
      const context = tenants[((first / together) % tenants.length) | 0] as TenantContext;
      await inTenant(context, (tx) =>
        emitAll(
          context,
          tx,
          Array.from({ length: some }, (_, n) => toldOf(context, first + n)),
        ),
      );
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, write));
}

function toldOf({ tenant: { id: tenantId } }: TenantContext, n: number): Told {
  if (n % 2 === 1) return { name: "review.approved", data: { tenantId, listingId: newId(), reviewId: newId(), rating: 1 + (n % 5) } };
  const order = { orderId: newId(), totalMinor: 1_000 + n, itemCount: 1 + (n % 14), isReturningCustomer: n % 3 === 0 };
  return { name: "order.paid", data: { tenantId, ...order } };
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

async function withWorker(work: (pid: number) => Promise<void>): Promise<void> {
  const worker = await startWorker({ ...database, redisUrl: redis.url }, (text) => process.stderr.write(text));
  try {
    await work(worker.pid ?? 0);
  } finally {
    await endChild(worker);
  }
}

/** Prints how many events a second that was, and the CPU time for each of PostgreSQL, of the worker and of this process, which tells of them. */
async function measured(name: string, events: number, workerPid: number | null, work: () => Promise<unknown>): Promise<void> {
  const cpu = () => [cpuSecondsOfServer(database.serverPid), workerPid === null ? null : cpuSeconds(workerPid), cpuSeconds(process.pid)];
  const began = performance.now();
  const before = cpu();
  await work();
  const seconds = (performance.now() - began) / 1_000;
  const rate = Math.round(events / seconds).toLocaleString("en");
  const [postgres, worker, writers] = cpu().map((after, index) => {
    const used = (after ?? Number.NaN) - (before[index] ?? Number.NaN);
    return Number.isNaN(used) ? "–" : ((used * 1_000) / events).toFixed(3);
  });
  console.log(
    `${name.padEnd(34)}${rate.padStart(7)}/s (${seconds.toFixed(1)} s); ms of CPU each: PostgreSQL ${postgres}, worker ${worker}, writers ${writers}`,
  );
}
