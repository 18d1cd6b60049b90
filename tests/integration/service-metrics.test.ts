import { afterAll, beforeAll, expect, test } from "vitest";
import type { StaffContext } from "#lib/access";
import { newId } from "#lib/platform/crypto";
import type { Runtime } from "#lib/platform/runtime";
import { createService, createServiceMetrics } from "#lib/services";
import { createServiceInput } from "#lib/services/schema";
import { staffContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

let database: TestDatabase;
let staff: StaffContext;
let runtime: Runtime;

beforeAll(async () => {
  database = await testDatabase();
  staff = await staffContext(database);
  runtime = testRuntime(database);
});
afterAll(async () => {
  await runtime.close();
  await database.drop();
});

const sql = <Row extends object>(text: string, values: unknown[] = []) => query<Row>(database.superuserUrl, text, values);

/** The text format of Prometheus, version 0.0.4: a value for each name with its labels. @throws for a line that is none, a metric without a type, or one twice */
function parse(text: string): { types: Map<string, string>; samples: Map<string, number> } {
  const [types, samples] = [new Map<string, string>(), new Map<string, number>()];
  for (const line of text.split("\n").filter(Boolean)) {
    const type = /^# TYPE ([a-zA-Z_:][\w:]*) (counter|gauge|histogram|summary|untyped)$/.exec(line);
    if (type?.[1] && type[2]) types.set(type[1], type[2]);
    if (line.startsWith("#")) continue;
    const sample = /^([a-zA-Z_:][\w:]*)(\{(?:[a-zA-Z_]\w*="(?:[^"\\\n]|\\["\\n])*",?)*\})? (Na[Nn]|[+-]Inf|[-+]?[\d.]+(?:e[-+]?\d+)?)$/.exec(line);
    if (!sample?.[1]) throw new Error(`no sample: ${line}`);
    const name = sample[1] + (sample[2] ?? "");
    if (samples.has(name)) throw new Error(`twice: ${line}`);
    if (!types.has(sample[1]) && !types.has(sample[1].replace(/_(bucket|sum|count)$/, ""))) throw new Error(`no type: ${line}`);
    samples.set(name, Number(sample[3]));
  }
  return { types, samples };
}

async function enter(name: string, state: string | null): Promise<{ key: string; serviceId: string; probeId: string }> {
  const key = `${name}-${newId().slice(-8)}`;
  await createService(
    staff,
    createServiceInput.parse({ key, name, kind: "backend", probes: [{ name: "live", kind: "tcp", target: "127.0.0.1:9" }] }),
  );
  const [row] = await sql<{ service_id: string; id: string }>(
    "SELECT p.service_id, p.id FROM service_probe p JOIN service s ON s.id = p.service_id WHERE s.key = $1",
    [key],
  );
  if (!row) throw new Error("it was not entered");
  if (state)
    await sql("INSERT INTO service_state_interval (id, service_id, state, since) VALUES (gen_random_uuid(), $1, $2, now() - interval '1 hour')", [
      row.service_id,
      state,
    ]);
  return { key, serviceId: row.service_id, probeId: row.id };
}

test("are told in Prometheus’ format: state, latency, age and looks of each service, and nothing of what is unknown", async () => {
  const down = await enter("down", "down");
  const degraded = await enter("degraded", "degraded");
  const worked = await enter("worked", "maintenance");
  const silent = await enter("silent", null);
  await sql("UPDATE probe_target SET monitor = jsonb_build_object('checkedAt', now() - interval '30 seconds') WHERE probe_id = $1", [down.probeId]);
  await sql(
    "INSERT INTO probe_result (probe_id, target, at, service_id, state, latency_ms) VALUES ($1, '', now() - interval '1 minute', $2, 'operational', 250), ($1, '', now(), $2, 'down', NULL)",
    [down.probeId, down.serviceId],
  );
  await sql(
    "INSERT INTO probe_day (probe_id, at, service_id, looks, failures, degraded, classes, counts) VALUES ($1, date_trunc('day', now(), 'UTC'), $2, 100, 7, 3, '{}', '{}')",
    [down.probeId, down.serviceId],
  );
  createServiceMetrics(runtime);
  const readable = async () => parse(await runtime.metrics.render()).samples.get("services_metrics_readable");
  await expect.poll(readable, { timeout: 10_000 }).toBe(1);

  const { types, samples } = parse(await runtime.metrics.render());
  expect([types.get("service_state"), types.get("service_probe_results_total")]).toEqual(["gauge", "counter"]);
  const states = (key: string) =>
    ["operational", "degraded", "down", "maintenance", "unknown"].map((state) => samples.get(`service_state{service="${key}",state="${state}"}`));
  expect(states(down.key)).toEqual([0, 0, 1, 0, 0]);
  expect(states(worked.key)).toEqual([0, 0, 0, 1, 0]);
  expect(states(silent.key)).toEqual([0, 0, 0, 0, 1]);
  const up = ({ key }: { key: string }) => samples.get(`service_up{service="${key}"}`);
  expect([down, degraded, worked, silent].map(up)).toEqual([0, 1, undefined, undefined]);
  expect(samples.get(`service_latency_seconds{service="${down.key}"}`)).toBe(0.25);
  expect(samples.get(`service_latency_seconds{service="${silent.key}"}`)).toBeUndefined();
  expect(samples.get(`service_measurement_age_seconds{service="${down.key}"}`)).toBeGreaterThanOrEqual(30);
  expect(samples.get(`service_measurement_age_seconds{service="${silent.key}"}`)).toBeUndefined();
  const looks = (outcome: string) => samples.get(`service_probe_results_total{service="${down.key}",outcome="${outcome}"}`);
  expect(["operational", "degraded", "down"].map(looks)).toEqual([90, 3, 7]);
  expect(samples.get("services_without_metrics")).toBe(0);
  expect(samples.get("services_metrics_readable")).toBe(1);
});

test("are of so many services at most, and say how many were left out; and of none while the database is away", async () => {
  await sql("INSERT INTO service (id, key, name, kind) SELECT gen_random_uuid(), 'many-' || n, 'Many', 'backend' FROM generate_series(1, 520) n");
  const later = testRuntime(database);
  createServiceMetrics(later);
  // A first reading is not waited for by a scrape, where the machine is busy.
  const readable = async () => parse(await later.metrics.render()).samples.get("services_metrics_readable");
  await expect.poll(readable, { timeout: 10_000 }).toBe(1);
  const { samples } = parse(await later.metrics.render());
  const told = [...samples.keys()].filter((name) => name.startsWith("service_state{") && name.includes('state="down"')).length;
  expect(told).toBe(500);
  expect(samples.get("services_without_metrics")).toBe((samples.get("services_registered") ?? 0) - 500);
  await later.close();

  const away = testRuntime(database);
  const broken = { ...away, db: { ...away.db, read: () => Promise.reject(new Error("away")) } };
  createServiceMetrics(broken);
  const without = parse(await away.metrics.render()).samples;
  expect(without.get("services_metrics_readable")).toBe(0);
  expect([...without.keys()].filter((name) => /^services?_/.test(name))).toEqual(["services_metrics_readable"]);
  await away.close();
});
