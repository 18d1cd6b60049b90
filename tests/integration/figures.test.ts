import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TenantContext } from "#lib/access";
import { budgetPaces, exportFigures, figures, importFigures, readChanges } from "#lib/campaigns";
import { exportFiguresInput, type Figures, figuresAnswer, figuresInput, type ImportedCampaign, type ImportedDay } from "#lib/campaigns/schema";
import { fixedClock } from "#lib/platform/clock";
import { createTenant, tenantContext } from "../support/contexts.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";

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
  budget: "1000.00",
  currency: "EUR",
  startsOn: "2026-10-01",
  endsOn: "2026-11-29",
  ...change,
});

/** Two campaigns on three channels over sixty days, with odd cents, so that a sum that was rounded on the way would show. */
function file(): { campaigns: ImportedCampaign[]; days: ImportedDay[] } {
  const days: ImportedDay[] = [];
  for (const [c, key] of ["a", "b"].entries()) {
    for (const [n, channel] of (["email", "google_ads", "linkedin"] as const).entries()) {
      for (let at = 0; at < 60; at += 1) {
        const day = new Date(Date.UTC(2026, 8, 24 + at)).toISOString().slice(0, 10);
        const clicks = 10 + ((at * 7 + n * 3 + c) % 13);
        days.push({
          campaign: key,
          day,
          channel,
          impressions: 1_000 + at * 11 + n,
          clicks,
          conversions: (at + n) % 4,
          spend: `${7 + (at % 5)}.${String((at * 37 + n) % 100).padStart(2, "0")}`,
          revenue: `${(at * 13) % 90}.${String((at * 53 + c) % 100).padStart(2, "0")}`,
        });
      }
    }
  }
  return { campaigns: [campaign("a"), campaign("b"), campaign("usd", { currency: "USD" })], days };
}

/** What the file itself adds up to, in cents. */
function centsInFile({ from, to }: { from: string; to: string }): { spend: number; revenue: number } {
  const days = file().days.filter(({ day }) => day >= from && day <= to);
  const cents = (name: "spend" | "revenue") => days.reduce((sum, each) => sum + Math.round(Number(each[name]) * 100), 0);
  return { spend: cents("spend"), revenue: cents("revenue") };
}

async function newTenant(): Promise<TenantContext> {
  const tenant = await createTenant(database.db, { currency: "EUR", timeZone: "Europe/Berlin" });
  return tenantContext(database, tenant.id, "manager", { clock: fixedClock("2026-11-23T10:00:00Z") });
}

async function filled(): Promise<TenantContext> {
  const manager = await newTenant();
  await importFigures(manager, file());
  return manager;
}

const ask = (input: object = {}) => figuresInput.parse(input);
const add = (rows: { figures: Figures }[], name: "spendMinor" | "revenueMinor" | "clicks") => rows.reduce((sum, row) => sum + row.figures[name], 0);

async function exported(manager: TenantContext, input: object): Promise<Record<string, string>[]> {
  const { body } = await exportFigures(manager, exportFiguresInput.parse(input));
  let text = "";
  for await (const piece of body) text += piece;
  return parse(text, { columns: true }) as Record<string, string>[];
}

