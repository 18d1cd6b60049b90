import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inTenant, requireTenant, type TenantContext } from "#lib/access";
import {
  checkLedger,
  checkLedgerJob,
  countGamificationDecisions,
  expirePoints,
  getLedgerEntry,
  listLedger,
  pointStatement,
  postPoints,
  reverseEntry,
  reverseEntryIn,
} from "#lib/gamification";
import { listLedgerInput, type PointKind, pointStatementInput } from "#lib/gamification/schema";
import { systemContext } from "#lib/identity";
import { systemClock } from "#lib/platform/clock";
import { newId } from "#lib/platform/crypto";
import { createSingleProcessStore, type KeyValueStore } from "#lib/platform/store";
import { createPerson, createTenant, type Person, signedInContext, staffContext, tenantContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

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

interface Scene {
  system: TenantContext;
  person: Person;
  /** Enters something in a transaction of its own. */
  post(kind: PointKind, points: number, causeKey?: string, expiresAt?: Date): Promise<{ entryId: string; isNew: boolean }>;
  balance(): Promise<Record<string, number> | undefined>;
}

async function newScene(): Promise<Scene> {
  const tenant = await createTenant(database.db);
  const person = await createPerson(database.db, { name: "Pia Points", memberships: [{ tenantId: tenant.id, role: "member" }] });
  const system = await systemContext({ db: database.db, jobs: database.jobs, store, clock: systemClock }, tenant.id, "test", newId());
  return {
    system,
    person,
    post: (kind, points, causeKey = `test:${newId()}`, expiresAt) =>
      inTenant(system, (tx) => postPoints(system, tx, { userId: person.id, kind, points, causeKey, expiresAt })),
    balance: async () =>
      (
        await query<Record<string, number>>(
          database.superuserUrl,
          "SELECT available, pending, held, redeemed, expired, lifetime FROM point_balance WHERE tenant_id = $1 AND user_id = $2",
          [tenant.id, person.id],
        )
      )[0],
  };
}

const nothing = { available: 0, pending: 0, held: 0, redeemed: 0, expired: 0, lifetime: 0 };
const staff = () => staffContext(database);

describe("an entry", () => {
  test("moves points from one account to another, and both sides add up to nothing", async () => {
    const { post, balance, system } = await newScene();
    await post("earn", 100);
    await post("accrue", 30);
    expect(await balance()).toEqual({ ...nothing, available: 100, pending: 30, lifetime: 100 });
    await post("confirm", 20);
    await post("cancel", 10);
    expect(await balance()).toEqual({ ...nothing, available: 120, lifetime: 120 });
    await post("hold", 50);
    await post("release", 20);
    await post("forfeit", 30);
    expect(await balance()).toEqual({ ...nothing, available: 90, lifetime: 90 });
    await post("redeem", 40);
    await post("expire", 50);
    expect(await balance()).toEqual({ ...nothing, redeemed: 40, expired: 50, lifetime: 90 });
    const [sums] = await query(
      database.superuserUrl,
      "SELECT count(*) FILTER (WHERE issued + pending + available + held + redeemed + expired <> 0)::int AS unbalanced, sum(issued)::int AS issued FROM ledger_entry WHERE tenant_id = $1",
      [system.tenant.id],
    );
    expect(sums).toEqual({ unbalanced: 0, issued: -90 });
  });

  test("of one cause is made once: again, at once, and after a transaction that was cut off", async () => {
    const { post, balance, system, person } = await newScene();
    const cut = inTenant(system, async (tx) => {
      await postPoints(system, tx, { userId: person.id, kind: "earn", points: 10, causeKey: "order:1" });
      throw new Error("cut off");
    });
    await expect(cut).rejects.toThrow("cut off");
    expect(await balance()).toBeUndefined();
    const posted = await Promise.all(Array.from({ length: 12 }, () => post("earn", 10, "order:1")));
    expect(posted.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(posted.map(({ entryId }) => entryId)).size).toBe(1);
    expect(await balance()).toEqual({ ...nothing, available: 10, lifetime: 10 });
    await expect(post("earn", 11, "order:1")).rejects.toMatchObject({ code: "conflict" });
    expect(await balance()).toMatchObject({ available: 10 });
  });

  test("spends no more than there is, however many spend at once", async () => {
    const { post, balance } = await newScene();
    await post("earn", 100);
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => post("redeem", 15)));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(6);
    for (const result of results) if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "conflict" });
    expect(await balance()).toEqual({ ...nothing, available: 10, redeemed: 90, lifetime: 100 });
  });

  test.each([
    ["confirm", "pending"],
    ["cancel", "pending"],
    ["release", "held"],
    ["forfeit", "held"],
    ["hold", "available"],
    ["expire", "available"],
  ] as const)("%s takes nothing that is not %s", async (kind, account) => {
    const { post, balance } = await newScene();
    await post("earn", 5);
    await post("accrue", 5);
    await post("hold", 5);
    const before = await balance();
    await expect(post(kind, (before?.[account] ?? 0) + 1)).rejects.toMatchObject({ code: "conflict" });
    expect(await balance()).toEqual(before);
  });

  test("has points, a known kind, and accounts that nobody fills by hand", async () => {
    const { post, system, person } = await newScene();
    await expect(post("earn", 0)).rejects.toThrow(/ledger_entry_points/);
    await expect(post("gift" as PointKind, 1)).rejects.toThrow(/ledger_entry_kind|balanced/);
    await post("earn", 5);
    await query(
      database.superuserUrl,
      "INSERT INTO ledger_entry (id, tenant_id, user_id, points, cause_key, available, lifetime) VALUES ($1, $2, $3, 5, 'by hand', 900, 900)",
      [newId(), system.tenant.id, person.id],
    );
    const [entry] = await query(
      database.superuserUrl,
      "SELECT available, lifetime FROM ledger_entry WHERE tenant_id = $1 AND cause_key = 'by hand'",
      [system.tenant.id],
    );
    expect(entry).toEqual({ available: 5, lifetime: 5 });
    await expect(
      inTenant(system, (tx) =>
        tx.query({ text: "UPDATE point_balance SET available = 1000 WHERE tenant_id = $1::uuid", values: [system.tenant.id] }),
      ),
    ).rejects.toThrow(/balances follow the ledger/);
  });
});

