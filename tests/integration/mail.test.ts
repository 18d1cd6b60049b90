import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type JobWorker, migrateJobs, startJobWorker } from "#lib/platform/jobs";
import { enqueueMail, greetMailServer, keepMailFile, MOST_ATTACHED_BYTES, nameSender, purgeMailFilesJob, sendMailJob } from "#lib/platform/mail";
import type { Runtime } from "#lib/platform/runtime";
import { createTenant, testRuntime } from "../support/contexts.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { openLine } from "../support/line.ts";

const SYSTEM = { kind: "system", purpose: "test" } as const;
const SOON = { timeout: 15_000, interval: 50 };
const MAIL = { tenantId: null, to: "client@test.example", subject: "Grüße — your report", text: "It is ready.\n", html: "<p>It is ready.</p>" };

interface Delivery {
  from: string;
  to: string[];
  message: string;
}

let database: TestDatabase;
let runtime: Runtime;
let worker: JobWorker | null = null;
let server: SMTPServer | null = null;
let deliveries: Delivery[];
/** What the mail server answers; null takes the mail. */
let refusal: (() => Error | null) | null;

beforeEach(async () => {
  database = await testDatabase();
  deliveries = [];
  refusal = null;
});
afterEach(async () => {
  await worker?.stop();
  worker = null;
  await runtime.close();
  await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
  server = null;
  await database.drop();
});

/** A mail server on loopback; @returns its address for SMTP_URL. */
function startSmtp(): Promise<string> {
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onData(stream, session, callback) {
      let message = "";
      stream.on("data", (chunk: Buffer) => (message += chunk.toString()));
      stream.on("end", () => {
        const error = refusal?.() ?? null;
        if (!error && session.envelope.mailFrom)
          deliveries.push({ from: session.envelope.mailFrom.address, to: session.envelope.rcptTo.map((each) => each.address), message });
        callback(error);
      });
    },
  });
  server = smtp;
  return new Promise((resolve) => {
    smtp.listen(0, "127.0.0.1", () => resolve(`smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`));
  });
}

/** The sending side and a worker, both with these settings. Retries come quickly. */
async function start(env: Record<string, string>): Promise<void> {
  runtime = testRuntime(database, {
    process: "worker",
    env: { MAIL_FROM: "BizOSaaS <hello@portal.test>", PUBLIC_URL: "https://portal.test", ...env },
  });
  const job = { ...sendMailJob, retryDelaySeconds: 1 };
  await migrateJobs(database.ownerUrl, { jobs: [job], subscriptions: [] });
  worker = await startJobWorker({ runtime, jobs: [job], schedules: [], concurrency: 1 });
}

const send = (mail = MAIL) => runtime.db.transaction(SYSTEM, (tx) => enqueueMail(runtime, tx, mail));
const mailOf = (id: string) => runtime.db.transaction(SYSTEM, (tx) => tx.prisma.mailMessage.findUniqueOrThrow({ where: { id } }));

test("a mail is sent with who it is from, to, and a Message-ID of its own", async () => {
  await start({ SMTP_URL: await startSmtp() });
  const id = await send();
  await expect.poll(() => mailOf(id), SOON).toMatchObject({ status: "sent", attempts: 1, error: null, sentAt: expect.any(Date) });
  expect(deliveries).toHaveLength(1);
  expect(deliveries[0]).toMatchObject({ from: "hello@portal.test", to: ["client@test.example"] });
  const message = deliveries[0]?.message ?? "";
  expect(message).toContain(`Message-ID: <${id}@portal.test>`);
  expect(message).toContain("From: BizOSaaS <hello@portal.test>");
  expect(message).toContain("To: client@test.example");
  expect(message).toMatch(/Subject: =\?UTF-8\?/);
  expect(message).toContain("It is ready.");
  expect(message).toContain("<p>It is ready.</p>");
});

