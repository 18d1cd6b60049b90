import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inTenant, requireTenant, type TenantContext } from "#lib/access";
import { choosePrivacy, closePeriods, pointsLeaderboard, postPoints, reverseEntryIn } from "#lib/gamification";
import { systemContext } from "#lib/identity";
import { type Clock, fixedClock, systemClock } from "#lib/platform/clock";
import { newId } from "#lib/platform/crypto";
import { createRedisStore, createSingleProcessStore, type KeyValueStore } from "#lib/platform/store";
import { createPerson, createTenant, type Person, signedInContext } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";
import { startRedis } from "../support/redis.ts";
import { TOLD } from "../support/told.ts";

let database: TestDatabase;
let redis: Awaited<ReturnType<typeof startRedis>>;
const stores: Record<string, KeyValueStore> = {};
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
const silent = { warn: () => {}, info: () => {}, error: () => {}, debug: () => {} };

interface Scene {
  system: TenantContext;
  people: Person[];
  earn(person: Person, points: number): Promise<{ entryId: string }>;
  as(person: Person): Promise<TenantContext>;
}
async function newScene(store: KeyValueStore, count: number, clock: Clock = systemClock): Promise<Scene> {
  const tenant = await createTenant(database.db);
  const people: Person[] = [];
  for (let n = 0; n < count; n += 1)
    people.push(await createPerson(database.db, { name: `Person ${n}`, memberships: [{ tenantId: tenant.id, role: "member" }] }));
  const system = await systemContext({ db: database.db, jobs: database.jobs, store, clock }, tenant.id, "test", newId());
  return {
    system,
    people,
    earn: (person, points) =>
      inTenant(system, (tx) => postPoints(system, tx, { userId: person.id, kind: "earn", points, causeKey: `test:${newId()}` })),
    as: async (person) => ({ ...requireTenant(await signedInContext(database, person.id, tenant.id)), store, clock }),
  };
}
const ranks = async (context: TenantContext) =>
  (await pointsLeaderboard(context, { period: "all", limit: 100 })).entries.map(({ name, rank, points }) => [name, rank, points]);

