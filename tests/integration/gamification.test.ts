import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { requireTenant, type TenantContext, type TenantRef } from "#lib/access";
import { importFigures } from "#lib/campaigns";
import type { ImportedDay } from "#lib/campaigns/schema";
import { achievementsOf, awardEarned, awardJob, pointsLeaderboard } from "#lib/gamification";
import { achievementOverview, condition, leaderboard } from "#lib/gamification/schema";
import { systemContext } from "#lib/identity";
import { systemClock } from "#lib/platform/clock";
import { newId } from "#lib/platform/crypto";
import { createSingleProcessStore, type KeyValueStore } from "#lib/platform/store";
import { createPerson, createTenant, type Person, signedInContext, tenantContext, testRuntime } from "../support/contexts.ts";
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

const ofSystem = (tenant: TenantRef) =>
  systemContext({ db: database.db, jobs: database.jobs, store, clock: systemClock }, tenant.id, "test", newId());

interface Scene {
  tenant: TenantRef;
  admin: Person;
  owner: Person;
  system: TenantContext;
}

/** A tenant with an administrator, and a member who owns the campaign "a". */
async function newScene(days: Partial<ImportedDay>[] = [], change: { timeZone?: string; status?: "active" | "suspended" } = {}): Promise<Scene> {
  const tenant = await createTenant(database.db, change);
  const admin = await createPerson(database.db, { name: "Ada Admin", memberships: [{ tenantId: tenant.id, role: "tenant_admin" }] });
  const owner = await createPerson(database.db, { name: "Olga Owner", memberships: [{ tenantId: tenant.id, role: "member" }] });
  const system = await ofSystem(tenant);
  await importFigures(system, {
    campaigns: [
      {
        key: "a",
        name: "A",
        type: "launch",
        status: "active",
        ownerEmail: owner.email,
        budget: "0",
        currency: "USD",
        startsOn: "2026-01-01",
        endsOn: null,
      },
    ],
    days: days.map((each) => ({
      campaign: "a",
      day: "2026-11-01",
      channel: "email",
      impressions: 0,
      clicks: 0,
      conversions: 0,
      spend: "0",
      revenue: "0",
      ...each,
    })),
  });
  return { tenant, admin, owner, system };
}

async function givePoints(tenantId: string, userId: string, points: number, at: string): Promise<void> {
  const text = "INSERT INTO ledger_entry (id, tenant_id, user_id, points, cause_key, created_at) VALUES ($1, $2, $3, $4, $5, $6)";
  await query(database.superuserUrl, text, [newId(), tenantId, userId, points, `test:${newId()}`, at]);
}

const ledgerOf = (tenantId: string) =>
  query<{ user_id: string; points: number; cause_key: string }>(
    database.superuserUrl,
    "SELECT user_id, points, cause_key FROM ledger_entry WHERE tenant_id = $1 ORDER BY cause_key",
    [tenantId],
  );

describe("the catalogue", () => {
  test("has only conditions that can be measured, and what the business promises", async () => {
    const rows = await query<{ key: string; condition: unknown }>(database.superuserUrl, "SELECT key, condition FROM achievement_definition");
    expect(rows.length).toBeGreaterThanOrEqual(16);
    for (const row of rows) expect(condition.safeParse(row.condition).error, row.key).toBeUndefined();
    expect(rows.find(({ key }) => key === "roi-master")?.condition).toEqual({ measure: "roi", atLeast: 5 });
  });

  test("has the four plans", async () => {
    const plans = await query(
      database.superuserUrl,
      "SELECT key, price_minor, max_users, max_campaigns, storage_bytes::text AS storage FROM plan ORDER BY position",
    );
    expect(plans).toEqual([
      { key: "free", price_minor: 0, max_users: 2, max_campaigns: 2, storage: "100000000" },
      { key: "starter", price_minor: 9700, max_users: 5, max_campaigns: 10, storage: "10000000000" },
      { key: "professional", price_minor: 29700, max_users: 25, max_campaigns: 100, storage: "100000000000" },
      { key: "enterprise", price_minor: 99700, max_users: null, max_campaigns: null, storage: "1000000000000" },
    ]);
  });
});

