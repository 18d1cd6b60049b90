import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { inTenant, requireTenant, type TenantContext } from "#lib/access";
import {
  addPrivilegeRule,
  applyLevelsJob,
  changeLevels,
  earnedBy,
  gameSummary,
  getLevels,
  postPoints,
  settlePrivileges,
  switchPrivilegeRule,
} from "#lib/gamification";
import { addPrivilegeRuleInput, changeLevelsInput } from "#lib/gamification/schema";
import { systemContext } from "#lib/identity";
import { systemClock } from "#lib/platform/clock";
import { newId } from "#lib/platform/crypto";
import { createSingleProcessStore, type KeyValueStore } from "#lib/platform/store";
import { createPerson, createTenant, type Person, signedInContext, staffContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";
import { TOLD } from "../support/told.ts";

let database: TestDatabase;
let store: KeyValueStore;
beforeAll(async () => {
  database = await testDatabase();
  store = createSingleProcessStore();
});
afterAll(async () => {
  await store.close();
  await database.drop();
});
// Levels are everybody's: each test begins with those of the migration.
afterEach(async () => {
  await query(
    database.superuserUrl,
    `UPDATE level_table SET levels = (SELECT jsonb_agg(jsonb_build_object('name', '', 'points', 50 * n * (n - 1)) ORDER BY n) FROM generate_series(1, 20) n)`,
  );
});

interface Scene {
  system: TenantContext;
  person: Person;
  earn(points: number): Promise<unknown>;
}
async function newScene(): Promise<Scene> {
  const tenant = await createTenant(database.db);
  const person = await createPerson(database.db, { memberships: [{ tenantId: tenant.id, role: "viewer" }] });
  const system = await systemContext({ db: database.db, jobs: database.jobs, store, clock: systemClock }, tenant.id, "test", newId());
  const earn = (points: number) =>
    inTenant(system, (tx) => postPoints(system, tx, { userId: person.id, kind: "earn", points, causeKey: `test:${newId()}` }));
  return { system, person, earn };
}
/** Lifetime points by level, as the form has them. */
const levels = (version: number, ...points: number[]) =>
  changeLevelsInput.parse({ version: String(version), ...Object.fromEntries(points.map((each, index) => [`points${index + 1}`, String(each)])) });
const told = (tenantId: string) =>
  query<{ data: { level: number } }>(
    database.superuserUrl,
    `SELECT DISTINCT data->'data' AS data FROM ${TOLD} WHERE data->>'name' = 'level.reached' AND data->'data'->>'tenantId' = $1`,
    [tenantId],
  );

describe("levels", () => {
  test("are reached once by the entry that brings somebody there, over several at a time", async () => {
    const { system, earn } = await newScene();
    await earn(99);
    expect(await told(system.tenant.id)).toEqual([]);
    await earn(1);
    await earn(50);
    expect((await told(system.tenant.id)).map(({ data }) => data.level)).toEqual([2]);
    await earn(500);
    expect((await told(system.tenant.id)).map(({ data }) => data.level).toSorted()).toEqual([2, 4]);
  });

  test("stand in what the session tells at the next request", async () => {
    const { system, person, earn } = await newScene();
    const read = async () => earnedBy(requireTenant(await signedInContext(database, person.id, system.tenant.id)));
    expect(await read()).toMatchObject({ points: 0, level: 1, achievements: 0, privileges: [] });
    await earn(320);
    await settlePrivileges(system);
    expect(await read()).toMatchObject({ points: 320, level: 3, next: { level: 4, points: 600 }, privileges: ["dashboard.manage"] });
  });

  test("that are changed hold for everybody, privileges included", async () => {
    const staff = await staffContext(database);
    const { system, person, earn } = await newScene();
    await earn(320);
    const read = async () => earnedBy(requireTenant(await signedInContext(database, person.id, system.tenant.id)));
    const { version } = await getLevels(staff);
    await changeLevels(staff, levels(version, ...Array.from({ length: 20 }, (_, index) => index * 1_000)));
    const runtime = { ...testRuntime(database), db: database.db, jobs: database.jobs };
    const envelope = { id: newId(), name: "levels.changed", at: new Date().toISOString(), requestId: newId(), actorId: null, data: { levels: 20 } };
    await applyLevelsJob.handle(envelope as never, { runtime, signal: new AbortController().signal, attempt: 1 } as never);
    expect(await read()).toMatchObject({ level: 1, privileges: [] });
  });

  test("somebody else changed are a conflict on the fields that differ, and nothing is written", async () => {
    const staff = await staffContext(database);
    const { version } = await getLevels(staff);
    const twenty = Array.from({ length: 20 }, (_, index) => index * 50);
    await changeLevels(staff, levels(version, ...twenty));
    await expect(changeLevels(staff, levels(version, ...twenty.with(1, 77)))).rejects.toMatchObject({
      code: "conflict",
      issues: [expect.objectContaining({ path: "points2" })],
    });
    expect((await getLevels(staff)).levels[1]?.points).toBe(50);
  });

  test("that open something cannot be left out, and rules are for levels that there are", async () => {
    const staff = await staffContext(database);
    const { version } = await getLevels(staff);
    await expect(changeLevels(staff, levels(version, 0, 10))).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("Level 3"),
    });
    expect((await getLevels(staff)).version).toBe(version);
    const rule = addPrivilegeRuleInput.parse({ source: "level:25", permission: "campaign.delete" });
    await expect(addPrivilegeRule(staff, rule)).rejects.toMatchObject({ code: "invalid" });
    const { id } = await addPrivilegeRule(staff, addPrivilegeRuleInput.parse({ source: "level:20", permission: "campaign.delete" }));
    await switchPrivilegeRule(staff, id, false);
    await changeLevels(staff, levels(version, ...Array.from({ length: 19 }, (_, index) => index * 50)));
  });

  test("are the operator's: support reads and changes nothing", async () => {
    const support = await staffContext(database, "support");
    await expect(getLevels(support)).rejects.toThrow(/permission/);
    await expect(changeLevels(support, levels(1, 0, 10))).rejects.toMatchObject({ code: "forbidden" });
  });
});

