import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inTenant, requireTenant, type TenantContext } from "#lib/access";
import { choosePrivacy, pointsLeaderboard, postPoints, rankReasons, reverseEntryIn, teamLeaderboard } from "#lib/gamification";
import { systemContext } from "#lib/identity";
import { chooseTeam, createTeam, deleteTeam, getTeam, listTeams, peopleWithoutTeam, removeMember, renameTeam, teamOfMember } from "#lib/members";
import type { Team } from "#lib/members/schema";
import { type Clock, fixedClock, systemClock } from "#lib/platform/clock";
import { newId } from "#lib/platform/crypto";
import { createRedisStore, createSingleProcessStore, type KeyValueStore } from "#lib/platform/store";
import { createPerson, createTenant, type Person, signedInContext } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";
import { startRedis } from "../support/redis.ts";

let database: TestDatabase;
let redis: Awaited<ReturnType<typeof startRedis>>;
const stores: Record<string, KeyValueStore> = {};
const silent = { warn: () => {}, info: () => {}, error: () => {}, debug: () => {} };
beforeAll(async () => {
  database = await testDatabase();
  redis = await startRedis();
  stores.redis = createRedisStore(redis.url, { log: silent as never });
  stores.process = createSingleProcessStore();
});
afterAll(async () => {
  await Promise.all(Object.values(stores).map((store) => store.close()));
  await redis.stop();
  await database.drop();
});

/** Two teams of a tenant: the first three people are in Red, the next two in Blue, the last one in none. */
async function newScene(store: KeyValueStore, clock: Clock = systemClock) {
  const tenant = await createTenant(database.db);
  const memberships = [{ tenantId: tenant.id, role: "member" as const }];
  const people: Person[] = [];
  for (let n = 0; n < 6; n += 1) people.push(await createPerson(database.db, { name: `Person ${n}`, memberships }));
  const boss = await createPerson(database.db, { name: "The boss", memberships: [{ tenantId: tenant.id, role: "tenant_admin" }] });
  const as = async (person: Person): Promise<TenantContext> => ({
    ...requireTenant(await signedInContext(database, person.id, tenant.id)),
    store,
    clock,
  });
  const system = await systemContext({ db: database.db, jobs: database.jobs, store, clock }, tenant.id, "test", newId());
  const admin = await as(boss);
  const [red, blue] = [await createTeam(admin, { name: "Red" }), await createTeam(admin, { name: "Blue" })];
  for (const [index, person] of people.slice(0, 5).entries()) await chooseTeam(admin, person.id, (index < 3 ? red : blue).id);
  const earn = (index: number, points: number) =>
    inTenant(system, (tx) => postPoints(system, tx, { userId: people[index]?.id ?? "", kind: "earn", points, causeKey: `test:${newId()}` }));
  const person = (index: number) => as(people[index] as Person);
  return { tenant, people, system, admin, red, blue, earn, as, person };
}
const ranksOf = async (context: TenantContext, team?: Team, period: "all" | "month" = "all") =>
  (await pointsLeaderboard(context, { scope: "team", team: team?.id, period, limit: 100 })).entries.map(({ name, rank, points }) => [
    name,
    rank,
    points,
  ]);
const teamsOf = async (context: TenantContext) =>
  (await teamLeaderboard(context, { period: "all" })).entries.map(({ name, rank, perPerson, people }) => [name, rank, perPerson, people]);

