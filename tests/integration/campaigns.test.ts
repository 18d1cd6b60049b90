import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TenantContext, TenantRef } from "#lib/access";
import { getCampaign, importFigures, listCampaigns, readChanges } from "#lib/campaigns";
import { campaignDetail, campaignPage, changes, type ImportedCampaign, type ImportedDay } from "#lib/campaigns/schema";
import { fixedClock } from "#lib/platform/clock";
import { createPerson, createTenant, tenantContext } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";
import { TOLD } from "../support/told.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => {
  await database.drop();
});

const campaign = (key: string, change: Partial<ImportedCampaign> = {}): ImportedCampaign => ({
  key,
  name: `Campaign ${key}`,
  type: "launch",
  status: "active",
  ownerEmail: null,
  budget: "100.00",
  currency: "USD",
  startsOn: "2026-01-01",
  endsOn: null,
  ...change,
});

const day = (key: string, date: string, change: Partial<ImportedDay> = {}): ImportedDay => ({
  campaign: key,
  day: date,
  channel: "email",
  impressions: 1000,
  clicks: 100,
  conversions: 10,
  spend: "50.00",
  revenue: "150.00",
  ...change,
});

async function newTenant(
  change: { currency?: string; timeZone?: string } = {},
  clockAt = "2026-11-23T10:00:00Z",
): Promise<{ tenant: TenantRef; manager: TenantContext }> {
  const tenant = await createTenant(database.db, change);
  return { tenant, manager: await tenantContext(database, tenant.id, "manager", { clock: fixedClock(clockAt) }) };
}

const rowsOf = (tenantId: string) =>
  query(database.superuserUrl, "SELECT * FROM campaign_channel_day WHERE tenant_id = $1 ORDER BY campaign_id, day, channel", [tenantId]);

