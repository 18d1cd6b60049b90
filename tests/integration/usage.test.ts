import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { usageOf } from "#lib/billing";
import { createKey, createServiceAccount } from "#lib/keys";
import { createKeyInput } from "#lib/keys/schema";
import { newId } from "#lib/platform/crypto";
import { type Runtime, setRuntime } from "#lib/platform/runtime";
import { consumePlanCall, exportUsage, type MeteredCall, meterCall, readUsage, rollUpUsageJob, startUsageMeter } from "#lib/usage";
import { readUsageInput } from "#lib/usage/schema";
import { jsonRoute } from "#lib/web";
import { createTenant, staffContext, tenantContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

const HOUR_MS = 3_600_000;

let database: TestDatabase;
let runtime: Runtime;
let now: Date;

beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(() => {
  now = new Date("2026-11-26T12:30:00Z");
  runtime = { ...testRuntime(database), db: database.db, jobs: database.jobs, clock: { now: () => now } };
});
afterAll(() => database.drop());

const sql = <Row extends object>(text: string, values: unknown[] = []) => query<Row>(database.superuserUrl, text, values);
const call = (over: Partial<MeteredCall> = {}): MeteredCall => ({
  tenantId: null,
  keyId: null,
  route: "GET /api/v1/campaigns/{id}",
  status: 200,
  durationMs: 12,
  ...over,
});
/** Counts calls in a process of their own, which then stops as on SIGTERM. */
async function counted(...calls: MeteredCall[]): Promise<void> {
  const own = { ...runtime, rooms: new Map() };
  const stop = startUsageMeter(own);
  for (const each of calls) meterCall(own, each);
  await stop();
}
const staff = async () => ({ ...(await staffContext(database)), clock: runtime.clock });
const attempt = () => ({ id: newId(), runtime, signal: new AbortController().signal, attempt: 1 });

test("nothing that was counted is lost when a process is told to stop, and several processes add up", async () => {
  const tenant = await createTenant(database.db);
  const calls = Array.from({ length: 500 }, () => call({ tenantId: tenant.id }));
  await Promise.all([counted(...calls), counted(...calls), counted(...calls)]);
  const rows = await sql<{ calls: number; latency: number[] }>("SELECT calls, latency FROM api_usage_hour WHERE tenant_id = $1", [tenant.id]);
  expect(rows).toEqual([{ calls: 1_500, latency: [0, 0, 1_500, 0, 0, 0, 0, 0, 0, 0, 0] }]);
});

test("what could not be written is kept and written later, once", async () => {
  const tenant = await createTenant(database.db);
  let isAway = true;
  const db: Runtime["db"] = { ...database.db, system: (statement) => (isAway ? Promise.reject(new Error("away")) : database.db.system(statement)) };
  const own = { ...runtime, db, rooms: new Map() };
  const stop = startUsageMeter(own, { flushMs: 10 });
  meterCall(own, call({ tenantId: tenant.id }));
  await new Promise((resolve) => setTimeout(resolve, 60));
  meterCall(own, call({ tenantId: tenant.id }));
  isAway = false;
  await stop();
  expect(await sql<{ calls: number }>("SELECT calls FROM api_usage_hour WHERE tenant_id = $1", [tenant.id])).toEqual([{ calls: 2 }]);
});

test("what was answered more often than an integer counts is reported all the same", async () => {
  const tenant = await createTenant(database.db);
  for (const route of ["GET /api/v1/leads", "GET /api/v1/deals", "GET /api/v1/leads"])
    await sql(
      "INSERT INTO api_usage_hour (id, hour, tenant_id, key_id, route, status_class, calls, latency) VALUES (gen_random_uuid(), $1, $2, gen_random_uuid(), $3, 2, 2000000000, $4)",
      [now, tenant.id, route, [0, 0, 2_000_000_000]],
    );
  const { total, routes } = await readUsage(await staff(), readUsageInput.parse({ tenant: tenant.id }));
  expect(total.calls).toBe(6_000_000_000);
  expect(total.p50Ms).toBe(17.5);
  expect(routes.map(({ route, calls, p50Ms }) => [route, calls, p50Ms])).toEqual([
    ["GET /api/v1/leads", 4_000_000_000, 17.5],
    ["GET /api/v1/deals", 2_000_000_000, 17.5],
  ]);
});

test("the report adds up by day, tenant, route and key, before and after the roll-up", async () => {
  const tenant = await createTenant(database.db, { name: "Aster", planKey: "free" });
  const keyId = newId();
  const at = (date: string) => {
    now = new Date(date);
  };
  at("2026-11-22T23:59:00Z");
  await counted(call({ tenantId: tenant.id, keyId }), call({ tenantId: tenant.id, keyId, status: 404 }));
  at("2026-11-26T12:30:00Z");
  await counted(call({ tenantId: tenant.id, keyId, durationMs: 400 }), call({ tenantId: tenant.id, status: 503 }), call());
  const context = await staff();
  const input = readUsageInput.parse({ tenant: tenant.id });
  at("2026-11-23T01:00:00Z");
  await rollUpUsageJob.handle({}, attempt());
  at("2026-11-26T12:30:00Z");
  await rollUpUsageJob.handle({}, attempt());
  await rollUpUsageJob.handle({}, attempt());
  const report = await readUsage(context, input);
  expect(report.total).toMatchObject({ calls: 4, refused: 1, failed: 1 });
  expect(report.days.map(({ day, calls }) => [day.slice(8), calls])).toEqual([
    ["20", 0],
    ["21", 0],
    ["22", 2],
    ["23", 0],
    ["24", 0],
    ["25", 0],
    ["26", 2],
  ]);
  expect(report.tenants).toMatchObject([{ id: tenant.id, name: "Aster", calls: 4, peakHour: 2, limitPerHour: 100 }]);
  expect(report.routes).toMatchObject([{ route: "GET /api/v1/campaigns/{id}", calls: 4 }]);
  expect(report.keys).toMatchObject([{ id: keyId, calls: 3, name: null }]);
  expect(report.total.p99Ms).toBeGreaterThan(250);
  let csv = "";
  for await (const part of (await exportUsage(context, input)).body) csv += part;
  expect(csv).toContain("2026-11-22,Aster,,GET /api/v1/campaigns/{id},4xx,1");
  expect(csv).toContain("This is all.");
  expect((await usageOf(context, tenant.id)).find(({ what }) => what === "api_calls")).toEqual({ what: "api_calls", used: 1, limit: 100 });
});

test("hours are forgotten after 35 days; their days stay", async () => {
  const tenant = await createTenant(database.db);
  now = new Date("2026-10-01T10:00:00Z");
  await counted(call({ tenantId: tenant.id }));
  await rollUpUsageJob.handle({}, attempt());
  now = new Date("2026-11-26T12:30:00Z");
  await rollUpUsageJob.handle({}, attempt());
  expect(await sql("SELECT 1 FROM api_usage_hour WHERE tenant_id = $1", [tenant.id])).toEqual([]);
  expect(await sql<{ calls: number }>("SELECT calls FROM api_usage_day WHERE tenant_id = $1", [tenant.id])).toEqual([{ calls: 1 }]);
});

test("the plan holds calls to its limit in each hour, and tells the administrators once at 80 %", async () => {
  const tenant = await createTenant(database.db);
  const ask = () => consumePlanCall(runtime, { tenantId: tenant.id, limit: 10, requestId: newId() });
  const answers = [];
  for (let n = 0; n < 11; n += 1) answers.push(await ask());
  expect(answers.map(({ isOver }) => isOver)).toEqual([...new Array(10).fill(false), true]);
  expect(answers[0]).toMatchObject({ limit: 10, remaining: 9, resetSeconds: 1_800 });
  const told = () =>
    sql<{ data: { data: object } }>("SELECT data FROM pgboss.job WHERE name = 'notifications.notify' AND data->'data'->>'tenantId' = $1", [
      tenant.id,
    ]);
  expect((await told()).map(({ data }) => data.data)).toEqual([{ tenantId: tenant.id, used: 8, limit: 10, hour: "2026-11-26T12:00:00.000Z" }]);
  now = new Date(now.getTime() + HOUR_MS);
  expect(await ask()).toMatchObject({ remaining: 9, isOver: false });
});

test("only those who watch the platform see usage, and a tenant sees its own rows alone", async () => {
  const tenant = await createTenant(database.db);
  const other = await createTenant(database.db);
  await counted(call({ tenantId: tenant.id }), call({ tenantId: other.id }));
  const seen = await database.db.read({ kind: "tenant", tenantId: tenant.id }, (tx) =>
    tx.query<{ tenant_id: string }>({ text: "SELECT DISTINCT tenant_id FROM api_usage_hour" }),
  );
  expect(seen).toEqual([{ tenant_id: tenant.id }]);
  const context = await staff();
  await expect(readUsage({ ...context, grants: new Map() }, readUsageInput.parse({}))).rejects.toMatchObject({ code: "forbidden" });
});

test("a key is told what is left of its plan, is refused beyond it, and every answer is counted under its route", async () => {
  const tenant = await createTenant(database.db, { planKey: "free" });
  await sql("UPDATE plan SET max_api_calls_per_hour = 2 WHERE key = 'free'");
  const admin = await tenantContext(database, tenant.id, "tenant_admin");
  const account = await createServiceAccount(admin, { name: "Reports", description: "" });
  const { secret } = await createKey(admin, account.id, createKeyInput.parse({ name: "Nightly", scopes: ["campaign.read"] }));
  now = new Date();
  setRuntime(runtime);
  const stop = startUsageMeter(runtime);
  const handler = jsonRoute({
    operationId: "test",
    summary: "Test",
    tag: "Test",
    access: "tenant",
    permission: "campaign.read",
    params: z.strictObject({ id: z.string() }),
    response: z.object({ ok: z.literal(true) }),
    handle: async () => ({ ok: true }) as const,
  });
  const ask = () =>
    handler(new Request("http://localhost/api/v1/things/7", { headers: { authorization: `Bearer ${secret}` } }), {
      params: Promise.resolve({ id: "7" }),
    });
  const answers = [await ask(), await ask(), await ask()];
  await stop();
  await sql("UPDATE plan SET max_api_calls_per_hour = 100 WHERE key = 'free'");
  expect(answers.map(({ status, headers }) => [status, headers.get("ratelimit-limit"), headers.get("ratelimit-remaining")])).toEqual([
    [200, "2", "1"],
    [200, "2", "0"],
    [429, "2", "0"],
  ]);
  expect(Number(answers[2]?.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(answers[2]?.headers.get("content-type")).toBe("application/problem+json");
  const rows = await sql("SELECT route, status_class, calls FROM api_usage_hour WHERE tenant_id = $1 AND key_id IS NOT NULL ORDER BY status_class", [
    tenant.id,
  ]);
  expect(rows).toEqual([
    { route: "GET /api/v1/things/{id}", status_class: 2, calls: 2 },
    { route: "GET /api/v1/things/{id}", status_class: 4, calls: 1 },
  ]);
});