describe("measures", () => {
  test("count days in a row, the best day and channels over all campaigns", async () => {
    const days = ["01", "02", "03", "05", "06"].map((date) => ({ day: `2026-11-${date}`, conversions: 2, impressions: 10 }));
    const { system } = await newScene([...days, { day: "2026-11-05", channel: "x", conversions: 7 }, { day: "2026-11-04", conversions: 0 }]);
    const current = new Map((await achievementsOf(system)).achievements.map((each) => [each.measure, each.current]));
    expect(Object.fromEntries(current)).toMatchObject({
      campaigns_launched: 1,
      channels_used: 2,
      impressions: 50,
      conversions: 17,
      days_with_figures: 6,
      best_day_conversions: 9,
      conversion_streak_days: 3,
      roi: null,
    });
  });

  test("are those of the own tenant alone", async () => {
    await newScene([{ impressions: 5_000_000, conversions: 90 }]);
    const { system } = await newScene([{ impressions: 3 }]);
    const { achievements } = await achievementsOf(system);
    expect(achievements.find(({ measure }) => measure === "impressions")?.current).toBe(3);
    const others = await database.db.read({ kind: "tenant", tenantId: system.tenant.id }, (tx) =>
      tx.query({
        text: "SELECT 1 FROM tenant_campaign_measures WHERE tenant_id <> $1 UNION ALL SELECT 1 FROM tenant_campaign_results WHERE tenant_id <> $1",
        values: [system.tenant.id],
      }),
    );
    expect(others).toEqual([]);
  });
});

describe("awarding", () => {
  test("pays the owner of the best campaign once, also when it is asked for many times at once", async () => {
    const { tenant, owner, system } = await newScene([{ conversions: 1, spend: "10.00", revenue: "60.00" }]);
    const keys = (await Promise.all([awardEarned(system), awardEarned(system), awardEarned(system)])).flat();
    expect(keys.sort()).toEqual(["first-campaign-launch", "first-conversion", "in-the-black", "roi-master"]);
    expect(await awardEarned(system)).toEqual([]);
    const ledger = await ledgerOf(tenant.id);
    expect(ledger.map(({ cause_key }) => cause_key)).toEqual(keys.map((key) => `achievement:${key}`));
    expect(new Set(ledger.map(({ user_id }) => user_id))).toEqual(new Set([owner.id]));
    const result = achievementOverview.parse(await achievementsOf(system));
    expect(result).toMatchObject({ earned: 4, points: ledger.reduce((sum, { points }) => sum + points, 0) });
    expect(result.achievements.slice(0, 4).every(({ earnedAt, progress }) => earnedAt !== null && progress === 1)).toBe(true);
  });

  test("records each award and tells of it", async () => {
    const { tenant, system } = await newScene();
    await awardEarned(system);
    const audit = await query(
      database.superuserUrl,
      "SELECT subject_id, actor_label FROM audit_entry WHERE tenant_id = $1 AND action = 'achievement.award'",
      [tenant.id],
    );
    expect(audit).toEqual([{ subject_id: "first-campaign-launch", actor_label: "test" }]);
    const updates = await query(database.superuserUrl, "SELECT payload FROM realtime_update WHERE tenant_id = $1 AND topic = 'achievement.awarded'", [
      tenant.id,
    ]);
    expect(updates).toMatchObject([
      { payload: { key: "first-campaign-launch", name: "First Campaign Launch", names: { de: "Erster Kampagnenstart" }, points: 100 } },
    ]);
  });

  test("pays the oldest administrator when the owner is no active member any more", async () => {
    const { tenant, admin, owner, system } = await newScene();
    await query(database.superuserUrl, "UPDATE membership SET status = 'suspended' WHERE user_id = $1", [owner.id]);
    await awardEarned(system);
    expect(await ledgerOf(tenant.id)).toMatchObject([{ user_id: admin.id, points: 100 }]);
  });

  test("waits while nobody is there to be paid", async () => {
    const { tenant, system } = await newScene();
    await query(database.superuserUrl, "UPDATE membership SET status = 'suspended' WHERE tenant_id = $1", [tenant.id]);
    expect(await awardEarned(system)).toEqual([]);
    await query(database.superuserUrl, "UPDATE membership SET status = 'active' WHERE tenant_id = $1", [tenant.id]);
    expect(await awardEarned(system)).toEqual(["first-campaign-launch"]);
  });

  test("goes on while the tenant is suspended", async () => {
    const { system } = await newScene([], { status: "suspended" });
    expect(await awardEarned(system)).toEqual(["first-campaign-launch"]);
  });

  test("is not for the tenant's ordinary people", async () => {
    const { tenant } = await newScene();
    for (const role of ["manager", "member", "viewer"] as const) {
      await expect(awardEarned(await tenantContext(database, tenant.id, role))).rejects.toMatchObject({ code: "forbidden" });
    }
  });

  test("is the job that follows an import", async () => {
    const { tenant } = await newScene();
    const [job] = await query<{ data: unknown }>(
      database.superuserUrl,
      "SELECT data FROM pgboss.job WHERE name = $1 AND data->'data'->>'tenantId' = $2",
      [awardJob.name, tenant.id],
    );
    const runtime = testRuntime(database);
    try {
      await awardJob.handle(awardJob.schema.parse(job?.data), { id: newId(), attempt: 1, signal: new AbortController().signal, runtime });
    } finally {
      await runtime.close();
    }
    const audit = await query(database.superuserUrl, "SELECT actor_label FROM audit_entry WHERE tenant_id = $1 AND action = 'achievement.award'", [
      tenant.id,
    ]);
    expect(audit).toEqual([{ actor_label: "job gamification.award" }]);
  });
});

