import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bulkMail, bulkMailJob, countMail, downloadMailFile, exportMail, getMail, listMail, resendMail } from "#lib/outbox";
import { bulkMailInput, exportMailInput, listMailInput } from "#lib/outbox/schema";
import { newId, randomToken } from "#lib/platform/crypto";
import { findRunsWith, migrateJobs } from "#lib/platform/jobs";
import { enqueueMail, keepMailFile, sendMailJob } from "#lib/platform/mail";
import type { Runtime } from "#lib/platform/runtime";
import { getRun } from "#lib/tables";
import { createTenant, staffContext, tenantContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

const SYSTEM = { kind: "system", purpose: "test" } as const;

describe("the mail outbox", () => {
  let database: TestDatabase;
  let tenantId: string;
  let runtime: Runtime;
  let sending: Runtime;

  beforeAll(async () => {
    database = await testDatabase();
    tenantId = (await createTenant(database.db, { name: "Aster Outdoor" })).id;
    runtime = testRuntime(database);
    sending = testRuntime(database, { env: { SMTP_URL: "smtp://127.0.0.1:9" } });
    await migrateJobs(database.ownerUrl, { jobs: [sendMailJob, bulkMailJob], subscriptions: [] });
    for (const subject of ["first", "Second", "third"]) {
      const mail = {
        tenantId: subject === "Second" ? tenantId : null,
        to: `${subject.toLowerCase()}@test.example`,
        subject,
        text: `The ${subject}.`,
      };
      await database.db.transaction(SYSTEM, (tx) => enqueueMail(runtime, tx, mail));
    }
  });

  afterAll(async () => {
    await runtime.close();
    await sending.close();
    await database?.drop();
  });

  const list = async (asked: object) => listMail(await staffContext(database, "support"), listMailInput.parse(asked));
  const subjects = async (asked: object) => (await list(asked)).mails.map(({ subject }) => subject);
  const idOf = async (subject: string) => (await list({ search: subject })).mails[0]?.id ?? "";
  const setStatus = (id: string, status: string) =>
    query(database.superuserUrl, `UPDATE mail_message SET status = '${status}', error = 'The mailbox is full.' WHERE id = '${id}'`);
  const waiting = (id: string) => database.db.transaction(SYSTEM, (tx) => findRunsWith(tx, sendMailJob.name, { id }));

  test("tells the mails of all tenants and of the platform, newest first, without what they say", async () => {
    const { mails, nextCursor } = await list({});
    expect(mails.map(({ subject, tenantName, status }) => [subject, tenantName, status])).toEqual([
      ["third", null, "held"],
      ["Second", "Aster Outdoor", "held"],
      ["first", null, "held"],
    ]);
    expect(nextCursor).toBeNull();
    expect(mails[0]).not.toHaveProperty("text");
    expect(await getMail(await staffContext(database, "support"), mails[0]?.id ?? "")).toMatchObject({ subject: "third", text: "The third." });
  });

  test.each([
    ["-written", ["third", "Second", "first"]],
    ["written", ["first", "Second", "third"]],
    ["subject", ["first", "Second", "third"]],
    ["-to", ["third", "Second", "first"]],
  ])("is read page by page in the order %s, each mail once", async (sort, expected) => {
    const first = await list({ limit: 2, sort });
    const second = await list({ limit: 2, sort, cursor: first.nextCursor ?? undefined });
    expect([...first.mails, ...second.mails].map(({ subject }) => subject)).toEqual(expected);
    expect(second.nextCursor).toBeNull();
  });

  test("is narrowed by a part of address or subject, status, tenant and day", async () => {
    expect(await subjects({ search: "SECOND" })).toEqual(["Second"]);
    expect(await subjects({ search: "third@test" })).toEqual(["third"]);
    expect(await subjects({ search: "%" })).toEqual([]);
    expect(await subjects({ status: "sent,failed" })).toEqual([]);
    expect(await subjects({ status: "held", tenant: "aster" })).toEqual(["Second"]);
    expect(await subjects({ writtenTo: "2001-01-01" })).toEqual([]);
    expect(await countMail(await staffContext(database), { status: ["held"] })).toEqual({ count: 3, isExact: true });
  });

  test("is taken along as it is filtered, and never with what mails say", async () => {
    const input = exportMailInput.parse({ format: "csv", status: "held" });
    const { body } = await exportMail(await staffContext(database), input, runtime);
    let csv = "";
    for await (const part of body) csv += part;
    expect(csv).toContain("second@test.example");
    expect(csv).toContain("End: 3 mails");
    expect(csv).not.toContain("The Second.");
  });

  test("nothing is sent again without a mail server", async () => {
    const [context, id] = [await staffContext(database), await idOf("first")];
    await expect(resendMail(context, id, runtime)).rejects.toMatchObject({ code: "conflict" });
    await expect(bulkMail(context, bulkMailInput.parse({ act: { action: "resend" }, ids: [id] }), runtime)).rejects.toMatchObject({
      code: "conflict",
    });
  });

  test("a mail that failed goes out again once, and one that was sent or is on its way does not", async () => {
    const [context, id] = [await staffContext(database, "support"), await idOf("first")];
    await setStatus(id, "failed");
    await resendMail(context, id, sending);
    expect(await getMail(context, id)).toMatchObject({ status: "queued", error: null });
    expect(await waiting(id)).toHaveLength(1);
    await expect(resendMail(context, id, sending)).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("on its way") });
    expect(await waiting(id)).toHaveLength(1);
    await setStatus(id, "sent");
    await expect(resendMail(context, id, sending)).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("was sent") });
    await expect(resendMail(context, newId(), sending)).rejects.toMatchObject({ code: "not_found" });
    const trail = await query(database.superuserUrl, "SELECT before->>'status' AS was FROM audit_entry WHERE action = 'mail.resend'");
    expect(trail).toEqual([{ was: "failed" }]);
  });

  test("its dead letter goes with it: that would be a second way to the same mail", async () => {
    const id = await idOf("third");
    await setStatus(id, "failed");
    await query(database.superuserUrl, `INSERT INTO pgboss.job (name, data) VALUES ('mail.send.dead', jsonb_build_object('id', '${id}'))`);
    await resendMail(await staffContext(database), id, sending);
    expect(await query(database.superuserUrl, "SELECT 1 FROM pgboss.job WHERE name = 'mail.send.dead'")).toEqual([]);
    expect(await waiting(id)).toHaveLength(1);
  });

  test("many are asked for by what the filter means, each goes out, and what cannot is told", async () => {
    const id = await idOf("Second");
    const context = await staffContext(database, "support");
    const run = await bulkMail(context, bulkMailInput.parse({ act: { action: "resend" }, filter: {} }), sending);
    expect(run).toMatchObject({ status: "waiting", total: 3, action: "resend" });
    await bulkMailJob.handle({ runId: run.id }, { id: newId(), attempt: 1, signal: new AbortController().signal, runtime: sending });
    const after = await getRun(context, run.id);
    expect(after).toMatchObject({ status: "done", done: 1, refused: 2 });
    expect(after.refusals.map(({ label }) => label).toSorted()).toEqual(["first", "third"]);
    expect(await waiting(id)).toHaveLength(1);
  });

  test("shows the file that a mail brings along, and gives it byte for byte to staff, which is written down", async () => {
    const bytes = new Uint8Array(2_500_000).map((_, at) => at % 251);
    const name = "Überblick “Oktober” 2026.pdf";
    const id = await database.db.transaction(SYSTEM, async (tx) => {
      const fileId = await keepMailFile(runtime, tx, { tenantId, name, contentType: "application/pdf", bytes });
      return enqueueMail(runtime, tx, { tenantId, to: "client@test.example", subject: "Report", text: "Here it is.", fileId });
    });
    const support = await staffContext(database, "support");
    expect((await getMail(support, id)).files).toEqual([{ name, contentType: "application/pdf", sizeBytes: 2_500_000, removedAt: null }]);
    const { contentType, fileName, body } = await downloadMailFile(support, id);
    expect([contentType, fileName]).toEqual(["application/pdf", name]);
    const pieces: Uint8Array[] = [];
    for await (const piece of body) pieces.push(piece);
    expect(pieces.length).toBeGreaterThan(1);
    expect(Buffer.concat(pieces).equals(bytes)).toBe(true);
    const trail = await query(database.superuserUrl, "SELECT tenant_id FROM audit_entry WHERE action = 'mail.download_file' AND subject_id = $1", [
      id,
    ]);
    expect(trail).toEqual([{ tenant_id: tenantId }]);

    await query(database.superuserUrl, "UPDATE mail_file SET bytes = NULL, removed_at = '2026-03-20T03:49:00Z'", []);
    expect((await getMail(support, id)).files).toEqual([
      { name, contentType: "application/pdf", sizeBytes: 2_500_000, removedAt: "2026-03-20T03:49:00.000Z" },
    ]);
    await expect(downloadMailFile(support, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(downloadMailFile(support, await idOf("first"))).rejects.toMatchObject({ code: "not_found" });
    await query(database.superuserUrl, "DELETE FROM mail_message WHERE id = $1", [id]);
  });

  test("is closed to a tenant's own admin", async () => {
    const context = await tenantContext(database, tenantId, "tenant_admin");
    // What no caller that types check could do: the permission has to hold by itself.
    await expect(listMail(context as never, listMailInput.parse({}))).rejects.toMatchObject({ code: "forbidden" });
    await expect(downloadMailFile(context as never, newId())).rejects.toMatchObject({ code: "forbidden" });
    await expect(getMail(context as never, newId())).rejects.toMatchObject({ code: "forbidden" });
    await expect(resendMail(context as never, newId(), sending)).rejects.toMatchObject({ code: "forbidden" });
  });

  test("shows links that count once to super-admins alone", async () => {
    const token = randomToken();
    const link = (end: string) => `Choose a password: https://portal.example/reset/${end}\n\nIt counts for an hour.`;
    const mail = { tenantId: null, to: "root@test.example", subject: "Password", text: link(token) };
    const id = await database.db.transaction(SYSTEM, (tx) => enqueueMail(runtime, tx, mail));
    expect((await getMail(await staffContext(database, "support"), id)).text).toBe(link("…"));
    expect((await getMail(await staffContext(database, "super_admin"), id)).text).toBe(link(token));
  });
});
