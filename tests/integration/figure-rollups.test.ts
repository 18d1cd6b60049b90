import fc from "fast-check";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TenantContext } from "#lib/access";
import {
  budgetPaces,
  checkSums,
  checkSumsJob,
  figureImportJob,
  figures,
  getCampaign,
  importFigures,
  ingestFigures,
  listCampaigns,
  undoImport,
} from "#lib/campaigns";
import { CHANNELS, figuresInput, GRAINS, type ImportedCampaign, ingestInput, listCampaignsInput } from "#lib/campaigns/schema";
import { newId } from "#lib/platform/crypto";
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
const campaign = (key: string): ImportedCampaign => ({
  key,
  name: `Campaign ${key}`,
  type: "launch",
  status: "active",
  ownerEmail: null,
  budget: "1000.00",
  currency: key === "usd" ? "USD" : "EUR",
  startsOn: "2026-01-10",
  endsOn: "2026-12-20",
});
const KEYS = ["a", "b", "usd"];

async function scene(): Promise<TenantContext> {
  const tenant = await createTenant(database.db, { currency: "EUR", timeZone: "Pacific/Auckland" });
  const context = await tenantContext(database, tenant.id, "manager");
  await importFigures(context, { campaigns: KEYS.map(campaign), days: [] });
  return context;
}

const dayOf = (number: number) => new Date(Date.UTC(2025, 11, 20 + number)).toISOString().slice(0, 10);
const row = fc.record({
  campaign: fc.constantFrom(...KEYS),
  day: fc.nat(75).map(dayOf),
  channel: fc.constantFrom(...CHANNELS.slice(0, 3)),
  impressions: fc.nat(9_000),
  clicks: fc.nat(900),
  conversions: fc.nat(90),
  spend: fc.nat(99_999).map((cents) => (cents / 100).toFixed(2)),
  revenue: fc.nat(99_999).map((cents) => (cents / 100).toFixed(2)),
});
const rows = fc.uniqueArray(row, { selector: ({ campaign: key, day, channel }) => `${key} ${day} ${channel}`, minLength: 1, maxLength: 25 });
const step = fc.oneof(
  { weight: 4, arbitrary: rows.map((told) => ({ kind: "write" as const, told })) },
  { weight: 2, arbitrary: fc.nat(20).map((which) => ({ kind: "undo" as const, which })) },
  { weight: 1, arbitrary: fc.nat(60).map((from) => ({ kind: "delete" as const, from: dayOf(from), to: dayOf(from + 12) })) },
);

type Step = typeof step extends fc.Arbitrary<infer Each> ? Each : never;

async function take(context: TenantContext, each: Step): Promise<void> {
  const tenantId = context.tenant.id;
  if (each.kind === "write") {
    await ingestFigures({ ...context, idempotencyKey: newId() } as TenantContext, ingestInput.parse({ rows: each.told }));
  } else if (each.kind === "delete") {
    await sql("DELETE FROM campaign_channel_day WHERE tenant_id = $1 AND day BETWEEN $2 AND $3", [tenantId, each.from, each.to]);
  } else {
    const done = await sql<{ id: string }>(
      "SELECT id FROM figure_import WHERE tenant_id = $1 AND status = 'done' AND days_created + days_changed > 0 ORDER BY id",
      [tenantId],
    );
    const id = done[each.which % Math.max(1, done.length)]?.id;
    if (id) await undo(context, id);
  }
}

async function undo(context: TenantContext, importId: string): Promise<void> {
  await undoImport(context, importId);
  await figureImportJob.handle({ tenantId: context.tenant.id, importId }, { id: newId(), attempt: 1, signal: new AbortController().signal, runtime });
}

/** What the rows themselves come to, by a statement that knows of no sums. */
async function rowsSummed(tenantId: string, from: string, to: string) {
  const [sum] = await sql<Record<string, string | null>>(
    `SELECT count(*)::int AS rows, sum(impressions)::bigint AS impressions, sum(clicks)::bigint AS clicks, sum(conversions)::bigint AS conversions,
            sum(spend_minor)::bigint AS spend_minor, sum(revenue_minor)::bigint AS revenue_minor, max(d.day)::text AS last_day, max(imported_at) AS imported_at
     FROM campaign_channel_day d JOIN campaign c ON c.id = d.campaign_id WHERE d.tenant_id = $1 AND c.currency = 'EUR' AND d.day BETWEEN $2 AND $3`,
    [tenantId, from, to],
  );
  return sum;
}

