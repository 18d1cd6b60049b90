import { afterAll, beforeAll, expect, test } from "vitest";
import { inTenant, requireTenant } from "#lib/access";
import {
  choosePrivacy,
  chooseTakingPart,
  computeScores,
  gameSummary,
  ownWidgets,
  platformWidgets,
  postPoints,
  reverseEntryIn,
  tenantWidgets,
} from "#lib/gamification";
import { gameSummary as gameSummaryShape } from "#lib/gamification/schema";
import { systemContext } from "#lib/identity";
import { fixedClock } from "#lib/platform/clock";
import { newId } from "#lib/platform/crypto";
import { createSingleProcessStore } from "#lib/platform/store";
import { createPerson, createTenant, type Person, signedInContext, staffContext } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
const sql = <Row extends object>(text: string, values: unknown[] = []) => query<Row>(database.superuserUrl, text, values);

async function newScene() {
  const store = createSingleProcessStore();
  const { id, name } = await createTenant(database.db);
  const memberships = [{ tenantId: id, role: "member" as const }];
  const people: Person[] = [];
  for (const each of ["One", "Two", "Three"]) people.push(await createPerson(database.db, { name: each, memberships }));
  const system = await systemContext({ db: database.db, jobs: database.jobs, store, clock: fixedClock(new Date()) }, id, "test", newId());
  const earn = (index: number, points: number) =>
    inTenant(system, (tx) => postPoints(system, tx, { userId: people[index]?.id ?? "", kind: "earn", points, causeKey: `test:${newId()}` }));
  const award = (index: number, key: string, at: Date) =>
    sql("INSERT INTO achievement_award (id, tenant_id, definition_key, user_id, cause_key, awarded_at) VALUES ($1, $2, $3, $4, $5, $6)", [
      newId(),
      id,
      key,
      people[index]?.id,
      `achievement:${key}`,
      at,
    ]);
  const as = async (index: number) => ({ ...requireTenant(await signedInContext(database, people[index]?.id ?? "", id)), store });
  return { id, name, people, system, earn, award, as };
}
/** Published for every tenant. */
const someKeys = async () =>
  (await sql<{ key: string }>("SELECT key FROM achievement_definition WHERE tenant_id IS NULL AND status = 'published' ORDER BY key LIMIT 3")).map(
    ({ key }) => key,
  );
const staff = async () => ({ ...(await staffContext(database)), store: createSingleProcessStore() });

test("one’s own widget says level, rank with who stands around, what is missing to the next, and what was earned last", async () => {
  const { earn, award, as } = await newScene();
  await earn(0, 30);
  await earn(1, 25);
  await earn(2, 5);
  const [first, second] = (await someKeys()) as [string, string];
  await award(1, first, new Date(Date.now() - 2_000));
  await award(1, second, new Date(Date.now() - 1_000));
  const own = await ownWidgets(await as(1));
  expect(own).toMatchObject({
    standing: { points: 25, level: 1 },
    month: { rank: 2, points: 25, people: 3, next: { rank: 1, points: 5 } },
    latest: { total: 2 },
  });
  expect(own?.month?.near.map(({ name, rank, isYou }) => [name, rank, isYou])).toEqual([
    ["One", 1, false],
    ["Two", 2, true],
    ["Three", 3, false],
  ]);
  expect(own?.month?.top.map(({ name, rank, isYou }) => [name, rank, isYou])).toEqual([
    ["One", 1, false],
    ["Two", 2, true],
    ["Three", 3, false],
  ]);
  expect(own?.latest?.badges.map(({ key }) => key)).toEqual([second, first]);
  expect(gameSummaryShape.parse(await gameSummary(await as(1)))).toMatchObject({ ...own, earned: { count: 2 } });
});

test("who leads are five at most, without the name of whoever hides it and without whoever is on no board", async () => {
  const { id, earn, as } = await newScene();
  for (const [index, points] of [30, 25, 5].entries()) await earn(index, points);
  const others = await Promise.all(
    ["Four", "Five", "Six"].map((name) => createPerson(database.db, { name, memberships: [{ tenantId: id, role: "member" }] })),
  );
  const system = await systemContext(
    { db: database.db, jobs: database.jobs, store: createSingleProcessStore(), clock: fixedClock(new Date()) },
    id,
    "test",
    newId(),
  );
  for (const [index, { id: userId }] of others.entries())
    await inTenant(system, (tx) => postPoints(system, tx, { userId, kind: "earn", points: 20 - index, causeKey: `test:${newId()}` }));
  const topOf = async (index: number) => (await ownWidgets(await as(index)))?.month?.top.map(({ name, points }) => [name, points]);
  const five = [
    ["One", 30],
    ["Two", 25],
    ["Four", 20],
    ["Five", 19],
    ["Six", 18],
  ];
  expect(await topOf(2)).toEqual(five);
  await choosePrivacy(await as(0), "anonymous");
  await choosePrivacy(await as(1), "hidden");
  expect(await topOf(2)).toEqual([[null, 30], ...five.slice(2), ["Three", 5]]);
});

