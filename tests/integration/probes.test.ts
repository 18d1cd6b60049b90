import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { StaffContext } from "#lib/access";
import { newId } from "#lib/platform/crypto";
import type { Runtime } from "#lib/platform/runtime";
import {
  applyFile,
  changeService,
  createService,
  getService,
  previewServiceFile,
  readProbeLog,
  setProbeSecret,
  startProbeRunner,
  takeHeartbeat,
} from "#lib/services";
import { changeServiceCall, createServiceInput, heartbeatCall, probeLogInput } from "#lib/services/schema";
import { createTenant, staffContext, tenantContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";
import { openLine } from "../support/line.ts";

let database: TestDatabase;
let staff: StaffContext;
let runtime: Runtime;

beforeAll(async () => {
  database = await testDatabase();
  staff = await staffContext(database);
  runtime = testRuntime(database, { process: "worker" });
});
afterAll(async () => {
  await runtime.close();
  await database.drop();
});

const sql = <Row extends object>(text: string, values: unknown[] = []) => query<Row>(database.superuserUrl, text, values);
const unique = (name: string) => `${name}-${newId().slice(-8)}`;
const enter = (key: string, over: object = {}) => createService(staff, createServiceInput.parse({ key, name: key, kind: "backend", ...over }));
const change = (key: string, over: object) => changeService(staff, { ...changeServiceCall.parse({ name: key, kind: "backend", ...over }), key });
const probesOf = (key: string) =>
  sql<{ id: string; name: string; version: number; secret_sealed: string | null }>(
    "SELECT p.id, p.name, p.version, p.secret_sealed FROM service_probe p JOIN service s ON s.id = p.service_id WHERE s.key = $1 ORDER BY p.name",
    [key],
  );
const targetsOf = async (key: string) =>
  (
    await sql<{ target: string }>(
      "SELECT t.target FROM probe_target t JOIN service_probe p ON p.id = t.probe_id JOIN service s ON s.id = p.service_id WHERE s.key = $1 ORDER BY 1",
      [key],
    )
  ).map(({ target }) => target);

async function until<T>(read: () => T | Promise<T>, isThere: (found: T) => boolean): Promise<T> {
  for (let tries = 0; tries < 600; tries++) {
    const found = await read();
    if (isThere(found)) return found;
    await delay(100);
  }
  throw new Error(`It did not happen: ${JSON.stringify(await read())}`);
}

/** A server on loopback that answers with the status that it is told. */
async function httpServer() {
  const met: (string | undefined)[] = [];
  const told = { status: 200, met, address: "", close: () => undefined as unknown };
  const server = createServer((request, response) => {
    met.push(request.headers.authorization);
    response.writeHead(told.status).end();
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  told.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  told.close = () => server.close();
  return told;
}

describe("probes in the registry", () => {
  test("are kept with their service, keep their history when it is changed, and are told of in the trail", async () => {
    const key = unique("crm");
    const live = { name: "live", kind: "http", path: "/health" };
    const made = await enter(key, {
      instances: [{ address: "https://a.example" }, { address: "https://b.example" }],
      probes: [live, { name: "port", kind: "tcp" }],
    });
    expect(made.probes).toMatchObject([{ ...live, intervalSeconds: 20, purpose: "liveness", statuses: ["200-299"] }, { name: "port" }]);
    expect(await targetsOf(key)).toEqual(["https://a.example", "https://a.example", "https://b.example", "https://b.example"]);
    const before = await probesOf(key);

    const changed = await change(key, {
      version: 1,
      instances: [{ address: "https://a.example" }],
      probes: [live, { name: "names", kind: "dns", record: "a.example" }],
    });
    expect(changed.probes.map(({ name }) => name)).toEqual(["live", "names"]);
    expect(await probesOf(key)).toMatchObject([{ id: before[0]?.id, name: "live", version: 1 }, { name: "names" }]);
    expect(await targetsOf(key)).toEqual(["", "https://a.example"]);
    await change(key, { version: 2, instances: [{ address: "https://a.example" }], probes: [{ ...live, isPaused: true }] });
    expect(await targetsOf(key)).toEqual([]);

    const [entry] = await sql<{ probes: string }>(
      "SELECT after->>'probes' AS probes FROM audit_entry WHERE subject_id = $1 AND action = 'service.create'",
      [key],
    );
    expect(entry?.probes).toMatch(/^live: http; liveness; every 20 s.*path \/health.*, port: tcp/);
  });

  test("are declared in the file of services, which shows what is different and does nothing the second time", async () => {
    const key = unique("filed");
    const file = (seconds: number) => `
services:
  ${key}:
    name: Filed
    kind: backend
    instances: [https://filed.example]
    probes:
      - { name: live, kind: http, path: /health, intervalSeconds: ${seconds} }
      - { name: nightly, kind: heartbeat, everySeconds: 86400 }
`;
    const apply = async (text: string) => applyFile(staff, text, (await previewServiceFile(staff, text)).mark);
    expect((await apply(file(20))).creates).toMatchObject([{ key }]);
    expect(await previewServiceFile(staff, file(20))).toMatchObject({ creates: [], changes: [], removes: [], unchanged: 1 });
    const { changes } = await previewServiceFile(staff, file(30));
    expect(changes).toMatchObject([
      { key, fields: [{ field: "probes", before: expect.stringContaining("every 20 s"), after: expect.stringContaining("every 30 s") }] },
    ]);
    await apply("services: {}");
  });
});

describe("the secret of a probe", () => {
  const setSecret = (key: string, name: string, secret: object | null) => setProbeSecret(staff, { key, name, secret }, runtime);

  test("is kept encrypted, told nowhere, and stays as long as the probe asks the same target in the same way", async () => {
    const key = unique("db");
    const probe = { name: "query", kind: "postgres", target: "db.example:5432" };
    await enter(key, { probes: [probe] });
    await setSecret(key, "query", { password: "hunter2-hunter2" });
    const told = JSON.stringify([
      await getService(staff, key),
      await sql("SELECT * FROM audit_entry WHERE subject_id = $1", [key]),
      await probesOf(key),
    ]);
    expect(told).not.toContain("hunter2");
    expect((await getService(staff, key)).service.probesWithSecret).toEqual(["query"]);

    await change(key, { version: 1, probes: [{ ...probe, intervalSeconds: 60 }] });
    expect((await probesOf(key))[0]?.secret_sealed).not.toBeNull();
    await change(key, { version: 2, probes: [{ ...probe, target: "evil.example:5432" }] });
    expect((await probesOf(key))[0]?.secret_sealed).toBeNull();
  });

  test("is of the kind that the probe takes", async () => {
    const key = unique("kinds");
    await enter(key, {
      probes: [
        { name: "live", kind: "http", target: "a.example:80" },
        { name: "port", kind: "tcp", target: "a.example:80" },
      ],
    });
    await expect(setSecret(key, "live", { password: "x" })).rejects.toMatchObject({ code: "invalid", issues: [{ path: "secret" }] });
    await expect(setSecret(key, "port", { password: "x" })).rejects.toMatchObject({ code: "invalid" });
    await expect(setSecret(key, "no-such", null)).rejects.toMatchObject({ code: "not_found" });
    const support = await staffContext(database, "support");
    await expect(setProbeSecret(support, { key, name: "live", secret: null }, runtime)).rejects.toMatchObject({ code: "forbidden" });
  });

  test("goes to the instances that somebody entered, and not to one that registered itself", async () => {
    const server = await httpServer();
    const brand = await createTenant(database.db, { kind: "brand" });
    const key = unique("let-in");
    await enter(key, { instances: [{ address: server.address }], probes: [{ name: "live", kind: "http", intervalSeconds: 5, timeoutMs: 1_000 }] });
    const machine = await tenantContext(database, brand.id, "tenant_admin");
    await takeHeartbeat(machine, key, heartbeatCall.parse({ instance: { address: "http://evil.example" } }));
    expect(await targetsOf(key)).toEqual([server.address, "http://evil.example"].toSorted());
    await setSecret(key, "live", { headers: { authorization: "Bearer secret" } });
    expect(await targetsOf(key)).toEqual([server.address]);
    const stop = startProbeRunner(runtime);
    await until(
      () => server.met,
      (met) => met.includes("Bearer secret"),
    );
    await stop();
    server.close();
    const { looks } = await readProbeLog(staff, key, probeLogInput.parse({}));
    expect(looks[0]).toMatchObject({ probe: "live", instance: server.address, state: "operational", latencyMs: expect.any(Number) });
  });
});

describe("signs of life", () => {
  test("register an instance, which is forgotten when no more of them come", async () => {
    const brand = await createTenant(database.db, { kind: "brand" });
    const machine = await tenantContext(database, brand.id, "tenant_admin");
    const key = unique("found");
    await enter(key, { instances: [{ address: "https://entered.example" }], probes: [{ name: "live", kind: "tcp", isPaused: true }] });
    const beat = (address: string, ttlSeconds = 60) =>
      takeHeartbeat(machine, key, heartbeatCall.parse({ instance: { address, ttlSeconds, zone: "b" } }));
    expect(await beat("https://entered.example")).toEqual({ expiresAt: null });
    expect(await beat("https://came.example")).toEqual({ expiresAt: expect.any(String) });
    await beat("https://came.example", 120);
    const { service } = await getService(staff, key);
    expect(service.instances.map(({ address }) => address)).toEqual(["https://entered.example"]);
    expect(service.registered).toMatchObject([{ address: "https://came.example", weight: 100, zone: "b" }]);
    // What it registered is nobody's change, and stays when somebody changes the service.
    expect((await change(key, { version: 1, instances: service.instances, probes: service.probes })).version).toBe(1);
    await change(key, { version: 1, description: "other", instances: service.instances });
    expect((await getService(staff, key)).service.registered).toHaveLength(1);

    await sql("UPDATE service_instance SET expires_at = now() - interval '1 second' WHERE address = 'https://came.example'");
    expect((await getService(staff, key)).service.registered).toEqual([]);
    const stop = startProbeRunner(runtime);
    await until(
      () => sql("SELECT 1 FROM service_instance WHERE address = 'https://came.example'"),
      (rows) => rows.length === 0,
    );
    await stop();
    const acts = await sql("SELECT action FROM audit_entry WHERE subject_id = $1 AND action = 'service.register_instance'", [key]);
    expect(acts).toHaveLength(1);
  });

  test("are taken from a tenant for services that serve it alone, at addresses on the public internet", async () => {
    const [own, other] = [await createTenant(database.db), await createTenant(database.db)];
    const machine = await tenantContext(database, own.id, "tenant_admin");
    const [platform, shared, foreign, theirs] = [unique("platform"), unique("shared"), unique("foreign"), unique("theirs")];
    await enter(platform);
    await enter(shared, { tenants: [own.slug, other.slug] });
    await enter(foreign, { tenants: [other.slug] });
    await enter(theirs, { tenants: [own.slug] });
    const beat = (key: string, address = "https://shop.example") => takeHeartbeat(machine, key, heartbeatCall.parse({ instance: { address } }));
    for (const key of [platform, shared, foreign, "no-such"]) await expect(beat(key)).rejects.toMatchObject({ code: "not_found" });
    for (const address of ["http://169.254.169.254", "10.0.0.1:80", "localhost:80", "http://[::1]:80", "http://2130706433", "intranet:80"])
      await expect(beat(theirs, address)).rejects.toMatchObject({ code: "invalid", issues: [{ path: "instance.address" }] });
    expect(await beat(theirs)).toEqual({ expiresAt: expect.any(String) });
    const viewer = await tenantContext(database, own.id, "viewer");
    await expect(takeHeartbeat(viewer, theirs, heartbeatCall.parse({ instance: { address: "https://x.example" } }))).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  test("of a job make it operational, and its failure is told in its own words", async () => {
    const brand = await createTenant(database.db, { kind: "brand" });
    const machine = await tenantContext(database, brand.id, "tenant_admin");
    const key = unique("job");
    await enter(key, {
      kind: "worker",
      probes: [{ name: "nightly", kind: "heartbeat", intervalSeconds: 5, timeoutMs: 1_000, failures: 1, everySeconds: 3_600 }],
    });
    const state = async () =>
      (
        await sql<{ state: string }>(
          "SELECT i.state FROM service_state_interval i JOIN service s ON s.id = i.service_id WHERE s.key = $1 ORDER BY since",
          [key],
        )
      ).map((row) => row.state);
    const stop = startProbeRunner(runtime);
    await takeHeartbeat(machine, key, heartbeatCall.parse({ job: { probe: "nightly" } }));
    await until(state, (states) => states.at(-1) === "operational");
    await takeHeartbeat(machine, key, heartbeatCall.parse({ job: { probe: "nightly", isGood: false, detail: "disk full" } }));
    await until(state, (states) => states.at(-1) === "down");
    await stop();
    const { looks } = await readProbeLog(staff, key, probeLogInput.parse({ limit: 1 }));
    expect(looks[0]).toMatchObject({ state: "down", reason: "error", detail: "disk full", instance: null });
    await expect(takeHeartbeat(machine, key, heartbeatCall.parse({ job: { probe: "no-such" } }))).rejects.toMatchObject({ code: "not_found" });
  });
});

test("time in which nobody looked is unknown, whatever was found before and after", async () => {
  const server = await httpServer();
  const key = unique("gap");
  await enter(key, { probes: [{ name: "live", kind: "http", intervalSeconds: 5, timeoutMs: 1_000, target: server.address }] });
  const intervals = () =>
    sql<{ state: string; since: Date; until: Date | null }>(
      "SELECT i.state, i.since, i.until FROM service_state_interval i JOIN service s ON s.id = i.service_id WHERE s.key = $1 ORDER BY since",
      [key],
    );
  const first = startProbeRunner(runtime);
  await until(intervals, (all) => all.length === 1);
  await first();
  // As after an hour without a worker.
  await sql("UPDATE service_state_interval SET since = since - interval '1 hour' WHERE until IS NULL");
  await sql(`UPDATE probe_target SET monitor = monitor || jsonb_build_object('checkedAt', to_char(now() AT TIME ZONE 'UTC' - interval '1 hour', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
             WHERE monitor IS NOT NULL`);
  const second = startProbeRunner(runtime);
  const all = await until(intervals, (found) => found.length >= 3);
  await second();
  server.close();
  expect(all.map(({ state }) => state)).toEqual(["operational", "unknown", "operational"]);
  expect(all[1]?.since).toEqual(all[0]?.until);
  expect(all[2]?.since).toEqual(all[1]?.until);
  const unknownMs = (all[1]?.until?.getTime() ?? 0) - (all[1]?.since.getTime() ?? 0);
  expect(unknownMs).toBeGreaterThan(50 * 60_000);
}, 60_000);

test("while the database is away probes go on by memory, and what they found is told afterwards as it was", async () => {
  const apart = await testDatabase();
  const line = await openLine(apart.appUrl);
  const far = testRuntime({ ...apart, appUrl: line.through(apart.appUrl) }, { process: "worker" });
  const server = await httpServer();
  const key = unique("outage");
  await createService(
    await staffContext(apart),
    createServiceInput.parse({
      key,
      name: key,
      kind: "backend",
      probes: [{ name: "live", kind: "http", intervalSeconds: 5, timeoutMs: 1_000, target: server.address }],
    }),
  );
  const states = async () =>
    (
      await query<{ state: string; since: Date }>(
        apart.superuserUrl,
        "SELECT i.state, i.since FROM service_state_interval i JOIN service s ON s.id = i.service_id WHERE s.key = $1 ORDER BY since",
        [key],
      )
    ).map(({ state }) => state);
  const looks = async (more: number) => {
    const before = server.met.length;
    await until(
      () => server.met.length,
      (count) => count >= before + more,
    );
  };
  const stop = startProbeRunner(far);
  await until(states, (all) => all.at(-1) === "operational");
  await line.cut();
  server.status = 500;
  await looks(3);
  server.status = 200;
  await looks(3);
  expect(await states()).toEqual(["operational"]);
  await line.mend();
  expect(await until(states, (all) => all.length >= 3)).toEqual(["operational", "down", "operational"]);
  await stop();
  await far.close();
  await line.cut();
  server.close();
  await apart.drop();
}, 120_000);
