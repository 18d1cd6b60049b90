import { afterAll, beforeAll, expect, test } from "vitest";
import { inTenant, type TenantContext } from "#lib/access";
import { checkLedger, decideHold, getLedgerEntry, holdEntry, pointStatement, postPoints, reverseEntry } from "#lib/gamification";
import { type PointKind, pointStatementInput } from "#lib/gamification/schema";
import { systemContext } from "#lib/identity";
import { systemClock } from "#lib/platform/clock";
import { newId } from "#lib/platform/crypto";
import { createSingleProcessStore, type KeyValueStore } from "#lib/platform/store";
import { createPerson, createTenant, type Person, signedInContext, staffContext, tenantContext } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

const REASON = "Three orders within a minute.";
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

const staff = () => staffContext(database);

interface Scene {
  system: TenantContext;
  person: Person;
  post(kind: PointKind, points: number): Promise<string>;
  balance(): Promise<{ available: number; held: number; lifetime: number } | undefined>;
}

async function newScene(): Promise<Scene> {
  const tenant = await createTenant(database.db);
  const person = await createPerson(database.db, { memberships: [{ tenantId: tenant.id, role: "member" }] });
  const system = await systemContext({ db: database.db, jobs: database.jobs, store, clock: systemClock }, tenant.id, "test", newId());
  const post = async (kind: PointKind, points: number) =>
    (await inTenant(system, (tx) => postPoints(system, tx, { userId: person.id, kind, points, causeKey: `test:${newId()}` }))).entryId;
  const balance = async () =>
    (
      await query<{ available: number; held: number; lifetime: number }>(
        database.superuserUrl,
        "SELECT available, held, lifetime FROM point_balance WHERE tenant_id = $1 AND user_id = $2",
        [tenant.id, person.id],
      )
    )[0];
  return { system, person, post, balance };
}

const actsOn = async (entryId: string) =>
  (
    await query<{ action: string; reason: string }>(
      database.superuserUrl,
      "SELECT action, reason FROM audit_entry WHERE subject_type = 'ledger_entry' AND subject_id = $1 ORDER BY at, id",
      [entryId],
    )
  ).map(({ action, reason }) => `${action}: ${reason}`);

test("points that are held can neither be spent nor are they lost: lifetime stays, the person sees them, and who held them why is in the trail", async () => {
  const { system, person, post, balance } = await newScene();
  const entryId = await post("earn", 100);
  expect(await getLedgerEntry(await staff(), entryId)).toMatchObject({ isHoldable: true, hold: null });
  const { entryId: holdId, isNew } = await holdEntry(await staff(), { id: entryId, reason: REASON });
  expect(isNew).toBe(true);
  expect(await holdEntry(await staff(), { id: entryId, reason: REASON })).toEqual({ entryId: holdId, isNew: false });
  expect(await balance()).toEqual({ available: 0, held: 100, lifetime: 100 });
  await expect(post("redeem", 1)).rejects.toMatchObject({ code: "conflict" });
  const told = await pointStatement((await signedInContext(database, person.id, system.tenant.id)) as TenantContext, pointStatementInput.parse({}));
  expect(told.balance).toMatchObject({ available: 0, held: 100 });
  expect(told.entries[0]).toMatchObject({ id: holdId, kind: "hold", points: 100, reason: REASON });
  expect(await getLedgerEntry(await staff(), entryId)).toMatchObject({ isHoldable: false, hold: { id: holdId, decision: null } });
  expect(await getLedgerEntry(await staff(), holdId)).toMatchObject({ isReversible: false, isHoldable: false, hold: { id: holdId, decision: null } });
  expect(await actsOn(entryId)).toEqual([`ledger_entry.hold: ${REASON}`]);
});