describe("one way to the figures", () => {
  test("home, screen, API and export agree with the file and each other to the cent, however they are told apart", async () => {
    const manager = await filled();
    const home = await readChanges(manager, { days: 28 });
    const { spend, revenue } = centsInFile(home.period);
    expect(home.totals).toMatchObject({ spendMinor: spend, revenueMinor: revenue });
    expect((await figures(manager, ask({ days: 28, grain: "all" }))).totals).toEqual(home.totals);
    expect((await figures(manager, ask({ ...home.previous, grain: "all" }))).totals).toEqual(home.previousTotals);
    for (const grain of ["day", "week", "month", "all"]) {
      for (const by of [undefined, "campaign", "channel", "campaign,channel"]) {
        const told = figuresAnswer.parse(await figures(manager, ask({ days: 28, grain, by, limit: 1_000 })));
        expect(told.totals, `${grain} ${by}`).toEqual(home.totals);
        expect(add(told.rows, "spendMinor"), `${grain} ${by}`).toBe(spend);
        const lines = await exported(manager, { days: 28, grain, by });
        expect(lines).toHaveLength(told.rowCount);
        const cents = (name: string) => lines.reduce((sum, line) => sum + Math.round(Number(line[name]) * 100), 0);
        expect(cents("spend"), `${grain} ${by}`).toBe(spend);
        expect(cents("revenue"), `${grain} ${by}`).toBe(revenue);
      }
    }
  });

  test("pages of rows are parts of one whole, each row once, and their total is that of all", async () => {
    const manager = await filled();
    const seen: string[] = [];
    let page: number | null = 1;
    let spend = 0;
    while (page !== null) {
      const part: Awaited<ReturnType<typeof figures>> = await figures(manager, ask({ days: 28, by: "campaign,channel", limit: 50, page }));
      seen.push(...part.rows.map(({ from, campaignId, channel }) => `${from} ${campaignId} ${channel}`));
      spend += add(part.rows, "spendMinor");
      expect(part.totals?.spendMinor).toBe((await figures(manager, ask({ days: 28, grain: "all" }))).totals?.spendMinor);
      page = part.nextPage;
    }
    expect(new Set(seen).size).toBe(28 * 2 * 3);
    expect(seen).toHaveLength(28 * 2 * 3);
    expect(spend).toBe((await figures(manager, ask({ days: 28 }))).totals?.spendMinor);
    await expect(figures(manager, ask({ days: 28, page: 9 }))).rejects.toMatchObject({ code: "invalid" });
  });

  test("weeks begin on Monday and months on the first", async () => {
    const manager = await filled();
    const weeks = await figures(manager, ask({ from: "2026-11-02", to: "2026-11-15", grain: "week" }));
    expect(weeks.rows.map(({ from }) => from)).toEqual(["2026-11-09", "2026-11-02"]);
    const months = await figures(manager, ask({ from: "2026-10-15", to: "2026-11-15", grain: "month" }));
    expect(months.rows.map(({ from }) => from)).toEqual(["2026-11-01", "2026-10-01"]);
  });

  test("a selection is only what was asked for", async () => {
    const manager = await filled();
    const all = await figures(manager, ask({ days: 28, grain: "all", by: "campaign,channel" }));
    const one = all.rows.find(({ channel }) => channel === "linkedin");
    const told = await figures(manager, ask({ days: 28, grain: "all", campaigns: one?.campaignId, channels: "linkedin" }));
    expect(told.totals).toEqual(one?.figures);
  });

  test("a ratio over nothing is not known, and no row is no sum", async () => {
    const manager = await newTenant();
    await importFigures(manager, {
      campaigns: [campaign("a")],
      days: [{ campaign: "a", day: "2026-11-01", channel: "x", impressions: 0, clicks: 0, conversions: 0, spend: "0", revenue: "0" }],
    });
    const told = await figures(manager, ask({ grain: "all" }));
    expect(told.totals).toMatchObject({ spendMinor: 0, ctr: null, roi: null, cpaMinor: null });
    expect((await figures(manager, ask({ from: "2020-01-01", to: "2020-01-31" }))).totals).toBeNull();
    expect((await exported(manager, { grain: "all" }))[0]).toMatchObject({ spend: "0.00", ctr: "", cpa: "" });
  });

  test("money of another currency is left out, and named", async () => {
    const manager = await filled();
    await importFigures(manager, {
      campaigns: [],
      days: [{ campaign: "usd", day: "2026-11-20", channel: "x", impressions: 1, clicks: 1, conversions: 1, spend: "999.99", revenue: "0" }],
    });
    const told = await figures(manager, ask({ grain: "all" }));
    expect(told.otherCurrencies).toEqual(["USD"]);
    expect((await figures(manager, ask({ grain: "all", currency: "USD" }))).totals?.spendMinor).toBe(99_999);
  });

  test("another tenant's rows are not there, also when its campaign is named", async () => {
    const [manager, other] = [await filled(), await newTenant()];
    const [row] = (await figures(manager, ask({ grain: "all", by: "campaign" }))).rows;
    expect((await figures(other, ask({ from: "2026-11-01", to: "2026-11-22", campaigns: row?.campaignId }))).rows).toEqual([]);
  });

  test.each([
    [{ from: "2026-11-02", to: "2026-11-01" }],
    [{ from: "2026-11-02" }],
    [{ from: "2020-01-01", to: "2026-01-01" }],
    [{ days: 28, from: "2026-11-01", to: "2026-11-02" }],
    [{ by: "team" }],
    [{ campaigns: "x" }],
    [{ limit: 5_000 }],
  ])("%j is refused", (input) => {
    expect(figuresInput.safeParse(input).success).toBe(false);
  });
});

describe("why figures changed", () => {
  test("the reasons are the rows, and add up to the change", async () => {
    const manager = await filled();
    const { changes, totals, previousTotals } = await readChanges(manager, { days: 7 });
    expect(changes.map(({ figure }) => figure)).toEqual(["revenueMinor", "spendMinor", "conversions"]);
    for (const { figure, change, effects, reasons, channels } of changes) {
      expect(change).toBe((totals?.[figure] ?? 0) - (previousTotals?.[figure] ?? 0));
      expect(effects.volume + effects.rate + effects.price + effects.other).toBe(change);
      expect(channels.reduce((sum, each) => sum + each.change, 0)).toBe(change);
      for (const { change: by, effects: parts } of reasons) expect(parts.volume + parts.rate + parts.price + parts.other).toBe(by);
    }
  });

  test("without a period before nothing is explained", async () => {
    const manager = await newTenant();
    await importFigures(manager, {
      campaigns: [campaign("a")],
      days: [{ campaign: "a", day: "2026-11-01", channel: "x", impressions: 5, clicks: 1, conversions: 0, spend: "1", revenue: "0" }],
    });
    expect(await readChanges(manager, { days: 7 })).toMatchObject({ previousTotals: null, changes: [] });
  });
});

test("the pace of a budget is measured on the newest known day", async () => {
  const manager = await newTenant();
  const days = Array.from({ length: 30 }, (_, at) => ({
    campaign: "a",
    day: new Date(Date.UTC(2026, 9, 1 + at)).toISOString().slice(0, 10),
    channel: "email" as const,
    impressions: 1,
    clicks: 1,
    conversions: 0,
    spend: "25.00",
    revenue: "0",
  }));
  await importFigures(manager, { campaigns: [campaign("a"), campaign("open", { endsOn: null })], days });
  // 750 of 1,000 in 30 of 60 days.
  expect(await budgetPaces(manager)).toMatchObject([{ campaignName: "Campaign a", spentMinor: 75_000, elapsed: 0.5, pace: 1.5, state: "fast" }]);
});
