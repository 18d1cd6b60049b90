import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TenantContext } from "#lib/access";
import {
  addImportPiece,
  beginImport,
  cancelImport,
  dropImport,
  figureImportJob,
  figures,
  getImport,
  importErrors,
  importFigures,
  ingestFigures,
  listImports,
  mapImport,
  previewImport,
  purgeImportsJob,
  readTakingBack,
  startImport,
  undoImport,
} from "#lib/campaigns";
import { figuresInput, type MappingInput } from "#lib/campaigns/schema";
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

const GOOGLE_ADS = `Campaign report
Day,Campaign,Campaign ID,Currency code,Cost,Impr.,Clicks,Conversions,Conv. value
2026-09-01,Brand search,111,EUR,"1,234.56","12,345",678,10.50,"2,000.00"
2026-09-01,Brand search,111,EUR,0.44,5,1,0.50,0.00
2026-09-02,Shopping,222,EUR,7.00,100,--,0.00,0.00
Total: Account,--,--,EUR,"1,242.00","12,450",679,11.00,"2,000.00"
`;

const manager = async (): Promise<TenantContext> => {
  const tenant = await createTenant(database.db, { currency: "EUR" });
  return tenantContext(database, tenant.id, "manager");
};

async function send(context: TenantContext, text: string | Buffer, pieceBytes = 100): Promise<string> {
  const bytes = Buffer.from(text);
  const { id } = await beginImport(context, { fileName: "report.csv", sizeBytes: bytes.length });
  for (let position = 0; position * pieceBytes < bytes.length; position += 1) {
    const piece = bytes.subarray(position * pieceBytes, (position + 1) * pieceBytes);
    await addImportPiece(context, id, { position, base64: piece.toString("base64") });
  }
  return id;
}

const work = (context: TenantContext, importId: string, signal = new AbortController().signal) =>
  figureImportJob.handle({ tenantId: context.tenant.id, importId }, { id: newId(), attempt: 1, signal, runtime });

async function imported(context: TenantContext, text: string | Buffer, pieceBytes?: number) {
  const id = await send(context, text, pieceBytes);
  await startImport(context, id);
  await work(context, id);
  return getImport(context, id);
}

const daysOf = (context: TenantContext) =>
  query<{ campaign_id: string; spend_minor: string; import_id: string | null }>(
    database.superuserUrl,
    "SELECT * FROM campaign_channel_day WHERE tenant_id = $1 ORDER BY campaign_id, day, channel",
    [context.tenant.id],
  );
const figuresAlone = (rows: Awaited<ReturnType<typeof daysOf>>) => rows.map(({ import_id: _, ...row }) => ({ ...row, imported_at: null }));
const all = figuresInput.parse({ from: "2026-01-01", to: "2026-12-31", grain: "all" });
const totals = async (context: TenantContext) => (await figures(context, all)).totals;

const own = (...lines: string[]) => `campaign,day,channel,impressions,clicks,conversions,spend,revenue\n${lines.join("\n")}\n`;
const line = (campaign: string, day: string, spend: string) => `${campaign},${day},email,1000,100,10,${spend},150.00`;

/** A tenant whose plan has room for so many campaigns. */
async function withRoom(max: number): Promise<TenantContext> {
  const context = await manager();
  await query(
    database.superuserUrl,
    "INSERT INTO plan SELECT (jsonb_populate_record(p, $1)).* FROM plan p WHERE key = 'professional' ON CONFLICT DO NOTHING",
    [JSON.stringify({ key: `room-${max}`, name: `Room ${max}`, max_campaigns: max })],
  );
  await query(database.superuserUrl, "UPDATE tenant SET plan_key = $2 WHERE id = $1", [context.tenant.id, `room-${max}`]);
  return context;
}
const days = (...campaigns: string[]) => own(...campaigns.map((name) => line(name, "2026-09-01", "1.00")));
const campaignsOf = async ({ tenant }: TenantContext) =>
  (await query<{ name: string }>(database.superuserUrl, "SELECT name FROM campaign WHERE tenant_id = $1 ORDER BY name", [tenant.id])).map(
    ({ name }) => name,
  );