test("held points are given back, and the entry is as before; nobody looks into the same points twice", async () => {
  const { post, balance } = await newScene();
  const entryId = await post("earn", 100);
  const { entryId: holdId } = await holdEntry(await staff(), { id: entryId, reason: REASON });
  const decided = await decideHold(await staff(), { id: holdId, decision: "release", reason: "All is well." });
  expect(await balance()).toEqual({ available: 100, held: 0, lifetime: 100 });
  expect(await getLedgerEntry(await staff(), holdId)).toMatchObject({ hold: { decision: { id: decided.entryId, kind: "release" } } });
  expect(await decideHold(await staff(), { id: holdId, decision: "release", reason: "Again." })).toEqual({ entryId: decided.entryId, isNew: false });
  await expect(holdEntry(await staff(), { id: entryId, reason: "Again." })).rejects.toMatchObject({
    code: "conflict",
    message: "These points were looked into already.",
  });
  await expect(decideHold(await staff(), { id: holdId, decision: "forfeit", reason: "No." })).rejects.toMatchObject({
    code: "conflict",
    message: "These points were given back already.",
  });
  expect(await balance()).toEqual({ available: 100, held: 0, lifetime: 100 });
  expect(await actsOn(entryId)).toEqual([`ledger_entry.hold: ${REASON}`, "ledger_entry.release: All is well."]);
});

test("an entry, its hold and what was decided lead to each other, and each tells who did what about it", async () => {
  const { post } = await newScene();
  const entryId = await post("earn", 100);
  const admin = await staff();
  const { entryId: holdId } = await holdEntry(admin, { id: entryId, reason: REASON });
  const { entryId: decisionId } = await decideHold(admin, { id: holdId, decision: "release", reason: "All is well." });
  const acts = [
    { action: "ledger_entry.hold", actor: admin.actor.email },
    { action: "ledger_entry.release", actor: admin.actor.email },
  ];
  expect(await getLedgerEntry(admin, entryId)).toMatchObject({ aboutId: null, acts });
  expect(await getLedgerEntry(admin, holdId)).toMatchObject({ aboutId: entryId, acts });
  expect(await getLedgerEntry(admin, decisionId)).toMatchObject({ aboutId: entryId, acts });
  const { entryId: reversalId } = await reverseEntry(admin, { id: entryId, reason: "After all." });
  expect(await getLedgerEntry(admin, reversalId)).toMatchObject({ aboutId: entryId, acts: [...acts, { action: "ledger_entry.reverse" }] });
});

test("a hold under a key that is no entry’s is about nothing, and is shown all the same", async () => {
  const { post } = await newScene();
  await post("earn", 100);
  const holdId = await post("hold", 60);
  expect(await getLedgerEntry(await staff(), holdId)).toMatchObject({ aboutId: null, acts: [], entry: { kind: "hold", points: 60 } });
});

test("held points that are taken away count as never earned, the entry counts as taken back, and nothing is taken twice", async () => {
  const { post, balance } = await newScene();
  await post("earn", 40);
  const entryId = await post("earn", 100);
  const { entryId: holdId } = await holdEntry(await staff(), { id: entryId, reason: REASON });
  const decided = await decideHold(await staff(), { id: holdId, decision: "forfeit", reason: "Nobody ordered anything." });
  expect(await balance()).toEqual({ available: 40, held: 0, lifetime: 40 });
  expect(await reverseEntry(await staff(), { id: entryId, reason: "Once more." })).toEqual({ entryId: decided.entryId, isNew: false });
  expect(await balance()).toEqual({ available: 40, held: 0, lifetime: 40 });
  expect(await getLedgerEntry(await staff(), entryId)).toMatchObject({ isReversible: false, isHoldable: false });
  const events = await query(
    database.superuserUrl,
    "SELECT FROM pgboss.event_log WHERE envelope ->> 'name' = 'ledger_entry.reversed' AND envelope -> 'data' ->> 'entryId' = $1",
    [entryId],
  );
  expect(events).toHaveLength(1);
  expect((await checkLedger(await staff())).differences).toEqual([]);
});

test("an entry that is taken back while its points are held gives up the hold first, and leaves no debt", async () => {
  const { post, balance } = await newScene();
  const entryId = await post("earn", 100);
  const { entryId: holdId } = await holdEntry(await staff(), { id: entryId, reason: REASON });
  expect(await getLedgerEntry(await staff(), entryId)).toMatchObject({ isReversible: true, availableAfter: 0 });
  await reverseEntry(await staff(), { id: entryId, reason: "The order was none." });
  expect(await balance()).toEqual({ available: 0, held: 0, lifetime: 0 });
  await expect(decideHold(await staff(), { id: holdId, decision: "forfeit", reason: "No." })).rejects.toMatchObject({ code: "conflict" });
  await expect(holdEntry(await staff(), { id: entryId, reason: "No." })).rejects.toMatchObject({ code: "conflict" });
});

