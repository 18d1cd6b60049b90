import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { inTenant, requireTenant, type TenantContext } from "#lib/access";
import { cancelSeason, choosePrivacy, closeSeason, closeSeasonsJob, listSeasons, planSeason, postPoints, tenantSeasonsOf } from "#lib/gamification";
import { planSeasonCall } from "#lib/gamification/schema";
import { systemContext } from "#lib/identity";
import { systemClock } from "#lib/platform/clock";
import { newId } from "#lib/platform/crypto";
import { createSingleProcessStore, type KeyValueStore } from "#lib/platform/store";
import { createPerson, createTenant, type Person, signedInContext, staffContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

const DAY_MS = 86_400_000;

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
beforeEach(async () => {
  await query(database.superuserUrl, "DELETE FROM season_closing");
  await query(database.superuserUrl, "DELETE FROM season");
});

const dayFromNow = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
const planned = (from: number, to: number, points = [500, 200]) =>
  planSeasonCall.parse({
    name: `Season ${from} to ${to}`,
    startsOn: dayFromNow(from),
    endsOn: dayFromNow(to),
    rewards: points.map((each, index) => ({ toRank: index === 0 ? 1 : 3, points: each })),
  });

interface Scene {
  system: TenantContext;
  people: [Person, Person, Person];
  earn(person: Person, points: number): Promise<unknown>;
  /** The portal itself, so many days from now. */
  later(days: number): TenantContext;
}
async function newScene(timeZone = "UTC"): Promise<Scene> {
  const tenant = await createTenant(database.db);
  await query(database.superuserUrl, "UPDATE tenant SET time_zone = $2 WHERE id = $1", [tenant.id, timeZone]);
  const join = () => createPerson(database.db, { memberships: [{ tenantId: tenant.id, role: "viewer" }] });
  const people: [Person, Person, Person] = [await join(), await join(), await join()];
  const system = await systemContext({ db: database.db, jobs: database.jobs, store, clock: systemClock }, tenant.id, "test", newId());
  return {
    system,
    people,
    earn: (person, points) =>
      inTenant(system, (tx) => postPoints(system, tx, { userId: person.id, kind: "earn", points, causeKey: `test:${newId()}` })),
    later: (days) => ({ ...system, clock: { now: () => new Date(Date.now() + days * DAY_MS) } }),
  };
}
const entriesOf = (tenantId: string) =>
  query<{ user_id: string; points: number; cause_key: string }>(
    database.superuserUrl,
    "SELECT user_id, points, cause_key FROM ledger_entry WHERE tenant_id = $1 AND cause_key LIKE 'season:%' ORDER BY points DESC, user_id",
    [tenantId],
  );

describe("a season that is over", () => {
  test("keeps the ranks, ties included, and pays each reward by a cause of its own", async () => {
    const { system, people, earn, later } = await newScene();
    const [ada, bea, cyd] = people;
    await earn(ada, 100);
    await earn(bea, 40);
    await earn(cyd, 40);
    const { id } = await planSeason(await staffContext(database), planned(0, 5));
    expect(await closeSeason(later(5), id)).toBe(false);
    expect(await closeSeason(later(7), id)).toBe(true);
    const ranks = await query<{ user_id: string; place: number; rank: number; points: number; reward: number }>(
      database.superuserUrl,
      "SELECT user_id, place, rank, points, reward FROM season_rank WHERE tenant_id = $1 ORDER BY place",
      [system.tenant.id],
    );
    expect(ranks).toEqual([
      { user_id: ada.id, place: 1, rank: 1, points: 100, reward: 500 },
      { user_id: bea.id, place: 2, rank: 2, points: 40, reward: 200 },
      { user_id: cyd.id, place: 3, rank: 2, points: 40, reward: 200 },
    ]);
    expect(await entriesOf(system.tenant.id)).toEqual([
      { user_id: ada.id, points: 500, cause_key: `season:${id}:${ada.id}` },
      ...[bea.id, cyd.id].toSorted().map((user_id) => ({ user_id, points: 200, cause_key: `season:${id}:${user_id}` })),
    ]);
  });

  test("closes once, however many workers close it at once", async () => {
    const { system, people, earn, later } = await newScene();
    await earn(people[0], 10);
    const { id } = await planSeason(await staffContext(database), planned(0, 0));
    const answers = await Promise.all(Array.from({ length: 6 }, () => closeSeason(later(2), id)));
    expect(answers.filter((isNow) => isNow)).toHaveLength(1);
    expect(await entriesOf(system.tenant.id)).toHaveLength(1);
    expect(await closeSeason(later(3), id)).toBe(false);
  });

  test("closes in each tenant by its own calendar, when the job comes by", async () => {
    const east = await newScene("Pacific/Kiritimati");
    const west = await newScene("Pacific/Pago_Pago");
    const { id } = await planSeason(await staffContext(database), planned(0, 1));
    const closedIn = async ({ system }: Scene) =>
      (await query(database.superuserUrl, "SELECT 1 FROM season_closing WHERE tenant_id = $1 AND season_id = $2", [system.tenant.id, id])).length ===
      1;
    // The last day ends at 10:00 UTC in the east, and at 11:00 UTC of the day after in the west.
    const run = async (at: Date) => {
      const runtime = { ...testRuntime(database), db: database.db, jobs: database.jobs, store, clock: { now: () => at } };
      await closeSeasonsJob.handle({}, { runtime, signal: new AbortController().signal, attempt: 1 } as never);
    };
    await run(new Date(`${dayFromNow(1)}T10:30:00Z`));
    expect([await closedIn(east), await closedIn(west)]).toEqual([true, false]);
    await run(new Date(`${dayFromNow(2)}T11:30:00Z`));
    expect([await closedIn(east), await closedIn(west)]).toEqual([true, true]);
  });

  test("is not cancelled any more, and one that is cancelled does not close", async () => {
    const staff = await staffContext(database);
    const { people, earn, later } = await newScene();
    await earn(people[0], 10);
    const over = await planSeason(staff, planned(0, 1));
    await closeSeason(later(3), over.id);
    await expect(cancelSeason(staff, over.id)).rejects.toMatchObject({ code: "conflict" });
    expect(await listSeasons(staff)).toMatchObject([{ id: over.id, closedTenants: 1, people: 1, paid: 500 }]);
    const next = await planSeason(staff, planned(2, 3));
    expect(await cancelSeason(staff, next.id)).toMatchObject({ state: "cancelled" });
    await expect(cancelSeason(staff, next.id)).rejects.toMatchObject({ code: "conflict" });
    expect(await closeSeason(later(9), next.id)).toBe(false);
  });
});

describe("people of a tenant", () => {
  test("see who leads and what it would bring, then how it ended; each as they chose to be seen", async () => {
    const { system, people, earn, later } = await newScene();
    const [ada, bea, cyd] = people;
    await earn(ada, 100);
    await earn(bea, 40);
    await earn(cyd, 5);
    const { id } = await planSeason(await staffContext(database), planned(0, 5));
    const as = async (person: Person) => requireTenant(await signedInContext(database, person.id, system.tenant.id));
    await choosePrivacy(await as(ada), "anonymous");
    await choosePrivacy(await as(cyd), "hidden");
    const [running] = await tenantSeasonsOf(await as(bea));
    expect(running).toMatchObject({ id, state: "running", people: 2, closedAt: null });
    expect(running?.standings).toMatchObject([
      { rank: 1, name: null, points: 100, reward: 500, isYou: false },
      { rank: 2, points: 40, reward: 200, isYou: true },
    ]);
    await closeSeason(later(7), id);
    await choosePrivacy(await as(bea), "hidden");
    const [seenByAda] = await tenantSeasonsOf(await as(ada));
    expect(seenByAda?.standings.map(({ isYou }) => isYou)).toEqual([true]);
    expect(seenByAda?.standings[0]?.name).not.toBeNull();
  });

  test("do not see another tenant's", async () => {
    const [one, other] = [await newScene(), await newScene()];
    await one.earn(one.people[0], 10);
    const { id } = await planSeason(await staffContext(database), planned(0, 1));
    await closeSeason(one.later(3), id);
    const reader = requireTenant(await signedInContext(database, other.people[0].id, other.system.tenant.id));
    expect(await tenantSeasonsOf(reader)).toMatchObject([{ id, people: 0, closedAt: null, standings: [] }]);
  });
});

describe("a plan", () => {
  test("does not overlap another, also of two at once, and does not begin in the past", async () => {
    const staff = await staffContext(database);
    const answers = await Promise.allSettled([planSeason(staff, planned(1, 5)), planSeason(staff, planned(5, 9))]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    await expect(planSeason(staff, planned(-4, -3))).rejects.toMatchObject({ code: "invalid" });
  });

  test("is the operator's: support may not", async () => {
    const support = await staffContext(database, "support");
    await expect(planSeason(support, planned(0, 1))).rejects.toMatchObject({ code: "forbidden" });
    await expect(listSeasons(support)).rejects.toMatchObject({ code: "forbidden" });
    await expect(cancelSeason(support, newId())).rejects.toMatchObject({ code: "forbidden" });
  });
});