describe("a plan with few places", () => {
  test("the preview tells how many campaigns would be new; more than there is room for is not begun, and nothing is changed", async () => {
    const context = await withRoom(2);
    await imported(context, days("a"));
    const id = await send(context, days("a", "b", "c", "c"));
    expect((await previewImport(context, id))?.newCampaigns).toEqual({ count: 2, isWhole: true, places: { left: 1, limit: 2 } });
    await expect(startImport(context, id)).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("2 new campaigns") });
    expect(await getImport(context, id)).toMatchObject({ status: "draft" });
    await query(database.superuserUrl, "UPDATE campaign SET status = 'archived' WHERE tenant_id = $1", [context.tenant.id]);
    await startImport(context, id);
    await work(context, id);
    expect(await getImport(context, id)).toMatchObject({ status: "done", campaignsCreated: 2 });
    expect(await campaignsOf(context)).toEqual(["a", "b", "c"]);
  });

  test("a place that was taken meanwhile is told, and the file makes no campaign and writes no day", async () => {
    const context = await withRoom(3);
    const [first, second] = [await send(context, days("a", "b")), await send(context, days("c", "d", "a"))];
    await Promise.all([startImport(context, first), startImport(context, second)]);
    await Promise.all([work(context, first), work(context, second)]);
    const both = [await getImport(context, first), await getImport(context, second)];
    expect(both.map(({ status }) => status).sort()).toEqual(["done", "failed"]);
    const [done, failed] = both[0]?.status === "done" ? both : both.toReversed();
    expect(failed).toMatchObject({ campaignsCreated: 0, daysCreated: 0, problem: expect.stringContaining("that your plan allows") });
    expect(await campaignsOf(context)).toHaveLength(done?.campaignsCreated ?? 0);
    expect(await daysOf(context)).toHaveLength(done?.daysCreated ?? 0);
  });
});