describe.each(["redis", "process"])("a board in the store (%s)", (kind) => {
  const store = () => stores[kind] as KeyValueStore;

  test("follows every entry, also those that are taken back, and who leaves is gone", async () => {
    const { system, people, earn } = await newScene(store(), 3);
    const [a, b, c] = people as [Person, Person, Person];
    await earn(a, 10);
    const { entryId } = await earn(b, 30);
    expect(await ranks(system)).toEqual([
      ["Person 1", 1, 30],
      ["Person 0", 2, 10],
    ]);
    await earn(c, 10);
    await inTenant(system, (tx) => reverseEntryIn(system, tx, entryId, "A mistake."));
    // Within a tick of the period who was first of equals is not told apart.
    expect((await ranks(system)).toSorted()).toEqual([
      ["Person 0", 1, 10],
      ["Person 2", 1, 10],
    ]);
    await query(database.superuserUrl, "DELETE FROM membership WHERE user_id = $1", [a.id]);
    expect(await ranks(system)).toEqual([["Person 2", 1, 10]]);
  });

  test("shows one's own place with those around, the rank above and what is missing to it", async () => {
    const { people, earn, as } = await newScene(store(), 7);
    for (const [index, person] of people.entries()) await earn(person, [70, 60, 60, 50, 40, 30, 20][index] ?? 1);
    const { you, entries, nextAfter, total } = await pointsLeaderboard(await as(people[3] as Person), { period: "all", limit: 2, around: 1 });
    expect(entries.map(({ rank, place }) => [rank, place])).toEqual([
      [1, 1],
      [2, 2],
    ]);
    expect([nextAfter, total]).toEqual([2, 7]);
    expect(you).toMatchObject({ entry: { rank: 4, place: 4, isYou: true }, next: { rank: 2, points: 10 } });
    expect(you?.around.map(({ rank }) => rank)).toEqual([2, 4, 5]);
  });

  test("ranks everybody as SQL's rank() does, ties and all, on whichever page and for whoever looks", async () => {
    const { system, people, earn, as } = await newScene(store(), 23);
    // Few different sums for many people, so that ties reach over the edges of pages and of who stands around somebody.
    for (const [index, person] of people.entries()) for (let n = 0; n <= (index * 7) % 4; n += 1) await earn(person, 5);
    const expected = await query<{ userId: string; rank: number; missing: number | null; above: number | null }>(
      database.superuserUrl,
      `WITH sums AS (SELECT user_id, sum(lifetime)::int AS points FROM ledger_entry WHERE tenant_id = $1 GROUP BY 1),
         ranked AS (SELECT *, rank() OVER (ORDER BY points DESC)::int AS rank FROM sums)
       SELECT r.user_id AS "userId", r.rank, min(b.points) - r.points AS missing, max(b.rank) AS above
       FROM ranked r LEFT JOIN ranked b ON b.points > r.points GROUP BY r.user_id, r.rank, r.points`,
      [system.tenant.id],
    );
    const ranksOf = (entries: readonly { userId: string | null; rank: number }[]) => new Map(entries.map(({ userId, rank }) => [userId, rank]));
    const shown = [];
    for (let after: number | null = 0; after !== null; ) {
      const page: Awaited<ReturnType<typeof pointsLeaderboard>> = await pointsLeaderboard(system, { period: "all", limit: 4, after });
      shown.push(...page.entries);
      after = page.nextAfter;
    }
    expect(ranksOf(shown)).toEqual(ranksOf(expected));
    for (const person of people) {
      const { you } = await pointsLeaderboard(await as(person), { period: "all", limit: 1, around: 1 });
      const own = expected.find(({ userId }) => userId === person.id);
      expect(you?.entry.rank).toBe(own?.rank);
      expect(you?.next ?? null).toEqual(own?.above === null ? null : { rank: own?.above, points: own?.missing });
      for (const each of you?.around ?? []) expect(each.rank).toBe(expected.find(({ userId }) => userId === each.userId)?.rank);
    }
  });

  test("shows people as they chose: without a name to others, or not at all", async () => {
    const { people, earn, as } = await newScene(store(), 3);
    const [a, b, c] = people as [Person, Person, Person];
    for (const [person, points] of [
      [a, 30],
      [b, 20],
      [c, 10],
    ] as const)
      await earn(person, points);
    await choosePrivacy(await as(a), "anonymous");
    await choosePrivacy(await as(b), "hidden");
    const seen = await pointsLeaderboard(await as(c), { period: "all" });
    expect(seen.entries).toMatchObject([
      { rank: 1, name: null, userId: null, points: 30 },
      { rank: 2, name: "Person 2", isYou: true },
    ]);
    expect(JSON.stringify(seen)).not.toContain(a.id);
    expect(await pointsLeaderboard(await as(a), { period: "all" })).toMatchObject({
      choice: "anonymous",
      you: { entry: { name: "Person 0", isYou: true } },
    });
    expect(await pointsLeaderboard(await as(b), { period: "all" })).toMatchObject({ choice: "hidden", you: null, total: 2 });
    await choosePrivacy(await as(b), "name");
    expect((await pointsLeaderboard(await as(c), { period: "all" })).total).toBe(3);
  });
});

