import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { StaffContext } from "#lib/access";
import { fixedClock } from "#lib/platform/clock";
import { newId } from "#lib/platform/crypto";
import { createService, readProbeHistory, readProbeLog, rollUpProbesJob } from "#lib/services";
import { createServiceInput, probeHistoryInput, probeLogInput } from "#lib/services/schema";
import { staffContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

let database: TestDatabase;
let staff: StaffContext;
/** The begin of today in UTC: partitions are there from today on. */
const today = Math.floor(Date.now() / DAY_MS) * DAY_MS;

beforeAll(async () => {
  database = await testDatabase();
  staff = await staffContext(database);
});
afterAll(() => database.drop());

const sql = <Row extends object>(text: string, values: unknown[] = []) => query<Row>(database.superuserUrl, text, values);

interface Drawn {
  at: number;
  state: string;
  latencyMs: number | null;
}

async function enter(): Promise<{ key: string; probeId: string; serviceId: string }> {
  const key = `svc-${newId().slice(-8)}`;
  await createService(
    staff,
    createServiceInput.parse({ key, name: key, kind: "backend", probes: [{ name: "live", kind: "tcp", target: "127.0.0.1:9" }] }),
  );
  const [row] = await sql<{ id: string; service_id: string }>(
    "SELECT p.id, p.service_id FROM service_probe p JOIN service s ON s.id = p.service_id WHERE s.key = $1",
    [key],
  );
  return { key, probeId: row?.id ?? "", serviceId: row?.service_id ?? "" };
}

/** Writes looks as the runner does: what comes late sets the roll-up back. */
async function write({ probeId, serviceId }: { probeId: string; serviceId: string }, looks: Drawn[]): Promise<void> {
  await sql(
    `INSERT INTO probe_result (probe_id, target, at, service_id, state, latency_ms)
     SELECT $1, '', to_timestamp(x.at / 1000), $2, x.state, x."latencyMs" FROM jsonb_to_recordset($3::jsonb) AS x(at float8, state text, "latencyMs" float8)
     ON CONFLICT DO NOTHING`,
    [probeId, serviceId, JSON.stringify(looks)],
  );
  const first = Math.min(...looks.map(({ at }) => at));
  await sql("UPDATE probe_roll_up SET done_at = date_trunc('minute', to_timestamp($1)) WHERE done_at > to_timestamp($1)", [first / 1_000]);
}

async function rollUp(now: number): Promise<void> {
  const runtime = testRuntime(database, { clock: fixedClock(new Date(now)) });
  await rollUpProbesJob.handle({}, { id: newId(), attempt: 1, signal: new AbortController().signal, runtime });
  await runtime.close();
}

const history = (key: string, from: number, to: number, step: string) =>
  readProbeHistory(staff, key, probeHistoryInput.parse({ from: new Date(from).toISOString(), to: new Date(to).toISOString(), step }));

/** The one in the place that the share says (nearest rank). */
function percentile(sorted: number[], share: number): number | null {
  return sorted[Math.max(1, Math.ceil(share * sorted.length - 1e-9)) - 1] ?? null;
}

describe("what is rolled up", () => {
  test("agrees with the raw looks: counts and uptime exactly, percentiles within 5 %, by minute, hour and day, also when some come late", async () => {
    const look = fc.record({
      at: fc.integer({ min: 0, max: 5 * HOUR_MS }),
      state: fc.constantFrom("operational", "operational", "operational", "degraded", "down", "unknown"),
      latencyMs: fc.option(fc.double({ min: 0.1, max: 60_000, noNaN: true })),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(look, { minLength: 1, maxLength: 120 }), fc.nat(120), async (drawn, late) => {
        const service = await enter();
        const looks = [...new Map(drawn.map((each) => [each.at, { ...each, at: today + each.at }])).values()];
        const now = today + 6 * HOUR_MS;
        await write(service, looks.slice(late));
        await rollUp(now);
        await write(service, looks.slice(0, late));
        await rollUp(now);
        await rollUp(now);
        for (const [step, ms] of [
          ["minute", MINUTE_MS],
          ["hour", HOUR_MS],
          ["day", DAY_MS],
        ] as const) {
          const { total, steps } = await history(service.key, today, step === "day" ? today + DAY_MS : now, step);
          const measured = looks.filter(({ state }) => state !== "unknown");
          for (const [found, raw] of [
            [total, measured] as const,
            ...steps.map((each) => [each, measured.filter(({ at }) => Math.floor(at / ms) * ms === Date.parse(each.at))] as const),
          ]) {
            const failures = raw.filter(({ state }) => state === "down").length;
            expect(found).toMatchObject({ looks: raw.length, failures, uptime: raw.length > 0 ? (raw.length - failures) / raw.length : null });
            const latencies = raw.flatMap(({ latencyMs }) => (latencyMs === null ? [] : [latencyMs])).toSorted((one, other) => one - other);
            for (const [share, estimate] of [
              [0.5, found.p50Ms],
              [0.95, found.p95Ms],
              [0.99, found.p99Ms],
            ] as const) {
              const exact = percentile(latencies, share);
              if (exact === null) expect(estimate).toBeNull();
              else expect(Math.abs((estimate ?? 0) - exact) / exact).toBeLessThanOrEqual(0.05 + 1e-6);
            }
          }
          expect(steps.reduce((sum, { looks: count }) => sum + count, 0)).toBe(measured.length);
        }
      }),
      { numRuns: 8 },
    );
  }, 120_000);
});

describe("partitions", () => {
  const partitions = async (parent: string) =>
    (
      await sql<{ name: string }>(
        "SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = $1::regclass AND c.relname !~ '_rest$' ORDER BY 1",
        [parent],
      )
    ).map(({ name }) => name);
  const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10).replaceAll("-", "");

  test("are made ahead and dropped when they are no longer kept, and a row without one is kept and forgotten in time, too", async () => {
    const service = await enter();
    await write(service, [{ at: today + HOUR_MS, state: "operational", latencyMs: 1 }]);
    const old = today - 5 * DAY_MS;
    await sql(
      "INSERT INTO probe_minute (probe_id, at, service_id, looks, failures, degraded, classes, counts) VALUES ($1, to_timestamp($3), $2, 1, 0, 0, '{}', '{}')",
      [service.probeId, service.serviceId, old / 1_000],
    );
    await rollUp(today + 2 * HOUR_MS);
    expect(await partitions("probe_result")).toContain(`probe_result_${dayOf(today)}`);
    await rollUp(today + 2 * DAY_MS + HOUR_MS);
    // Two whole days are kept beside the one that goes on.
    expect(await partitions("probe_result")).toEqual([0, 1, 2, 3, 4].map((days) => `probe_result_${dayOf(today + days * DAY_MS)}`));
    await rollUp(today + 3 * DAY_MS + HOUR_MS);
    expect(await partitions("probe_result")).not.toContain(`probe_result_${dayOf(today)}`);
    expect((await history(service.key, today, today + DAY_MS, "minute")).total.looks).toBe(1);

    await rollUp(today + 26 * DAY_MS);
    expect(await sql("SELECT 1 FROM probe_minute WHERE at < to_timestamp($1)", [today / 1_000])).toEqual([]);
    await rollUp(today + 32 * DAY_MS);
    expect((await history(service.key, today, today + DAY_MS, "minute")).total.looks).toBe(0);
    expect((await history(service.key, today, today + DAY_MS, "hour")).total.looks).toBe(1);
    await rollUp(today + 470 * DAY_MS);
    expect((await history(service.key, today, today + DAY_MS, "hour")).total.looks).toBe(0);
    expect((await history(service.key, today, today + DAY_MS, "day")).total.looks).toBe(1);
    // A hundred and more roll-ups of half an hour each.
  }, 120_000);
});

