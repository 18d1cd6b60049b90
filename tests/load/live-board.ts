/**
 * `npm run bench live-board [sockets] [causes]`: how long after points were entered in one process the open pages of a board hear of it: 500
 * sockets split over two web processes on one PostgreSQL and one Redis. Once by single causes, once by a burst of a hundred, with how many
 * messages that became; then all connections of one process are cut, something happens, and they come back. Prints and judges nothing.
 */
import { setTimeout as delay } from "node:timers/promises";
import { io, type Socket } from "socket.io-client";
import { inTenant } from "#lib/access";
import { postPoints } from "#lib/gamification";
import { systemContext } from "#lib/identity";
import { newId } from "#lib/platform/crypto";
import { type RealtimeMessage, SOCKET_PATH } from "#lib/platform/realtime/schema";
import { createPerson, createTenant, openTestSession, testRuntime } from "../support/contexts.ts";
import { startPortal } from "../support/portal.ts";
import { startRedis } from "../support/redis.ts";
import { startBenchDatabase } from "./bench-database.ts";
import { quantile } from "./measure.ts";

const SOCKETS = Number(process.argv[3] ?? 500);
const CAUSES = Number(process.argv[4] ?? 50);
const BURST = 100;
/** A session has no more. */
const SOCKETS_PER_PERSON = 20;
const BETWEEN_MS = 200;
const QUIET_MS = 3_000;

interface Page {
  socket: Socket;
  /** When updates came. */
  heard: number[];
  lastId: string | null;
}

const [database, redis] = await Promise.all([startBenchDatabase(), startRedis()]);
const runtime = testRuntime(database, { redisUrl: redis.url });
const start = () => startPortal({ appUrl: database.appUrl, authSecret: database.authSecret, redisUrl: redis.url });
const portals = [await start(), await start()] as const;
const pages: Page[] = [];
try {
  const tenant = await createTenant(database.db);
  const system = await systemContext(
    { db: database.db, jobs: database.jobs, store: runtime.store, clock: runtime.clock },
    tenant.id,
    "bench",
    newId(),
  );
  const people: { id: string; cookieHeader: string }[] = [];
  for (let n = 0; n * SOCKETS_PER_PERSON < SOCKETS; n += 1) {
    const { id } = await createPerson(database.db, { memberships: [{ tenantId: tenant.id, role: "member" }] });
    people.push({ id, ...(await openTestSession(runtime, id, tenant.id)) });
  }
  const cookieOf = (n: number) => people[Math.floor(n / SOCKETS_PER_PERSON)]?.cookieHeader ?? "";
  const open = (n: number, since: string | null): Page => {
    const page: Page = { socket: connect(portals[n % 2 === 0 ? 0 : 1].url, cookieOf(n), since), heard: [], lastId: since };
    page.socket.on("update", ({ id, topic }: RealtimeMessage) => {
      if (topic !== "points.changed" || (page.lastId !== null && BigInt(id) <= BigInt(page.lastId))) return;
      page.lastId = id;
      page.heard.push(performance.now());
    });
    return page;
  };
  const earn = (userId: string) =>
    inTenant(system, (tx) => postPoints(system, tx, { userId, kind: "earn", points: 1, causeKey: `bench:${newId()}` }));
  const personOf = (n: number) => people[n % people.length]?.id ?? "";

  for (let n = 0; n < SOCKETS; n += 1) pages.push(open(n, null));
  await until(() => pages.every(({ socket }) => socket.connected));
  console.log(`${SOCKETS} sockets of ${people.length} people on two processes`);

  const single: number[] = [];
  for (let n = 0; n < CAUSES; n += 1) {
    for (const page of pages) page.heard = [];
    await earn(personOf(n));
    const at = performance.now();
    await until(() => pages.every(({ heard }) => heard.length > 0));
    single.push(...pages.map(({ heard }) => (heard[0] ?? at) - at));
    await delay(BETWEEN_MS);
  }
  print(`one cause, after its commit (${CAUSES}×)`, single);

  for (const page of pages) page.heard = [];
  await Promise.all(Array.from({ length: BURST }, (_, n) => earn(personOf(n))));
  const burst = performance.now();
  await delay(QUIET_MS);
  print(
    `last word after a burst of ${BURST}`,
    pages.map(({ heard }) => Math.max(0, (heard.at(-1) ?? Number.POSITIVE_INFINITY) - burst)),
  );
  const messages = pages.reduce((sum, { heard }) => sum + heard.length, 0);
  console.log(`${"".padEnd(46)}${(messages / SOCKETS).toFixed(1)} messages a socket for ${BURST} causes`);

  const cut = pages.filter((_, n) => n % 2 === 1);
  for (const { socket } of cut) socket.disconnect();
  await earn(personOf(0));
  const returning = performance.now();
  const back = cut.map((page, n) => open(2 * n + 1, page.lastId));
  pages.push(...back);
  await until(() => back.every(({ heard }) => heard.length > 0));
  print(
    `${back.length} at once are back and told what they missed`,
    back.map(({ heard }) => (heard[0] ?? 0) - returning),
  );
} finally {
  for (const { socket } of pages) socket.disconnect();
  for (const portal of portals) await portal.stop();
  await runtime.close();
  await database.drop();
  await redis.stop();
}

function connect(url: string, cookie: string, since: string | null): Socket {
  return io(url, {
    path: SOCKET_PATH,
    transports: ["websocket"],
    forceNew: true,
    extraHeaders: { cookie },
    auth: since === null ? {} : { since },
  });
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await delay(1);
}

function print(name: string, times: number[]): void {
  times.sort((a, b) => a - b);
  const show = (value: number) => `${value.toFixed(0)} ms`.padStart(9);
  console.log(`${name.padEnd(46)}p50${show(quantile(times, 0.5))}   p95${show(quantile(times, 0.95))}   max${show(times.at(-1) ?? 0)}`);
}
