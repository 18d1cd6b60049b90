import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type StaffContext, TENANT_STATUSES, type TenantStatus } from "#lib/access";
import {
  addCost,
  changePlan,
  cohortMembers,
  costsOf,
  listPlans,
  readCohorts,
  readProfit,
  readRevenue,
  removeCost,
  subscriptionsOf,
  usageOf,
} from "#lib/billing";
import { addCostInput, changePlanInput, type Plan } from "#lib/billing/schema";
import { fixedClock } from "#lib/platform/clock";
import { newId } from "#lib/platform/crypto";
import { cancelTenant, changeTenant, createTenant, getTenant, reactivateTenant, setStanding, suspendTenant } from "#lib/tenancy";
import { type ChangeTenantInput, changeTenantInput, createTenantInput } from "#lib/tenancy/schema";
import { createPerson, staffContext, createTenant as writeTenant } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

const START = "2026-03-15T10:00:00.000Z";
const DAY_MS = 86_400_000;
const PRICES: Record<string, number> = { free: 0, starter: 9_700, professional: 29_700, enterprise: 99_700 };

let database: TestDatabase;
let admin: StaffContext;
let clock: ReturnType<typeof fixedClock>;

beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  // Each test has the revenue to itself.
  await query(database.superuserUrl, "DELETE FROM tenant");
  clock = fixedClock(START);
  admin = { ...(await staffContext(database)), clock };
});
afterAll(() => database.drop());

const newTenant = (planKey = "starter") =>
  createTenant(admin, createTenantInput.parse({ name: "Acme", slug: `acme-${newId().slice(-12)}`, planKey }));
const changeOf = async (id: string, change: Partial<ChangeTenantInput>) => {
  const tenant = await getTenant(admin, id);
  return changeTenantInput.parse({ ...pick(tenant), ...change });
};
function pick({ name, kind, planKey, timeZone, currency, locale, version }: Awaited<ReturnType<typeof getTenant>>) {
  return { name, kind, planKey, timeZone, currency, locale, version };
}
const days = (n: number) => clock.advance(n * DAY_MS);
const periods = async (id: string) =>
  (await subscriptionsOf(admin, id))
    .reverse()
    .map(({ planName, status, priceMinor, startedAt, endedAt }) => [
      planName,
      status,
      priceMinor,
      startedAt.slice(0, 10),
      endedAt?.slice(0, 10) ?? null,
    ]);