describe("the leaderboard", () => {
  test("shares ranks, marks the reader, and leaves out people without points or place", async () => {
    const { tenant, admin, owner } = await newScene();
    const third = await createPerson(database.db, { name: "Theo Third", memberships: [{ tenantId: tenant.id, role: "viewer" }] });
    const gone = await createPerson(database.db, { name: "Gone", memberships: [] });
    for (const [person, points, at] of [
      [owner, 50, "2026-11-02"],
      [admin, 50, "2026-11-01"],
      [third, 10, "2026-11-01"],
      [gone, 99, "2026-11-01"],
    ] as const) {
      await givePoints(tenant.id, person.id, points, at);
    }
    const context = requireTenant(await signedInContext(database, third.id, tenant.id));
    const result = leaderboard.parse(await pointsLeaderboard(context, { period: "all" }));
    const entries = [
      { rank: 1, place: 1, userId: admin.id, name: "Ada Admin", points: 50, isYou: false, movement: null },
      { rank: 1, place: 2, userId: owner.id, name: "Olga Owner", points: 50, isYou: false, movement: null },
      { rank: 3, place: 3, userId: third.id, name: "Theo Third", points: 10, isYou: true, movement: null },
    ];
    const you = { entry: entries[2], around: entries, next: { rank: 1, points: 40 } };
    expect(result).toEqual({ scope: "tenant", team: null, period: "all", since: null, total: 3, nextAfter: null, entries, you, choice: "name" });
  });

  test("counts a month from its first midnight where the tenant is", async () => {
    const { tenant, admin, owner } = await newScene([], { timeZone: "America/New_York" });
    await givePoints(tenant.id, admin.id, 7, "2026-11-01T03:59:59Z");
    await givePoints(tenant.id, owner.id, 5, "2026-11-01T04:00:00Z");
    const clock = { now: () => new Date("2026-11-23T12:00:00Z") };
    const context = { ...(await ofSystem(tenant)), clock };
    const month = await pointsLeaderboard(context, { period: "month" });
    // Still summer time on the first of November, at midnight.
    expect(month.since).toBe("2026-11-01T04:00:00.000Z");
    expect(month.entries.map(({ userId, points }) => [userId, points])).toEqual([[owner.id, 5]]);
    expect((await pointsLeaderboard(context, { period: "quarter" })).total).toBe(2);
    expect((await pointsLeaderboard(context, { period: "week" })).since).toBe("2026-11-23T05:00:00.000Z");
  });

  test("shows fifty, and the reader beyond them", async () => {
    const { tenant } = await newScene();
    const people = await Promise.all(
      Array.from({ length: 52 }, () => createPerson(database.db, { memberships: [{ tenantId: tenant.id, role: "member" }] })),
    );
    for (const [index, person] of people.entries()) await givePoints(tenant.id, person.id, 100 - index, "2026-11-01");
    const last = people.at(-1);
    const context = requireTenant(await signedInContext(database, last?.id ?? "", tenant.id));
    const { entries, total, nextAfter, you } = await pointsLeaderboard(context, { period: "all" });
    expect(total).toBe(52);
    expect(entries).toHaveLength(50);
    expect(you?.entry).toMatchObject({ rank: 52, userId: last?.id, isYou: true });
    expect(you?.next).toEqual({ rank: 51, points: 1 });
    const rest = await pointsLeaderboard(context, { period: "all", after: nextAfter ?? 0 });
    expect(rest.entries.map(({ rank }) => rank)).toEqual([51, 52]);
    expect(rest.nextAfter).toBeNull();
  });
});