describe.each(["redis", "process"])("boards of teams in the store (%s)", (kind) => {
  const store = () => stores[kind] as KeyValueStore;

  test("rank a team’s people among themselves, and teams by points per person, those without points too", async () => {
    const { earn, person, system, red, blue, admin } = await newScene(store());
    for (const [index, points] of [30, 30, 0, 40, 0, 500].entries()) if (points > 0) await earn(index, points);
    const mine = await pointsLeaderboard(await person(1), { scope: "team", period: "all" });
    expect(mine).toMatchObject({
      scope: "team",
      team: { id: red.id, name: "Red" },
      total: 2,
      you: { entry: { rank: 1, points: 30, isYou: true }, next: null },
    });
    expect(mine.entries.map(({ rank }) => rank)).toEqual([1, 1]);
    expect(await ranksOf(await person(1), blue)).toEqual([["Person 3", 1, 40]]);
    // 60 points of three, and 40 of two: they share a rank.
    expect((await teamsOf(system)).toSorted()).toEqual([
      ["Blue", 1, 20, 2],
      ["Red", 1, 20, 3],
    ]);
    const { entryId } = await earn(4, 1);
    expect(await teamsOf(await person(4))).toEqual([
      ["Blue", 1, 20.5, 2],
      ["Red", 2, 20, 3],
    ]);
    await inTenant(system, (tx) => reverseEntryIn(system, tx, entryId, "A mistake."));
    await earn(0, 3);
    expect(
      (await teamLeaderboard(await person(4), { period: "all" })).entries.map(({ name, rank, perPerson, isYours }) => [
        name,
        rank,
        perPerson,
        isYours,
      ]),
    ).toEqual([
      ["Red", 1, 21, false],
      ["Blue", 2, 20, true],
    ]);
    // The board of the whole company is as it was.
    expect((await pointsLeaderboard(admin, { period: "all" })).entries[0]).toMatchObject({ name: "Person 5", points: 500, rank: 1 });
  });

  test("follow who is in which team: who joins brings their points, and who leaves takes them along", async () => {
    const { earn, people, system, admin, red, blue } = await newScene(store());
    await earn(0, 30);
    await earn(3, 40);
    await earn(5, 50);
    expect(await teamsOf(system)).toEqual([
      ["Blue", 1, 20, 2],
      ["Red", 2, 10, 3],
    ]);
    await chooseTeam(admin, people[5]?.id ?? "", red.id);
    expect(await ranksOf(system, red)).toEqual([
      ["Person 5", 1, 50],
      ["Person 0", 2, 30],
    ]);
    // Rounded to hundredths: 80 of four are 20.
    expect((await teamsOf(system)).map(([name, rank, perPerson]) => [name, rank, perPerson]).toSorted()).toEqual([
      ["Blue", 1, 20],
      ["Red", 1, 20],
    ]);
    await chooseTeam(admin, people[0]?.id ?? "", blue.id);
    expect(await teamsOf(system)).toEqual([
      ["Blue", 1, 23.33, 3],
      ["Red", 2, 16.67, 3],
    ]);
    await chooseTeam(admin, people[0]?.id ?? "", null);
    await removeMember(admin, people[3]?.id ?? "");
    expect(await ranksOf(system, blue)).toEqual([]);
    expect(await teamsOf(system)).toEqual([["Red", 1, 16.67, 3]]);
    await deleteTeam(admin, red.id);
    expect(await teamLeaderboard(system, { period: "all" })).toMatchObject({ entries: [], teams: 1 });
    await expect(pointsLeaderboard(system, { scope: "team", team: red.id, period: "all" })).rejects.toMatchObject({ code: "not_found" });
  });

  test("count only who is shown by name, so that the figure of a team tells of nobody else", async () => {
    const { earn, people, person, system, red } = await newScene(store());
    for (const [index, points] of [30, 21, 9, 40].entries()) await earn(index, points);
    expect((await teamsOf(system)).toSorted()).toEqual([
      ["Blue", 1, 20, 2],
      ["Red", 1, 20, 3],
    ]);
    await choosePrivacy(await person(1), "anonymous");
    await choosePrivacy(await person(2), "hidden");
    const seen = await pointsLeaderboard(await person(0), { scope: "team", period: "all" });
    expect(seen.entries.map(({ name, points }) => [name, points])).toEqual([["Person 0", 30]]);
    const why = await rankReasons(await person(0), { scope: "team", period: "all" });
    expect(why.team).toMatchObject({ total: 30, perPerson: 30, members: [{ name: "Person 0", points: 30, isYou: true }] });
    const teams = await teamLeaderboard(await person(0), { period: "all" });
    expect(teams.entries[0]).toMatchObject({ name: "Red", perPerson: 30, people: 1 });
    for (const hidden of [people[1], people[2]])
      for (const answer of [seen, why, teams]) {
        expect(JSON.stringify(answer)).not.toContain(hidden?.id);
        expect(JSON.stringify(answer)).not.toContain(hidden?.name);
      }
    // They are told themselves that they are not on it.
    expect(await pointsLeaderboard(await person(1), { scope: "team", period: "all" })).toMatchObject({
      team: { id: red.id },
      you: null,
      choice: "anonymous",
      total: 1,
    });
    await choosePrivacy(await person(2), "name");
    expect(await ranksOf(system, red)).toEqual([
      ["Person 0", 1, 30],
      ["Person 2", 2, 9],
    ]);
  });
});