describe("importing", () => {
  test("twice leaves what once leaves, under the same ids", async () => {
    const { tenant, manager } = await newTenant();
    const file = {
      campaigns: [campaign("a"), campaign("b")],
      days: [day("a", "2026-11-01"), day("a", "2026-11-01", { channel: "x" }), day("b", "2026-11-02")],
    };
    expect(await importFigures(manager, file)).toEqual({ campaigns: 2, days: 3 });
    const ids = (await listCampaigns(manager, { limit: 25 })).campaigns.map(({ id }) => id);
    const before = await rowsOf(tenant.id);
    await importFigures(manager, file);
    expect(await rowsOf(tenant.id)).toEqual(before);
    expect((await listCampaigns(manager, { limit: 25 })).campaigns.map(({ id }) => id)).toEqual(ids);
  });

  test("replaces a day by its new values and keeps the others", async () => {
    const { manager } = await newTenant();
    await importFigures(manager, { campaigns: [campaign("a")], days: [day("a", "2026-11-01"), day("a", "2026-11-02")] });
    await importFigures(manager, { campaigns: [], days: [day("a", "2026-11-02", { clicks: 7, spend: "0.01" })] });
    const [item] = (await listCampaigns(manager, { limit: 25 })).campaigns;
    expect(item?.figures).toMatchObject({ impressions: 2000, clicks: 107, spendMinor: 5001 });
  });

  test("records who did it, and tells the rooms and the screens in the same transaction", async () => {
    const { tenant, manager } = await newTenant();
    await importFigures(manager, { campaigns: [campaign("a")], days: [day("a", "2026-11-01")] });
    const audit = await query(
      database.superuserUrl,
      "SELECT action, actor_label, after FROM audit_entry WHERE tenant_id = $1 AND action LIKE 'campaign.%'",
      [tenant.id],
    );
    const actor = manager.actor.kind === "user" ? manager.actor.email : "";
    expect(audit).toEqual([{ action: "campaign.import", actor_label: actor, after: { campaigns: 1, days: 1 } }]);
    const updates = await query(database.superuserUrl, "SELECT topic FROM realtime_update WHERE tenant_id = $1", [tenant.id]);
    expect(updates).toEqual([{ topic: "campaign.figures" }]);
    const jobs = await query(database.superuserUrl, `SELECT data->>'name' AS event FROM ${TOLD} WHERE data->'data'->>'tenantId' = $1`, [tenant.id]);
    // Two jobs of the room that looks at figures and compares companies, and one row of the log, for who counts events and for the webhooks.
    expect(jobs).toEqual(Array(3).fill({ event: "campaign.figures_imported" }));
  });

  test.each([
    ["an unknown campaign", { campaigns: [campaign("a")], days: [day("gone", "2026-11-01")] }, /no campaign with the key gone/],
    ["an owner who is no member", { campaigns: [campaign("a", { ownerEmail: "stranger@else.example" })], days: [] }, /stranger@else\.example/],
    ["more decimals than the currency has", { campaigns: [campaign("a", { currency: "JPY", budget: "1.5" })], days: [] }, /more decimals/],
  ])("is refused as a whole for %s", async (_, file, message) => {
    const { tenant, manager } = await newTenant();
    await expect(importFigures(manager, file)).rejects.toMatchObject({ code: "invalid", message: expect.stringMatching(message) });
    expect(await query(database.superuserUrl, "SELECT 1 FROM campaign WHERE tenant_id = $1", [tenant.id])).toEqual([]);
  });

  test("does not take figures over into another currency", async () => {
    const { manager } = await newTenant();
    await importFigures(manager, { campaigns: [campaign("a")], days: [] });
    await expect(importFigures(manager, { campaigns: [campaign("a", { currency: "EUR" })], days: [] })).rejects.toThrow(/cannot change to EUR/);
  });

  test("gives a campaign its owner, and keeps the owner when a later file names none", async () => {
    const { tenant, manager } = await newTenant();
    const owner = await createPerson(database.db, { memberships: [{ tenantId: tenant.id, role: "member" }] });
    await importFigures(manager, { campaigns: [campaign("a", { ownerEmail: owner.email })], days: [] });
    await importFigures(manager, { campaigns: [campaign("a")], days: [] });
    expect(await query(database.superuserUrl, "SELECT owner_id FROM campaign WHERE tenant_id = $1", [tenant.id])).toEqual([{ owner_id: owner.id }]);
  });

  test("is not for members and viewers", async () => {
    const { tenant } = await newTenant();
    for (const role of ["member", "viewer"] as const) {
      const context = await tenantContext(database, tenant.id, role);
      await expect(importFigures(context, { campaigns: [campaign("a")], days: [] })).rejects.toMatchObject({ code: "forbidden" });
    }
  });

  test("of two tenants with the same keys keeps them apart", async () => {
    const [one, two] = [await newTenant(), await newTenant()];
    await Promise.all(
      [one, two].map(({ manager }, index) =>
        importFigures(manager, { campaigns: [campaign("same", { name: `of ${index}` })], days: [day("same", "2026-11-01")] }),
      ),
    );
    const [ofOne] = (await listCampaigns(one.manager, { limit: 25 })).campaigns;
    expect(ofOne).toMatchObject({ name: "of 0", figures: { clicks: 100 } });
    await expect(getCampaign(two.manager, ofOne?.id ?? "")).rejects.toMatchObject({ code: "not_found", message: "This campaign was not found." });
  });
});

describe("the list", () => {
  test("shows each campaign once over all pages, the latest start first", async () => {
    const { manager } = await newTenant();
    const starts = ["2026-03-01", "2026-03-01", "2026-05-01", "2026-01-01", "2026-03-01"];
    await importFigures(manager, { campaigns: starts.map((startsOn, index) => campaign(`k${index}`, { startsOn })), days: [] });
    const seen: { id: string; startsOn: string }[] = [];
    let cursor: string | undefined;
    do {
      const page = campaignPage.parse(await listCampaigns(manager, { limit: 2, cursor }));
      seen.push(...page.campaigns);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen.map(({ startsOn }) => startsOn)).toEqual([...starts].sort().reverse());
    expect(new Set(seen.map(({ id }) => id)).size).toBe(5);
  });

  test("can be narrowed to a status, and refuses a foreign cursor", async () => {
    const { manager } = await newTenant();
    await importFigures(manager, { campaigns: [campaign("a"), campaign("b", { status: "draft" })], days: [] });
    expect((await listCampaigns(manager, { limit: 25, status: "draft" })).campaigns.map(({ name }) => name)).toEqual(["Campaign b"]);
    await expect(listCampaigns(manager, { limit: 25, cursor: "garbage" })).rejects.toMatchObject({ code: "invalid" });
  });

  test("leaves unknown what follows from nothing", async () => {
    const { manager } = await newTenant();
    await importFigures(manager, { campaigns: [campaign("a")], days: [] });
    const [item] = (await listCampaigns(manager, { limit: 25 })).campaigns;
    expect(item).toMatchObject({ channels: [], lastDay: null, figures: { impressions: 0, ctr: null, roi: null } });
  });
});