describe("a file", () => {
  test("becomes days: lines of one day are added up, sums of the platform are left out", async () => {
    const context = await manager();
    const done = await imported(context, GOOGLE_ADS);
    expect(done).toMatchObject({
      source: "google_ads",
      status: "done",
      rowsRead: 4,
      rowsSkipped: 1,
      rowsFailed: 0,
      daysTotal: 2,
      daysCreated: 2,
      daysChanged: 0,
      daysSame: 0,
      campaignsCreated: 2,
    });
    expect(await totals(context)).toMatchObject({ impressions: 12_450, clicks: 679, conversions: 11, spendMinor: 124_200, revenueMinor: 200_000 });
    const told = await figures(context, all);
    expect(told.freshness).toMatchObject({ lastDay: "2026-09-02", importId: done.id, fileName: "report.csv" });
  });

  test("twice changes nothing, and is known again", async () => {
    const context = await manager();
    const first = await imported(context, GOOGLE_ADS);
    const before = await daysOf(context);
    const id = await send(context, GOOGLE_ADS);
    expect((await previewImport(context, id))?.sameAs?.id).toBe(first.id);
    await startImport(context, id);
    await work(context, id);
    expect(await getImport(context, id)).toMatchObject({
      status: "done",
      daysCreated: 0,
      daysChanged: 0,
      daysSame: 2,
      campaignsCreated: 0,
      canUndo: false,
    });
    expect(await daysOf(context)).toEqual(before);
  });

  test("replaces days that are there, and leaves the others", async () => {
    const context = await manager();
    await imported(context, own(line("a", "2026-09-01", "50.00"), line("a", "2026-09-02", "60.00")));
    const second = await imported(context, own(line("a", "2026-09-02", "61.00"), line("a", "2026-09-03", "70.00")));
    expect(second).toMatchObject({ daysCreated: 1, daysChanged: 1, daysSame: 0, campaignsCreated: 0 });
    expect((await totals(context))?.spendMinor).toBe(18_100);
  });

  test("keeps figures that it does not tell", async () => {
    const context = await manager();
    await imported(context, own(line("a", "2026-09-01", "50.00")));
    await imported(context, "Day,Campaign,Channel,Revenue\n2026-09-01,a,email,999.00\n");
    expect(await totals(context)).toMatchObject({ spendMinor: 5_000, clicks: 100, revenueMinor: 99_900 });
  });

  test("tells lines to mend, which are imported once they are mended", async () => {
    const context = await manager();
    const done = await imported(context, own(line("a", "2026-09-01", "50.00"), line("a", "2026-09-32", "60.00"), line("a", "2026-09-03", "x")));
    expect(done).toMatchObject({ status: "done", rowsFailed: 2, daysCreated: 1 });
    let text = "";
    for await (const piece of (await importErrors(context, done.id)).body) text += piece;
    expect(text.split("\r\n")).toEqual([
      "campaign,day,channel,impressions,clicks,conversions,spend,revenue,problem",
      "a,2026-09-32,email,1000,100,10,60.00,150.00,“2026-09-32” is no day.",
      "a,2026-09-03,email,1000,100,10,x,150.00,“x” is no number for spend.",
      "",
    ]);
    const mended = await imported(context, text.replace("2026-09-32", "2026-09-02").replace("10,x,", "10,70.00,"));
    expect(mended).toMatchObject({ rowsFailed: 0, daysCreated: 2 });
    expect((await totals(context))?.spendMinor).toBe(18_000);
  });

  test("of a campaign in another currency changes nothing of it", async () => {
    const context = await manager();
    await imported(context, own(line("a", "2026-09-01", "50.00")));
    const done = await imported(context, "Day,Campaign,Channel,Currency,Spend\n2026-09-01,a,email,USD,1.00\n");
    expect(done).toMatchObject({ status: "done", rowsFailed: 1, daysCreated: 0, daysChanged: 0 });
    expect((await totals(context))?.spendMinor).toBe(5_000);
  });

  test("that cannot be read is refused as a whole", async () => {
    const context = await manager();
    const done = await imported(context, own(line("a", "2026-09-01", "50.00"), `"${"a".repeat(250_000)}`), 100_000);
    expect(done).toMatchObject({ status: "failed", problem: expect.stringContaining("no CSV file") });
    expect(await daysOf(context)).toEqual([]);
    await expect(send(context, Buffer.from([1, 0, 0, 2, 0]))).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("before it is imported", () => {
  test("the preview says what becomes of each line, and changes nothing", async () => {
    const context = await manager();
    await imported(context, own(line("a", "2026-09-01", "50.00")));
    const before = await daysOf(context);
    const id = await send(
      context,
      own(line("a", "2026-09-01", "55.00"), line("a", "2026-09-02", "1.00"), line("b", "2026-09-01", "2.00"), line("b", "soon", "3.00")),
    );
    const preview = await previewImport(context, id);
    expect(preview?.rows.map(({ line: at, outcome, isNewCampaign, problem }) => [at, outcome, isNewCampaign, problem])).toEqual([
      [2, "replaces", false, null],
      [3, "new", false, null],
      [4, "new", true, null],
      [5, "unknown", false, "“soon” is no day."],
    ]);
    expect(preview?.rows[0]).toMatchObject({ currency: "EUR", figures: { spend: "55.00", clicks: "100" } });
    expect(await daysOf(context)).toEqual(before);
  });

  test("the preview shows conversions as they will be kept, and says that parts are rounded", async () => {
    const context = await manager();
    const of = (conversions: string) => `2026-09-01,Brand search,EUR,0.44,${conversions}`;
    const id = await send(context, `Day,Campaign,Currency code,Cost,Conversions\n${of("0.50")}\n`);
    expect(await previewImport(context, id)).toMatchObject({ hasPartsOfConversions: true, rows: [{ figures: { conversions: "1" } }] });
    await startImport(context, id);
    await work(context, id);
    expect((await totals(context))?.conversions).toBe(1);
    const shared = await previewImport(context, await send(context, GOOGLE_ADS));
    expect(shared?.rows.map(({ figures: { conversions } }) => conversions)).toEqual(["10.50", "0.50", "0"]);
    const whole = await previewImport(context, await send(context, own(line("a", "2026-09-01", "50.00"))));
    expect(whole?.hasPartsOfConversions).toBe(false);
  });

  const mapping = (id: string, change: Partial<MappingInput> = {}): MappingInput => ({
    id,
    day: "wann",
    lastDay: null,
    campaign: "was",
    campaignId: null,
    channelColumn: null,
    currencyColumn: null,
    impressions: null,
    clicks: null,
    conversions: null,
    spend: "wieviel",
    revenue: null,
    channel: "x",
    currency: "EUR",
    dateOrder: "dmy",
    decimal: ",",
    createCampaigns: "yes",
    ...change,
  });

  test("columns are chosen, and kept for the next file", async () => {
    const context = await manager();
    const text = "wann;was;wieviel\n1.9.2026;Marke;3,50\n";
    const id = await send(context, text);
    await mapImport(context, mapping(id));
    expect((await previewImport(context, id))?.rows).toMatchObject([
      { campaign: "Marke", channel: "x", day: "2026-09-01", figures: { spend: "3.50" } },
    ]);
    const next = await send(context, text.replace("3,50", "4,50"));
    expect((await previewImport(context, next))?.rows).toMatchObject([{ campaign: "Marke", day: "2026-09-01", figures: { spend: "4.50" } }]);
    await expect(mapImport(context, mapping(next, { spend: "gibtsnicht" }))).rejects.toMatchObject({ code: "invalid" });
  });

  test("a file of which nobody said what its columns are is not begun, and is told which are missing", async () => {
    const context = await manager();
    const id = await send(context, "Name,Phone\nAda,1\nBob,2\n");
    const missing = [{ path: "day" }, { path: "campaign" }, { path: "spend" }];
    expect(await previewImport(context, id)).toMatchObject({ rows: [], problem: null, missing });
    await expect(startImport(context, id)).rejects.toMatchObject({ code: "invalid", issues: missing });
    expect(await getImport(context, id)).toMatchObject({ status: "draft" });
  });

  test("campaigns that are not known can be told as errors", async () => {
    const context = await manager();
    const id = await send(context, "wann;was;wieviel\n1.9.2026;Marke;3,50\n");
    await mapImport(context, mapping(id, { createCampaigns: "no" }));
    await startImport(context, id);
    await work(context, id);
    expect(await getImport(context, id)).toMatchObject({ status: "done", rowsFailed: 1, campaignsCreated: 0 });
  });

  test("pieces come in order, once, and not more than was said", async () => {
    const context = await manager();
    const { id } = await beginImport(context, { fileName: "a.csv", sizeBytes: 4 });
    await expect(addImportPiece(context, id, { position: 1, base64: "YWI=" })).rejects.toMatchObject({ code: "invalid" });
    await addImportPiece(context, id, { position: 0, base64: "YWI=" });
    await addImportPiece(context, id, { position: 0, base64: "YWI=" });
    await expect(addImportPiece(context, id, { position: 1, base64: "YWJjZA==" })).rejects.toMatchObject({ code: "invalid" });
    await expect(startImport(context, id)).rejects.toMatchObject({ code: "conflict" });
    await dropImport(context, id);
    expect(await getImport(context, id)).toMatchObject({ status: "cancelled" });
  });
});

describe("taking back", () => {
  test("gives days what they had before, and removes those that were not there", async () => {
    const context = await manager();
    await imported(context, own(line("a", "2026-09-01", "50.00"), line("a", "2026-09-02", "60.00")));
    const before = await daysOf(context);
    const second = await imported(context, own(line("a", "2026-09-02", "61.00"), line("a", "2026-09-03", "70.00")));
    expect(await readTakingBack(context, second.id)).toBeNull();
    await undoImport(context, second.id);
    await work(context, second.id);
    expect(await getImport(context, second.id)).toMatchObject({ status: "undone", canUndo: false });
    expect(await daysOf(context)).toEqual(before);
    await expect(undoImport(context, second.id)).rejects.toMatchObject({ code: "conflict" });
  });

  test("tells who did it, and when, also where a colleague had imported the file", async () => {
    const context = await manager();
    const done = await imported(context, own(line("a", "2026-09-01", "50.00")));
    const colleague = await tenantContext(database, context.tenant.id, "manager");
    await undoImport(colleague, done.id);
    await work(context, done.id);
    const [who] = await query<{ name: string }>(database.superuserUrl, 'SELECT name FROM "user" WHERE id = $1', [
      colleague.actor.kind === "user" ? colleague.actor.userId : null,
    ]);
    expect(await readTakingBack(context, done.id)).toEqual({ by: who?.name, at: expect.stringMatching(/^\d{4}-.*Z$/) });
    const stranger = await manager();
    await expect(readTakingBack(stranger, done.id)).rejects.toMatchObject({ code: "not_found" });
  });

  test("leaves what a later import wrote, and then that one goes back to what was before both", async () => {
    const context = await manager();
    await imported(context, own(line("a", "2026-09-01", "50.00")));
    const before = await daysOf(context);
    const second = await imported(context, own(line("a", "2026-09-01", "51.00")));
    const third = await imported(context, own(line("a", "2026-09-01", "52.00")));
    await undoImport(context, second.id);
    await work(context, second.id);
    expect((await totals(context))?.spendMinor).toBe(5_200);
    await undoImport(context, third.id);
    await work(context, third.id);
    expect(await daysOf(context)).toEqual(before);
  });

  test("stopping an import leaves everything as it was", async () => {
    const context = await manager();
    await imported(context, own(line("a", "2026-09-01", "50.00")));
    const before = await daysOf(context);
    const id = await send(context, own(line("a", "2026-09-01", "51.00"), line("a", "2026-09-05", "1.00")));
    await startImport(context, id);
    await cancelImport(context, id);
    await work(context, id);
    expect(await getImport(context, id)).toMatchObject({ status: "cancelled" });
    expect(await daysOf(context)).toEqual(before);
    await work(context, id);
    expect(await daysOf(context)).toEqual(before);
  });

  test("an attempt that broke off while it wrote is gone on with, and counts each day once", async () => {
    const context = await manager();
    const id = await send(context, own(line("a", "2026-09-01", "51.00"), line("b", "2026-09-05", "1.00")));
    await startImport(context, id);
    await work(context, id);
    const once = figuresAlone(await daysOf(context));
    // As it stands when its worker goes just before the end.
    await query(database.superuserUrl, "UPDATE figure_import SET status = 'writing', ended_at = NULL WHERE id = $1", [id]);
    await work(context, id);
    expect(await getImport(context, id)).toMatchObject({ status: "done", daysCreated: 2, daysChanged: 0, daysSame: 0 });
    expect(figuresAlone(await daysOf(context))).toEqual(once);
  });
});

describe("the ingest API", () => {
  const row = {
    campaign: "a",
    day: "2026-09-01",
    channel: "email" as const,
    impressions: 10,
    clicks: 5,
    conversions: 1,
    spend: "2.50",
    revenue: "9.99",
  };
  const withCampaign = async () => {
    const context = await manager();
    await importFigures(context, {
      campaigns: [
        {
          key: "a",
          name: "A",
          type: "launch",
          status: "active",
          ownerEmail: null,
          budget: "1",
          currency: "EUR",
          startsOn: "2026-01-01",
          endsOn: null,
        },
      ],
      days: [],
    });
    return context;
  };

  test("writes absolute values, once per key, and replaces a day that comes again", async () => {
    const context = { ...(await withCampaign()), idempotency: { key: newId(), requestHash: "1" } };
    const first = await ingestFigures(context, { rows: [row] });
    expect(first).toMatchObject({ created: 1, changed: 0, unchanged: 0 });
    expect(await ingestFigures(context, { rows: [row] })).toEqual(first);
    const plain = { ...context, idempotency: null };
    expect(await ingestFigures(plain, { rows: [row] })).toMatchObject({ created: 0, changed: 0, unchanged: 1 });
    expect(await ingestFigures(plain, { rows: [{ ...row, spend: "3.00" }] })).toMatchObject({ changed: 1 });
    expect((await totals(context))?.spendMinor).toBe(300);
    await undoImport(plain, (await listImports(plain, { limit: 1 })).imports[0]?.id ?? "");
  });

  test("refuses all for one row that cannot be, and says which", async () => {
    const context = await withCampaign();
    await expect(ingestFigures(context, { rows: [row, { ...row, campaign: "gone" }] })).rejects.toMatchObject({
      code: "invalid",
      issues: [{ path: "rows.1.campaign" }],
    });
    await expect(ingestFigures(context, { rows: [row, row] })).rejects.toMatchObject({ issues: [{ path: "rows.1" }] });
    expect(await daysOf(context)).toEqual([]);
  });
});

test("imports are the tenant's own, and not for members", async () => {
  const [context, other] = [await manager(), await manager()];
  const done = await imported(context, GOOGLE_ADS);
  await expect(getImport(other, done.id)).rejects.toMatchObject({ code: "not_found" });
  await expect(undoImport(other, done.id)).rejects.toMatchObject({ code: "not_found" });
  expect((await listImports(other, { limit: 25 })).imports).toEqual([]);
  const member = await tenantContext(database, context.tenant.id, "member");
  for (const act of [
    () => listImports(member, { limit: 1 }),
    () => getImport(member, done.id),
    () => readTakingBack(member, done.id),
    () => undoImport(member, done.id),
    () => beginImport(member, { fileName: "a", sizeBytes: 1 }),
  ]) {
    await expect(act()).rejects.toMatchObject({ code: "forbidden" });
  }
});

test("files are thrown away after a week, and what they replaced after ninety days", async () => {
  const context = await manager();
  const done = await imported(context, GOOGLE_ADS);
  const draft = await send(context, GOOGLE_ADS);
  const age = (days: number) =>
    query(database.superuserUrl, "UPDATE figure_import SET created_at = now() - make_interval(days => $2) WHERE tenant_id = $1", [
      context.tenant.id,
      days,
    ]);
  const left = async (table: string) =>
    Number((await query<{ n: string }>(database.superuserUrl, `SELECT count(*) AS n FROM ${table} WHERE tenant_id = $1`, [context.tenant.id]))[0]?.n);
  const purge = () => purgeImportsJob.handle({}, { id: newId(), attempt: 1, signal: new AbortController().signal, runtime });
  await purge();
  expect(await left("figure_import_piece")).toBeGreaterThan(0);
  await age(8);
  await purge();
  expect(await left("figure_import_piece")).toBe(0);
  expect(await left("figure_import_change")).toBe(2);
  expect(await getImport(context, draft)).toMatchObject({ status: "cancelled" });
  expect((await getImport(context, done.id)).canUndo).toBe(true);
  await age(91);
  await purge();
  expect(await left("figure_import_change")).toBe(0);
  expect((await getImport(context, done.id)).canUndo).toBe(false);
});