test("after Redis lost everything, in the middle of people earning, ranks are those of the ledger again", async () => {
  const { system, people, earn } = await newScene(stores.redis as KeyValueStore, 8);
  const flush = new Redis(redis.url);
  let isOver = false;
  const reading = (async () => {
    while (!isOver) await pointsLeaderboard(system, { period: "week" });
  })();
  const earning = people.map(async (person, index) => {
    for (let n = 0; n < 12; n += 1) await earn(person, 1 + ((index * 7 + n * 3) % 11));
  });
  const losing = (async () => {
    for (let n = 0; n < 5; n += 1) {
      await flush.flushall();
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  })();
  await Promise.all([...earning, losing]);
  isOver = true;
  await reading;
  flush.disconnect();
  const truth = await query<{ user_id: string; points: number }>(
    database.superuserUrl,
    "SELECT user_id, sum(lifetime)::int AS points FROM ledger_entry WHERE tenant_id = $1 GROUP BY 1 ORDER BY 2 DESC",
    [system.tenant.id],
  );
  const { entries } = await pointsLeaderboard(system, { period: "week" });
  expect(entries.map(({ points }) => points)).toEqual(truth.map(({ points }) => points));
  expect(new Map(entries.map(({ userId, points }) => [userId, points]))).toEqual(new Map(truth.map((row) => [row.user_id, row.points])));
});

test("while the store is gone the ledger answers the same", async () => {
  const own = await startRedis();
  const store = createRedisStore(own.url, { log: silent as never });
  const { people, earn, as } = await newScene(store, 3);
  for (const [index, person] of people.entries()) await earn(person, 10 * (index + 1));
  const context = await as(people[0] as Person);
  const before = await pointsLeaderboard(context, { period: "all" });
  await own.stop();
  expect(await pointsLeaderboard(context, { period: "all" })).toEqual(before);
  await store.close();
});

test("a period closes once, keeps its ranks, and tells who moved; the next one shows by how much", async () => {
  const clock = fixedClock(new Date("2026-11-10T12:00:00Z"));
  const { system, people, earn, as } = await newScene(stores.process as KeyValueStore, 3, clock);
  const [a, b, c] = people as [Person, Person, Person];
  await earn(a, 50);
  await earn(b, 20);
  clock.advance(21 * 86_400_000);
  expect((await Promise.all([closePeriods(system), closePeriods(system)])).toSorted()).toEqual([0, 1]);
  expect(await closePeriods(system)).toBe(0);
  await earn(b, 5);
  await earn(a, 1);
  await earn(c, 3);
  const { entries } = await pointsLeaderboard(system, { period: "month" });
  expect(entries.map(({ name, rank, movement }) => [name, rank, movement])).toEqual([
    ["Person 1", 1, 1],
    ["Person 2", 2, null],
    ["Person 0", 3, -2],
  ]);
  // Who does not want to be seen is not told of by the webhook, either.
  await choosePrivacy(await as(c), "anonymous");
  clock.advance(32 * 86_400_000);
  // The month, and the quarter with it.
  expect(await closePeriods(system)).toBe(2);
  const told = await query<{ data: { period: string; userId: string; rank: number; rankBefore: number | null } }>(
    database.superuserUrl,
    `SELECT DISTINCT data->'data' AS data FROM ${TOLD} WHERE data->>'name' = 'leaderboard.rank_changed' AND data->'data'->>'tenantId' = $1
       AND data->'data'->>'startsAt' = '2026-12-01T00:00:00.000Z'`,
    [system.tenant.id],
  );
  expect(told.map(({ data }) => [data.userId, data.rank, data.rankBefore]).toSorted((x, y) => Number(x[1]) - Number(y[1]))).toEqual([
    [b.id, 1, 2],
    [a.id, 3, 1],
  ]);
});

test("a day counts from midnight where the tenant is, shows who moved since the day before, and tells nobody outside", async () => {
  const clock = fixedClock(new Date("2026-11-10T12:00:00Z"));
  const { system, people, earn } = await newScene(stores.process as KeyValueStore, 2, clock);
  const [a, b] = people as [Person, Person];
  await earn(a, 50);
  await earn(b, 20);
  expect((await pointsLeaderboard(system, { period: "day" })).since).toBe("2026-11-10T00:00:00.000Z");
  clock.advance(86_400_000);
  expect(await closePeriods(system)).toBe(1);
  await earn(b, 5);
  await earn(a, 1);
  const { entries } = await pointsLeaderboard(system, { period: "day" });
  expect(entries.map(({ name, points, rank, movement }) => [name, points, rank, movement])).toEqual([
    ["Person 1", 5, 1, 1],
    ["Person 0", 1, 2, -1],
  ]);
  const told = await query(
    database.superuserUrl,
    `SELECT 1 FROM ${TOLD} WHERE data->>'name' = 'leaderboard.rank_changed' AND data->'data'->>'tenantId' = $1`,
    [system.tenant.id],
  );
  expect(told).toEqual([]);
  // Days of long ago are not kept.
  clock.advance(20 * 86_400_000);
  await closePeriods(system);
  const days = await query(database.superuserUrl, "SELECT 1 FROM leaderboard_period WHERE tenant_id = $1 AND period = 'day'", [system.tenant.id]);
  expect(days).toEqual([]);
});
