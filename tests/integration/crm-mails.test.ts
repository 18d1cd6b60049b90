import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { requireTenant, type TenantContext, type TenantRole } from "#lib/access";
import {
  attachMail,
  changeContact,
  createCompany,
  createContact,
  createLead,
  deleteActivity,
  deleteLead,
  discardMail,
  getContact,
  getLead,
  listActivities,
  listMails,
  matchWaitingMails,
  mergeRecords,
  receiveMail,
  writeMail,
} from "#lib/crm";
import {
  changeContactCall,
  createCompanyInput,
  createContactInput,
  createLeadInput,
  listActivitiesInput,
  listMailsInput,
  MAIL_LIMITS,
  mergeInput,
  type SubjectKind,
  writeMailInput,
} from "#lib/crm/schema";
import { contextOfRequest } from "#lib/identity";
import { createKey, createServiceAccount } from "#lib/keys";
import { createKeyInput } from "#lib/keys/schema";
import { newId } from "#lib/platform/crypto";
import { setRuntime } from "#lib/platform/runtime";
import { POST as postMail } from "../../app/api/v1/mail-log/route.ts";
import { createPerson, createTenant, openTestSession, tenantContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => {
  await database.drop();
});

const as = async (role: TenantRole = "tenant_admin"): Promise<TenantContext> => tenantContext(database, (await createTenant(database.db)).id, role);
const lead = (context: TenantContext, over: object = {}) =>
  createLead(context, createLeadInput.parse({ firstName: "Ada", lastName: "Lovelace", ...over }));
async function* pieces(text: string, times = 1): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < times; at += 1) yield new TextEncoder().encode(text);
}
const message = (from: string, to: string, more = `Message-ID: <${newId()}@x>`) =>
  `From: Somebody <${from}>\r\nTo: ${to}\r\nDate: Tue, 24 Nov 2026 10:00:00 +0000\r\nSubject: Offer\r\n${more}\r\n\r\nHello`;
const receive = (context: TenantContext, text: string, about: { about?: SubjectKind; aboutId?: string } = {}) =>
  receiveMail(context, about, pieces(text));
const timeline = async (context: TenantContext, about: SubjectKind, aboutId: string) =>
  (await listActivities(context, listActivitiesInput.parse({ about, aboutId }))).activities;
const count = async (context: TenantContext) =>
  Number((await query<{ n: string }>(database.superuserUrl, "SELECT count(*) AS n FROM crm_mail WHERE tenant_id = $1", [context.tenant.id]))[0]?.n);
const mailsOf = (context: TenantContext, input: object = {}) => listMails(context, listMailsInput.parse(input));
const events = async (context: TenantContext, name: string) =>
  query<{ n: string }>(database.superuserUrl, "SELECT 1 AS n FROM audit_entry WHERE tenant_id = $1 AND action = $2", [context.tenant.id, name]);
const emailOf = async ({ actor }: TenantContext) => {
  const id = actor.kind === "user" ? actor.userId : "";
  return (await query<{ email: string }>(database.superuserUrl, 'SELECT email FROM "user" WHERE id = $1', [id]))[0]?.email ?? "";
};