describe("sums of figures", () => {
  test("are what their rows come to after any writes, replacements, deletions and imports taken back", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), fc.nat(70), fc.nat(75), async (steps, first, length) => {
        const context = await scene();
        for (const each of steps) await take(context, each);
        expect((await checkSums(runtime)).differences).toEqual([]);
        const [from, to] = [dayOf(first), dayOf(first + length)];
        const known = await rowsSummed(context.tenant.id, from, to);
        for (const grain of GRAINS) {
          for (const by of [undefined, "campaign", "channel", "campaign,channel"]) {
            const told = await figures(context, figuresInput.parse({ from, to, grain, by, limit: 1_000 }));
            const total = told.totals;
            expect(
              [total?.impressions, total?.clicks, total?.conversions, total?.spendMinor, total?.revenueMinor].map((each) => each?.toString()),
              `${grain} ${by}`,
            ).toEqual(
              [known?.impressions, known?.clicks, known?.conversions, known?.spend_minor, known?.revenue_minor].map((each) => each?.toString()),
            );
            expect(told.rows.reduce((sum, { figures: { spendMinor } }) => sum + spendMinor, 0)).toBe(total?.spendMinor ?? 0);
            expect([told.freshness?.lastDay, told.freshness?.importedAt]).toEqual([
              known?.last_day ?? undefined,
              known?.imported_at ? new Date(known.imported_at).toISOString() : told.freshness ? null : undefined,
            ]);
          }
        }
      }),
      { numRuns: 12 },
    );
  });

  test("a campaign, the list and the pace tell the same sum as the rows", async () => {
    const context = await scene();
    const told = Array.from({ length: 120 }, (_, at) => ({
      campaign: "a",
      day: new Date(Date.UTC(2025, 11, 20 + at)).toISOString().slice(0, 10),
      channel: CHANNELS[at % 3],
      impressions: 100,
      clicks: 10,
      conversions: 1,
      spend: `${1 + (at % 7)}.${String(at % 100).padStart(2, "0")}`,
      revenue: "3.33",
    }));
    await ingestFigures(context, ingestInput.parse({ rows: told }));
    const cents = (some: typeof told) => some.reduce((sum, { spend }) => sum + Math.round(Number(spend) * 100), 0);
    const listed = (await listCampaigns(context, listCampaignsInput.parse({}))).campaigns.find(({ name }) => name === "Campaign a");
    expect(listed?.figures.spendMinor).toBe(cents(told));
    const detail = await getCampaign(context, listed?.id ?? "");
    expect(detail.figures.spendMinor).toBe(cents(told));
    expect(detail.channelTotals.reduce((sum, { figures: { spendMinor } }) => sum + spendMinor, 0)).toBe(cents(told));
    expect(detail.days.map(({ day, spendMinor }) => [day, spendMinor])).toEqual(told.map((each) => [each.day, cents([each])]));
    // From its first day, the tenth of January, on: days, then whole months, then days again.
    const [pace] = (await budgetPaces(context)).filter(({ lastDay }) => lastDay !== null);
    expect(pace).toMatchObject({ spentMinor: cents(told.filter(({ day }) => day >= "2026-01-10")), lastDay: told.at(-1)?.day });
  });

  test("of two that write days of one week at once, neither is forgotten", async () => {
    const context = await scene();
    const [a] = await sql<{ id: string }>("SELECT id FROM campaign WHERE tenant_id = $1 AND external_key = 'a'", [context.tenant.id]);
    const write = (client: Client, day: string) =>
      client.query(
        `INSERT INTO campaign_channel_day (tenant_id, campaign_id, channel, day, impressions, clicks, conversions, spend_minor, revenue_minor)
         VALUES ($1, $2, 'email', $3, 1, 1, 1, 100, 100)`,
        [context.tenant.id, a?.id, day],
      );
    const clients = [new Client(database.superuserUrl), new Client(database.superuserUrl)] as const;
    for (const client of clients) {
      await client.connect();
      await client.query("BEGIN");
    }
    try {
      await write(clients[0], "2026-03-03");
      const second = write(clients[1], "2026-03-04");
      await clients[0].query("COMMIT");
      await second;
      await clients[1].query("COMMIT");
    } finally {
      for (const client of clients) await client.end();
    }
    expect((await checkSums(runtime)).differences).toEqual([]);
    const month = await figures(context, figuresInput.parse({ from: "2026-03-01", to: "2026-03-31", grain: "month" }));
    expect(month.totals?.spendMinor).toBe(200);
  });

  test("go with the campaign whose they are", async () => {
    const context = await scene();
    await ingestFigures(context, ingestInput.parse({ rows: fc.sample(rows, 1)[0] }));
    await sql("DELETE FROM campaign WHERE tenant_id = $1", [context.tenant.id]);
    for (const table of ["campaign_channel_day", "campaign_day_sum", "campaign_channel_sum"])
      expect(await sql(`SELECT 1 FROM ${table} WHERE tenant_id = $1`, [context.tenant.id]), table).toEqual([]);
  });

  test("are written by no hand, and no row moves past them", async () => {
    const context = await scene();
    await ingestFigures(context, ingestInput.parse({ rows: fc.sample(rows, 1)[0] }));
    for (const statement of [
      "UPDATE campaign_day_sum SET spend_minor = 0",
      "UPDATE campaign_channel_sum SET spend_minor = 0",
      "INSERT INTO campaign_day_sum SELECT tenant_id, campaign_id, day + 900, 1, 1, 1, 1, 1 FROM campaign_day_sum",
      "UPDATE campaign_channel_day SET day = day + 900",
    ])
      await expect(
        database.db.transaction({ kind: "tenant", tenantId: context.tenant.id }, (tx) => tx.query({ text: statement })),
        statement,
      ).rejects.toThrow(/sums follow from the days|figures do not move/);
  });

  test("are seen by their tenant alone", async () => {
    const [mine, other] = [await scene(), await scene()];
    for (const context of [mine, other]) await ingestFigures(context, ingestInput.parse({ rows: fc.sample(rows, 1)[0] }));
    for (const table of ["campaign_day_sum", "campaign_channel_sum"]) {
      const seen = await database.db.read({ kind: "tenant", tenantId: mine.tenant.id }, (tx) =>
        tx.query<{ tenant_id: string }>({ text: `SELECT DISTINCT tenant_id FROM ${table}` }),
      );
      expect(seen, table).toEqual([{ tenant_id: mine.tenant.id }]);
    }
  });
});