describe("subscriptions", () => {
  test("follow every change of a tenant's plan and standing, without gaps", async () => {
    const { id, slug } = await newTenant();
    days(10);
    await setStanding(admin, id, { standing: "active" });
    days(10);
    await changeTenant(admin, id, await changeOf(id, { planKey: "professional" }));
    days(1);
    await changeTenant(admin, id, await changeOf(id, { name: "Acme Holding" }));
    days(9);
    await suspendTenant(admin, id, { reason: "unpaid" });
    days(1);
    await reactivateTenant(admin, id);
    days(1);
    await cancelTenant(admin, id, { reason: "moved away", confirmation: slug });
    days(5);
    await reactivateTenant(admin, id);
    expect(await periods(id)).toEqual([
      ["Starter", "trial", 9_700, "2026-03-15", "2026-03-25"],
      ["Starter", "active", 9_700, "2026-03-25", "2026-04-04"],
      ["Professional", "active", 29_700, "2026-04-04", "2026-04-14"],
      ["Professional", "suspended", 29_700, "2026-04-14", "2026-04-15"],
      ["Professional", "active", 29_700, "2026-04-15", "2026-04-16"],
      // From the cancellation on nothing ran.
      ["Professional", "active", 29_700, "2026-04-21", null],
    ]);
  });

  test("keep the price that was agreed when the plan's price changes, until the tenant changes its plan", async () => {
    const { id } = await newTenant();
    await setStanding(admin, id, { standing: "active" });
    const before = await planOf("starter");
    const changed = await changePlan(admin, "starter", inputOf(before, { price: "120.50" }));
    expect(changed).toMatchObject({ priceMinor: 12_050, mrrMinor: 9_700, atOtherPrice: 1, version: before.version + 1 });
    await setStanding(admin, id, { standing: "past_due" });
    expect((await subscriptionsOf(admin, id))[0]).toMatchObject({ status: "past_due", priceMinor: 9_700 });
    await changeTenant(admin, id, await changeOf(id, { planKey: "enterprise" }));
    await changeTenant(admin, id, await changeOf(id, { planKey: "starter" }));
    expect((await subscriptionsOf(admin, id))[0]).toMatchObject({ status: "past_due", priceMinor: 12_050 });
    await expect(changePlan(admin, "starter", inputOf(before, { maxLeads: "7" }))).rejects.toMatchObject({
      code: "conflict",
      issues: [
        { path: "maxLeads", message: `Stands at “${before.maxLeads}” now.` },
        { path: "price", message: "Stands at “120.5” now." },
      ],
    });
    await changePlan(admin, "starter", inputOf(changed, { price: "97" }));
  });

  test("cannot be written by a tenant, and are read by their own alone", async () => {
    const [one, other] = [await newTenant(), await newTenant()];
    const seen = await database.db.read({ kind: "tenant", tenantId: one.id }, (tx) =>
      tx.query<{ tenant_id: string }>({ text: "SELECT tenant_id FROM subscription" }),
    );
    expect(seen).toEqual([{ tenant_id: one.id }]);
    for (const text of [
      "UPDATE subscription SET price_minor = 0",
      "DELETE FROM subscription",
      `INSERT INTO subscription (tenant_id, plan_key, status, price_minor, currency, started_at) VALUES ('${other.id}', 'free', 'active', 0, 'USD', now())`,
    ]) {
      await expect(database.db.transaction({ kind: "tenant", tenantId: one.id }, (tx) => tx.query({ text }))).rejects.toThrow(/permission denied/);
    }
  });
});