describe("matching", () => {
  test("a mail stands once with everybody whom it names, with their company, and with nobody of another tenant", async () => {
    const [context, stranger] = [await as(), await as()];
    const company = await createCompany(context, createCompanyInput.parse({ name: "Engines" }));
    const one = await createContact(context, createContactInput.parse({ firstName: "A", email: "a@x.example", companyId: company.id }));
    const two = await createContact(context, createContactInput.parse({ firstName: "B", email: "b@x.example", companyId: company.id }));
    const known = await lead(context, { email: "ada@y.example" });
    const theirs = await lead(stranger, { email: "ada@y.example" });
    const logged = await receive(context, message("ADA@y.example", "a@x.example, b@x.example"));
    expect(logged).toMatchObject({ isNew: true, isWaiting: false });
    for (const [about, id] of [
      ["lead", known.id],
      ["contact", one.id],
      ["contact", two.id],
      ["company", company.id],
    ] as const)
      expect(await timeline(context, about, id), about).toMatchObject([
        { kind: "mail", subject: "Offer", direction: "in", occurredAt: "2026-11-24T10:00:00.000Z", mail: { id: logged.id, text: "Hello" } },
      ]);
    expect(await timeline(stranger, "lead", theirs.id)).toEqual([]);
    expect((await mailsOf(context)).mails).toEqual([]);
  });

  test("a mail of the team is outgoing and counts as having spoken to a new lead; theirs does not", async () => {
    const context = await as();
    const [wrote, written] = [await lead(context, { email: "in@y.example" }), await lead(context, { email: "out@y.example" })];
    await receive(context, message("in@y.example", await emailOf(context)));
    await receive(context, message(await emailOf(context), "out@y.example"));
    expect(await getLead(context, wrote.id)).toMatchObject({ status: "new", lastActivityAt: "2026-11-24T10:00:00.000Z" });
    expect(await getLead(context, written.id)).toMatchObject({ status: "contacted", lastActivityAt: "2026-11-24T10:00:00.000Z" });
    expect(await timeline(context, "lead", written.id)).toMatchObject([{ direction: "out" }]);
  });

  test("one that names nobody waits, is put on a record once, or thrown away", async () => {
    const context = await as();
    const [first, second] = [
      await receive(context, message("who@z.example", "x@z.example")),
      await receive(context, message("who@z.example", "y@z.example")),
    ];
    expect(first).toMatchObject({ isNew: true, isWaiting: true, about: [] });
    expect((await mailsOf(context)).mails.map(({ id }) => id)).toEqual([second.id, first.id]);
    const known = await lead(context);
    await attachMail(context, first.id, { about: "lead", aboutId: known.id });
    expect(await timeline(context, "lead", known.id)).toMatchObject([{ mail: { id: first.id } }]);
    await expect(attachMail(context, first.id, { about: "lead", aboutId: known.id })).rejects.toMatchObject({ code: "conflict" });
    await expect(discardMail(context, first.id)).rejects.toMatchObject({ code: "not_found" });
    await discardMail(context, second.id);
    expect((await mailsOf(context)).mails).toEqual([]);
    expect(await count(context)).toBe(1);
  });
});

