import { createServer, type Server } from "node:http";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { StaffContext } from "#lib/access";
import { newId } from "#lib/platform/crypto";
import type { Runtime } from "#lib/platform/runtime";
import { createService, instanceHealth, startProbeRunner } from "#lib/services";
import { createServiceInput } from "#lib/services/schema";
import { staffContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

let database: TestDatabase;
let staff: StaffContext;
let runtime: Runtime;
const ends: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  database = await testDatabase();
  staff = await staffContext(database);
  runtime = testRuntime(database, { process: "worker" });
  // Two workers, which share the work.
  const second = testRuntime(database, { process: "worker" });
  ends.push(() => second.close(), startProbeRunner(runtime), startProbeRunner(second));
});
afterAll(async () => {
  for (const end of ends.reverse()) await end();
  await runtime.close();
  await database.drop();
});

const sql = <Row extends object>(text: string, values: unknown[] = []) => query<Row>(database.superuserUrl, text, values);
const unique = (name: string) => `${name}-${newId().slice(-8)}`;
const enter = (key: string, over: object = {}) => createService(staff, createServiceInput.parse({ key, name: key, kind: "backend", ...over }));
const intervals = (key: string) =>
  sql<{ state: string; reason: string | null; since: Date; until: Date | null }>(
    "SELECT i.state, i.reason, i.since, i.until FROM service_state_interval i JOIN service s ON s.id = i.service_id WHERE s.key = $1 ORDER BY since",
    [key],
  );