test.each([
  [{ points1: "0" }, "points2"],
  [{ points1: "5", points2: "10" }, "points1"],
  [{ points1: "0", points2: "10", points3: "10" }, "points3"],
  [{ points1: "0", points2: "many" }, "points2"],
  [{ points1: "0", points2: "1.5" }, "points2"],
])("a table of %o is refused at %s", (fields, path) => {
  const parsed = changeLevelsInput.safeParse({ version: "1", ...fields });
  expect(parsed.error?.issues.map((issue) => issue.path[0])).toContain(path);
});

test("a person's standing in short is that of their points, rank of the month and nearest step, and a machine has none", async () => {
  const { id: tenantId } = await createTenant(database.db);
  const person = await createPerson(database.db, { memberships: [{ tenantId, role: "tenant_admin" }] });
  const services = { db: database.db, jobs: database.jobs, store, clock: systemClock };
  const system = await systemContext(services, tenantId, "test", newId());
  expect(await gameSummary(system)).toBeNull();
  const own = requireTenant(await signedInContext(database, person.id, tenantId));
  expect(await gameSummary(own)).toMatchObject({
    standing: { level: 1, points: 0 },
    month: { rank: null, points: 0, people: 0 },
    earned: { count: 0 },
  });
  await inTenant(system, (tx) => postPoints(system, tx, { userId: person.id, kind: "earn", points: 120, causeKey: "test:summary" }));
  const summary = await gameSummary(requireTenant(await signedInContext(database, person.id, tenantId)));
  expect(summary).toMatchObject({ standing: { level: 2, points: 120 }, month: { rank: 1, points: 120, people: 1 } });
  expect(summary?.nextStep).not.toBeNull();
});