test("a mail brings its file along, and one that is too large is not kept", async () => {
  await start({ SMTP_URL: await startSmtp() });
  const bytes = new TextEncoder().encode("%PDF-1.7 october");
  const file = { tenantId: null, name: "October – figures.pdf", contentType: "application/pdf" };
  const id = await runtime.db.transaction(SYSTEM, async (tx) => {
    expect(await keepMailFile(runtime, tx, { ...file, bytes: new Uint8Array(MOST_ATTACHED_BYTES + 1) })).toBeNull();
    return enqueueMail(runtime, tx, { ...MAIL, fileId: await keepMailFile(runtime, tx, { ...file, bytes }) });
  });
  await expect.poll(async () => (await mailOf(id)).status, SOON).toBe("sent");
  const message = deliveries[0]?.message ?? "";
  expect(message).toContain("Content-Type: application/pdf");
  expect(message).toContain(Buffer.from(bytes).toString("base64"));
  expect(message).toContain("It is ready.");
});

test("a mail whose file was removed before it could be sent is not sent without it, and says so", async () => {
  await start({ SMTP_URL: await startSmtp() });
  const file = { tenantId: null, name: "October.pdf", contentType: "application/pdf", bytes: new TextEncoder().encode("x") };
  const id = await runtime.db.transaction(SYSTEM, async (tx) => {
    const fileId = await keepMailFile(runtime, tx, file);
    await tx.prisma.mailFile.updateMany({ where: { id: fileId ?? "" }, data: { bytes: null, removedAt: new Date() } });
    return enqueueMail(runtime, tx, { ...MAIL, fileId });
  });
  await expect.poll(() => mailOf(id), SOON).toMatchObject({ status: "failed", attempts: 1, error: expect.stringContaining("was removed") });
  expect(deliveries).toEqual([]);
});

test("what files of mails hold is forgotten after a week; the mails stay and know what they brought, and a file goes with its last mail", async () => {
  await start({});
  const file = { tenantId: null, name: "October.pdf", contentType: "application/pdf", bytes: new TextEncoder().encode("x") };
  const id = await runtime.db.transaction(SYSTEM, async (tx) => enqueueMail(runtime, tx, { ...MAIL, fileId: await keepMailFile(runtime, tx, file) }));
  const purge = (days: number) =>
    purgeMailFilesJob.handle(
      {},
      {
        ...{ id, attempt: 1, signal: new AbortController().signal },
        runtime: { ...runtime, clock: { now: () => new Date(Date.now() + days * 86_400_000) } },
      },
    );
  await purge(6);
  const fileOf = () => runtime.db.transaction(SYSTEM, (tx) => tx.prisma.mailFile.findFirst({ where: { messages: { some: { id } } } }));
  expect(await fileOf()).toMatchObject({ sizeBytes: 1, removedAt: null });
  await purge(8);
  const removed = await fileOf();
  expect(removed).toMatchObject({ name: "October.pdf", contentType: "application/pdf", sizeBytes: 1, bytes: null });
  expect(removed?.removedAt).not.toBeNull();
  // The day on which it went does not move.
  await purge(9);
  expect((await fileOf())?.removedAt).toEqual(removed?.removedAt);
  await runtime.db.transaction(SYSTEM, (tx) => tx.prisma.mailMessage.deleteMany({ where: { id } }));
  expect(await runtime.db.transaction(SYSTEM, (tx) => tx.prisma.mailFile.count({ where: { id: removed?.id ?? "" } }))).toBe(0);
});

test("a mail comes under the name that the operator has set, from the same address", async () => {
  await start({ SMTP_URL: await startSmtp() });
  nameSender(runtime, async () => "Portal, Inc.");
  const id = await send();
  await expect.poll(async () => (await mailOf(id)).status, SOON).toBe("sent");
  expect(deliveries[0]).toMatchObject({ from: "hello@portal.test", message: expect.stringContaining('From: "Portal, Inc." <hello@portal.test>') });
});

test("a line break in the subject or the address makes no header and no second recipient", async () => {
  await start({ SMTP_URL: await startSmtp() });
  const id = await send({ ...MAIL, subject: "Hello\r\nBcc: victim@test.example" });
  await expect.poll(async () => (await mailOf(id)).status, SOON).toBe("sent");
  expect(deliveries[0]?.to).toEqual(["client@test.example"]);
  expect(deliveries[0]?.message).not.toMatch(/^Bcc:/m);
});

