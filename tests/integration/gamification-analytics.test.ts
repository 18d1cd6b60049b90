import { afterAll, beforeAll, expect, test } from "vitest";
import { inTenant, requireTenant, type TenantContext } from "#lib/access";
import { platformAnalytics, postPoints, reverseEntryIn, tenantAnalytics } from "#lib/gamification";
import { gamificationAnalytics, type PointKind } from "#lib/gamification/schema";
import { systemContext } from "#lib/identity";
import { fixedClock } from "#lib/platform/clock";
import { newId } from "#lib/platform/crypto";
import { createSingleProcessStore, type KeyValueStore } from "#lib/platform/store";
import { createPerson, createTenant, type Person, signedInContext, staffContext, tenantContext } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

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
    points: { earned: 100, redeemed: 30, expired: 10, outstanding: 65, pending: 5 },
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

test("what rewards cost is told by what they were given for, less what was taken back, and in money by currency", async () => {
  const { system, people, read } = await newScene();
  const give = (causeKey: string, points: number) =>
    inTenant(system, (tx) => postPoints(system, tx, { userId: people[0].id, kind: "earn", points, causeKey }));
  await give("achievement:first-lead", 100);
  const { entryId } = await give("achievement:roi-master", 300);
  await inTenant(system, (tx) => reverseEntryIn(system, tx, entryId, "A mistake."));
  // What a review took away belongs to what was given.
  const { entryId: doubted } = await give("achievement:first-figures", 30);
  const review = (kind: PointKind, causeKey: string) =>
    inTenant(system, (tx) => postPoints(system, tx, { userId: people[0].id, kind, points: 30, causeKey }));
  await review("forfeit", `held:${(await review("hold", `hold:${doubted}`)).entryId}`);
  await give(`season:${newId()}:${people[0].id}`, 50);
  await inTenant(system, (tx) => postPoints(system, tx, { userId: people[0].id, kind: "accrue", points: 25, causeKey: "referral:1:accrue:1" }));
  await inTenant(system, (tx) => postPoints(system, tx, { userId: people[0].id, kind: "confirm", points: 25, causeKey: "referral:1:pay" }));
  await give("order:1", 5);
  await inTenant(system, (tx) => postPoints(system, tx, { userId: people[0].id, kind: "hold", points: 5, causeKey: "hold:1" }));
  for (const [amount, currency, withdrawnAt] of [
    [2_425, "USD", null],
    [7_425, "USD", null],
    [900, "USD", new Date()],
    [1_000, "EUR", null],
  ] as const)
    await query(
      database.superuserUrl,
      "INSERT INTO referral_credit (id, tenant_id, amount_minor, currency, invited_by, created_at, withdrawn_at) VALUES ($1, $2, $3, $4, 'Harbor', now(), $5)",
      [newId(), system.tenant.id, amount, currency, withdrawnAt],
    );
  const { cost, points } = gamificationAnalytics.parse(await tenantAnalytics(await read()));
  expect(cost.points).toEqual([
    { source: "achievement", points: 100, entries: 5 },
    { source: "season", points: 50, entries: 1 },
    { source: "referral", points: 25, entries: 1 },
    { source: "other", points: 5, entries: 1 },
  ]);
  expect(cost.points.reduce((sum, each) => sum + each.points, 0)).toBe(points.earned);
  expect(cost.credits).toEqual([
    { currency: "EUR", count: 1, amountMinor: 1_000, withdrawnMinor: 0 },
    { currency: "USD", count: 2, amountMinor: 9_850, withdrawnMinor: 900 },
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
  const staff = { ...(await staffContext(database)), clock: fixedClock("2026-10-01T09:00:00Z") };
  const all = await platformAnalytics(staff);
  expect(all).toMatchObject({ asOf: staff.clock.now() });
  expect(all.points.earned).toBeGreaterThanOrEqual(18);
  await expect(platformAnalytics(await staffContext(database, "support"))).rejects.toMatchObject({ code: "forbidden" });
  const member = await tenantContext(database, one.system.tenant.id, "member");
  await expect(platformAnalytics(member as never)).rejects.toMatchObject({ code: "forbidden" });
});

test("sums of more points than a 32-bit integer holds are told", async () => {
  const { people, post, read } = await newScene();
  await post(people[0], "earn", 2_000_000_000);
  await post(people[1], "earn", 2_000_000_000);
  const { points, weeks, cost } = gamificationAnalytics.parse(await tenantAnalytics(await read()));
  expect(points).toMatchObject({ earned: 4_000_000_000, outstanding: 4_000_000_000 });
  expect(weeks.at(-1)).toMatchObject({ earned: 4_000_000_000 });
  expect(cost.points).toEqual([{ source: "other", points: 4_000_000_000, entries: 2 }]);
});
