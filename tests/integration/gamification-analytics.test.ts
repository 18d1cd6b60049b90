import { afterAll, beforeAll, expect, test } from "vitest";
import { inTenant, requireTenant, type TenantContext } from "#lib/access";
import { platformAnalytics, postPoints, reverseEntryIn, tenantAnalytics } from "#lib/gamification";
import { gamificationAnalytics, type PointKind } from "#lib/gamification/schema";
import { systemContext } from "#lib/identity";
import { fixedClock } from "#lib/platform/clock";
import { newId } from "#lib/platform/crypto";
import { createSingleProcessStore, type KeyValueStore } from "#lib/platform/store";
import { createPerson, createTenant, type Person, signedInContext, staffContext, tenantContext } from "../support/contexts.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";

const DAY = 86_400_000;
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

/** A tenant with three members, at noon of a Wednesday in autumn. */
async function newScene() {
  const clock = fixedClock("2026-09-16T12:00:00Z");
  const tenant = await createTenant(database.db);
  const people: Person[] = [];
  for (let n = 0; n < 3; n += 1) people.push(await createPerson(database.db, { memberships: [{ tenantId: tenant.id, role: "viewer" }] }));
  const system: TenantContext = await systemContext({ db: database.db, jobs: database.jobs, store, clock }, tenant.id, "test", newId());
  const post = (person: Person, kind: PointKind, points: number) =>
    inTenant(system, (tx) => postPoints(system, tx, { userId: person.id, kind, points, causeKey: `test:${newId()}` }));
  const read = async () => ({ ...requireTenant(await signedInContext(database, people[0]?.id ?? "", tenant.id)), clock });
  return { clock, system, people: people as [Person, Person, Person], post, read };
}

test("what people earned, redeemed and lost stands in its week and its sum; who earns counts as taking part for 28 days", async () => {
  const { clock, system, people, post, read } = await newScene();
  const [a, b] = people;
  await post(a, "earn", 100);
  const { entryId } = await post(b, "earn", 40);
  clock.advance(7 * DAY);
  await post(a, "redeem", 30);
  await post(a, "expire", 10);
  await post(b, "accrue", 5);
  await inTenant(system, (tx) => reverseEntryIn(system, tx, entryId, "A mistake."));
  const told = gamificationAnalytics.parse(await tenantAnalytics(await read()));
  expect(told).toMatchObject({
    members: 3,
    participants: 2,
    participation: 2 / 3,
    points: { earned: 100, redeemed: 30, expired: 10, outstanding: 65 },
  });
  expect(told.weeks).toHaveLength(12);
  expect(told.weeks.slice(-2)).toEqual([
    { startsOn: "2026-09-14", earned: 140, redeemed: 0, expired: 0, people: 2 },
    { startsOn: "2026-09-21", earned: -40, redeemed: 30, expired: 10, people: 0 },
  ]);
  clock.advance(28 * DAY);
  expect(await tenantAnalytics(await read())).toMatchObject({ participants: 0, participation: 0 });
});

test("of those whose first points came in a month it is told how many came back", async () => {
  const { clock, people, post, read } = await newScene();
  const [a, b, c] = people;
  await post(a, "earn", 1);
  await post(b, "earn", 1);
  clock.advance(31 * DAY);
  await post(a, "earn", 1);
  await post(c, "earn", 1);
  clock.advance(31 * DAY);
  await post(b, "earn", 1);
  const { cohorts } = await tenantAnalytics(await read());
  expect(cohorts).toEqual([
    { month: "2026-09-01", people: 2, active: [2, 1, 1] },
    { month: "2026-10-01", people: 1, active: [1, 0] },
  ]);
});

test("a tenant without anybody's points has figures of nothing, and rates that nobody knows are told as such", async () => {
  const { read } = await newScene();
  expect(await tenantAnalytics(await read())).toMatchObject({ participants: 0, points: { earned: 0, outstanding: 0 }, cohorts: [] });
  const published = await tenantAnalytics(await read());
  expect(published.unlocks.map(({ surface }) => surface)).toEqual(["commerce", "directory", "marketing", "platform"]);
  expect(published.unlockRate).toBe(0);
});

test("each tenant sees its own alone, staff the sum", async () => {
  const [one, two] = [await newScene(), await newScene()];
  await one.post(one.people[0], "earn", 7);
  await two.post(two.people[0], "earn", 11);
  expect((await tenantAnalytics(await one.read())).points.earned).toBe(7);
  expect((await platformAnalytics(await staffContext(database))).points.earned).toBeGreaterThanOrEqual(18);
  await expect(platformAnalytics(await staffContext(database, "support"))).rejects.toMatchObject({ code: "forbidden" });
  const member = await tenantContext(database, one.system.tenant.id, "member");
  await expect(platformAnalytics(member as never)).rejects.toMatchObject({ code: "forbidden" });
});