test("after Redis lost everything, boards of teams are made of the ledger again", async () => {
  const { earn, system, red } = await newScene(stores.redis as KeyValueStore);
  for (const [index, points] of [7, 5, 3, 11].entries()) await earn(index, points);
  const before = [await ranksOf(system, red), await teamsOf(system)];
  const flush = new Redis(redis.url);
  await flush.flushall();
  flush.disconnect();
  expect([await ranksOf(system, red), await teamsOf(system)]).toEqual(before);
  expect(before[1]).toEqual([
    ["Blue", 1, 5.5, 2],
    ["Red", 2, 5, 3],
  ]);
});

test("a team's board that nothing has changed comes in one round trip, the period before with it", async () => {
  const store = stores.process as KeyValueStore;
  const { earn, person } = await newScene(store);
  await earn(0, 5);
  const reader = await person(0);
  let open = 0;
  let most = 0;
  const views: string[] = [];
  const counted = {
    ...store,
    async sortedSetView(...asked: Parameters<typeof store.sortedSetView>) {
      views.push(asked[0]);
      open += 1;
      most = Math.max(most, open);
      const view = await store.sortedSetView(...asked);
      open -= 1;
      return view;
    },
  };
  for (const read of [
    (context: TenantContext) => pointsLeaderboard(context, { scope: "team", period: "month" }),
    (context: TenantContext) => teamLeaderboard(context, { period: "month" }),
  ]) {
    await read(reader);
    [views.length, most] = [0, 0];
    await read({ ...reader, store: counted });
    expect([views.length, most]).toEqual([2, 2]);
  }
});

test("while the store is gone the ledger answers the same", async () => {
  const own = await startRedis();
  const store = createRedisStore(own.url, { log: silent as never });
  const { earn, person } = await newScene(store);
  for (const [index, points] of [7, 5, 3, 11].entries()) await earn(index, points);
  const context = await person(1);
  const read = async () => [
    await pointsLeaderboard(context, { scope: "team", period: "month" }),
    await teamLeaderboard(context, { period: "month" }),
  ];
  const before = await read();
  await own.stop();
  expect(await read()).toEqual(before);
  await store.close();
});

test("ranks move against the period before, counted with who is in the teams now", async () => {
  const clock = fixedClock(new Date("2026-11-10T12:00:00Z"));
  const { earn, people, system, admin, red } = await newScene(stores.process as KeyValueStore, clock);
  for (const [index, points] of [50, 20, 0, 30, 0, 90].entries()) if (points > 0) await earn(index, points);
  clock.advance(21 * 86_400_000);
  for (const [index, points] of [1, 5, 0, 30, 0, 2].entries()) if (points > 0) await earn(index, points);
  const movements = async () =>
    (await pointsLeaderboard(system, { scope: "team", team: red.id, period: "month" })).entries.map(({ name, rank, movement }) => [
      name,
      rank,
      movement,
    ]);
  expect(await movements()).toEqual([
    ["Person 1", 1, 1],
    ["Person 0", 2, -1],
  ]);
  // With them the month before looks otherwise, too.
  await chooseTeam(admin, people[5]?.id ?? "", red.id);
  expect(await movements()).toEqual([
    ["Person 1", 1, 2],
    ["Person 5", 2, -1],
    ["Person 0", 3, -1],
  ]);
  const teams = await teamLeaderboard(system, { period: "month" });
  // 160 of four against 30 of two in November; 8 of four against 30 of two in December.
  expect(teams.entries.map(({ name, rank, movement }) => [name, rank, movement])).toEqual([
    ["Blue", 1, 1],
    ["Red", 2, -1],
  ]);
});

test("the reasons of a rank are the entries whose sum its points are", async () => {
  const { earn, person, system, red } = await newScene(stores.process as KeyValueStore);
  await earn(0, 30);
  const { entryId } = await earn(0, 12);
  await earn(1, 5);
  await inTenant(system, (tx) => reverseEntryIn(system, tx, entryId, "A mistake."));
  const why = await rankReasons(await person(0), { scope: "team", period: "week" });
  expect(why.you).toMatchObject({ points: 30, entryCount: 3 });
  expect(why.you?.entries.reduce((sum, { lifetime }) => sum + lifetime, 0)).toBe(30);
  expect(why.team).toMatchObject({ id: red.id, total: 35, perPerson: 11.67 });
  expect(why.team?.members.map(({ name, points }) => [name, points])).toEqual([
    ["Person 0", 30],
    ["Person 1", 5],
    ["Person 2", 0],
  ]);
  // Nobody sees the entries of others.
  expect((await rankReasons(await person(1), { scope: "team", period: "week" })).you?.entries.map(({ points }) => points)).toEqual([5]);
  expect(await rankReasons(await person(5), { scope: "team", period: "week" })).toMatchObject({ team: null, you: { points: 0, entries: [] } });
});