/** A server that answers with the status that it is told. */
async function httpServer(): Promise<{ address: string; server: Server; status: number; asked: number }> {
  const told = { address: "", status: 200, asked: 0, server: undefined as unknown as Server };
  told.server = createServer((_, response) => {
    told.asked += 1;
    response.writeHead(told.status).end("ok");
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => told.server.once("listening", resolve));
  told.address = `http://127.0.0.1:${(told.server.address() as AddressInfo).port}`;
  ends.push(async () => {
    told.server.closeAllConnections();
    told.server.close();
  });
  return told;
}

async function until<T>(read: () => Promise<T>, isThere: (found: T) => boolean, seconds = 20): Promise<T> {
  for (let tries = 0; tries < seconds * 10; tries++) {
    const found = await read();
    if (isThere(found)) return found;
    await delay(100);
  }
  throw new Error(`It did not happen: ${JSON.stringify(await read())}`);
}

describe.concurrent("probes", () => {
  test("are run, and make states of services that follow each other, with instances, events and news for the staff", async () => {
    const [one, other] = [await httpServer(), await httpServer()];
    const key = unique("web");
    await enter(key, {
      instances: [{ address: one.address }, { address: other.address }],
      probes: [{ name: "live", kind: "http", intervalSeconds: 5, timeoutMs: 1_000 }],
    });
    await until(
      () => intervals(key),
      ([first]) => first?.state === "operational",
    );
    other.status = 503;
    await until(
      () => intervals(key),
      (all) => all.at(-1)?.state === "degraded",
    );
    one.status = 500;
    const all = await until(
      () => intervals(key),
      (found) => found.at(-1)?.state === "down",
    );
    expect(all.map(({ state, reason }) => [state, reason])).toEqual([
      ["operational", null],
      ["degraded", "error"],
      ["down", "error"],
    ]);
    expect(all.slice(1).map(({ since }) => since)).toEqual(all.slice(0, -1).map(({ until: end }) => end));
    const ownHealth = async () => (await runtime.db.read({ kind: "system", purpose: "test" }, instanceHealth)).filter((each) => each.key === key);
    const health = await until(ownHealth, (found) => found.every(({ state }) => state === "down"));
    expect(health.map(({ address }) => address)).toEqual([one.address, other.address].toSorted());
    const told = await sql<{ state: string }>(
      "SELECT payload->>'state' AS state FROM realtime_update WHERE topic = 'service.state-changed' AND payload->>'key' = $1 ORDER BY id",
      [key],
    );
    expect(told.map(({ state }) => state)).toEqual(["degraded", "down"]);
    one.status = other.status = 200;
    await until(
      () => intervals(key),
      (found) => found.at(-1)?.state === "operational",
    );
  }, 60_000);

  test("readiness that fails alone degrades, and takes nothing down", async () => {
    const ready = await httpServer();
    ready.status = 503;
    const live = await httpServer();
    const key = unique("ready");
    await enter(key, {
      probes: [
        { name: "live", kind: "http", intervalSeconds: 5, timeoutMs: 1_000, target: live.address },
        { name: "ready", kind: "http", purpose: "readiness", intervalSeconds: 5, timeoutMs: 1_000, target: ready.address },
      ],
    });
    const all = await until(
      () => intervals(key),
      (found) => found.at(-1)?.state === "degraded",
    );
    expect(all.at(-1)).toMatchObject({ reason: "error" });
  }, 30_000);

  test("are never run twice by two workers", async () => {
    const server = await httpServer();
    const keys = Array.from({ length: 40 }, (_, index) => unique(`many${index}`));
    const began = Date.now();
    for (const key of keys)
      await enter(key, { probes: [{ name: "live", kind: "http", intervalSeconds: 5, timeoutMs: 4_000, target: server.address }] });
    const counts = () =>
      sql<{ key: string; looks: number }>(
        "SELECT s.key, count(*)::int AS looks FROM probe_result r JOIN service s ON s.id = r.service_id WHERE s.key = ANY($1) GROUP BY s.key",
        [keys],
      );
    const found = await until(counts, (all) => all.length === keys.length && all.every(({ looks }) => looks >= 3), 60);
    // The first look comes at once, and then one in each interval.
    const turns = Math.ceil((Date.now() - began) / 5_000) + 1;
    expect(Math.max(...found.map(({ looks }) => looks))).toBeLessThanOrEqual(turns);
    const [{ double = -1 } = {}] = await sql<{ double: number }>(
      "SELECT count(*)::int - count(DISTINCT (probe_id, target, at))::int AS double FROM probe_result",
    );
    expect(double).toBe(0);
    expect(found.reduce((sum, { looks }) => sum + looks, 0)).toBeLessThanOrEqual(server.asked);
  }, 90_000);

  test("a silent target holds up nothing else", async () => {
    const silent = createTcpServer(() => undefined).listen(0, "127.0.0.1");
    await new Promise((resolve) => silent.once("listening", resolve));
    ends.push(async () => void silent.close());
    const server = await httpServer();
    const [slow, quick] = [unique("slow"), unique("quick")];
    const probe = { name: "live", kind: "http", intervalSeconds: 5, timeoutMs: 3_000 };
    await enter(slow, { probes: [{ ...probe, target: `http://127.0.0.1:${(silent.address() as AddressInfo).port}` }] });
    await enter(quick, { probes: [{ ...probe, target: server.address }] });
    await until(
      () => intervals(slow),
      (found) => found.at(-1)?.state === "down",
    );
    expect((await intervals(slow)).at(-1)).toMatchObject({ reason: "timeout" });
    expect((await intervals(quick)).at(-1)).toMatchObject({ state: "operational" });
  }, 60_000);

  test("what a failing service needs is looked at again at the first doubt, ahead of its turn", async () => {
    const [base, top] = [await httpServer(), await httpServer()];
    const [below, above] = [unique("below"), unique("above")];
    await enter(below, { probes: [{ name: "live", kind: "http", intervalSeconds: 600, target: base.address }] });
    await enter(above, {
      needs: [{ key: below }],
      probes: [{ name: "live", kind: "http", intervalSeconds: 5, timeoutMs: 1_000, target: top.address }],
    });
    await until(
      () => intervals(above),
      (found) => found.length > 0,
    );
    await until(
      () => intervals(below),
      (found) => found.length > 0,
    );
    base.status = top.status = 500;
    await until(
      () => intervals(below),
      (found) => found.at(-1)?.state === "down",
    );
  }, 60_000);
});
