import { createHash, randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { requireTenant, type StaffContext, type TenantContext } from "#lib/access";
import {
  discardAttachment,
  getConversation,
  openConversation,
  purgeAttachmentsJob,
  readAttachment,
  readPicture,
  receiveAttachment,
  withdrawMessage,
  writeMessage,
} from "#lib/conversations";
import { ATTACHMENT_LIMITS, openConversationInput } from "#lib/conversations/schema";
import { cookieNames } from "#lib/identity";
import { newId } from "#lib/platform/crypto";
import { setRuntime } from "#lib/platform/runtime";
import { GET as showPicture } from "../../app/api/v1/conversations/attachments/[id]/picture/route.ts";
import { GET as downloadFile } from "../../app/api/v1/conversations/attachments/[id]/route.ts";
import { POST as uploadFile } from "../../app/api/v1/conversations/attachments/route.ts";
import { createPerson, createTenant, openTestSession, signedInContext, staffContext, tenantContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==", "base64");
const sql = <Row extends object>(text: string, values: unknown[] = []) => query<Row>(database.superuserUrl, text, values);

async function* arriving(bytes: Uint8Array, pieceBytes = 60_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}

const upload = (
  context: TenantContext | StaffContext,
  name: string,
  bytes: Uint8Array | string,
  { key = newId(), ...more }: { key?: string; conversationId?: string; declaredBytes?: number | null } = {},
) => receiveAttachment(context, { name, key, declaredBytes: null, ...more }, arriving(Buffer.from(bytes)));

async function bytesOf(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of body) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function newScene() {
  const tenant = await createTenant(database.db, { planKey: "starter" });
  const person = await createPerson(database.db, { memberships: [{ tenantId: tenant.id, role: "member" }] });
  const own = requireTenant(await signedInContext(database, person.id, tenant.id));
  const staff = await staffContext(database, "support");
  const open = (attachments: string[] = []) =>
    openConversation(own, openConversationInput.parse({ subject: "With files", text: "See these.", attachments }), async () => null);
  return { tenantId: tenant.id, own, staff, open };
}

describe("a file", () => {
  test("arrives in pieces, is known by its bytes and its sum, and comes back byte for byte", async () => {
    const { own, staff, open } = await newScene();
    const text = Buffer.from("row,of,figures\n".repeat(180_000));
    const file = await upload(own, "figures.csv", text, { declaredBytes: text.length });
    const sha256 = createHash("sha256").update(text).digest("hex");
    expect(file).toMatchObject({ name: "figures.csv", mediaType: "text/plain", sizeBytes: text.length, sha256, isPicture: false });
    const pieces = await sql<{ size: number }>("SELECT octet_length(bytes) AS size FROM conversation_attachment_piece WHERE attachment_id = $1", [
      file.id,
    ]);
    expect(pieces.length).toBe(3);
    const { id } = await open([file.id]);
    for (const context of [own, staff]) {
      const [message] = (await getConversation(context, id)).messages;
      expect(message?.attachments).toEqual([file]);
      const read = await readAttachment(context, file.id);
      expect([read.name, (await bytesOf(read.body)).equals(text)]).toEqual(["figures.csv", true]);
    }
  });

  test("a picture is shown in its place, and nothing else is", async () => {
    const { own } = await newScene();
    const [picture, text] = [await upload(own, "photo.png", PNG), await upload(own, "notes.txt", "Notes")];
    expect(picture.isPicture).toBe(true);
    expect((await bytesOf((await readPicture(own, picture.id)).body)).equals(PNG)).toBe(true);
    await expect(readPicture(own, text.id)).rejects.toMatchObject({ code: "not_found" });
  });

  test("without an ending it gets the one of what it is", async () => {
    const { own } = await newScene();
    expect((await upload(own, "photo", PNG)).name).toBe("photo.png");
  });

  test.each([
    ["a page that is called a picture", "photo.png", "<!doctype html><script>alert(1)</script>", /Web pages/],
    ["a drawing", "logo.svg", "<svg onload='alert(1)'/>", /Web pages/],
    ["a drawing that is called text", "logo.txt", "<svg onload='alert(1)'/>", /Web pages/],
    ["text that is called a page", "index.html", "Hello", /The name says \.html, and the file is text/],
    ["a picture that is called a program", "photo.exe", PNG, /The name says \.exe, and the file is a PNG picture/],
    ["a picture that turns its name around", "photo\u202Egnp.exe", PNG, /The name says \.exe/],
    ["a picture that is a script, too", "both.gif", "GIF89a/*......*/=1;<script>alert(1)</script>;", /holds something else/],
    ["a program", "tool.bin", Buffer.from("7f454c4602010100", "hex"), /not taken/],
    ["nothing", "empty.txt", "", /empty/],
    ["more than it may be", "large.txt", Buffer.alloc(ATTACHMENT_LIMITS.fileBytes + 1, "a"), /10 MB at most/],
  ])("that is %s is refused, and nothing of it stays", async (_, name, bytes, why) => {
    const { own, tenantId } = await newScene();
    await expect(upload(own, name, bytes)).rejects.toMatchObject({ code: "invalid", message: expect.stringMatching(why) });
    expect(await sql("SELECT 1 FROM conversation_attachment WHERE tenant_id = $1", [tenantId])).toEqual([]);
    expect(await sql("SELECT 1 FROM conversation_attachment_piece WHERE tenant_id = $1", [tenantId])).toEqual([]);
  });

  test("that says it is too large is refused before a byte of it is read", async () => {
    const { own } = await newScene();
    let read = 0;
    const bytes = (async function* () {
      read += 1;
      yield PNG;
    })();
    const said = { name: "x.png", key: newId(), declaredBytes: ATTACHMENT_LIMITS.fileBytes + 1 };
    await expect(receiveAttachment(own, said, bytes)).rejects.toMatchObject({ code: "invalid" });
    expect(read).toBe(0);
  });

  test("a ZIP of anything is kept as it is and never looked into", async () => {
    const { own } = await newScene();
    const bomb = Buffer.concat([Buffer.from("PK\x03\x04".padEnd(30, "\0"), "latin1"), Buffer.from("../../../42.zip"), randomBytes(100)]);
    const kept = await upload(own, "../../42.zip", bomb);
    expect(kept).toMatchObject({ name: "42.zip", mediaType: "application/zip", sizeBytes: bomb.length });
  });

  test.each([
    ["../../../etc/cron.d/evil.txt", "evil.txt"],
    ["..\\..\\evil.txt", "evil.txt"],
    ["/evil.txt", "evil.txt"],
  ])("called %s is kept as %s", async (name, kept) => {
    const { own } = await newScene();
    expect((await upload(own, name, "text")).name).toBe(kept);
  });
});

describe("an upload", () => {
  test("that is cut off leaves nothing, and the same one can be sent again", async () => {
    const { own, tenantId } = await newScene();
    const key = newId();
    const cut = (async function* () {
      yield Buffer.from("half of");
      throw new Error("aborted");
    })();
    await expect(receiveAttachment(own, { name: "a.txt", key, declaredBytes: 100 }, cut)).rejects.toThrow("aborted");
    await expect(upload(own, "a.txt", "half of", { key, declaredBytes: 100 })).rejects.toMatchObject({ message: expect.stringMatching(/whole/) });
    expect(await sql("SELECT 1 FROM conversation_attachment WHERE tenant_id = $1", [tenantId])).toEqual([]);
    expect(await upload(own, "a.txt", "all of it", { key })).toMatchObject({ sizeBytes: 9 });
  });

  test("sent twice is one file; under the same key for another it is refused", async () => {
    const { own, tenantId } = await newScene();
    const key = newId();
    const first = await upload(own, "a.txt", "text", { key });
    expect(await upload(own, "a.txt", "text", { key })).toEqual(first);
    await expect(upload(own, "b.txt", "text", { key })).rejects.toMatchObject({ code: "conflict" });
    const both = newId();
    const outcomes = await Promise.allSettled([upload(own, "c.txt", "text", { key: both }), upload(own, "c.txt", "text", { key: both })]);
    expect(outcomes.filter(({ status }) => status === "fulfilled").length).toBeGreaterThanOrEqual(1);
    expect(await sql("SELECT 1 FROM conversation_attachment WHERE tenant_id = $1", [tenantId])).toHaveLength(2);
  });

  test("waits for its message for a day; what nobody sends is purged, and what was sent stays", async () => {
    const { own, open } = await newScene();
    const [sent, old, fresh] = [await upload(own, "s.txt", "sent"), await upload(own, "o.txt", "old"), await upload(own, "f.txt", "fresh")];
    await open([sent.id]);
    await sql("UPDATE conversation_attachment SET created_at = now() - interval '25 hours' WHERE id = ANY($1)", [[sent.id, old.id]]);
    const runtime = { ...testRuntime(database), db: database.db, jobs: database.jobs };
    await purgeAttachmentsJob.handle({}, { runtime, id: newId(), signal: new AbortController().signal } as never);
    const left = await sql<{ id: string }>("SELECT id FROM conversation_attachment WHERE id = ANY($1)", [[sent.id, old.id, fresh.id]]);
    expect(left.map(({ id }) => id).sort()).toEqual([sent.id, fresh.id].sort());
    expect(await sql("SELECT 1 FROM conversation_attachment_piece WHERE attachment_id = $1", [old.id])).toEqual([]);
  });

  test("needs room in the plan, and no more than thirty wait", async () => {
    const { own, tenantId } = await newScene();
    await sql(
      'INSERT INTO plan SELECT (p).* FROM (SELECT jsonb_populate_record(plan, \'{"key": "tiny", "storage_bytes": 10}\') AS p FROM plan WHERE key = \'starter\') q',
    );
    await sql("UPDATE tenant SET plan_key = 'tiny' WHERE id = $1", [tenantId]);
    await expect(upload(own, "a.txt", "more than ten bytes")).rejects.toMatchObject({ code: "limit_exceeded" });
    for (let nr = 0; nr < ATTACHMENT_LIMITS.unsentPerPerson; nr++)
      await sql(
        `INSERT INTO conversation_attachment (id, tenant_id, uploaded_by, upload_key, name, created_at)
         VALUES ($1, $2, $3, $4, 'x', now())`,
        [newId(), tenantId, own.actor.kind === "user" ? own.actor.userId : null, newId()],
      );
    await expect(upload(own, "a.txt", "x")).rejects.toMatchObject({ code: "limit_exceeded" });
  });
});

describe("who gets a file", () => {
  test("its uploader until it is sent, then whoever sees the conversation, and nobody once its message was withdrawn", async () => {
    const { own, staff, tenantId, open } = await newScene();
    const [admin, colleague] = [await tenantContext(database, tenantId, "tenant_admin"), await tenantContext(database, tenantId, "member")];
    const stranger = (await newScene()).own;
    const file = await upload(own, "secret.txt", "Secret");
    const gets = (context: TenantContext | StaffContext) =>
      readAttachment(context, file.id).then(
        () => true,
        () => false,
      );
    expect(await Promise.all([own, staff, admin, colleague, stranger].map(gets))).toEqual([true, false, false, false, false]);
    const { id } = await open([file.id]);
    expect(await Promise.all([own, staff, admin, colleague, stranger].map(gets))).toEqual([true, true, true, false, false]);
    await sql("UPDATE membership SET role = 'member' WHERE tenant_id = $1", [tenantId]);
    await sql("UPDATE conversation_reader SET takes_part = false WHERE conversation_id = $1", [id]);
    expect(await gets(own)).toBe(false);
    await sql("UPDATE conversation_reader SET takes_part = true WHERE conversation_id = $1", [id]);
    const messageId = (await getConversation(own, id)).messages[0]?.id ?? "";
    await withdrawMessage(own, { conversationId: id, messageId });
    expect(await Promise.all([own, staff, admin].map(gets))).toEqual([false, false, false]);
  });

  test("a file goes with one message, and nobody sends another's", async () => {
    const { own, staff, open } = await newScene();
    const file = await upload(own, "a.txt", "a");
    const { id } = await open([file.id]);
    const again = (context: TenantContext | StaffContext) => writeMessage(context, id, { text: "Again", attachments: [file.id] });
    for (const context of [own, staff]) await expect(again(context)).rejects.toMatchObject({ code: "invalid", issues: [{ path: "attachments" }] });
    expect((await getConversation(own, id)).messages).toHaveLength(1);
    await expect(discardAttachment(own, file.id)).rejects.toMatchObject({ code: "not_found" });
    const unsent = await upload(own, "b.txt", "b");
    await expect(discardAttachment(staff, unsent.id)).rejects.toMatchObject({ code: "not_found" });
    await discardAttachment(own, unsent.id);
    await expect(readAttachment(own, unsent.id)).rejects.toMatchObject({ code: "not_found" });
  });

  test("staff upload for a conversation, whose company keeps the file", async () => {
    const { own, staff, open, tenantId } = await newScene();
    const { id } = await open();
    await expect(upload(staff, "a.txt", "a")).rejects.toMatchObject({ code: "invalid", issues: [{ path: "conversationId" }] });
    await expect(upload(staff, "a.txt", "a", { conversationId: newId() })).rejects.toMatchObject({ code: "not_found" });
    const file = await upload(staff, "answer.txt", "The answer", { conversationId: id });
    // Before it is sent the client's own wall hides it.
    const scope = { kind: "tenant", tenantId } as const;
    const seen = () => database.db.read(scope, (tx) => tx.query({ text: "SELECT 1 FROM conversation_attachment_piece" }));
    expect(await seen()).toEqual([]);
    await writeMessage(staff, id, { text: "Here.", attachments: [file.id] });
    expect(await seen()).toHaveLength(1);
    expect((await bytesOf((await readAttachment(own, file.id)).body)).toString()).toBe("The answer");
  });
});

describe("over HTTP", () => {
  const URL_ = "http://localhost:3000";

  async function caller(context: TenantContext) {
    const runtime = { ...testRuntime(database, { env: { PUBLIC_URL: URL_ } }), db: database.db, jobs: database.jobs };
    setRuntime(runtime);
    const userId = context.actor.kind === "user" ? context.actor.userId : "";
    const { cookieHeader } = await openTestSession(runtime, userId, context.tenant.id);
    const token = newId();
    const signature = createHash("sha256").update(`${token}${runtime.authSecret}`).digest("hex");
    const headers = { cookie: `${cookieHeader}; ${cookieNames(runtime.config.publicUrl).csrf}=${token}|${signature}`, "x-csrf-token": token };
    return {
      post: (name: string, body: BodyInit | null, more: Record<string, string> = {}) =>
        uploadFile(
          new Request(`${URL_}/api/v1/conversations/attachments?${new URLSearchParams({ name })}`, {
            method: "POST",
            body,
            headers: { ...headers, "idempotency-key": newId(), ...more },
            duplex: "half",
          } as RequestInit),
        ),
      get: (route: typeof downloadFile, id: string) => route(new Request(`${URL_}/file`, { headers }), { params: Promise.resolve({ id }) }),
    };
  }

  test("it is sent so that nothing in it runs, whatever it is, and its name ends no header", async () => {
    const { own } = await newScene();
    const { post, get } = await caller(own);
    const answer = await post("Zahlen für März.csv", "day,ms", { "content-type": "text/html" });
    expect(answer.status).toBe(201);
    const { id } = (await answer.json()) as { id: string };
    const file = await get(downloadFile, id);
    expect(await file.text()).toBe("day,ms");
    expect(Object.fromEntries(file.headers)).toMatchObject({
      "content-type": "text/plain",
      "content-disposition": "attachment; filename=\"Zahlen f_r M_rz.csv\"; filename*=UTF-8''Zahlen%20f%C3%BCr%20M%C3%A4rz.csv",
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    });
    expect((await get(showPicture, id)).status).toBe(404);
    const picture = (await (await post("a.png", PNG)).json()) as { id: string };
    const shown = await get(showPicture, picture.id);
    expect([shown.status, shown.headers.get("content-disposition"), shown.headers.get("content-type")]).toEqual([
      200,
      'inline; filename="a.png"',
      "image/png",
    ]);
    expect((await get(downloadFile, newId())).status).toBe(404);
  });

  test("what is refused says why, and writes nothing", async () => {
    const { own, tenantId } = await newScene();
    const { post } = await caller(own);
    const large = String(ATTACHMENT_LIMITS.fileBytes + 1);
    const answers = await Promise.all([
      post("evil.png", "<!doctype html>"),
      post("a.txt", "text", { "x-csrf-token": "wrong" }),
      post("a.txt", "text", { "idempotency-key": "short" }),
      post("a.txt", "text", { "content-length": large }),
      post("a.txt", "text", { "content-length": "40" }),
      post("", "text"),
      post("a.txt", null),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([422, 403, 422, 413, 422, 422, 422]);
    for (const answer of answers) expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(await sql("SELECT 1 FROM conversation_attachment WHERE tenant_id = $1", [tenantId])).toEqual([]);
  });

  test("whoever goes away in the middle leaves nothing", async () => {
    const { own, tenantId } = await newScene();
    const { post } = await caller(own);
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(Buffer.from("half of it"));
      },
      pull(controller) {
        controller.error(new Error("The sender has gone."));
      },
    });
    expect((await post("a.txt", body)).status).toBeGreaterThanOrEqual(400);
    expect(await sql("SELECT 1 FROM conversation_attachment WHERE tenant_id = $1", [tenantId])).toEqual([]);
  });
});
