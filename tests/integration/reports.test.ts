import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { can, type TenantContext } from "#lib/access";
import { figures, importFigures } from "#lib/campaigns";
import { type Figures, figuresInput, type ImportedCampaign, type ImportedDay } from "#lib/campaigns/schema";
import { newId } from "#lib/platform/crypto";
import type { Runtime } from "#lib/platform/runtime";
import {
  changeReport,
  composeReport,
  createReport,
  deleteComment,
  deleteReport,
  describeMailedReport,
  editComment,
  endMailedReport,
  exportReportCsv,
  exportReportPdf,
  getReport,
  listComments,
  listReports,
  listSchedules,
  listShares,
  openShare,
  pauseSchedule,
  readReport,
  reportPlaces,
  revokeShare,
  scheduleReport,
  sendNextReport,
  sharedReportPdf,
  sharePage,
  shareReport,
  writeBlock,
  writeComment,
} from "#lib/reports";
import { createScheduleInput, createShareInput, listReportsInput, type NewBlock, type ReportDetail, type Template } from "#lib/reports/schema";
import { createTenant, tenantContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";
import { warningsInPdf } from "../support/pdf.ts";
import { TOLD } from "../support/told.ts";

let database: TestDatabase;
let runtime: Runtime;
/** What the clocks of the portal show; each test sets it anew. */
let now = new Date("2026-11-23T10:00:00Z");
const clock = { now: () => now };
const DAY_MS = 86_400_000;

beforeAll(async () => {
  database = await testDatabase();
  runtime = testRuntime(database, { clock });
});
afterAll(async () => {
  await runtime.close();
  await database.drop();
});

const campaign = (key: string, more: Partial<ImportedCampaign> = {}): ImportedCampaign => ({
  key,
  name: `Campaign ${key}`,
  type: "launch",
  status: "active",
  ownerEmail: null,
  budget: "900.00",
  currency: "EUR",
  startsOn: "2026-09-01",
  endsOn: "2026-12-29",
  ...more,
});

/** Two campaigns on two channels over October and November, with odd cents, so that a sum that was rounded on the way would show. */
const days: ImportedDay[] = ["a", "b"].flatMap((key, c) =>
  (["email", "google_ads"] as const).flatMap((channel, n) =>
    Array.from({ length: 83 }, (_, at) => ({
      campaign: key,
      channel,
      day: new Date(Date.UTC(2026, 8, 1 + at)).toISOString().slice(0, 10),
      impressions: String(1_000 + at * 11 + n),
      clicks: String(10 + ((at * 7 + n * 3 + c) % 13)),
      conversions: String((at + n) % 4),
      spend: `${7 + (at % 5)}.${String((at * 37 + n) % 100).padStart(2, "0")}`,
      revenue: `${(at * 13) % 90}.${String((at * 53 + c) % 100).padStart(2, "0")}`,
    })),
  ),
) as unknown as ImportedDay[];

interface Scene {
  manager: TenantContext;
  tenantId: string;
}

async function newScene({
  isEmpty = false,
  isDemo = false,
  locale = "en",
}: {
  isEmpty?: boolean;
  isDemo?: boolean;
  locale?: string;
} = {}): Promise<Scene> {
  now = new Date("2026-11-23T10:00:00Z");
  const { id: tenantId } = await createTenant(database.db, { currency: "EUR", timeZone: "Europe/Berlin", locale, isDemo });
  const manager = await tenantContext(database, tenantId, "manager", { clock });
  if (!isEmpty) await importFigures(manager, { campaigns: [campaign("a"), campaign("b")], days });
  return { manager, tenantId };
}

const begin = (context: TenantContext, template: Template = "monthly") => createReport(context, { name: "October", template, campaignId: null });
const add = (context: TenantContext, { id, version }: ReportDetail, block: NewBlock) => writeBlock(context, id, { act: "add", block, version });
const share = (context: TenantContext, { id }: ReportDetail, more: object = {}) =>
  shareReport(context, id, createShareInput.parse({ label: "The client", days: 30, ...more }), runtime);
const tokenOf = ({ url }: { url: string }) => url.split("/").at(-1) ?? "";
const open = (token: string, password: string | null = null) => openShare(runtime, token, password, newId());
const actionsOf = async (tenantId: string) =>
  (await query<{ action: string }>(database.superuserUrl, "SELECT action FROM audit_entry WHERE tenant_id = $1 ORDER BY at, id", [tenantId]))
    .map(({ action }) => action)
    .filter((action) => action.startsWith("report."));

describe("the figures of a report", () => {
  test("page, CSV and document say what the one query says, to the cent", async () => {
    const { manager } = await newScene();
    const begun = await begin(manager);
    const report = await add(manager, begun, { kind: "campaigns", most: 1 });
    const { data } = await readReport(manager, report.id);
    expect(data.period).toEqual({ from: "2026-10-01", to: "2026-10-31" });
    expect(data.previous).toEqual({ from: "2026-09-01", to: "2026-09-30" });
    const asked = async (input: object) => figures(manager, figuresInput.parse({ grain: "all", ...input }));
    const [whole, before] = [await asked(data.period), await asked(data.previous)];
    const channels = await asked({ ...data.period, by: "channel" });
    if (!whole.totals || !before.totals) throw new Error("There are figures of both months");

    const shown = data.blocks.find((block) => block.kind === "figures");
    expect(shown?.figures.length).toBe(6);
    for (const { name, now: value, before: was } of shown?.figures ?? []) expect([value, was]).toEqual([whole.totals[name], before.totals?.[name]]);
    const table = data.blocks.find((block) => block.kind === "channels");
    expect(table?.rows).toEqual(channels.rows.map(({ channel, figures: of }) => ({ channel, figures: of })));
    const chart = data.blocks.find((block) => block.kind === "chart");
    expect(chart?.points).toHaveLength(31);
    expect(chart?.points.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBe(whole.totals.revenueMinor);
    const short = data.blocks.findLast((block) => block.kind === "campaigns");
    expect([short?.rows.length, short?.rowCount, short?.totals]).toEqual([1, 2, whole.totals]);
    const reasons = data.blocks.find((block) => block.kind === "reasons");
    expect(reasons?.changes.map(({ figure, change }) => [figure, change])).toEqual(
      (["revenueMinor", "spendMinor", "conversions"] as const).map((name) => [name, (whole.totals?.[name] ?? 0) - (before.totals?.[name] ?? 0)]),
    );

    const file = await exportReportCsv(manager, report.id);
    const lines = parse(Buffer.from(file.body).toString(), { columns: true }) as Record<string, string>[];
    const cents = (kind: string, figure: string) =>
      lines
        .filter((line) => line.kind === kind && line.figure === figure && line.block !== "7")
        .reduce((sum, line) => sum + Math.round(Number(line.value) * 100), 0);
    for (const kind of ["figures", "channels", "campaigns"]) {
      expect(cents(kind, "spend"), kind).toBe(whole.totals.spendMinor);
      expect(cents(kind, "revenue"), kind).toBe(whole.totals.revenueMinor);
    }
    expect(cents("chart", "revenue")).toBe(whole.totals.revenueMinor);
    expect(lines.find(({ kind, figure }) => kind === "figures" && figure === "roas")?.value).toBe(String(whole.totals.roas));

    // What the PDF and both pages draw.
    const document = composeReport(data, "en");
    const euros = (minor: number) => new Intl.NumberFormat("en", { style: "currency", currency: "EUR" }).format(minor / 100);
    const drawn = document.sections.flatMap(({ parts }) => parts);
    const written = drawn.find((part) => part.kind === "figures")?.figures.map(({ value, before: was }) => [value, was]);
    expect(written?.[0]).toEqual([euros(whole.totals.spendMinor), `before: ${euros(before.totals.spendMinor)}`]);
    const byChannel = drawn.find((part) => part.kind === "table")?.table;
    expect(byChannel?.rows.map((cells) => cells[1])).toEqual(channels.rows.map(({ figures: of }) => euros((of as Figures).spendMinor)));
    expect(byChannel?.total?.[1]).toBe(euros(whole.totals.spendMinor));
    expect(drawn.find((part) => part.kind === "reasons")?.reasons[0]?.points[0]).toMatch(/^Campaign [ab] · (E-mail|Google Ads) [+-]€/);
    const pdf = await exportReportPdf(manager, report.id, "de-DE");
    expect(Buffer.from(pdf.body.subarray(0, 5)).toString()).toBe("%PDF-");
    expect(pdf.fileName).toBe("October 2026-10-01 – 2026-10-31.pdf");
  });

  test("what nobody knows is no 0, in every form", async () => {
    const { manager } = await newScene({ isEmpty: true });
    const report = await begin(manager, "sales");
    const { data } = await readReport(manager, report.id);
    expect(data.knownUntil).toBeNull();
    expect(data.blocks.find((block) => block.kind === "figures")?.figures.every(({ now: value }) => value === null)).toBe(true);
    expect(data.blocks.find((block) => block.kind === "sales")?.now).toMatchObject({ leads: 0, won: 0, winRate: null });
    const lines = parse(Buffer.from((await exportReportCsv(manager, report.id)).body).toString(), { columns: true }) as Record<string, string>[];
    expect(lines.filter(({ kind, figure }) => kind === "figures" && figure === "revenue").map(({ value }) => value)).toEqual([""]);
    const parts = composeReport(data, "de").sections.flatMap((section) => section.parts);
    expect(parts.find((part) => part.kind === "figures" && part.figures.some(({ label }) => label === "Anteil gewonnen"))).toMatchObject({
      figures: expect.arrayContaining([expect.objectContaining({ label: "Anteil gewonnen", value: "–" })]),
    });
  });

  test("leads and deals count on the days of the tenant's time zone", async () => {
    const { manager, tenantId } = await newScene({ isEmpty: true });
    const client = (text: string, values: unknown[]) => query(database.superuserUrl, text, values);
    // In Berlin it is November already.
    for (const at of ["2026-09-30T22:00:00Z", "2026-10-31T22:59:00Z", "2026-10-31T23:00:00Z"])
      await client(
        `INSERT INTO deal (id, tenant_id, name, sort_name, stage, stage_since, amount_minor, currency, probability, closed_at, lost_reason, created_at, updated_at)
         VALUES ($1, $2, 'Deal', 'deal', 'closed_won', $3, 12345, 'EUR', 100, $3, NULL, $3, $3)`,
        [newId(), tenantId, at],
      );
    const report = await begin(manager, "sales");
    const { data } = await readReport(manager, report.id);
    expect(data.blocks.find((block) => block.kind === "sales")?.now).toMatchObject({ won: 2, wonMinor: 24_690, winRate: 1 });
  });
});

describe("who may do what", () => {
  test("whoever may read looks, and whoever may generate builds; another tenant finds nothing", async () => {
    const { manager, tenantId } = await newScene();
    const report = await begin(manager);
    const viewer = await tenantContext(database, tenantId, "viewer", { clock });
    expect((await readReport(viewer, report.id)).data.blocks).toHaveLength(6);
    await expect(begin(viewer)).rejects.toThrow("Generate reports");
    await expect(add(viewer, report, { kind: "pace" })).rejects.toThrow("Generate reports");
    await expect(share(viewer, report)).rejects.toThrow("Generate reports");
    const { manager: stranger } = await newScene({ isEmpty: true });
    await expect(readReport(stranger, report.id)).rejects.toThrow("This report was not found.");
    await expect(deleteReport(stranger, report.id, { version: 1 })).rejects.toThrow("This report was not found.");
    expect((await listReports(stranger, listReportsInput.parse({}))).reports).toEqual([]);
  });

  test("a block whose figures somebody may not see is closed to them, and they cannot give it away", async () => {
    const { manager, tenantId } = await newScene();
    const report = await begin(manager, "sales");
    const viewer = await tenantContext(database, tenantId, "viewer", { clock });
    const grants = new Map([...viewer.grants].filter(([permission]) => permission !== "deal.read").concat([["report.generate", "all"]]));
    const narrow: TenantContext = { ...viewer, grants };
    expect(can(narrow, "deal.read")).toBe(false);
    expect((await readReport(narrow, report.id)).data.blocks[0]).toMatchObject({ kind: "closed", of: "sales" });
    await expect(share(narrow, report)).rejects.toThrow("what you may not see yourself");
    await expect(add(narrow, report, { kind: "sales" })).rejects.toThrow("what you may not see yourself");
    const schedule = createScheduleInput.parse({ cadence: "weekly", weekday: 1, hour: 8, addresses: ["client@prospect.example"] });
    await expect(scheduleReport(narrow, report.id, schedule)).rejects.toThrow("what you may not see yourself");
  });
});

describe("building a report", () => {
  test("blocks are added, changed, moved and removed from the version that was seen, and all of it is on record", async () => {
    const { manager, tenantId } = await newScene();
    let report = await begin(manager, "empty");
    report = await add(manager, report, { kind: "heading", text: "Results" });
    report = await add(manager, report, { kind: "chart", figure: "clicks" });
    const [heading, chart] = report.blocks;
    report = await writeBlock(manager, report.id, { act: "move", blockId: chart?.id ?? "", to: "up", version: report.version });
    expect(report.blocks.map(({ id }) => id)).toEqual([chart?.id, heading?.id]);
    await expect(add(manager, { ...report, version: 1 }, { kind: "pace" })).rejects.toThrow("Somebody else changed this report");
    report = await writeBlock(manager, report.id, { act: "remove", blockId: heading?.id ?? "", version: report.version });
    expect(report.blocks).toHaveLength(1);
    const changed = await changeReport(manager, report.id, {
      name: "Q3",
      period: { kind: "last_quarter" },
      campaignId: null,
      version: report.version,
    });
    expect(changed).toMatchObject({ name: "Q3", period: { kind: "last_quarter" }, version: report.version + 1 });
    const stale = { name: "Q4", period: { kind: "last_days", days: 28 } as const, campaignId: null, version: report.version };
    await expect(changeReport(manager, report.id, stale)).rejects.toMatchObject({
      code: "conflict",
      issues: [expect.objectContaining({ path: "name" }), expect.objectContaining({ path: "period" })],
    });
    await expect(changeReport(manager, report.id, { ...stale, campaignId: newId(), version: changed.version })).rejects.toThrow("Some fields");
    await deleteReport(manager, report.id, { version: changed.version });
    await expect(getReport(manager, report.id)).rejects.toThrow("not found");
    expect(await actionsOf(tenantId)).toEqual([
      ...["create", "block_add", "block_add", "block_move", "block_remove", "change", "delete"].map((act) => `report.${act}`),
    ]);
  });

  test("a report of one campaign sums that one alone", async () => {
    const { manager, tenantId } = await newScene();
    const [row] = await query<{ id: string }>(database.superuserUrl, "SELECT id FROM campaign WHERE tenant_id = $1 AND external_key = 'a'", [
      tenantId,
    ]);
    const report = await createReport(manager, { name: "One", template: "campaign", campaignId: row?.id ?? "" });
    const { data } = await readReport(manager, report.id);
    const own = await figures(manager, figuresInput.parse({ ...data.period, grain: "all", campaigns: row?.id }));
    expect(data.campaign).toEqual({ id: row?.id, name: "Campaign a" });
    expect(data.blocks.find((block) => block.kind === "channels")?.totals).toEqual(own.totals);
    expect(data.blocks.find((block) => block.kind === "pace")?.paces.map(({ campaignId }) => campaignId)).toEqual([row?.id]);
  });

  test("the list is searched, sorted and paged", async () => {
    const { manager } = await newScene({ isEmpty: true });
    for (const name of ["Beta 50%", "alpha", "Gamma"]) {
      now = new Date(now.getTime() + 60_000);
      await createReport(manager, { name, template: "empty", campaignId: null });
    }
    const list = async (input: object) => {
      const { reports, nextCursor } = await listReports(manager, listReportsInput.parse(input));
      return { names: reports.map(({ name }) => name), nextCursor };
    };
    expect((await list({})).names).toEqual(["Gamma", "alpha", "Beta 50%"]);
    const first = await list({ sort: "name", limit: 2 });
    expect(first.names).toEqual(["alpha", "Beta 50%"]);
    expect((await list({ sort: "name", limit: 2, cursor: first.nextCursor })).names).toEqual(["Gamma"]);
    expect((await list({ search: "0%" })).names).toEqual(["Beta 50%"]);
    expect((await list({ author: "me" })).names).toHaveLength(3);
  });
});

describe("links", () => {
  test("only a sum of a link is kept; it opens the report, is counted, and is nothing once it is revoked", async () => {
    const { manager, tenantId } = await newScene({ locale: "de-DE" });
    const report = await begin(manager);
    const made = await share(manager, report);
    const [row] = await query<{ row: string }>(database.superuserUrl, "SELECT to_jsonb(s)::text AS row FROM report_share s WHERE id = $1", [made.id]);
    expect(row?.row).not.toContain(tokenOf(made));
    const opened = await open(tokenOf(made));
    expect(opened.state).toBe("open");
    const html = sharePage(opened, "nonce", "en");
    expect(html).toContain('<html lang="de"');
    expect(html).toContain("Wichtige Zahlen");
    expect(html).toContain('content="noindex,nofollow"');
    const spend = opened.state === "open" ? composeReport(opened.data, "de-DE").sections[0]?.parts[0] : null;
    expect(html).toContain(spend?.kind === "figures" ? (spend.figures[0]?.value ?? "?") : "?");
    expect((await listShares(manager, report.id))[0]).toMatchObject({ openings: 1, lastOpenedAt: now.toISOString(), state: "open" });
    expect(await open("x".repeat(43))).toEqual({ state: "unknown" });
    await revokeShare(manager, report.id, made.id);
    expect(await open(tokenOf(made))).toEqual({ state: "unknown" });
    expect(await revokeShare(manager, report.id, made.id)).toMatchObject({ state: "revoked" });
    expect((await actionsOf(tenantId)).filter((action) => action === "report.revoke_share")).toHaveLength(1);
  });

  test("a link ends by itself, and that of a tenant which is suspended shows nothing", async () => {
    const { manager, tenantId } = await newScene();
    const report = await begin(manager);
    const made = await share(manager, report, { days: 7 });
    now = new Date(now.getTime() + 7 * DAY_MS - 1);
    expect((await open(tokenOf(made))).state).toBe("open");
    await query(database.superuserUrl, "UPDATE tenant SET status = 'suspended', suspended_reason = 'unpaid' WHERE id = $1", [tenantId]);
    expect((await open(tokenOf(made))).state).toBe("unknown");
    await query(database.superuserUrl, "UPDATE tenant SET status = 'active', suspended_reason = NULL WHERE id = $1", [tenantId]);
    now = new Date(now.getTime() + 1);
    expect((await open(tokenOf(made))).state).toBe("unknown");
    expect((await listShares(manager, report.id))[0]?.state).toBe("expired");
  });

  test("a password is asked for, wrong ones are few, and the document goes with the page", async () => {
    const { manager } = await newScene();
    const report = await begin(manager);
    const made = await share(manager, report, { password: "correct horse" });
    const token = tokenOf(made);
    expect((await open(token)).state).toBe("locked");
    expect(await open(token, "wrong horse")).toMatchObject({ state: "locked", isWrong: true });
    const opened = await open(token, "correct horse");
    if (opened.state !== "open") throw new Error("The right password opens it");
    const document = (proof: string) => sharedReportPdf(runtime, token, proof, newId());
    expect(Buffer.from((await document(opened.proof)).body.subarray(0, 5)).toString()).toBe("%PDF-");
    await expect(document("x".repeat(43))).rejects.toThrow("This page has been open for long.");
    for (let guess = 0; guess < 9; guess += 1) await open(token, `guess ${guess}`);
    await expect(open(token, "correct horse")).rejects.toMatchObject({ code: "limit_exceeded" });
    expect((await listShares(manager, report.id))[0]?.openings).toBe(1);
    now = new Date(now.getTime() + 3 * 3_600_000);
    await expect(document(opened.proof)).rejects.toThrow("This page has been open for long.");
  });

  test("made twice with one key it is one link, and the kept answer has no secret in it", async () => {
    const { manager } = await newScene();
    const report = await begin(manager);
    const key = newId();
    const again: TenantContext = { ...manager, idempotency: { key, requestHash: "same" } };
    const [first, second] = [await share(again, report), await share(again, report)];
    expect(second.url).toBe(first.url);
    expect(await listShares(manager, report.id)).toHaveLength(1);
    const [kept] = await query<{ body: string }>(database.superuserUrl, "SELECT response_body::text AS body FROM idempotency_key WHERE key = $1", [
      key,
    ]);
    expect(kept?.body).not.toContain(tokenOf(first));
  });
});

describe("a business of the demonstration", () => {
  const SAID = {
    "en-US": ["Demo: this business and its figures are made up.", "This is a demonstration: the business and its figures are made up."],
    "de-DE": [
      "Demo: Dieses Unternehmen und seine Zahlen sind erfunden.",
      "Dies ist eine Demonstration: Das Unternehmen und seine Zahlen sind erfunden.",
    ],
  } as const;

  test.each(["en-US", "de-DE"] as const)("says that it is made up wherever its report leaves the portal, in %s", async (locale) => {
    const [note, mailed] = SAID[locale];
    const { manager, tenantId } = await newScene({ isDemo: true, locale });
    const report = await begin(manager);
    const token = tokenOf(await share(manager, report));
    const opened = await open(token);
    if (opened.state !== "open") throw new Error("The link opens it");
    expect(sharePage(opened, "nonce", "en")).toContain(`<span class="mark">${note}</span>`);
    const ofLink = await sharedReportPdf(runtime, token, opened.proof, newId());
    const ofPortal = await exportReportPdf(manager, report.id, locale);
    for (const { body, fileName } of [ofLink, ofPortal]) {
      expect(warningsInPdf(body)).toBe(1);
      expect(fileName).toBe("Demo – October 2026-10-01 – 2026-10-31.pdf");
    }

    await scheduleReport(
      manager,
      report.id,
      createScheduleInput.parse({ cadence: "weekly", weekday: 1, hour: 8, addresses: ["client@prospect.example"] }),
    );
    now = new Date("2026-11-30T12:00:00Z");
    while (await sendNextReport(runtime));
    const [mail] = await query<{ text: string; file: string }>(
      database.superuserUrl,
      "SELECT m.text, f.name AS file FROM mail_message m JOIN mail_file f ON f.id = m.file_id WHERE m.tenant_id = $1",
      [tenantId],
    );
    expect(mail?.text).toContain(mailed);
    expect(mail?.file).toMatch(/^Demo – /);
    await deleteReport(manager, report.id, { version: report.version });
  });

  test("has a CSV whose name says it, and whose lines are read as those of any other", async () => {
    const header = async (isDemo: boolean) => {
      const { manager } = await newScene({ isDemo });
      const { fileName, body } = await exportReportCsv(manager, (await begin(manager)).id);
      return { fileName, header: Buffer.from(body).toString().split("\r\n")[0] };
    };
    const [real, demo] = [await header(false), await header(true)];
    expect(real.fileName).toBe("October 2026-10-01 – 2026-10-31.csv");
    expect(demo).toEqual({ ...real, fileName: `Demo – ${real.fileName}` });
  });

  test("a real one is not called a demonstration", async () => {
    const { manager } = await newScene();
    const report = await begin(manager);
    expect(sharePage(await open(tokenOf(await share(manager, report))), "nonce", "en")).not.toContain("made up");
    expect(warningsInPdf((await exportReportPdf(manager, report.id, "en")).body)).toBe(0);
  });
});

describe("the plan's reports of a month", () => {
  const planOf = async (tenantId: string, limit: number) => {
    const key = `reports-${newId()}`;
    const sql = (text: string, values: unknown[]) => query(database.superuserUrl, text, values);
    await sql(
      "INSERT INTO plan SELECT (jsonb_populate_record(p, jsonb_build_object('key', $1::text, 'max_reports_per_month', $2::int))).* FROM plan p WHERE key = 'starter'",
      [key, limit],
    );
    await sql("UPDATE tenant SET plan_key = $2 WHERE id = $1", [tenantId, key]);
  };

  test("the last one goes to one of two at once, a deleted one frees none, and the next month has all of them", async () => {
    now = new Date("2026-11-23T10:00:00Z");
    const { manager, tenantId } = await newScene();
    await planOf(tenantId, 2);
    const first = await begin(manager);
    const both = await Promise.allSettled([begin(manager), begin(manager)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "limit_exceeded" } });
    expect(await reportPlaces(manager)).toMatchObject({ used: 2, limit: 2 });
    await deleteReport(manager, first.id, { version: first.version });
    await expect(begin(manager)).rejects.toThrow("has 2 reports a month, and all of them are made");
    now = new Date("2026-12-02T10:00:00Z");
    await begin(manager);
    expect(await reportPlaces(manager)).toMatchObject({ used: 1, limit: 2 });
  });

  test("a report that is due without a place left is not mailed, says so, and goes with its next time", async () => {
    now = new Date("2026-11-23T10:00:00Z");
    const { manager, tenantId } = await newScene();
    await planOf(tenantId, 1);
    const report = await begin(manager);
    const input = createScheduleInput.parse({ cadence: "weekly", weekday: 1, hour: 8, addresses: ["client@prospect.example"] });
    await scheduleReport(manager, report.id, input);
    const sent = async () => {
      while (await sendNextReport(runtime));
      const [row] = await query<{ mails: number; told: number }>(
        database.superuserUrl,
        `SELECT (SELECT count(*)::int FROM mail_message WHERE tenant_id = $1) AS mails,
           (SELECT count(*)::int FROM audit_entry WHERE tenant_id = $1 AND action = 'report.withhold') AS told`,
        [tenantId],
      );
      return row;
    };
    now = new Date("2026-11-30T12:00:00Z");
    expect(await sent()).toEqual({ mails: 0, told: 1 });
    expect((await listSchedules(manager, report.id))[0]).toMatchObject({ withheldAt: now.toISOString(), lastSentAt: null });
    now = new Date("2026-12-07T12:00:00Z");
    expect(await sent()).toEqual({ mails: 1, told: 1 });
    expect((await listSchedules(manager, report.id))[0]).toMatchObject({ withheldAt: null, lastSentAt: now.toISOString() });
    // Else it would be due in the stories that follow.
    await deleteReport(manager, report.id, { version: report.version });
  });
});

describe("schedules", () => {
  const mails = (tenantId: string) =>
    query<{ recipient: string; text: string; subject: string; unsubscribe_url: string }>(
      database.superuserUrl,
      "SELECT recipient, text, subject, unsubscribe_url FROM mail_message WHERE tenant_id = $1 ORDER BY recipient",
      [tenantId],
    );
  const sendAll = async () => {
    let times = 0;
    while (await sendNextReport(runtime)) times += 1;
    return times;
  };
  const at = (moment: string) => {
    now = new Date(moment);
  };

  test("a report is mailed at its hour in the tenant's time zone, each time once, members by page and others by a link that ends", async () => {
    const { manager, tenantId } = await newScene({ locale: "de-DE" });
    const report = await begin(manager);
    const member = await tenantContext(database, tenantId, "member", { clock });
    const memberId = member.actor.kind === "user" ? member.actor.userId : "";
    const input = createScheduleInput.parse({
      cadence: "monthly",
      monthDay: 31,
      hour: 8,
      memberIds: [memberId, memberId],
      addresses: ["Client@Prospect.example"],
    });
    const schedule = await scheduleReport(manager, report.id, input);
    expect(schedule.nextDueAt).toBe("2026-11-30T07:00:00.000Z");
    at("2026-11-30T06:59:59Z");
    expect(await sendAll()).toBe(0);
    at("2026-11-30T07:00:00Z");
    expect(await Promise.all([sendNextReport(runtime), sendNextReport(runtime)])).toContain(true);
    expect(await sendAll()).toBe(0);
    const sent = await mails(tenantId);
    expect(sent).toHaveLength(2);
    const [client, own] = [
      sent.find(({ recipient }) => recipient === "client@prospect.example"),
      sent.find(({ recipient }) => recipient.startsWith("person-")),
    ];
    expect(own?.text).toContain(`/portal/reports/${report.id}`);
    const files = await query<{ name: string; start: string; mails: number }>(
      database.superuserUrl,
      `SELECT f.name, convert_from(substr(f.bytes, 1, 5), 'UTF8') AS start, (SELECT count(*)::int FROM mail_message m WHERE m.file_id = f.id) AS mails
       FROM mail_file f WHERE f.tenant_id = $1`,
      [tenantId],
    );
    expect(files).toEqual([{ name: expect.stringMatching(/\.pdf$/), start: "%PDF-", mails: 2 }]);
    expect(own?.text).toContain("PDF");
    expect(client?.subject).toContain("October");
    const token = /\/reports\/([A-Za-z0-9_-]{43})\b/.exec(client?.text ?? "")?.[1] ?? "";
    expect((await open(token)).state).toBe("open");
    expect((await listSchedules(manager, report.id))[0]).toMatchObject({ nextDueAt: "2026-12-31T07:00:00.000Z", lastSentAt: now.toISOString() });
    at("2026-12-30T07:00:00Z");
    expect((await open(token)).state).toBe("unknown");

    // One of them wishes no more; and what was missed for months is sent once.
    const ending = client?.unsubscribe_url.split("/").at(-1) ?? "";
    expect(await describeMailedReport(runtime, ending)).toMatchObject({ reportName: "October", hasEnded: false });
    expect(await endMailedReport(manager, ending, runtime)).toMatchObject({ hasEnded: true });
    expect(await endMailedReport(manager, `${ending}x`, runtime)).toBeNull();
    at("2027-04-15T12:00:00Z");
    expect(await sendAll()).toBe(1);
    expect(await mails(tenantId)).toHaveLength(3);
    // In summer it is an hour earlier by UTC.
    expect((await listSchedules(manager, report.id))[0]?.nextDueAt).toBe("2027-04-30T06:00:00.000Z");
  });

  test("what was stopped is not sent, and goes on with its next time", async () => {
    const { manager, tenantId } = await newScene();
    const report = await begin(manager);
    const input = createScheduleInput.parse({ cadence: "weekly", weekday: 1, hour: 9, addresses: ["client@prospect.example"] });
    const { id } = await scheduleReport(manager, report.id, input);
    await pauseSchedule(manager, report.id, { id, isPaused: true });
    at("2026-12-02T12:00:00Z");
    expect(await sendAll()).toBe(0);
    expect(await pauseSchedule(manager, report.id, { id, isPaused: false })).toMatchObject({
      isPaused: false,
      nextDueAt: "2026-12-07T08:00:00.000Z",
    });
    expect(await sendAll()).toBe(0);
    await query(database.superuserUrl, "UPDATE tenant SET status = 'suspended', suspended_reason = 'unpaid' WHERE id = $1", [tenantId]);
    at("2026-12-08T12:00:00Z");
    expect(await sendAll()).toBe(0);
    expect(await mails(tenantId)).toEqual([]);
  });

  test("nobody to send it to, too many, and people of other tenants are refused", async () => {
    const { manager } = await newScene({ isEmpty: true });
    const report = await begin(manager, "empty");
    const weekly = { cadence: "weekly", weekday: 1, hour: 9 };
    expect(createScheduleInput.safeParse(weekly).success).toBe(false);
    const addresses = Array.from({ length: 21 }, (_, n) => `client-${n}@prospect.example`);
    expect(createScheduleInput.safeParse({ ...weekly, addresses }).success).toBe(false);
    expect(createScheduleInput.safeParse({ ...weekly, memberIds: [newId()], addresses: addresses.slice(0, 20) }).success).toBe(false);
    const { manager: stranger } = await newScene({ isEmpty: true });
    const strangerId = stranger.actor.kind === "user" ? stranger.actor.userId : "";
    await expect(scheduleReport(manager, report.id, createScheduleInput.parse({ ...weekly, memberIds: [strangerId] }))).rejects.toThrow(
      "Some fields",
    );
  });
});

test("a comment tells whom it mentions, once, and nobody who may not read reports", async () => {
  const { manager, tenantId } = await newScene();
  const report = await begin(manager);
  const viewer = await tenantContext(database, tenantId, "viewer", { clock });
  const idOf = ({ actor }: TenantContext) => (actor.kind === "user" ? actor.userId : "");
  const left = await tenantContext(database, tenantId, "member", { clock });
  for (const [context, name] of [
    [manager, "Ann Lee"],
    [viewer, "Viewer Vee"],
    [left, "Lefty Gone"],
  ] as const)
    await query(database.superuserUrl, 'UPDATE "user" SET name = $2 WHERE id = $1', [idOf(context), name]);
  await query(database.superuserUrl, "UPDATE membership SET status = 'suspended' WHERE user_id = $1", [idOf(left)]);
  await writeComment(viewer, report.id, { text: "@Ann Lee and @Lefty Gone and @viewer vee: why?", blockId: null });
  const told = await query<{ data: { data: { mentioned: string[] } } }>(
    database.superuserUrl,
    `SELECT DISTINCT ON (data->>'id') data FROM ${TOLD} WHERE data->>'name' = 'report.commented' AND data->'data'->>'tenantId' = $1`,
    [tenantId],
  );
  expect(told.map(({ data }) => data.data.mentioned)).toEqual([[idOf(manager)]]);
});

test("an edit tells those whom it mentions for the first time, each once, whatever is edited again", async () => {
  const { manager, tenantId } = await newScene();
  const report = await begin(manager);
  const [writer, other] = [
    await tenantContext(database, tenantId, "viewer", { clock }),
    await tenantContext(database, tenantId, "member", { clock }),
  ];
  const idOf = ({ actor }: TenantContext) => (actor.kind === "user" ? actor.userId : "");
  for (const [context, name] of [
    [manager, "Ann Lee"],
    [other, "Bob Ray"],
    [writer, "Viewer Vee"],
  ] as const)
    await query(database.superuserUrl, 'UPDATE "user" SET name = $2 WHERE id = $1', [idOf(context), name]);
  const told = async (name: string) => {
    const rows = await query<{ data: { data: { mentioned: string[] } } }>(
      database.superuserUrl,
      `SELECT data FROM (SELECT DISTINCT ON (data->>'id') data FROM ${TOLD} WHERE data->>'name' = $2 AND data->'data'->>'tenantId' = $1) e ORDER BY data->>'id'`,
      [tenantId, name],
    );
    return rows.map(({ data }) => data.data.mentioned);
  };
  const said = await writeComment(writer, report.id, { text: "@Ann Lee: why?", blockId: null });
  const edit = (text: string) => editComment(writer, report.id, { id: said.id, text });
  await edit("@Ann Lee: why so much?");
  expect(await told("report.mentioned")).toEqual([]);
  await Promise.all([edit("@Ann Lee and @Bob Ray: why?"), edit("@Bob Ray and @Ann Lee, @Viewer Vee: why?")]);
  await edit("Nobody");
  await edit("@Bob Ray and @Ann Lee again");
  expect(await told("report.commented")).toEqual([[idOf(manager)]]);
  expect(await told("report.mentioned")).toEqual([[idOf(other)]]);

  // One from before it was written down who was told.
  await query(database.superuserUrl, "UPDATE report_comment SET told_ids = '{}' WHERE id = $1", [said.id]);
  await edit("@Bob Ray and @Ann Lee once more");
  expect(await told("report.mentioned")).toHaveLength(1);
});

test("members comment on a report and its blocks, change and delete their own, and nobody else's", async () => {
  const { manager, tenantId } = await newScene();
  const report = await begin(manager);
  const viewer = await tenantContext(database, tenantId, "viewer", { clock });
  const blockId = report.blocks[0]?.id ?? null;
  const said = await writeComment(viewer, report.id, { text: "Why so much?", blockId });
  expect(said).toMatchObject({ blockId, isOwn: true, editedAt: null });
  await expect(editComment(manager, report.id, { id: said.id, text: "Nothing" })).rejects.toThrow("somebody else’s");
  await expect(deleteComment(manager, report.id, said.id)).rejects.toThrow("somebody else’s");
  await expect(writeComment(viewer, report.id, { text: "Here", blockId: newId() })).rejects.toThrow("This block was not found.");
  now = new Date(now.getTime() + 60_000);
  expect(await editComment(viewer, report.id, { id: said.id, text: "Why?" })).toMatchObject({ text: "Why?", editedAt: now.toISOString() });
  // The block goes, what was said of it stays with the report.
  await writeBlock(manager, report.id, { act: "remove", blockId: blockId ?? "", version: report.version });
  expect(await listComments(manager, report.id)).toMatchObject([{ text: "Why?", blockId: null, isOwn: false }]);
  await deleteComment(viewer, report.id, said.id);
  expect(await listComments(manager, report.id)).toEqual([]);
});