describe("a mail that waits, when somebody is given its address", () => {
  /** The job as it runs `minutes` from now. */
  const match = (context: TenantContext, minutes = 0) => {
    const clock = { ...context.clock, now: () => new Date(context.clock.now().getTime() + minutes * 60_000) };
    return matchWaitingMails({ db: database.db, jobs: database.jobs, store: context.store, clock });
  };

  const give = async (context: TenantContext, id: string, email: string) => {
    const { firstName, companyId, version } = await getContact(context, id);
    await changeContact(context, id, changeContactCall.parse({ firstName, companyId, email, version }));
  };

  test("comes to the new lead once, and waits no more, also for those whom it names besides", async () => {
    const [context, stranger] = [await as(), await as()];
    const contact = await createContact(context, createContactInput.parse({ firstName: "Charles", email: "old@y.example" }));
    const { id } = await receive(context, message("new@y.example", "changed@y.example"));
    const theirs = await receive(stranger, message("new@y.example", "changed@y.example"));
    await match(context);
    expect((await mailsOf(context)).mails).toMatchObject([{ id, about: [] }]);

    const known = await lead(context, { email: "New@Y.example" });
    await match(context);
    expect(await timeline(context, "lead", known.id)).toMatchObject([{ mail: { id }, occurredAt: "2026-11-24T10:00:00.000Z", authorName: null }]);
    expect((await mailsOf(context)).mails).toEqual([]);
    expect(await events(context, "crm_mail.match")).toHaveLength(1);

    // The mail is settled: who is given its other address later does not take part in it.
    await give(context, contact.id, "changed@y.example");
    await Promise.all([match(context, 10), match(context, 10)]);
    expect(await timeline(context, "contact", contact.id)).toEqual([]);
    expect(await timeline(context, "lead", known.id)).toHaveLength(1);
    expect((await mailsOf(stranger)).mails.map((mail) => mail.id)).toEqual([theirs.id]);
  });

  test("comes to a contact whose address is changed, and two workers at once put it there once", async () => {
    const context = await as();
    const company = await createCompany(context, createCompanyInput.parse({ name: "Engines" }));
    const contact = await createContact(context, createContactInput.parse({ firstName: "B", email: "old@y.example", companyId: company.id }));
    const { id } = await receive(context, message("late@y.example", "x@z.example"));
    await give(context, contact.id, "Late@y.example");
    await Promise.all([match(context), match(context), match(context)]);
    expect(await timeline(context, "contact", contact.id)).toMatchObject([{ mail: { id } }]);
    expect(await timeline(context, "company", company.id)).toHaveLength(1);
  });

  test("is looked at again a minute after it came, for who was being written down at that moment", async () => {
    const context = await as();
    const { id } = await receive(context, message("same@y.example", "x@z.example"));
    // As it is when both are written at the same moment: neither saw the other.
    const known = await lead(context, { email: "same@y.example" });
    await query(database.superuserUrl, "UPDATE crm_mail SET look_again_at = created_at + interval '1 minute' WHERE id = $1", [id]);
    await match(context);
    expect(await timeline(context, "lead", known.id)).toEqual([]);
    await match(context, 2);
    expect(await timeline(context, "lead", known.id)).toMatchObject([{ mail: { id } }]);
  });

  test("does not come to the record of a colleague by the colleague's own address", async () => {
    const context = await as();
    const own = await emailOf(context);
    await receive(context, message(own, "nobody@z.example"));
    const known = await lead(context, { email: own });
    await match(context, 2);
    expect(await timeline(context, "lead", known.id)).toEqual([]);
    expect((await mailsOf(context)).mails).toHaveLength(1);
  });
});

describe("looking for a mail", () => {
  test("by its subject, sender and text, in small or large letters, among those that wait or those on records, page by page", async () => {
    const [context, stranger] = [await as(), await as()];
    const known = await lead(context, { email: "ada@y.example" });
    const waiting = await receive(context, message("nobody@z.example", "x@z.example"));
    const sorted = [await receive(context, message("ada@y.example", "x@z.example")), await receive(context, message("ada@y.example", "x@z.example"))];
    await receive(stranger, message("nobody@z.example", "x@z.example"));
    const found = async (input: object) => (await mailsOf(context, input)).mails.map(({ id }) => id);
    for (const search of ["OFFER", "somebody", "nobody@Z", "hello"]) expect(await found({ search }), search).toEqual([waiting.id]);
    for (const search of ["100%", "off_r", "hello offer"]) expect(await found({ search }), search).toEqual([]);
    expect(await found({ state: "sorted", search: "ada@" })).toEqual(sorted.map(({ id }) => id).reverse());
    const first = await mailsOf(context, { state: "sorted", search: "hello", limit: 1 });
    expect(first.mails).toMatchObject([{ id: sorted[1]?.id, about: [{ kind: "lead", id: known.id, name: "Ada Lovelace" }] }]);
    const second = await mailsOf(context, { state: "sorted", search: "hello", limit: 1, cursor: first.nextCursor });
    expect(second).toMatchObject({ mails: [{ id: sorted[0]?.id }], nextCursor: null });
  });

  test("by each of its recipients, by name and by address, and by nothing else that stands beside them", async () => {
    const [context, stranger] = [await as(), await as()];
    const people = "Grace “Amazing” Höpper <grace@navy.example>, second@z.example";
    const wanted = await receive(context, message("nobody@z.example", people, `Cc: Office <office@agency.example>\r\nMessage-ID: <${newId()}@x>`));
    await receive(stranger, message("nobody@z.example", people));
    const found = async (search: string) => (await mailsOf(context, { search })).mails.map(({ id }) => id);
    for (const search of ["GRACE", "“amazing” HÖPPER", "höpper grace@navy", "second@Z", "office@agency.example", "Office"])
      expect(await found(search), search).toEqual([wanted.id]);
    // Names of the fields, signs of the format, wild cards, and words that stand with two people.
    for (const search of ["address", '"name"', "{", "gr_ce", "navy.example second"]) expect(await found(search), search).toEqual([]);
  });
});