describe("the check of sums", () => {
  test("names a sum that is not what its rows come to, and makes it anew when it is told to", async () => {
    const context = await scene();
    const told = { channel: "email", impressions: 10, clicks: 5, conversions: 1, spend: "12.34", revenue: "20.00" };
    await ingestFigures(context, ingestInput.parse({ rows: ["2026-03-02", "2026-03-20"].map((day) => ({ ...told, day, campaign: "a" })) }));
    const nightly = () => checkSumsJob.handle({}, { id: newId(), attempt: 1, signal: new AbortController().signal, runtime });
    await nightly();
    const client = new Client(database.superuserUrl);
    await client.connect();
    try {
      // As if a trigger had not run.
      await client.query("SET session_replication_role = replica");
      await client.query("UPDATE campaign_channel_sum SET spend_minor = spend_minor + 1 WHERE tenant_id = $1 AND grain = 'month'", [
        context.tenant.id,
      ]);
      await client.query("DELETE FROM campaign_day_sum WHERE tenant_id = $1 AND day = '2026-03-20'", [context.tenant.id]);
    } finally {
      await client.end();
    }
    const { differences } = await checkSums(runtime);
    expect(differences).toMatchObject([
      {
        tenantId: context.tenant.id,
        grain: "day",
        from: "2026-03-20",
        channel: null,
        kept: null,
        summed: ["10", "5", "1", "1234", "2000", "2026-03-20", expect.any(String)],
      },
      { grain: "month", from: "2026-03-01", channel: "email", kept: ["20", "10", "2", "2469", "4000", "2026-03-20", expect.any(String)] },
    ]);
    await expect(nightly()).rejects.toThrow("2 sums of figures");
    await checkSums(runtime, { isRebuilding: true });
    expect((await checkSums(runtime)).differences).toEqual([]);
    await nightly();
  });
});
