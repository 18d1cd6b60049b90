import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TenantContext } from "#lib/access";
import { addCrmImportPiece, beginCrmImport, checkCrmImport, crmImportJob, getCrmImport, startCrmImport } from "#lib/crm";
import { newId } from "#lib/platform/crypto";
import type { Runtime } from "#lib/platform/runtime";
import { createReport, scheduleReport, sendReportsJob } from "#lib/reports";
import { createScheduleInput } from "#lib/reports/schema";
import { createTenant, tenantContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";
import { startMailServer, type TestMailServer } from "../support/mail-server.ts";
import { endChild, startWorker } from "../support/portal.ts";

/** A worker that died is missed, and its work is tried again, within this. */
const LATER = { timeout: 90_000, interval: 50 };
const SYSTEM = { kind: "system", purpose: "test" } as const;
const LINES = 400;
const READERS = 6;

let database: TestDatabase;
let runtime: Runtime;
let mails: TestMailServer;
let worker: ChildProcess | null = null;

beforeAll(async () => {
  [database, mails] = await Promise.all([testDatabase(), startMailServer()]);
  runtime = testRuntime(database);
  await sql("UPDATE pgboss.queue SET retry_delay = 1, retry_delay_max = 1");
});
afterAll(async () => {
  await endChild(worker);
  await runtime?.close();
  await mails?.stop();
  await database?.drop();
});

async function start(): Promise<void> {
  const env = { SMTP_URL: mails.url, MAIL_FROM: "Portal <hello@portal.test>", WORKER_CONCURRENCY: "2" };
  worker = await startWorker({ appUrl: database.appUrl, authSecret: database.authSecret, env }, () => undefined);
}

/** SIGKILL. What it had under way counts as lost at once, as it does half a minute later by itself. */
async function kill(): Promise<void> {
  const killed = worker;
  worker = null;
  if (killed?.exitCode !== null) throw new Error("The worker ended before it was killed.");
  const gone = once(killed, "exit");
  killed.kill("SIGKILL");
  await gone;
  await sql("UPDATE pgboss.job SET heartbeat_on = now() - interval '1 hour' WHERE state = 'active'");
}

const sql = <Row extends object>(text: string, values: unknown[] = []) => query<Row>(database.superuserUrl, text, values);
const count = async (text: string, values: unknown[] = []) => Number((await sql<{ n: string }>(`SELECT count(*) AS n FROM ${text}`, values))[0]?.n);
/** Sessions of the worker that wait for a lock in a statement like this. */
const blocked = (statement: string) =>
  count("pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query ILIKE $1", [`%${statement}%`]);

/** Holds a lock on a connection of its own until `release`. */
async function hold(statement: string, values: unknown[] = []) {
  const client = new Client(database.superuserUrl);
  await client.connect();
  await client.query("BEGIN");
  await client.query(statement, values);
  return {
    async release() {
      await client.query("ROLLBACK");
      await client.end();
    },
  };
}

/** A report that is due now, for six addresses. */
async function dueReport(context: TenantContext): Promise<void> {
  const report = await createReport(context, { name: "October", template: "monthly", campaignId: null });
  const addresses = Array.from({ length: READERS }, (_, n) => `reader-${n}@prospect.example`);
  await scheduleReport(context, report.id, createScheduleInput.parse({ cadence: "weekly", weekday: 1, hour: 8, addresses }));
  await sql("UPDATE report_schedule SET next_due_at = now() - interval '1 minute' WHERE tenant_id = $1", [context.tenant.id]);
}

/** An import of leads that is about to be written; each line names somebody else. */
async function readyImport(context: TenantContext): Promise<string> {
  const lines = Array.from({ length: LINES }, (_, n) => `First ${n},Last ${n},person-${n}@people.example`);
  const bytes = Buffer.from(["First name,Last name,E-mail", ...lines].join("\n"));
  const { id } = await beginCrmImport(context, { kind: "lead", fileName: "people.csv", sizeBytes: bytes.length });
  await addCrmImportPiece(context, id, { position: 0, base64: bytes.toString("base64") });
  await checkCrmImport(context, id);
  const attempt = { id: newId(), attempt: 1, signal: new AbortController().signal, runtime };
  await crmImportJob.handle({ tenantId: context.tenant.id, importId: id }, attempt);
  expect(await getCrmImport(context, id)).toMatchObject({ status: "checked", linesCreate: LINES });
  return id;
}

describe("the worker is killed half-way", () => {
  test("between rendering a report and writing its mails, and again while they are sent: everybody gets it, and nobody twice whose mail was noted as sent", async () => {
    const context = await tenantContext(database, (await createTenant(database.db)).id, "manager");
    await dueReport(context);
    const mailsOf = (more = "") => count(`mail_message WHERE tenant_id = $1 ${more}`, [context.tenant.id]);

    // It is rendered and kept, and its first mail waits for the table.
    const locked = await hold("LOCK TABLE mail_message IN SHARE MODE");
    await start();
    await database.db.transaction(SYSTEM, (tx) => database.jobs.enqueue(tx, sendReportsJob, {}));
    await expect.poll(() => blocked('INSERT INTO "public"."mail_message"'), LATER).toBe(1);
    await kill();
    await locked.release();
    await expect.poll(() => blocked("mail_message")).toBe(0);
    expect([await mailsOf(), await count("mail_file"), await count("report_delivery")]).toEqual([0, 0, 0]);
    expect(mails.taken).toEqual([]);

    // Some mails arrive and are noted; of the next the server says nothing any more.
    mails.fallSilentAfter(2);
    await start();
    await expect.poll(async () => [await mailsOf("AND status = 'sent'"), mails.silent() > 0], LATER).toEqual([2, true]);
    await kill();
    const noted = (await sql<{ recipient: string }>("SELECT recipient FROM mail_message WHERE status = 'sent'")).map(({ recipient }) => recipient);
    const unanswered = mails.taken.slice(2).map(({ to }) => to);
    expect(await mailsOf()).toBe(READERS);

    mails.answer();
    await start();
    await expect.poll(() => mailsOf("AND status = 'sent'"), LATER).toBe(READERS);
    expect([await mailsOf(), await count("mail_file"), await count("report_delivery")]).toEqual([READERS, 1, 1]);
    const times = Map.groupBy(mails.taken, ({ to }) => to);
    expect(times.size).toBe(READERS);
    for (const [to, each] of times) {
      expect(each.length, to).toBe(unanswered.includes(to) ? 2 : 1);
      // What comes twice is known for the same.
      expect(new Set(each.map(({ messageId }) => messageId)).size, to).toBe(1);
    }
    expect(noted.every((to) => !unanswered.includes(to))).toBe(true);
    await endChild(worker);
    worker = null;
  }, 300_000);

  test("within a part of an import: the next worker goes on after the last part that was written, and no line becomes two", async () => {
    const context = await tenantContext(database, (await createTenant(database.db, { planKey: "enterprise" })).id, "manager");
    const { id: tenantId } = context.tenant;
    const importId = await readyImport(context);
    await start();
    await startCrmImport(context, importId);
    await expect.poll(async () => (await getCrmImport(context, importId)).linesRead, { ...LATER, interval: 1 }).toBeGreaterThan(0);
    // Taken between two parts: the worker waits for it within the next.
    const locked = await hold("SELECT pg_advisory_xact_lock(hashtextextended('crm.import:' || $1, 0))", [tenantId]);
    await expect.poll(() => blocked("crm.import:"), LATER).toBe(1);
    await kill();
    const { linesRead } = await getCrmImport(context, importId);
    expect(linesRead).toBeLessThan(LINES);
    await locked.release();
    const leads = () => count("lead WHERE tenant_id = $1", [tenantId]);
    expect([await leads(), await count("crm_import_line WHERE import_id = $1", [importId])]).toEqual([linesRead, linesRead]);

    await start();
    await expect.poll(async () => (await getCrmImport(context, importId)).status, LATER).toBe("done");
    expect(await getCrmImport(context, importId)).toMatchObject({ linesRead: LINES, linesCreate: LINES, linesSame: 0, linesRefused: 0 });
    expect([await leads(), await count("(SELECT DISTINCT email_key FROM lead WHERE tenant_id = $1) e", [tenantId])]).toEqual([LINES, LINES]);
    expect(await count("(SELECT DISTINCT line FROM crm_import_line WHERE import_id = $1 AND outcome = 'create') l", [importId])).toBe(LINES);
    // One line, one lead, one entry in the trail.
    expect(await count("audit_entry WHERE tenant_id = $1 AND action = 'lead.create'", [tenantId])).toBe(LINES);
  }, 300_000);
});