test("the operator’s widget adds up the week of all companies, and names companies and no person", async () => {
  const before = (await platformWidgets(await staff())).week;
  const { id, name, people, system, earn, award } = await newScene();
  await earn(0, 30);
  const { entryId } = await earn(1, 1_000);
  await inTenant(system, (tx) => reverseEntryIn(system, tx, entryId, "A mistake."));
  const [key] = (await someKeys()) as [string];
  await award(0, key, new Date(Date.now() + 60_000));
  const { week, unlocks } = await platformWidgets(await staff());
  expect(week).toEqual({ ...before, points: before.points + 30 });
  expect(unlocks[0]).toMatchObject({ tenantId: id, tenantName: name, key });
  for (const person of people) expect(JSON.stringify(unlocks)).not.toContain(person.id);
  // What was taken back is not shown.
  await sql("UPDATE achievement_award SET taken_back_at = now(), taken_back_because = 'operator' WHERE tenant_id = $1", [id]);
  expect((await platformWidgets(await staff())).unlocks.map(({ tenantId }) => tenantId)).not.toContain(id);
});

test("points of the week are added up once a minute, however many look", async () => {
  const context = await staff();
  const first = await platformWidgets(context);
  const { earn } = await newScene();
  await earn(0, 7);
  expect((await platformWidgets(context)).week).toEqual(first.week);
  expect((await platformWidgets(await staff())).week.points).toBe(first.week.points + 7);
});

test("a company’s widget says what its people have, of how many achievements, and its rank once it takes part", async () => {
  const { id, system, earn, award } = await newScene();
  await earn(0, 30);
  await earn(1, 12);
  const [key] = (await someKeys()) as [string];
  await award(0, key, new Date());
  const context = await staff();
  const seen = await tenantWidgets(context, id);
  expect(seen).toMatchObject({ points: 42, weekPoints: 42, earned: { count: 1 }, rank: null });
  expect(seen.earned.of).toBeGreaterThan(20);
  expect(seen.unlocks.map((each) => each.key)).toEqual([key]);
  await chooseTakingPart(system, "anonymous");
  await computeScores({ ...system, clock: fixedClock(context.clock.now()) } as never);
  // Without figures of campaigns it is on the board of nothing that needs them.
  expect((await tenantWidgets(context, id)).rank).toBeNull();
  await sql("UPDATE measured_score SET rank = 3, score_hundredths = 5000 WHERE tenant_id = $1 AND board = 'global' AND period = 'month'", [id]);
  expect((await tenantWidgets(context, id)).rank).toEqual({ rank: 3, companies: 1 });
  await chooseTakingPart(system, "none");
  expect((await tenantWidgets(context, id)).rank).toBeNull();
});

test("the operator’s widgets read indexes, and are for the operator’s staff", async () => {
  const { as, id } = await newScene();
  const [key] = (await someKeys()) as [string];
  await sql(
    `INSERT INTO achievement_award (id, tenant_id, definition_key, cause_key, period, awarded_at)
     SELECT gen_random_uuid(), $1, $2, 'test:' || n, 'period ' || n, now() - n * interval '1 hour' FROM generate_series(1, 5000) n`,
    [id, key],
  );
  await sql("ANALYZE achievement_award");
  const plan = await sql<{ "QUERY PLAN": string }>(
    `EXPLAIN SELECT a.tenant_id FROM achievement_award a WHERE a.taken_back_at IS NULL ORDER BY a.awarded_at DESC, a.id LIMIT 5`,
  );
  expect(plan.map((line) => line["QUERY PLAN"]).join(" ")).toContain("achievement_award_awarded_at_id_idx");
  await expect(platformWidgets((await as(0)) as never)).rejects.toMatchObject({ code: "forbidden" });
  await expect(tenantWidgets((await as(0)) as never, id)).rejects.toMatchObject({ code: "forbidden" });
});