describe("one campaign", () => {
  test("is the sum of its channels and of its days", async () => {
    const { manager } = await newTenant();
    const days = ["2026-11-01", "2026-11-03"].flatMap((date, index) => [
      day("a", date),
      day("a", date, { channel: "x", clicks: 5 + index, spend: "70.01", conversions: 0, revenue: "0.00" }),
    ]);
    await importFigures(manager, { campaigns: [campaign("a")], days });
    const [item] = (await listCampaigns(manager, { limit: 25 })).campaigns;
    const detail = campaignDetail.parse(await getCampaign(manager, item?.id ?? ""));
    expect(detail.days.map((each) => each.day)).toEqual(["2026-11-01", "2026-11-03"]);
    expect(detail.channelTotals.map(({ channel }) => channel)).toEqual(["x", "email"]);
    for (const key of ["impressions", "clicks", "conversions", "spendMinor", "revenueMinor"] as const) {
      expect(detail.days.reduce((sum, each) => sum + each[key], 0)).toBe(detail.figures[key]);
      expect(detail.channelTotals.reduce((sum, each) => sum + each.figures[key], 0)).toBe(detail.figures[key]);
    }
  });

  test("tells at most its newest 400 days", async () => {
    const { manager } = await newTenant();
    const dates = Array.from({ length: 405 }, (_, index) => new Date(Date.UTC(2025, 0, 1 + index)).toISOString().slice(0, 10));
    await importFigures(manager, { campaigns: [campaign("a")], days: dates.map((date) => day("a", date)) });
    const [item] = (await listCampaigns(manager, { limit: 25 })).campaigns;
    const { days, figures } = await getCampaign(manager, item?.id ?? "");
    expect(days.map((each) => each.day)).toEqual(dates.slice(5));
    expect(figures.clicks).toBe(40_500);
  });

  test("is not there under what is no id", async () => {
    const { manager } = await newTenant();
    await expect(getCampaign(manager, "1 OR 1=1")).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a period against the one before", () => {
  test("ends with the newest day that has figures, and compares with as many days before", async () => {
    const { manager } = await newTenant();
    const days = [
      day("a", "2026-11-10"),
      day("a", "2026-11-04", { clicks: 1 }),
      day("a", "2026-11-03", { clicks: 40 }),
      day("a", "2026-10-27", { clicks: 500 }),
    ];
    await importFigures(manager, { campaigns: [campaign("a"), campaign("b", { status: "paused" })], days });
    expect(changes.parse(await readChanges(manager, { days: 7 }))).toMatchObject({
      period: { from: "2026-11-04", to: "2026-11-10" },
      previous: { from: "2026-10-28", to: "2026-11-03" },
      lastDay: "2026-11-10",
      totals: { clicks: 101 },
      previousTotals: { clicks: 40 },
      activeCampaigns: 1,
    });
  });

  test("of a tenant without figures ends today where the tenant is", async () => {
    const { manager } = await newTenant({ timeZone: "Asia/Kolkata" }, "2026-11-22T20:00:00Z");
    expect(changes.parse(await readChanges(manager, { days: 7 }))).toMatchObject({
      period: { from: "2026-11-17", to: "2026-11-23" },
      lastDay: null,
      totals: null,
      previousTotals: null,
      changes: [],
    });
  });

  test("adds no money of another currency", async () => {
    const { manager } = await newTenant({ currency: "EUR" });
    const campaigns = [campaign("euro", { currency: "EUR" }), campaign("dollar", { currency: "USD" })];
    await importFigures(manager, { campaigns, days: [day("euro", "2026-11-01"), day("dollar", "2026-11-09", { spend: "999.00" })] });
    expect(await readChanges(manager, { days: 28 })).toMatchObject({
      currency: "EUR",
      otherCurrencies: ["USD"],
      lastDay: "2026-11-01",
      totals: { spendMinor: 5000 },
      activeCampaigns: 2,
    });
  });
});