describe("once", () => {
  test("the same message ten times at the same moment is one mail and one entry", async () => {
    const context = await as();
    const known = await lead(context, { email: "ada@y.example" });
    const text = message("ada@y.example", "x@z.example");
    const answers = await Promise.all(Array.from({ length: 10 }, () => receive(context, text)));
    expect(answers.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(await timeline(context, "lead", known.id)).toHaveLength(1);
    expect(await events(context, "crm_mail.log")).toHaveLength(1);
  });

  test("without a Message-ID the same content is the same mail; another tenant has its own", async () => {
    const [context, stranger] = [await as(), await as()];
    const text = message("who@z.example", "x@z.example", "X-Mailer: x");
    const first = await receive(context, text);
    expect(await receive(context, text)).toMatchObject({ id: first.id, isNew: false });
    expect(await receive(stranger, text)).toMatchObject({ isNew: true });
  });

  test("one that waits comes to the record that a person sends it to, and waits no more", async () => {
    const context = await as();
    const text = message("who@z.example", "x@z.example");
    const known = await lead(context);
    const { id } = await receive(context, text);
    expect(await receive(context, text, { about: "lead", aboutId: known.id })).toEqual({
      id,
      isNew: false,
      isWaiting: false,
      about: [{ kind: "lead", id: known.id }],
    });
    expect((await mailsOf(context)).mails).toEqual([]);
  });
});

describe("refusals", () => {
  test("what is no mail, empty or too large is refused, and nothing is written", async () => {
    const context = await as();
    await expect(receive(context, "%PDF")).rejects.toMatchObject({ code: "invalid", message: expect.stringContaining(".eml") });
    await expect(receive(context, "")).rejects.toMatchObject({ code: "invalid" });
    await expect(receiveMail(context, {}, pieces("x".repeat(1_000_000), MAIL_LIMITS.fileBytes / 1_000_000 + 1))).rejects.toMatchObject({
      message: expect.stringContaining("10 MB"),
    });
    await expect(receive(context, message("a@x.example", "b@x.example"), { about: "lead", aboutId: newId() })).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await count(context)).toBe(0);
  });

  test("a viewer logs nothing; a member logs on their own leads alone and reads no mail that waits", async () => {
    const admin = await as();
    const [viewer, member] = [await tenantContext(database, admin.tenant.id, "viewer"), await tenantContext(database, admin.tenant.id, "member")];
    const ownerId = member.actor.kind === "user" ? member.actor.userId : "";
    const [own, other] = [await lead(admin, { ownerId, email: "own@y.example" }), await lead(admin, { email: "other@y.example" })];
    const text = message("other@y.example", "own@y.example");
    await expect(receive(viewer, text, { about: "lead", aboutId: own.id })).rejects.toMatchObject({ code: "forbidden" });
    await expect(receive(member, text)).rejects.toMatchObject({ code: "forbidden" });
    await expect(receive(member, text, { about: "lead", aboutId: other.id })).rejects.toMatchObject({ code: "forbidden" });
    await expect(mailsOf(member)).rejects.toMatchObject({ code: "forbidden" });
    await receive(member, text, { about: "lead", aboutId: own.id });
    expect(await timeline(admin, "lead", own.id)).toHaveLength(1);
    expect(await timeline(admin, "lead", other.id)).toEqual([]);
  });
});

