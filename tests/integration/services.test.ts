import { createServer as createHttpServer } from "node:http";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { systemClock } from "#lib/platform/clock";
import { newId } from "#lib/platform/crypto";
import { createLog } from "#lib/platform/log";
import type { Runtime } from "#lib/platform/runtime";
import { currentStatus, listTransitions, startHeartbeat, startProbing } from "#lib/services";
import { testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

const log = createLog({ level: "silent", process: "test" });
const WITHIN_10_S = { timeout: 10_000, interval: 100 };

let database: TestDatabase;
let ends: (() => unknown)[];

beforeEach(async () => {
  database = await testDatabase();
  ends = [() => database.drop()];
});
afterEach(async () => {
  for (const end of ends.toReversed()) await end();
});

/** A runtime whose connections end with the test. */
function runtimeOn(appUrl = database.appUrl): Runtime {
  const runtime = testRuntime({ ...database, appUrl });
  ends.push(() => runtime.close());
  return runtime;
}

/** A web server with the surfaces that probes ask for; `statuses` can be changed while it runs. */
async function surfaces(statuses: Record<string, number> = {}): Promise<string> {
  const server = createHttpServer((request, response) => {
    response.statusCode = statuses[request.url ?? ""] ?? 200;
    response.end("here");
  });
  await listening(server);
  ends.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A way to the database that can be cut and mended. */
async function cuttable(appUrl: string) {
  const way = new URL(appUrl);
  const { port, hostname } = way;
  const sockets = new Set<Socket>();
  let isCut = false;
  const server = createServer((socket) => {
    if (isCut) {
      socket.destroy();
      return;
    }
    const upstream = connect(Number(port), hostname);
    for (const [from, to] of [
      [socket, upstream],
      [upstream, socket],
    ] as const) {
      sockets.add(from);
      from.on("error", () => to.destroy()).on("close", () => to.destroy());
      from.pipe(to);
    }
  });
  await listening(server);
  ends.push(() => server.close());
  way.port = String((server.address() as AddressInfo).port);
  return {
    url: way.toString(),
    cut: () => {
      isCut = true;
      for (const socket of sockets) socket.destroy();
    },
    mend: () => {
      isCut = false;
    },
  };
}

const listening = (server: Server) => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

const part = (runtime: Runtime, key: string) => currentStatus(runtime).parts.find((each) => each.key === key);

describe("signs of life", () => {
  test("are written by the database's clock, and end with a note of the end", async () => {
    const processId = newId();
    const stop = startHeartbeat({ db: database.db, kind: "worker", clock: systemClock, processId, log });
    const read = () =>
      query<{ kind: string; age: number; stopped: boolean }>(
        database.superuserUrl,
        "SELECT kind, extract(epoch FROM now() - last_at)::float8 AS age, stopped_at IS NOT NULL AS stopped FROM process_heartbeat",
      );
    await expect.poll(read, WITHIN_10_S).toMatchObject([{ kind: "worker", stopped: false }]);
    await stop();
    await stop();
    expect(await read()).toMatchObject([{ kind: "worker", stopped: true }]);
  });

  test("forget processes of more than a week ago", async () => {
    await query(
      database.superuserUrl,
      "INSERT INTO process_heartbeat (id, kind, host, pid, started_at, last_at) VALUES ($1, 'worker', 'old', 1, now() - interval '9 days', now() - interval '8 days')",
      [newId()],
    );
    ends.push(startHeartbeat({ db: database.db, kind: "web", clock: systemClock, processId: newId(), log }));
    await expect.poll(() => query(database.superuserUrl, "SELECT host FROM process_heartbeat WHERE host = 'old'"), WITHIN_10_S).toEqual([]);
  });

  test("survive a database that is away, and stopping then still ends soon", async () => {
    const way = await cuttable(database.appUrl);
    const runtime = runtimeOn(way.url);
    way.cut();
    const stop = startHeartbeat({ db: runtime.db, kind: "worker", clock: systemClock, processId: newId(), log });
    const start = performance.now();
    await stop();
    expect(performance.now() - start).toBeLessThan(3_000);
  });
});

describe("probing", () => {
  test("measures every part as it is, and says so within 10 s when the worker stops", async () => {
    const runtime = runtimeOn();
    const prober = startProbing({ runtime, baseUrl: await surfaces({ "/portal": 307 }) });
    ends.push(() => prober.stop());
    await expect.poll(() => part(runtime, "worker")?.detail, WITHIN_10_S).toBe("No worker has ever reported.");

    const stop = startHeartbeat({ db: database.db, kind: "worker", clock: systemClock, processId: newId(), log });
    await expect.poll(() => part(runtime, "worker")?.state, WITHIN_10_S).toBe("operational");
    await expect.poll(() => part(runtime, "surface.api")?.state, WITHIN_10_S).toBe("operational");
    expect(part(runtime, "database")).toMatchObject({ state: "operational", latencyMs: expect.any(Number) });
    expect(part(runtime, "store")).toMatchObject({ state: "operational", detail: "In this process: no Redis is configured." });
    expect(part(runtime, "queue")).toMatchObject({ state: "operational", detail: "0 jobs wait." });
    expect(part(runtime, "mail")).toMatchObject({ state: "operational", detail: "Held in the outbox: no SMTP server is configured." });
    expect(part(runtime, "realtime")).toMatchObject({ state: "unknown", detail: "Not started in this process." });
    expect(part(runtime, "surface.portal")).toMatchObject({ state: "operational" });

    await stop();
    await expect
      .poll(() => part(runtime, "worker"), WITHIN_10_S)
      .toMatchObject({ state: "down", detail: expect.stringMatching(/^Stopped at 20\d\d-\d\d-\d\d \d\d:\d\d:\d\d UTC\.$/) });
    await expect
      .poll(async () => (await listTransitions(runtime)).map(({ name, state }) => `${name} ${state}`), WITHIN_10_S)
      .toContain("Job worker down");
  });

  test("finds a surface down after two errors, and up after one answer", async () => {
    const runtime = runtimeOn();
    const statuses: Record<string, number> = { "/": 500 };
    const prober = startProbing({ runtime, baseUrl: await surfaces(statuses) });
    ends.push(() => prober.stop());
    await expect.poll(() => part(runtime, "surface.home"), WITHIN_10_S).toMatchObject({ state: "down", detail: "Answers with an error (HTTP 500)." });
    delete statuses["/"];
    await expect.poll(() => part(runtime, "surface.home")?.state, WITHIN_10_S).toBe("operational");
  });

  test("answers from memory while the database is away, and records the outage when it is back", async () => {
    const way = await cuttable(database.appUrl);
    const runtime = runtimeOn(way.url);
    const prober = startProbing({ runtime, baseUrl: await surfaces() });
    ends.push(() => prober.stop());
    ends.push(startHeartbeat({ db: database.db, kind: "worker", clock: systemClock, processId: newId(), log }));
    await expect.poll(() => [part(runtime, "database")?.state, part(runtime, "worker")?.state], WITHIN_10_S).toEqual(["operational", "operational"]);

    way.cut();
    await expect.poll(() => part(runtime, "database"), WITHIN_10_S).toMatchObject({ state: "down", detail: "Does not answer." });
    await expect.poll(() => part(runtime, "worker")?.state, WITHIN_10_S).toBe("unknown");
    expect(currentStatus(runtime).status).toBe("down");
    await expect(listTransitions(runtime)).rejects.toMatchObject({ code: "unavailable" });

    way.mend();
    await expect.poll(() => [part(runtime, "database")?.state, part(runtime, "worker")?.state], WITHIN_10_S).toEqual(["operational", "operational"]);
    const ofDatabase = async () => (await listTransitions(database)).filter((each) => each.part === "database").map(({ state }) => state);
    await expect.poll(ofDatabase, WITHIN_10_S).toEqual(["operational", "down"]);
  });

  test("keeps `since` over a restart, and records one line however many processes see a change", async () => {
    const since = "2026-11-01T00:00:00.000Z";
    await query(
      database.superuserUrl,
      "INSERT INTO part_state (part, state, since, checked_at) VALUES ('database', 'operational', $1, $1), ('store', 'down', $1, $1)",
      [since],
    );
    const baseUrl = await surfaces();
    const runtimes = [runtimeOn(), runtimeOn()];
    for (const runtime of runtimes) {
      const prober = startProbing({ runtime, baseUrl });
      ends.push(() => prober.stop());
    }
    for (const runtime of runtimes) await expect.poll(() => part(runtime, "database"), WITHIN_10_S).toMatchObject({ state: "operational", since });
    await expect
      .poll(async () => (await listTransitions(database)).filter(({ part }) => part === "store").map(({ state }) => state), WITHIN_10_S)
      .toEqual(["operational"]);
    for (const runtime of runtimes) await expect.poll(() => part(runtime, "store")?.state, WITHIN_10_S).toBe("operational");
    const told = await query(
      database.superuserUrl,
      "SELECT payload->>'part' AS part FROM realtime_update WHERE topic = 'status.changed' AND payload->>'part' = 'store'",
    );
    expect(told).toHaveLength(1);
  });
});

test("a history in which nothing happened is empty", async () => {
  expect(await listTransitions(database)).toEqual([]);
});