test("a mail that is refused is failed with the server's reason, tried again, and then sent once", async () => {
  let tries = 0;
  refusal = () => (++tries < 2 ? Object.assign(new Error("mailbox is busy"), { responseCode: 450 }) : null);
  await start({ SMTP_URL: await startSmtp() });
  const id = await send();
  await expect
    .poll(() => mailOf(id), SOON)
    .toMatchObject({ status: "failed", attempts: 1, error: expect.stringContaining("mailbox is busy"), sentAt: null });
  await expect.poll(() => mailOf(id), SOON).toMatchObject({ status: "sent", attempts: 2, error: null });
  expect(deliveries).toHaveLength(1);
});

test("with the mail server away the mail waits, and goes out when it is back", async () => {
  const url = await startSmtp();
  const { port } = new URL(url);
  await new Promise<void>((resolve) => server?.close(() => resolve()));
  await start({ SMTP_URL: url });
  const id = await send();
  await expect.poll(async () => (await mailOf(id)).status, SOON).toBe("failed");
  const back = new SMTPServer({ authOptional: true, disabledCommands: ["STARTTLS", "AUTH"] });
  server = back;
  await new Promise<void>((resolve) => back.listen(Number(port), "127.0.0.1", resolve));
  await expect.poll(() => mailOf(id), { ...SOON, timeout: 20_000 }).toMatchObject({ status: "sent", error: null });
});

test("a job that is repeated does not send the mail again", async () => {
  await start({ SMTP_URL: await startSmtp() });
  const id = await send();
  await expect.poll(async () => (await mailOf(id)).status, SOON).toBe("sent");
  await runtime.db.transaction(SYSTEM, (tx) => runtime.jobs.enqueue(tx, sendMailJob, { id }));
  await expect.poll(async () => (await runtime.jobs.depth()).filter((each) => each.queue === sendMailJob.name), SOON).toEqual([]);
  expect(deliveries).toHaveLength(1);
  expect((await mailOf(id)).attempts).toBe(1);
});

test("a mail server that answers is told from one that is not there, one that is silent, and one that is none", async () => {
  const url = await startSmtp();
  await start({ SMTP_URL: url });
  expect(await greetMailServer(url, 5_000)).toBeGreaterThan(0);
  const line = await openLine(url);
  const through = line.through(url);
  try {
    expect(await greetMailServer(through, 5_000)).toBeGreaterThan(0);
    line.freeze();
    await expect(greetMailServer(through, 300)).rejects.toThrow();
    line.thaw();
    line.corrupt();
    await expect(greetMailServer(through, 2_000)).rejects.toThrow();
  } finally {
    await line.cut();
  }
  await expect(greetMailServer(through, 5_000)).rejects.toThrow("ECONNREFUSED");
});

test("without SMTP a mail is held to be read, and no job waits for it", async () => {
  await start({});
  const tenant = await createTenant(database.db);
  const id = await send({ ...MAIL, tenantId: tenant.id } as unknown as typeof MAIL);
  expect(await mailOf(id)).toMatchObject({ tenantId: tenant.id, status: "held", subject: MAIL.subject, text: MAIL.text, attempts: 0 });
  expect((await runtime.jobs.depth()).filter((each) => each.queue === sendMailJob.name)).toEqual([]);
});

test("a mail of a transaction that rolls back is neither kept nor sent", async () => {
  await start({ SMTP_URL: await startSmtp() });
  await runtime.db
    .transaction(SYSTEM, async (tx) => {
      await enqueueMail(runtime, tx, { ...MAIL, to: "lost@test.example" });
      throw new Error("changed my mind");
    })
    .catch(() => undefined);
  const id = await send();
  await expect.poll(async () => (await mailOf(id)).status, SOON).toBe("sent");
  expect(deliveries.map((each) => each.to)).toEqual([["client@test.example"]]);
});