describe("changing a tenant", () => {
  test("from an older version is a conflict that names the fields that stand differently, and writes nothing", async () => {
    const { id } = await newTenant();
    const mine = await changeOf(id, { name: "Mine", timeZone: "Europe/Berlin" });
    await changeTenant(admin, id, await changeOf(id, { name: "Theirs" }));
    await expect(changeTenant(admin, id, mine)).rejects.toMatchObject({
      code: "conflict",
      issues: [
        { path: "name", message: "Stands at “Theirs” now." },
        { path: "timeZone", message: "Stands at “UTC” now." },
      ],
    });
    expect(await getTenant(admin, id)).toMatchObject({ name: "Theirs", timeZone: "UTC", version: 2 });
  });

  test("that changes nothing writes nothing", async () => {
    const { id } = await newTenant();
    expect(await changeTenant(admin, id, await changeOf(id, {}))).toMatchObject({ version: 1 });
  });

  test("to cancelled asks for its address, and only what can follow a standing follows it", async () => {
    const { id } = await newTenant();
    await expect(cancelTenant(admin, id, { reason: "moved away", confirmation: "another" })).rejects.toMatchObject({ code: "invalid" });
    await expect(setStanding(admin, id, { standing: "past_due" })).rejects.toMatchObject({ code: "conflict" });
    await suspendTenant(admin, id, { reason: "unpaid" });
    await expect(setStanding(admin, id, { standing: "active" })).rejects.toMatchObject({ code: "conflict" });
    expect(await getTenant(admin, id)).toMatchObject({ status: "suspended", version: 2 });
  });

  test("is for those who may manage tenants", async () => {
    const { id, slug } = await newTenant();
    const support = await staffContext(database, "support");
    const change = await changeOf(id, { name: "Other" });
    await expect(changeTenant(support, id, change)).rejects.toMatchObject({ code: "forbidden" });
    await expect(setStanding(support, id, { standing: "active" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(cancelTenant(support, id, { reason: "moved away", confirmation: slug })).rejects.toMatchObject({ code: "forbidden" });
    await expect(listPlans(support)).rejects.toMatchObject({ code: "forbidden" });
    await expect(readRevenue(support)).rejects.toMatchObject({ code: "forbidden" });
    await expect(subscriptionsOf(support, id)).rejects.toMatchObject({ code: "forbidden" });
  });
});

test("what is used of a plan: members and whoever is invited, campaigns, and calls by keys", async () => {
  const { id } = await newTenant("free");
  expect(await usageOf(admin, id)).toEqual([
    { what: "people", used: 0, limit: 2 },
    { what: "campaigns", used: 0, limit: 2 },
    { what: "leads", used: 0, limit: 100 },
    { what: "reports", used: 0, limit: null },
    { what: "api_calls", used: 0, limit: 100 },
  ]);
  await createPerson(database.db, { memberships: [{ tenantId: id, role: "viewer" }] });
  const invite = (status: string, expires: string) =>
    query(
      database.superuserUrl,
      "INSERT INTO invitation (id, tenant_id, email, role, status, expires_at, token_hash) VALUES ($1, $2, $3, 'viewer', $4, $5, $3)",
      [newId(), id, `${newId()}@test.example`, status, expires],
    );
  await invite("pending", "2026-03-20T00:00:00Z");
  await invite("pending", "2026-03-10T00:00:00Z");
  await invite("revoked", "2026-03-20T00:00:00Z");
  await changeTenant(admin, id, await changeOf(id, { planKey: "enterprise" }));
  expect(await usageOf(admin, id)).toEqual([
    { what: "people", used: 2, limit: null },
    { what: "campaigns", used: 0, limit: null },
    { what: "leads", used: 0, limit: null },
    { what: "reports", used: 0, limit: null },
    { what: "api_calls", used: 0, limit: 20_000 },
  ]);
});

describe("revenue", () => {
  test("is unknown before the first subscription, and not zero", async () => {
    expect(await readRevenue(admin)).toEqual([]);
    await newTenant();
    const [revenue] = await readRevenue(admin);
    expect(revenue).toMatchObject({ currency: "USD", mrrMinor: 0, payingTenants: 0, movement: null });
    expect(revenue?.months.map(({ mrrMinor }) => mrrMinor)).toEqual([...Array(12).fill(null), 0]);
  });

  test("counts clients that pay by what they agreed to; not trials, suspended ones or own brands", async () => {
    await writeTenant(database.db, { status: "active", planKey: "professional", createdAt: new Date("2026-01-10") });
    await writeTenant(database.db, { status: "past_due", planKey: "starter", createdAt: new Date("2026-02-10") });
    for (const status of ["trial", "suspended", "cancelled"] as const)
      await writeTenant(database.db, { status, planKey: "enterprise", createdAt: new Date("2026-01-01") });
    await writeTenant(database.db, { status: "active", planKey: "enterprise", kind: "brand", createdAt: new Date("2026-01-01") });
    const [revenue] = await readRevenue(admin);
    expect(revenue).toMatchObject({ mrrMinor: 39_400, payingTenants: 2 });
    expect(revenue?.months.slice(-4).map(({ at, mrrMinor, payingTenants }) => [at.slice(0, 10), mrrMinor, payingTenants])).toEqual([
      ["2025-12-31", null, null],
      ["2026-01-31", 29_700, 1],
      ["2026-02-28", 39_400, 2],
      ["2026-03-15", 39_400, 2],
    ]);
    expect((await planOf("enterprise")).mrrMinor).toBe(0);
  });

  test("moves by as much as tenants come, grow, shrink and leave, whatever they do", async () => {
    const act = fc.record({
      tenant: fc.nat(3),
      plan: fc.constantFrom(...Object.keys(PRICES)),
      status: fc.constantFrom(...TENANT_STATUSES),
      afterDays: fc.integer({ min: 0, max: 25 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 12 }), async (acts) => {
        await query(database.superuserUrl, "DELETE FROM tenant");
        const begin = new Date("2026-01-01T00:00:00Z").getTime();
        let at = begin;
        const states = new Map<number, { at: number; paid: number }[]>();
        const ids = new Map<number, string>();
        for (const { tenant, plan, status, afterDays } of acts) {
          at += afterDays * DAY_MS;
          const moment = new Date(at);
          const suspendedReason = status === "suspended" ? "unpaid" : null;
          const known = ids.get(tenant);
          if (!known) ids.set(tenant, (await writeTenant(database.db, { status, planKey: plan, createdAt: moment })).id);
          else
            await database.db.transaction({ kind: "system", purpose: "test" }, (tx) =>
              tx.prisma.tenant.updateMany({ where: { id: known }, data: { status, planKey: plan, suspendedReason, updatedAt: moment } }),
            );
          const history = states.get(tenant) ?? [];
          history.push({ at, paid: isPaid(status) ? (PRICES[plan] ?? 0) : 0 });
          states.set(tenant, history);
        }
        const now = at + DAY_MS;
        const paidAt = (tenant: number, moment: number) =>
          states
            .get(tenant)
            ?.filter((state) => state.at <= moment)
            .at(-1)?.paid ?? 0;
        const sum = (of: (tenant: number) => number) => [...ids.keys()].reduce((total, tenant) => total + of(tenant), 0);
        const [revenue] = await readRevenue({ ...admin, clock: fixedClock(new Date(now)) });
        // Tenants that never were anything but cancelled leave no subscription.
        if (!revenue) return;
        expect(revenue.mrrMinor).toBe(sum((tenant) => paidAt(tenant, now)));
        const before = now - 30 * DAY_MS;
        if (revenue.movement === null) {
          expect(before).toBeLessThan(new Date(revenue.knownSince).getTime());
          return;
        }
        const { fromMinor, newMinor, expansionMinor, contractionMinor, churnedMinor } = revenue.movement;
        expect(fromMinor).toBe(sum((tenant) => paidAt(tenant, before)));
        expect(newMinor).toBe(sum((tenant) => (paidAt(tenant, before) === 0 ? paidAt(tenant, now) : 0)));
        expect(churnedMinor).toBe(sum((tenant) => (paidAt(tenant, now) === 0 ? paidAt(tenant, before) : 0)));
        expect(fromMinor + newMinor + expansionMinor - contractionMinor - churnedMinor).toBe(revenue.mrrMinor);
      }),
      { numRuns: 25 },
    );
  });
});

const isPaid = (status: TenantStatus) => status === "active" || status === "past_due";

async function planOf(key: string): Promise<Plan> {
  const plan = (await listPlans(admin)).find((each) => each.key === key);
  if (!plan) throw new Error(`no plan ${key}`);
  return plan;
}

function inputOf(plan: Plan, change: object) {
  const { name, maxUsers, maxCampaigns, maxLeads, maxReportsPerMonth, maxApiCallsPerHour, maxAiRequestsPerDay, version } = plan;
  const limits = { maxUsers, maxCampaigns, maxLeads, maxReportsPerMonth, maxApiCallsPerHour, maxAiRequestsPerDay };
  return changePlanInput.parse({
    name,
    ...limits,
    price: (plan.priceMinor / 100).toFixed(2),
    storageMegabytes: plan.storageBytes / 1e6,
    version,
    ...change,
  });
}

describe("cohorts", () => {
  test("count clients by their first payment, apart from brands, trials and those that paid before the record", async () => {
    const one = await newTenant();
    const gone = await newTenant();
    await newTenant();
    await setStanding(admin, one.id, { standing: "active" });
    await setStanding(admin, gone.id, { standing: "active" });
    const old = await writeTenant(database.db, { status: "active", createdAt: new Date("2025-01-01T00:00:00Z") });
    // As the migration has it that began the record.
    await query(database.superuserUrl, "UPDATE subscription SET started_at = '2026-02-01T00:00:00Z' WHERE tenant_id = $1", [old.id]);
    await writeTenant(database.db, { status: "active", kind: "brand", createdAt: new Date(START) });
    days(40);
    await cancelTenant(admin, gone.id, { reason: "moved away", confirmation: gone.slug });
    await changeTenant(admin, one.id, await changeOf(one.id, { planKey: "professional" }));
    const { starter = 0, professional = 0 } = PRICES;
    const [found, ...others] = await readCohorts(admin);
    expect(others).toEqual([]);
    expect(found?.unknown).toEqual({ tenants: 1, stillPaying: 1, mrrMinor: starter });
    expect(found?.cohorts).toEqual([
      {
        month: "2026-03",
        tenants: 2,
        firstMrrMinor: 2 * starter,
        cells: [
          { age: 0, month: "2026-03", tenants: 2, mrrMinor: 2 * starter },
          { age: 1, month: "2026-04", tenants: 1, mrrMinor: professional },
        ],
      },
    ]);
    const members = await cohortMembers(admin, { currency: found?.currency ?? "", cohort: "2026-03", month: "2026-04" });
    expect(members.map(({ id, mrrMinor }) => [id, mrrMinor])).toEqual([
      [one.id, professional],
      [gone.id, null],
    ]);
    await expect(readCohorts(await staffContext(database, "support"))).rejects.toThrow("permission");
  });
});

describe("profitability", () => {
  test("has a margin only where costs were entered, and both entering and removing are on record", async () => {
    const [one, other] = [await newTenant("professional"), await newTenant()];
    await setStanding(admin, one.id, { standing: "active" });
    await setStanding(admin, other.id, { standing: "active" });
    const month = START.slice(0, 7);
    const enter = (cost: object) => addCost(admin, addCostInput.parse({ tenantId: one.id, month, ...cost }));
    await enter({ kind: "media", amount: "120.50", note: "Search ads" });
    const { id } = await enter({ kind: "work", hours: "1.5", rate: "80" });
    const { starter = 0, professional = 0 } = PRICES;
    const lines = async () => new Map((await readProfit(admin, { month })).lines.map((line) => [line.id, line]));
    expect((await lines()).get(one.id)).toMatchObject({ revenueMinor: professional, costMinor: 24_050, marginMinor: professional - 24_050 });
    expect((await lines()).get(other.id)).toMatchObject({ revenueMinor: starter, costMinor: null, marginMinor: null });
    await removeCost(admin, id);
    expect((await costsOf(admin, one.id, month)).lines).toMatchObject([{ kind: "media", amountMinor: 12_050, note: "Search ads" }]);
    expect((await lines()).get(one.id)?.costMinor).toBe(12_050);
    await expect(removeCost(admin, id)).rejects.toThrow("not found");
    const audited = await query(
      database.superuserUrl,
      "SELECT action FROM audit_entry WHERE subject_id = $1 AND action LIKE 'tenant.cost%' ORDER BY seq",
      [one.id],
    );
    expect(audited).toEqual([{ action: "tenant.cost_add" }, { action: "tenant.cost_add" }, { action: "tenant.cost_remove" }]);
    expect(() => addCostInput.parse({ tenantId: one.id, month, kind: "work", amount: "5" })).toThrow();
    const support = await staffContext(database, "support");
    await expect(enterAs(support, one.id, month)).rejects.toThrow("permission");
  });
});

const enterAs = async (context: StaffContext, tenantId: string, month: string) =>
  addCost(context, addCostInput.parse({ tenantId, month, kind: "other", amount: "1" }));