test("of many who hold or decide at once one does, and the points move once", async () => {
  const { post, balance } = await newScene();
  const entryId = await post("earn", 100);
  const admin = await staff();
  const holds = await Promise.all([1, 2, 3].map(() => holdEntry(admin, { id: entryId, reason: REASON })));
  expect(holds.filter(({ isNew }) => isNew)).toHaveLength(1);
  const [{ entryId: holdId } = { entryId: "" }] = holds;
  const decided = await Promise.allSettled(
    (["release", "forfeit", "release", "forfeit"] as const).map((decision) => decideHold(admin, { id: holdId, decision, reason: REASON })),
  );
  const done = decided.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
  expect(done.filter(({ isNew }) => isNew)).toHaveLength(1);
  expect(new Set(done.map((each) => each.entryId)).size).toBe(1);
  for (const each of decided)
    if (each.status === "rejected") expect(each.reason).toMatchObject({ code: "conflict", message: expect.stringMatching(/already\.$/) });
  expect([
    { available: 100, held: 0, lifetime: 100 },
    { available: 0, held: 0, lifetime: 0 },
  ]).toContainEqual(await balance());
});

test("an entry that is held and taken back at once is taken back, and no hold of it is left", async () => {
  const { post, balance } = await newScene();
  const admin = await staff();
  for (let round = 0; round < 10; round += 1) {
    const entryId = await post("earn", 10);
    await Promise.allSettled([
      holdEntry(admin, { id: entryId, reason: REASON }),
      reverseEntry(admin, { id: entryId, reason: "The order was none." }),
    ]);
    expect(await balance()).toEqual({ available: 0, held: 0, lifetime: 0 });
  }
});

test("a hold that is decided while its entry is taken back: the points are gone once, and nobody waits for the other", async () => {
  const { post, balance } = await newScene();
  const admin = await staff();
  for (let round = 0; round < 10; round += 1) {
    const entryId = await post("earn", 10);
    const { entryId: holdId } = await holdEntry(admin, { id: entryId, reason: REASON });
    const [decided, reversed] = await Promise.allSettled([
      decideHold(admin, { id: holdId, decision: "forfeit", reason: REASON }),
      reverseEntry(admin, { id: entryId, reason: "The order was none." }),
    ]);
    expect(reversed.status).toBe("fulfilled");
    if (decided.status === "rejected") expect(decided.reason).toMatchObject({ code: "conflict" });
    expect(await balance()).toEqual({ available: 0, held: 0, lifetime: 0 });
  }
});

test("is refused where there is nothing to hold, and to whoever may not", async () => {
  const { system, post, balance } = await newScene();
  const [accrued, earned] = [await post("accrue", 30), await post("earn", 100)];
  const spent = await post("redeem", 80);
  const refusals: [string, string][] = [
    [accrued, "conflict"],
    [spent, "conflict"],
    [earned, "conflict"],
    [newId(), "not_found"],
  ];
  for (const [id, code] of refusals) await expect(holdEntry(await staff(), { id, reason: REASON })).rejects.toMatchObject({ code });
  await expect(decideHold(await staff(), { id: earned, decision: "release", reason: REASON })).rejects.toMatchObject({ code: "conflict" });
  const [support, member] = [await staffContext(database, "support"), await tenantContext(database, system.tenant.id, "manager")];
  for (const context of [support, member as never]) {
    await expect(holdEntry(context, { id: earned, reason: REASON })).rejects.toMatchObject({ code: "forbidden" });
    await expect(decideHold(context, { id: earned, decision: "release", reason: REASON })).rejects.toMatchObject({ code: "forbidden" });
  }
  expect(await balance()).toEqual({ available: 20, held: 0, lifetime: 100 });
});
