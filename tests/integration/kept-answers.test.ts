import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { TenantContext } from "#lib/access";
import { budgetPaces, checkSumsJob, figures, getCampaign, importFigures, listCampaigns, readChanges } from "#lib/campaigns";
import { changesInput, figuresInput, type ImportedCampaign, listCampaignsInput } from "#lib/campaigns/schema";
import { achievementsOf } from "#lib/gamification";
import type { Runtime } from "#lib/platform/runtime";
import { createTenant, tenantContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

let database: TestDatabase;
let runtime: Runtime;

beforeAll(async () => {
  database = await testDatabase();
  runtime = { ...testRuntime(database), db: database.db, jobs: database.jobs };
});
afterAll(async () => {
  await database.drop();
});

const sql = <Row extends object>(text: string, values: unknown[] = []) => query<Row>(database.superuserUrl, text, values);
const campaign: ImportedCampaign = {
  ...{ key: "a", name: "A", type: "launch", status: "active", ownerEmail: null, budget: "1000.00", currency: "EUR" },
  ...{ startsOn: "2026-01-10", endsOn: "2027-12-20" },
};
const dayWith = (conversions: number) =>
  ({ campaign: "a", day: "2026-02-02", channel: "email", impressions: 100, clicks: 10, conversions, spend: "5.00", revenue: "9.00" }) as const;

async function scene(): Promise<TenantContext> {
  const tenant = await createTenant(database.db, { currency: "EUR" });
  const context = await tenantContext(database, tenant.id, "manager");
  await importFigures(context, { campaigns: [campaign], days: [dayWith(1)] });
  return context;
}

/** What every screen says of conversions, and how a campaign is called. */
async function told(context: TenantContext) {
  const list = await listCampaigns(context, listCampaignsInput.parse({}));
  const one = await getCampaign(context, list.campaigns[0]?.id ?? "");
  const [changes, byDay, [pace], achievements] = await Promise.all([
    readChanges(context, changesInput.parse({})),
    figures(context, figuresInput.parse({ grain: "day" })),
    budgetPaces(context),
    achievementsOf(context),
  ]);
  const figuresTold = [list.campaigns[0]?.figures, one.figures, changes.totals, byDay.totals].map((each) => each?.conversions);
  return {
    conversions: [...figuresTold, achievements.achievements.find(({ measure }) => measure === "conversions")?.current],
    names: [list.campaigns[0]?.name, one.name, pace?.campaignName],
  };
}
const saying = (conversions: number, name = "A") => ({ conversions: Array(5).fill(conversions), names: Array(3).fill(name) });

test("what changes is told at once by every screen: figures by import, by hand in SQL, taken away, and a campaign's name", async () => {
  const context = await scene();
  const { id } = context.tenant;
  expect(await told(context)).toEqual(saying(1));
  await importFigures(context, { campaigns: [campaign], days: [dayWith(7)] });
  expect(await told(context)).toEqual(saying(7));
  await sql("UPDATE campaign_channel_day SET conversions = 8 WHERE tenant_id = $1", [id]);
  expect(await told(context)).toEqual(saying(8));
  await sql("UPDATE campaign SET name = 'B' WHERE tenant_id = $1", [id]);
  expect(await told(context)).toEqual(saying(8, "B"));
  await sql(
    `INSERT INTO campaign_channel_day (tenant_id, campaign_id, day, channel, impressions, clicks, conversions, spend_minor, revenue_minor)
     SELECT tenant_id, campaign_id, day - 1, channel, 10, 1, 2, 1, 1 FROM campaign_channel_day WHERE tenant_id = $1`,
    [id],
  );
  expect(await told(context)).toEqual(saying(10, "B"));
  await sql("DELETE FROM campaign_channel_day WHERE tenant_id = $1 AND conversions = 2", [id]);
  expect(await told(context)).toEqual(saying(8, "B"));
});

test("what is not committed is told to nobody, and what was rolled back never", async () => {
  const context = await scene();
  const writer = new Client({ connectionString: database.superuserUrl });
  await writer.connect();
  try {
    for (const ending of ["ROLLBACK", "COMMIT"]) {
      await writer.query("BEGIN");
      await writer.query("UPDATE campaign_channel_day SET conversions = 5 WHERE tenant_id = $1", [context.tenant.id]);
      expect(await told(context)).toEqual(saying(1));
      await writer.query(ending);
      expect(await told(context)).toEqual(saying(ending === "COMMIT" ? 5 : 1));
    }
  } finally {
    await writer.end();
  }
});

test("while nothing changes nothing is summed again: an answer is the very one of before", async () => {
  const context = await scene();
  const ask = () => readChanges(context, changesInput.parse({}));
  const first = await ask();
  expect(await ask()).toBe(first);
  expect(await readChanges(context, changesInput.parse({ days: 90 }))).not.toBe(first);
  await importFigures(context, { campaigns: [campaign], days: [dayWith(2)] });
  expect(await ask()).not.toBe(first);
});

test("tenants have answers of their own, and a change of one leaves the other's", async () => {
  const [one, other] = [await scene(), await scene()];
  const before = await readChanges(other, changesInput.parse({}));
  await importFigures(one, { campaigns: [{ ...campaign, name: "Of the other" }], days: [dayWith(9)] });
  expect(await told(one)).toEqual(saying(9, "Of the other"));
  expect(await told(other)).toEqual(saying(1));
  expect(await readChanges(other, changesInput.parse({}))).toBe(before);
});

test("marks are added up at night: one of a tenant is left, which stands for the same, and the next change is told", async () => {
  const context = await scene();
  await importFigures(context, { campaigns: [campaign], days: [dayWith(3)] });
  const marks = () =>
    sql<{ marks: number; stand: string }>(
      "SELECT count(*)::int AS marks, sum(changes) || '.' || max(transaction) AS stand FROM figure_change WHERE tenant_id = $1",
      [context.tenant.id],
    );
  const [many] = await marks();
  expect(many?.marks).toBeGreaterThan(1);
  await checkSumsJob.handle({}, { runtime, signal: new AbortController().signal } as Parameters<typeof checkSumsJob.handle>[1]);
  expect(await marks()).toEqual([{ marks: 1, stand: many?.stand }]);
  expect(await told(context)).toEqual(saying(3));
  await importFigures(context, { campaigns: [campaign], days: [dayWith(4)] });
  expect(await told(context)).toEqual(saying(4));
});
