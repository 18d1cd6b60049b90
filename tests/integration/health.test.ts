import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Health, healthResponse, liveness, readiness } from "#lib/platform/health";
import type { Runtime } from "#lib/platform/runtime";
import { testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";
import { type RedisServer, startRedis } from "../support/redis.ts";

const SOON = { timeout: 10_000, interval: 100 };

let database: TestDatabase;
let redis: RedisServer;
let path: Path;
let runtime: Runtime;

beforeEach(async () => {
  database = await testDatabase();
  redis = await startRedis();
  path = await pathTo(Number(new URL(database.appUrl).port));
  const appUrl = new URL(database.appUrl);
  appUrl.port = String(path.port);
  runtime = testRuntime({ ...database, appUrl: appUrl.toString() }, { redisUrl: redis.url });
});
afterEach(async () => {
  await path.open();
  await runtime.close();
  await path.close();
  await redis.stop();
  await database.drop();
});

interface Path {
  port: number;
  /** The server seems gone: connections break, new ones are refused. */
  cut(): Promise<void>;
  /** The server seems to hang: connections are taken, and nothing comes back. */
  block(): void;
  open(): Promise<void>;
  close(): Promise<void>;
}

/** A way to PostgreSQL that can be cut, since the server itself serves other tests. */
async function pathTo(target: number): Promise<Path> {
  const sockets = new Set<Socket>();
  let isBlocked = false;
  const server = createServer((socket) => {
    const onward = connect(target, "127.0.0.1");
    for (const each of [socket, onward]) {
      sockets.add(each);
      each.on("error", () => undefined);
      each.once("close", () => {
        sockets.delete(each);
        socket.destroy();
        onward.destroy();
      });
    }
    socket.on("data", (chunk) => !isBlocked && onward.write(chunk));
    onward.on("data", (chunk) => !isBlocked && socket.write(chunk));
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const stop = async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    port,
    cut: stop,
    block: () => {
      isBlocked = true;
    },
    async open() {
      if (isBlocked) for (const socket of sockets) socket.destroy();
      isBlocked = false;
      if (!server.listening) await listen(port);
    },
    close: stop,
  };
}

const ready = () => readiness(runtime, runtime.expectedMigrations);
const statuses = (health: Health) => Object.fromEntries(Object.entries(health.checks).map(([name, [check]]) => [name, check.status]));
const ALL_PASS = {
  "database:responseTime": "pass",
  "store:responseTime": "pass",
  "queue:waiting": "pass",
  "migrations:pending": "pass",
  "disk:free": "pass",
};

test("with everything there it passes, and says what was measured", async () => {
  await expect.poll(async () => (await ready()).status, SOON).toBe("pass");
  const health = await ready();
  expect(statuses(health)).toEqual(ALL_PASS);
  expect(health.serviceId).toBe(runtime.processId);
  expect(health.checks["database:responseTime"]).toEqual([
    { status: "pass", componentType: "datastore", observedValue: expect.any(Number), observedUnit: "ms", time: expect.any(String) },
  ]);
  expect(health.checks["migrations:pending"]).toMatchObject([{ observedValue: 0, observedUnit: "migrations" }]);
  const response = healthResponse(health);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("application/health+json");
  expect(response.headers.get("cache-control")).toBe("no-store");
});

test("without Redis it warns and still serves, and passes again when Redis is back", async () => {
  await expect.poll(async () => (await ready()).status, SOON).toBe("pass");
  await redis.kill();
  const health = await ready();
  expect(health.status).toBe("warn");
  expect(statuses(health)).toEqual({ ...ALL_PASS, "store:responseTime": "warn" });
  expect(healthResponse(health).status).toBe(200);
  await redis.restart();
  await expect.poll(async () => (await ready()).status, SOON).toBe("pass");
});

test("without the database it fails with 503, tells no address, and passes again when it is back", async () => {
  await expect.poll(async () => (await ready()).status, SOON).toBe("pass");
  await path.cut();
  const health = await ready();
  expect(statuses(health)).toEqual({ ...ALL_PASS, "database:responseTime": "fail", "queue:waiting": "fail", "migrations:pending": "fail" });
  expect(healthResponse(health).status).toBe(503);
  const told = JSON.stringify(health);
  for (const secret of ["127.0.0.1", String(path.port), "bizosaas_app", database.name]) expect(told).not.toContain(secret);
  await path.open();
  await expect.poll(async () => (await ready()).status, SOON).toBe("pass");
});

test("with a database that does not answer it does not wait, fails, and says for how long nothing came", async () => {
  await expect.poll(async () => (await ready()).status, SOON).toBe("pass");
  path.block();
  const health = await ready();
  expect(health.status).toBe("fail");
  expect(health.checks["database:responseTime"]).toMatchObject([{ output: expect.stringContaining("No answer within") }]);
  await path.open();
  await expect.poll(async () => (await ready()).status, SOON).toBe("pass");
});

test("with a disk that is nearly full it warns, and says how much is left", async () => {
  // A file system that holds no files has no room for them, either.
  const dataDir = process.platform === "linux" ? "/proc" : "/dev";
  const health = await readiness({ ...runtime, config: { ...runtime.config, dataDir } }, runtime.expectedMigrations);
  expect(health.checks["disk:free"]).toMatchObject([
    { status: "warn", observedValue: 0, observedUnit: "MB", output: expect.stringContaining("nearly full") },
  ]);
  expect(healthResponse(health).status).toBe(200);
});

test("with a migration pending it fails and names it", async () => {
  const health = await readiness(runtime, [...runtime.expectedMigrations, "29990101000000_from_tomorrow"]);
  expect(health.status).toBe("fail");
  expect(health.checks["migrations:pending"]).toMatchObject([
    { status: "fail", observedValue: 1, output: expect.stringContaining("29990101000000_from_tomorrow") },
  ]);
});

test("without the queue's tables it fails", async () => {
  await query(database.superuserUrl, "DROP SCHEMA pgboss CASCADE");
  expect((await ready()).checks["queue:waiting"]).toMatchObject([{ status: "fail" }]);
});

test("with very many jobs waiting it warns; dead letters do not count", async () => {
  await query(database.superuserUrl, "INSERT INTO pgboss.job (name, data) SELECT 'mail.send.dead', '{}' FROM generate_series(1, 10001)");
  expect((await ready()).checks["queue:waiting"]).toMatchObject([{ status: "pass", observedValue: 0 }]);
  await query(database.superuserUrl, "INSERT INTO pgboss.job (name, data) SELECT 'mail.send', '{}' FROM generate_series(1, 10001)");
  expect((await ready()).checks["queue:waiting"]).toMatchObject([{ status: "warn", observedValue: 10_001 }]);
});

test("liveness asks nobody: it passes with everything gone", async () => {
  await path.cut();
  await redis.kill();
  expect(liveness(runtime)).toMatchObject({ status: "pass", serviceId: runtime.processId, checks: { uptime: [{ observedUnit: "s" }] } });
});