describe("afterwards", () => {
  test("a mail goes with the last record that it stands on, whether an entry or a lead is taken away", async () => {
    const context = await as();
    const [one, two] = [await lead(context, { email: "one@y.example" }), await lead(context, { email: "two@y.example" })];
    await receive(context, message("one@y.example", "two@y.example"));
    const [entry] = await timeline(context, "lead", one.id);
    await deleteActivity(context, entry?.id ?? "");
    expect(await count(context)).toBe(1);
    const { version } = await getLead(context, two.id);
    await deleteLead(context, two.id, { version });
    expect(await count(context)).toBe(0);
  });

  test("of two leads that were made one, the survivor shows the mail once", async () => {
    const context = await as();
    const [one, two] = [await lead(context, { email: "one@y.example" }), await lead(context, { email: "two@y.example" })];
    await receive(context, message("one@y.example", "two@y.example"));
    const [a, b] = [await getLead(context, one.id), await getLead(context, two.id)];
    await mergeRecords(
      context,
      mergeInput.parse({ kind: "lead", survivorId: a.id, loserId: b.id, survivorVersion: a.version, loserVersion: b.version }),
    );
    expect(await timeline(context, "lead", one.id)).toHaveLength(1);
  });

  test("a mail is written down by hand, with its local time", async () => {
    const context = await as();
    const known = await lead(context);
    await writeMail(
      context,
      writeMailInput.parse({
        about: "lead",
        aboutId: known.id,
        from: await emailOf(context),
        to: "Ada@Y.example, b@y.example",
        subject: "Offer",
        text: "Hello",
        sentAt: "2026-11-20T09:30",
      }),
    );
    expect(await timeline(context, "lead", known.id)).toMatchObject([
      { direction: "out", occurredAt: "2026-11-20T09:30:00.000Z", mail: { recipients: [{ address: "ada@y.example" }, { address: "b@y.example" }] } },
    ]);
  });
});

describe("the door for mail systems", () => {
  const URL_ = "http://localhost:3000";

  async function sender(scopes: string[]) {
    const runtime = { ...testRuntime(database, { env: { PUBLIC_URL: URL_ } }), db: database.db, jobs: database.jobs };
    setRuntime(runtime);
    const tenant = await createTenant(database.db);
    const admin = await createPerson(database.db, { memberships: [{ tenantId: tenant.id, role: "tenant_admin" }] });
    const { cookieHeader } = await openTestSession(runtime, admin.id, tenant.id);
    const facts = { cookieHeader, authorization: null, requestId: newId(), ip: "192.0.2.9", userAgent: "tests" };
    const context = requireTenant(await contextOfRequest(runtime, facts));
    const account = await createServiceAccount(context, { name: "Mails", description: "" });
    const { secret } = await createKey(context, account.id, createKeyInput.parse({ name: "Mails", scopes }));
    const post = (body: BodyInit | null, more: Record<string, string> = {}) =>
      postMail(
        new Request(`${URL_}/api/v1/mail-log`, {
          method: "POST",
          body,
          headers: { authorization: `Bearer ${secret}`, "content-type": "message/rfc822", ...more },
          duplex: "half",
        } as RequestInit),
      );
    return { context, post };
  }

  test("a key with the right to change leads logs a mail without an Idempotency-Key, once", async () => {
    const { context, post } = await sender(["lead.update"]);
    const known = await lead(context, { email: "ada@y.example" });
    const text = message("ada@y.example", "x@z.example");
    const [first, second] = [await post(text), await post(text)];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(await first.json()).toMatchObject({ isNew: true, about: [{ kind: "lead", id: known.id }] });
    expect(await second.json()).toMatchObject({ isNew: false, about: [{ kind: "lead", id: known.id }] });
    expect(await timeline(context, "lead", known.id)).toMatchObject([{ authorName: null }]);
  });

  test("a key with another right, an empty body and one that is too large are refused, and nothing is written", async () => {
    const other = await sender(["campaign.read"]);
    expect((await other.post(message("a@x.example", "b@x.example"))).status).toBe(403);
    const { context, post } = await sender(["lead.update"]);
    expect((await post(null)).status).toBe(422);
    expect((await post("x", { "content-length": String(MAIL_LIMITS.fileBytes + 1) })).status).toBe(413);
    expect(await count(context)).toBe(0);
  });
});