describe("the log of looks", () => {
  test("is told newest first, page by page, each look once", async () => {
    const service = await enter();
    const now = Date.now();
    const rows = Array.from({ length: 7 }, (_, index) => ({ at: now + Math.floor(index / 2) * 1_000, state: "operational", latencyMs: index }));
    // Several instances are looked at in the same moment.
    for (const [index, row] of rows.entries())
      await sql(
        "INSERT INTO probe_result (probe_id, target, at, service_id, state, latency_ms) VALUES ($1, $2, to_timestamp($3::float8 / 1000), $4, $5, $6)",
        [service.probeId, `a${index}`, row.at, service.serviceId, row.state, row.latencyMs],
      );
    const seen: (string | null)[] = [];
    let cursor: string | undefined;
    do {
      const page = await readProbeLog(staff, service.key, probeLogInput.parse({ limit: 3, ...(cursor && { cursor }) }));
      seen.push(...page.looks.map(({ instance }) => instance));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(["a6", "a5", "a4", "a3", "a2", "a1", "a0"]);
    await expect(readProbeLog(staff, service.key, probeLogInput.parse({ cursor: "nonsense" }))).rejects.toMatchObject({ code: "invalid" });
    await expect(readProbeLog(staff, "no-such", probeLogInput.parse({}))).rejects.toMatchObject({ code: "not_found" });
  });

  test("a history of too many steps is refused", async () => {
    const { key } = await enter();
    await expect(history(key, today - 60 * DAY_MS, today, "minute")).rejects.toMatchObject({ code: "invalid", issues: [{ path: "step" }] });
    await expect(history(key, today, today - HOUR_MS, "hour")).rejects.toMatchObject({ code: "invalid", issues: [{ path: "from" }] });
  });
});