describe("teams", () => {
  test("have names of their own, and people who are in one at most", async () => {
    const { admin, people, red, blue, person } = await newScene(stores.process as KeyValueStore);
    await expect(createTeam(admin, { name: "rEd" })).rejects.toMatchObject({ code: "invalid" });
    await expect(renameTeam(admin, blue.id, { name: "Red" })).rejects.toMatchObject({ code: "invalid" });
    await renameTeam(admin, blue.id, { name: "Azure" });
    expect((await listTeams(admin)).map(({ name, memberCount }) => [name, memberCount])).toEqual([
      ["Azure", 2],
      ["Red", 3],
    ]);
    await chooseTeam(admin, people[0]?.id ?? "", blue.id);
    expect((await getTeam(admin, red.id)).members.map(({ name }) => name)).toEqual(["Person 1", "Person 2"]);
    expect(await teamOfMember(admin, people[0]?.id ?? "")).toEqual({ id: blue.id, name: "Azure" });
    expect((await peopleWithoutTeam(admin, 10)).map(({ name }) => name)).toEqual(["Person 5", "The boss"]);
    // Seen by everybody, changed by those who may change people.
    expect(await listTeams(await person(1))).toHaveLength(2);
    await expect(createTeam(await person(1), { name: "Mine" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(chooseTeam(await person(1), people[1]?.id ?? "", blue.id)).rejects.toMatchObject({ code: "forbidden" });
  });

  test("are full at two hundred people, and tell who is where in the trail", async () => {
    const { admin, people, red, tenant } = await newScene(stores.process as KeyValueStore);
    const others = Array.from({ length: 197 }, () => newId());
    await query(database.superuserUrl, `INSERT INTO "user" (id, email, name) SELECT x, x || '@many.example', 'Many' FROM unnest($1::uuid[]) x`, [
      others,
    ]);
    await query(database.superuserUrl, "INSERT INTO membership (tenant_id, user_id, role) SELECT $1, x, 'viewer' FROM unnest($2::uuid[]) x", [
      tenant.id,
      others,
    ]);
    await query(database.superuserUrl, "INSERT INTO team_member (tenant_id, user_id, team_id) SELECT $1, x, $2 FROM unnest($3::uuid[]) x", [
      tenant.id,
      red.id,
      others,
    ]);
    await expect(chooseTeam(admin, people[5]?.id ?? "", red.id)).rejects.toMatchObject({ code: "conflict" });
    // Who is in it already may stay, and that is no change.
    await chooseTeam(admin, people[0]?.id ?? "", red.id);
    const trail = await query<{ before: unknown; after: unknown }>(
      database.superuserUrl,
      "SELECT before, after FROM audit_entry WHERE tenant_id = $1 AND action = 'member.choose_team' AND subject_id = $2",
      [tenant.id, people[0]?.id],
    );
    expect(trail).toEqual([{ before: { team: null }, after: { team: "Red" } }]);
  });

  test("of another tenant are not there", async () => {
    const [one, other] = [await newScene(stores.process as KeyValueStore), await newScene(stores.process as KeyValueStore)];
    await expect(getTeam(one.admin, other.red.id)).rejects.toMatchObject({ code: "not_found" });
    await expect(chooseTeam(one.admin, one.people[0]?.id ?? "", other.red.id)).rejects.toMatchObject({ code: "not_found" });
    await expect(chooseTeam(one.admin, other.people[0]?.id ?? "", one.red.id)).rejects.toMatchObject({ code: "not_found" });
    await expect(pointsLeaderboard(one.admin, { scope: "team", team: other.red.id, period: "all" })).rejects.toMatchObject({ code: "not_found" });
    await expect(rankReasons(one.admin, { scope: "team", team: other.red.id, period: "all" })).rejects.toMatchObject({ code: "not_found" });
    await expect(pointsLeaderboard(one.admin, { team: one.red.id, period: "all" })).rejects.toMatchObject({ code: "invalid" });
  });
});
