import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { StaffContext } from "#lib/access";
import { fixedClock } from "#lib/platform/clock";
import { newId } from "#lib/platform/crypto";
import { createService, readTimeline } from "#lib/services";
import { createServiceInput, timelineInput } from "#lib/services/schema";
import { createTenant, staffContext, tenantContext } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

let database: TestDatabase;
let staff: StaffContext;
const NOW = new Date("2026-11-27T12:00:00Z");
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000);

beforeAll(async () => {
  database = await testDatabase();
  staff = await staffContext(database);
  staff = { ...staff, clock: fixedClock(NOW) };
  await sql("DELETE FROM service");
});
afterAll(() => database.drop());

const sql = <Row extends object>(text: string, values: unknown[] = []) => query<Row>(database.superuserUrl, text, values);

/** Enters a service with what it was, from so many hours ago on; the last state lasts. */
async function enter(name: string, past: [state: string, hoursAgo: number][]): Promise<string> {
  const key = `${name}-${newId().slice(-8)}`;
  await createService(staff, createServiceInput.parse({ key, name, kind: "backend" }));
  for (const [index, [state, since]] of past.entries()) {
    const next = past[index + 1];
    await sql(
      `INSERT INTO service_state_interval (id, service_id, state, since, until) SELECT gen_random_uuid(), id, $2, $3, $4 FROM service WHERE key = $1`,
      [key, state, hoursAgo(since), next ? hoursAgo(next[1]) : null],
    );
  }
  return key;
}

describe("the timeline of services", () => {
  test("tells what each was in the window, those that fail first, and what happened in it", async () => {
    const failing = await enter("failing", [
      ["operational", 40],
      ["down", 2],
    ]);
    const failed = await enter("failed", [
      ["operational", 400],
      ["down", 10],
      ["degraded", 9],
      ["down", 8.9],
      ["operational", 8.5],
    ]);
    const worse = await enter("worse", [
      ["operational", 30],
      ["down", 12],
      ["operational", 9],
    ]);
    const steady = await enter("steady", [
      ["operational", 20],
      ["maintenance", 5],
      ["operational", 4],
    ]);
    const unmeasured = await enter("unmeasured", []);
    await sql(
      `INSERT INTO incident (id, title, impact, status, is_by_rule, started_at, resolved_at, created_at, updated_at)
       VALUES (gen_random_uuid(), 'Inside', 'minor', 'resolved', true, $1, $2, now(), now()), (gen_random_uuid(), 'Before', 'minor', 'resolved', true, $3, $3, now(), now())`,
      [hoursAgo(10), hoursAgo(8), hoursAgo(30)],
    );

    const day = await readTimeline(staff, timelineInput.parse({}));
    expect(day.bands.map(({ key, group }) => [key, group])).toEqual([
      [failing, "failing"],
      [worse, "failed"],
      [failed, "failed"],
      [steady, "steady"],
      [unmeasured, "unmeasured"],
    ]);
    expect(day.sizes).toEqual({ failing: 1, failed: 2, steady: 1, unmeasured: 1 });
    const hour = 3_600_000;
    expect(day.bands[2]).toMatchObject({
      state: "operational",
      changes: 4,
      times: { operational: 22.5 * hour, degraded: 0.1 * hour, down: 1.4 * hour, maintenance: 0, unknown: 0 },
      pieces: [
        [0, 0, 14 * hour],
        [2, 14 * hour, 15 * hour],
        [1, 15 * hour, 15.1 * hour],
        [2, 15.1 * hour, 15.5 * hour],
        [0, 15.5 * hour, 24 * hour],
      ],
    });
    expect(day.bands[3]).toMatchObject({ uptime: 1, times: { unknown: 4 * hour, maintenance: hour, operational: 19 * hour } });
    expect(day.bands[4]).toMatchObject({ uptime: null, state: "unknown", pieces: [] });
    // A quarter of an hour each: between 10 and 9 hours ago two were down at once, each counted once although one flapped.
    expect(day.overview).toHaveLength(96);
    expect([13, 48, 55, 56, 59, 60, 62, 88, 95].map((step) => day.overview[step])).toEqual([
      { failing: 0, down: 0 },
      { failing: 1, down: 1 },
      { failing: 1, down: 1 },
      { failing: 2, down: 2 },
      { failing: 2, down: 2 },
      { failing: 1, down: 1 },
      { failing: 0, down: 0 },
      { failing: 1, down: 1 },
      { failing: 1, down: 1 },
    ]);
    expect(day.changes.listed[0]).toEqual({ key: failing, name: "failing", state: "down", before: "operational", at: hoursAgo(2) });
    expect(day.incidents.map(({ title }) => title)).toEqual(["Inside"]);

    const window = await readTimeline(staff, timelineInput.parse({ from: hoursAgo(9.5).toISOString(), to: hoursAgo(8.75).toISOString() }));
    expect(window.bands.find(({ key }) => key === failed)).toMatchObject({
      group: "failing",
      state: "down",
      changes: 2,
      pieces: [
        [2, 0, 1_800_000],
        [1, 1_800_000, 2_160_000],
        [2, 2_160_000, 2_700_000],
      ],
    });
    expect(window.changes.listed.map(({ key, state, before }) => [key, state, before])).toEqual([
      [failed, "down", "degraded"],
      [failed, "degraded", "down"],
      [worse, "operational", "down"],
    ]);
    expect(window.overview).toEqual(day.overview);

    const second = await readTimeline(staff, timelineInput.parse({ bands: 2, page: 2 }));
    expect(second.bands.map(({ key }) => key)).toEqual([failed, steady]);
    expect((await readTimeline(staff, timelineInput.parse({ bands: 2, page: 9 }))).sizes).toEqual(day.sizes);
  });

  test("is for staff who may see services alone", async () => {
    const tenant = await createTenant(database.db);
    const admin = await tenantContext(database, tenant.id, "tenant_admin");
    await expect(readTimeline(admin as unknown as StaffContext, timelineInput.parse({}))).rejects.toMatchObject({ code: "forbidden" });
  });
});