describe("taking an entry back", () => {
  test("leaves both entries, once, and lowers what was earned in all", async () => {
    const { post, balance, system } = await newScene();
    const { entryId } = await post("earn", 100);
    const admin = await staff();
    const reversed = await Promise.all([1, 2, 3].map(() => reverseEntry(admin, { id: entryId, reason: "The order was reversed." })));
    expect(new Set(reversed.map((each) => each.entryId)).size).toBe(1);
    expect(reversed.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(await balance()).toEqual(nothing);
    const [sums] = await query(
      database.superuserUrl,
      `SELECT (SELECT count(*)::int FROM ledger_entry WHERE tenant_id = $1) AS entries,
              (SELECT count(*)::int FROM audit_entry WHERE tenant_id = $1 AND action = 'ledger_entry.reverse') AS audited`,
      [system.tenant.id],
    );
    expect(sums).toEqual({ entries: 2, audited: 1 });
    const reversal = reversed[0]?.entryId ?? "";
    await expect(reverseEntry(admin, { id: reversal, reason: "Changed my mind." })).rejects.toMatchObject({ code: "conflict" });
    const { entry } = await getLedgerEntry(admin, entryId);
    expect(entry).toMatchObject({ reversedById: reversal, accounts: { issued: -100, available: 100 } });
  });

  test("of points that were spent leaves a debt: nothing is spent until it is paid", async () => {
    const { post, balance, system } = await newScene();
    const { entryId } = await post("earn", 100);
    await post("redeem", 80);
    await inTenant(system, (tx) => reverseEntryIn(system, tx, entryId, "A referral that was none."));
    expect(await balance()).toEqual({ ...nothing, available: -80, redeemed: 80 });
    await expect(post("redeem", 1)).rejects.toMatchObject({ code: "conflict" });
    await post("earn", 90);
    await post("redeem", 10);
    expect(await balance()).toMatchObject({ available: 0, redeemed: 90, lifetime: 90 });
  });

  test("is refused for what has an opposite of its own, and to whoever may not", async () => {
    const { post, system } = await newScene();
    const { entryId } = await post("accrue", 10);
    await expect(reverseEntry(await staff(), { id: entryId, reason: "No." })).rejects.toMatchObject({ code: "conflict" });
    await expect(reverseEntry(await staffContext(database, "support"), { id: entryId, reason: "No." })).rejects.toMatchObject({ code: "forbidden" });
    const admin = await tenantContext(database, system.tenant.id, "tenant_admin");
    await expect(reverseEntry(admin as never, { id: entryId, reason: "No." })).rejects.toMatchObject({ code: "forbidden" });
    await expect(reverseEntry(await staff(), { id: newId(), reason: "No." })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("points that expire", () => {
  const yesterday = new Date(Date.now() - 86_400_000);

  test("do so by lots, the first in first, once, and what comes back expires again", async () => {
    const { post, balance, system } = await newScene();
    const { entryId: old } = await post("earn", 50, "old", yesterday);
    await post("earn", 50, "new");
    const { entryId: spent } = await post("redeem", 20);
    expect(await Promise.all([expirePoints(system), expirePoints(system)])).toEqual(expect.arrayContaining([30, 0]));
    expect(await balance()).toEqual({ ...nothing, available: 50, redeemed: 20, expired: 30, lifetime: 100 });
    await inTenant(system, (tx) => reverseEntryIn(system, tx, spent, "The voucher was not sent."));
    expect(await expirePoints(system)).toBe(20);
    expect(await expirePoints(system)).toBe(0);
    expect(await balance()).toEqual({ ...nothing, available: 50, expired: 50, lifetime: 100 });
    const causes = await query<{ cause_key: string }>(
      database.superuserUrl,
      "SELECT cause_key FROM ledger_entry WHERE tenant_id = $1 AND kind = 'expire' ORDER BY created_at, id",
      [system.tenant.id],
    );
    expect(causes.map(({ cause_key }) => cause_key)).toEqual([`expire:${old}:1`, `expire:${old}:2`]);
  });

  test("are announced in the statement, which is the reader's own", async () => {
    const { post, system, person } = await newScene();
    const later = new Date(Date.now() + 86_400_000);
    await post("earn", 50, "lot", later);
    await post("redeem", 10);
    const context = requireTenant(await signedInContext(database, person.id, system.tenant.id));
    const statement = await pointStatement(context, pointStatementInput.parse({}));
    expect(statement).toMatchObject({ balance: { available: 40, redeemed: 10 }, expiring: [{ points: 40, expiresAt: later.toISOString() }] });
    expect(statement.entries.map(({ kind }) => kind)).toEqual(["redeem", "earn"]);
    const other = await tenantContext(database, system.tenant.id, "member");
    expect(await pointStatement(other, pointStatementInput.parse({}))).toMatchObject({
      entries: [],
      expiring: [],
    });
  });
});

describe("the check", () => {
  test("finds a balance that is not the sum of its entries, and none otherwise", async () => {
    const { post, system, person } = await newScene();
    await post("earn", 100);
    const admin = await staff();
    const runtime = { ...testRuntime(database), db: database.db, jobs: database.jobs };
    const nightly = () => checkLedgerJob.handle({}, { id: newId(), attempt: 1, signal: new AbortController().signal, runtime });
    expect((await checkLedger(admin)).differences).toEqual([]);
    await query(database.superuserUrl, "ALTER TABLE point_balance DISABLE TRIGGER follow_ledger");
    await query(database.superuserUrl, "UPDATE point_balance SET available = 101 WHERE tenant_id = $1", [system.tenant.id]);
    expect((await checkLedger(admin)).differences).toMatchObject([{ userId: person.id, kept: { available: 101 }, summed: { available: 100 } }]);
    // The nightly check finds it, too: it waits for somebody to decide, and the job has failed.
    await expect(nightly()).rejects.toThrow("The balances of 1 people");
    expect((await countGamificationDecisions(admin)).ledgerDifferences).toBe(1);
    await query(database.superuserUrl, "UPDATE point_balance SET available = 100 WHERE tenant_id = $1", [system.tenant.id]);
    await query(database.superuserUrl, "ALTER TABLE point_balance ENABLE TRIGGER follow_ledger");
    expect((await checkLedger(admin)).differences).toEqual([]);
    await nightly();
    expect((await countGamificationDecisions(admin)).ledgerDifferences).toBe(0);
  });

  test("holds after whatever sequence of entries, reversals and refusals", async () => {
    const kinds = ["earn", "accrue", "confirm", "cancel", "hold", "release", "forfeit", "redeem", "expire", "reverse"] as const;
    const act = fc.record({ kind: fc.constantFrom(...kinds), points: fc.integer({ min: 1, max: 20 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 25 }), async (acts) => {
        const { post, system } = await newScene();
        const done: string[] = [];
        for (const { kind, points } of acts) {
          const attempt =
            kind === "reverse"
              ? inTenant(system, (tx) => reverseEntryIn(system, tx, done.pop() ?? newId(), "Tried."))
              : post(kind, points).then(({ entryId }) => done.push(entryId));
          await attempt.catch((error: { code?: string }) => {
            if (error.code !== "conflict" && error.code !== "not_found") throw error;
          });
        }
        const [row] = await query<{ bad: number }>(
          database.superuserUrl,
          `SELECT count(*)::int AS bad FROM point_balance b
           JOIN (SELECT tenant_id, sum(available) AS available, sum(pending) AS pending, sum(held) AS held, sum(redeemed) AS redeemed,
                        sum(expired) AS expired, sum(lifetime) AS lifetime FROM ledger_entry GROUP BY tenant_id) s ON s.tenant_id = b.tenant_id
           WHERE b.tenant_id = $1 AND (b.pending < 0 OR b.held < 0 OR (b.available, b.pending, b.held, b.redeemed, b.expired, b.lifetime)
             IS DISTINCT FROM (s.available, s.pending, s.held, s.redeemed, s.expired, s.lifetime))`,
          [system.tenant.id],
        );
        expect(row).toEqual({ bad: 0 });
      }),
      { numRuns: 15 },
    );
    expect((await checkLedger(await staff())).differences).toEqual([]);
  });
});

test("staff find entries of all tenants; a tenant sees its own alone", async () => {
  const [one, two] = [await newScene(), await newScene()];
  await one.post("earn", 10, "find-me:1");
  await two.post("redeem", 0).catch(() => null);
  await two.post("earn", 20, "find-me:2");
  const found = await listLedger(await staff(), listLedgerInput.parse({ search: "find-me:" }));
  expect(found.entries.map(({ causeKey }) => causeKey)).toEqual(["find-me:2", "find-me:1"]);
  const seen = await inTenant(one.system, (tx) =>
    tx.query<{ cause_key: string }>({ text: "SELECT cause_key FROM ledger_entry WHERE cause_key LIKE 'find-me:%'" }),
  );
  expect(seen).toEqual([{ cause_key: "find-me:1" }]);
});
