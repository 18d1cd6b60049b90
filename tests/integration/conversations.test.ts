import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { requireStaff, requireTenant, type StaffContext, type TenantContext } from "#lib/access";
import {
  addPerson,
  assignConversation,
  atAgency,
  conversationFigures,
  countWaitingConversations,
  editMessage,
  type FindLink,
  getConversation,
  getReplyDraft,
  keepReplyDraft,
  listAddable,
  listConversations,
  markConversationRead,
  namedOutside,
  openConversation,
  resolveConversation,
  tellStaffJob,
  withdrawMessage,
  writeMessage,
  writeNote,
} from "#lib/conversations";
import { type ListConversationsInput, listConversationsInput, openConversationInput } from "#lib/conversations/schema";
import type { EventEnvelope } from "#lib/events";
import { notifyJob } from "#lib/notifications";
import { newId } from "#lib/platform/crypto";
import {
  actedBySupport,
  createPerson,
  createTenant,
  type Person,
  signedInContext,
  staffContext,
  tenantContext,
  testRuntime,
} from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const NO_LINK: FindLink = async () => null;
const MINUTE_MS = 60_000;
const later = <C extends TenantContext | StaffContext>(context: C, ms: number): C => ({
  ...context,
  clock: { now: () => new Date(Date.now() + ms) },
});
const withKey = <C extends TenantContext | StaffContext>(context: C, key: string): C => ({ ...context, idempotency: { key, requestHash: key } });
const listed = async (context: TenantContext | StaffContext, input: Partial<ListConversationsInput> = {}) =>
  (await listConversations(context, listConversationsInput.parse(input))).conversations;
const sql = <Row extends object>(text: string, values: unknown[] = []) => query<Row>(database.superuserUrl, text, values);

interface Scene {
  tenantId: string;
  person: Person;
  /** A member's own context. */
  own: TenantContext;
  staff: StaffContext;
  id: string;
}

async function newScene(text = "Our shop is slow."): Promise<Scene> {
  const tenant = await createTenant(database.db, { name: `Company ${newId().slice(-6)}` });
  const person = await createPerson(database.db, { name: "Mara Member", memberships: [{ tenantId: tenant.id, role: "member" }] });
  const own = requireTenant(await signedInContext(database, person.id, tenant.id));
  const { id } = await openConversation(own, openConversationInput.parse({ subject: "The shop", text }), NO_LINK);
  return { tenantId: tenant.id, person, own, staff: await staffContext(database, "support"), id };
}

const say = (text: string) => ({ text, attachments: [] });

describe("a conversation", () => {
  test("goes to and fro, each side is told whom it waits for, and its times are measured from its rows", async () => {
    const { own, staff, id } = await newScene();
    expect(await getConversation(own, id)).toMatchObject({ state: "open", subject: "The shop", assignedTo: null, firstAnswerMs: null });
    await writeMessage(later(staff, 2 * MINUTE_MS), id, say("We are looking."));
    const answered = await getConversation(staff, id);
    expect(answered).toMatchObject({ state: "waiting_client", assignedTo: { id: staff.actor.userId } });
    expect(answered.firstAnswerMs).toBeGreaterThanOrEqual(2 * MINUTE_MS - 5_000);
    expect(answered.firstAnswerMs).toBeLessThan(3 * MINUTE_MS);
    await writeMessage(later(own, 3 * MINUTE_MS), id, say("Thank you."));
    expect(await getConversation(own, id)).toMatchObject({ state: "waiting_agency" });
    await resolveConversation(later(staff, 5 * MINUTE_MS), id);
    const resolved = await getConversation(staff, id);
    expect(resolved).toMatchObject({ state: "resolved" });
    expect(resolved.resolvedAfterMs).toBeGreaterThan(4 * MINUTE_MS);
    await expect(resolveConversation(own, id)).rejects.toMatchObject({ code: "conflict" });
    await writeMessage(later(own, 6 * MINUTE_MS), id, say("It is slow again."));
    const again = await getConversation(staff, id);
    expect(again).toMatchObject({ state: "waiting_agency", resolvedAfterMs: null });
    expect(again.steps.map(({ toState }) => toState)).toEqual(["open", "waiting_client", "waiting_agency", "resolved", "waiting_agency"]);
    // What the agency takes is its own affair.
    expect(await getConversation(own, id)).toMatchObject({ firstAnswerMs: null, resolvedAfterMs: null });
  });

  test("is about a campaign that the person may see, and nothing else", async () => {
    const { own } = await newScene();
    const link = `campaign:${newId()}`;
    const input = openConversationInput.parse({ subject: "This campaign", text: "Look.", link });
    await expect(openConversation(own, input, NO_LINK)).rejects.toMatchObject({ code: "invalid", issues: [{ path: "link" }] });
    const { id } = await openConversation(own, input, async (_context, { kind }) => `Spring (${kind})`);
    expect(await getConversation(own, id)).toMatchObject({ link: { kind: "campaign", title: "Spring (campaign)" } });
  });

  test("sent twice under one key is one, and so is a message", async () => {
    const { own, staff, id } = await newScene();
    const input = openConversationInput.parse({ subject: "Twice", text: "Once." });
    const key = newId();
    const [first, second] = [await openConversation(withKey(own, key), input, NO_LINK), await openConversation(withKey(own, key), input, NO_LINK)];
    expect(second).toEqual(first);
    const answerKey = newId();
    const answers = await Promise.all([1, 2, 3].map(() => writeMessage(withKey(staff, answerKey), id, say("One answer."))));
    expect(new Set(answers.map((answer) => answer.id)).size).toBe(1);
    expect((await getConversation(own, id)).messages.filter(({ text }) => text === "One answer.")).toHaveLength(1);
  });

  test("keeps every one of messages that arrive at once, in one order", async () => {
    const { own, staff, id } = await newScene();
    const texts = Array.from({ length: 12 }, (_, index) => `Reply ${index}`);
    const frozen = new Date(Date.now() + MINUTE_MS);
    const at = <C extends TenantContext | StaffContext>(context: C): C => ({ ...context, clock: { now: () => frozen } });
    await Promise.all(texts.map((text, index) => writeMessage(at(index % 2 === 0 ? own : staff), id, say(text))));
    const { messages, lastMessageAt } = await getConversation(own, id);
    expect(messages.map(({ text }) => text).sort()).toEqual(["Our shop is slow.", ...texts].sort());
    const times = messages.map(({ at }) => at);
    expect(new Set(times).size).toBe(times.length);
    expect(times).toEqual(times.toSorted());
    expect(lastMessageAt).toBe(times.at(-1));
  });
});

describe("who sees what", () => {
  test("a member sees what they take part in, administrators and managers all of their company's, others' nothing", async () => {
    const { own, tenantId, id } = await newScene();
    const [colleague, manager, admin] = [
      await tenantContext(database, tenantId, "member"),
      await tenantContext(database, tenantId, "manager"),
      await tenantContext(database, tenantId, "tenant_admin"),
    ];
    const stranger = (await newScene()).own;
    expect((await listed(own)).map((each) => each.id)).toEqual([id]);
    for (const seesAll of [manager, admin]) expect((await listed(seesAll)).map((each) => each.id)).toEqual([id]);
    expect(await listed(colleague)).toEqual([]);
    expect((await listed(stranger)).map((each) => each.id)).not.toContain(id);
    for (const other of [colleague, stranger]) {
      await expect(getConversation(other, id)).rejects.toMatchObject({ code: "not_found" });
      await expect(writeMessage(other, id, say("I am in."))).rejects.toMatchObject({ code: "not_found" });
      await expect(resolveConversation(other, id)).rejects.toMatchObject({ code: "not_found" });
      await expect(markConversationRead(other, id, { until: new Date().toISOString() })).rejects.toMatchObject({ code: "not_found" });
      await expect(keepReplyDraft(other, id, { text: "Hello" })).rejects.toMatchObject({ code: "not_found" });
      await expect(addPerson(other, id, { userId: other.actor.kind === "user" ? other.actor.userId : "" })).rejects.toMatchObject({
        code: "not_found",
      });
    }
  });

  test("whoever is asked in sees it, and only people of the company can be", async () => {
    const { own, tenantId, id } = await newScene();
    const colleague = await tenantContext(database, tenantId, "viewer");
    const userId = colleague.actor.kind === "user" ? colleague.actor.userId : "";
    expect((await listAddable(own, id)).map((each) => each.id)).toEqual([userId]);
    await addPerson(own, id, { userId });
    expect(await listAddable(own, id)).toEqual([]);
    expect(await getConversation(colleague, id)).toMatchObject({ id });
    const stranger = await createPerson(database.db);
    await expect(addPerson(own, id, { userId: stranger.id })).rejects.toMatchObject({ code: "invalid" });
  });

  test("notes are the staff's: neither what is shown nor the database's own wall lets a client see one", async () => {
    const { own, staff, id, tenantId } = await newScene();
    const before = await getConversation(own, id);
    await writeNote(later(staff, MINUTE_MS), id, { text: "They owe us 900 euros." });
    expect((await getConversation(staff, id)).notes.map(({ text }) => text)).toEqual(["They owe us 900 euros."]);
    const after = await getConversation(own, id);
    expect(JSON.stringify(after)).not.toContain("900 euros");
    expect(after).toMatchObject({ notes: [], unread: before.unread, lastMessageAt: before.lastMessageAt });
    expect(await listed(own, { search: "900 euros" })).toEqual([]);
    expect((await listed(staff, { search: "900 euros" })).map((each) => each.id)).toEqual([id]);
    const scope = { kind: "tenant", tenantId } as const;
    await expect(database.db.read(scope, (tx) => tx.query({ text: "SELECT * FROM conversation_note" }))).rejects.toThrow(/permission denied/);
    // Should the role ever be given the table, the policy still lets no row through.
    await sql("GRANT SELECT ON conversation_note TO bizosaas_app");
    expect(await database.db.read(scope, (tx) => tx.query({ text: "SELECT * FROM conversation_note" }))).toEqual([]);
    await sql("REVOKE ALL ON conversation_note FROM bizosaas_app");
    await expect(writeNote(own as unknown as StaffContext, id, { text: "Me, too." })).rejects.toMatchObject({ code: "forbidden" });
  });

  test("the trail of the client and its open windows do not say that there are notes", async () => {
    const { staff, id, tenantId } = await newScene();
    await sql("DELETE FROM realtime_update");
    await writeNote(staff, id, { text: "Among us." });
    expect(await sql("SELECT 1 FROM audit_entry WHERE tenant_id = $1 AND action = 'conversation.note'", [tenantId])).toEqual([]);
    expect(await sql("SELECT 1 FROM realtime_update WHERE tenant_id = $1", [tenantId])).toEqual([]);
    expect(await sql("SELECT 1 FROM realtime_update WHERE tenant_id IS NULL AND topic = 'conversation.changed'")).toHaveLength(1);
  });

  test("the database lets a client's people write as themselves alone, and see no other company's rows", async () => {
    const { own, id, tenantId, person, staff } = await newScene();
    await writeMessage(staff, id, say("From the agency."));
    const stranger = await newScene();
    const mine = { kind: "tenant", tenantId, userId: person.id } as const;
    const others = { kind: "tenant", tenantId: stranger.tenantId, userId: stranger.person.id } as const;
    for (const table of ["conversation", "conversation_message", "conversation_reader", "conversation_step"]) {
      const count = (scope: typeof mine) =>
        database.db.read(scope, (tx) => tx.query({ text: `SELECT 1 FROM ${table} WHERE tenant_id = $1::uuid`, values: [tenantId] }));
      expect((await count(mine)).length).toBeGreaterThan(0);
      expect(await count(others)).toEqual([]);
    }
    const write = (side: string, authorId: string) =>
      database.db.transaction(mine, (tx) =>
        tx.query({
          text: `INSERT INTO conversation_message (id, tenant_id, conversation_id, author_id, side, text, created_at)
                 VALUES ($1::uuid, $2::uuid, $3::uuid, $4::uuid, $5, 'Forged', now())`,
          values: [newId(), tenantId, id, authorId, side],
        }),
      );
    await expect(write("agency", person.id)).rejects.toThrow(/row-level security/);
    await expect(write("client", staff.actor.userId)).rejects.toThrow(/row-level security/);
    await expect(database.db.transaction(mine, (tx) => tx.query({ text: "DELETE FROM conversation_message" }))).rejects.toThrow(/permission denied/);
    expect((await getConversation(own, id)).messages).toHaveLength(2);
  });

  test("a company that is past due writes, one that has left reads alone, and nobody writes in somebody's name", async () => {
    const { own, id, tenantId, person } = await newScene();
    await sql("UPDATE tenant SET status = 'past_due' WHERE id = $1", [tenantId]);
    const pastDue = requireTenant(await signedInContext(database, person.id, tenantId));
    await writeMessage(pastDue, id, say("Our bank had a fault."));
    await expect(writeMessage(actedBySupport(own), id, say("In their name."))).rejects.toMatchObject({ code: "forbidden" });
    await expect(markConversationRead(actedBySupport(own), id, { until: new Date().toISOString() })).rejects.toMatchObject({ code: "forbidden" });
    const admin = await createPerson(database.db, { memberships: [{ tenantId, role: "tenant_admin" }] });
    await sql("UPDATE tenant SET status = 'cancelled' WHERE id = $1", [tenantId]);
    const leaving = requireTenant(await signedInContext(database, admin.id, tenantId));
    expect(await getConversation(leaving, id)).toMatchObject({ id });
    await expect(writeMessage(leaving, id, say("One more."))).rejects.toMatchObject({ code: "conflict" });
  });

  test("a member of staff who belongs to a company, too, is of the agency in its area", async () => {
    const { staff, id, tenantId } = await newScene();
    await database.db.transaction({ kind: "system", purpose: "test" }, (tx) =>
      tx.prisma.membership.createMany({ data: [{ tenantId, userId: staff.actor.userId, role: "viewer" }] }),
    );
    const both = requireStaff(await signedInContext(database, staff.actor.userId, tenantId));
    expect(both.tenant?.id).toBe(tenantId);
    await writeMessage(atAgency(both), id, say("As support."));
    expect((await getConversation(atAgency(both), id)).messages.at(-1)?.author.side).toBe("agency");
  });
});

describe("what changes about a message", () => {
  test("it is edited for a quarter of an hour, with what it said before; its author alone changes it", async () => {
    const { own, staff, id } = await newScene("The shpo of sprockets is slow.");
    const messageId = (await getConversation(own, id)).messages[0]?.id ?? "";
    const place = { conversationId: id, messageId };
    await expect(editMessage(staff, place, { text: "No." })).rejects.toMatchObject({ code: "forbidden" });
    await editMessage(later(own, 14 * MINUTE_MS), place, { text: "The shop of sprockets is slow." });
    const [message] = (await getConversation(staff, id)).messages;
    expect(message).toMatchObject({
      text: "The shop of sprockets is slow.",
      revisions: [{ text: "The shpo of sprockets is slow." }],
      editableUntil: null,
    });
    await expect(editMessage(later(own, 16 * MINUTE_MS), place, { text: "Too late." })).rejects.toMatchObject({ code: "conflict" });
    await expect(withdrawMessage(staff, place)).rejects.toMatchObject({ code: "forbidden" });
    await withdrawMessage(later(own, 16 * MINUTE_MS), place);
    const [gone] = (await getConversation(staff, id)).messages;
    expect(gone).toMatchObject({ text: null, revisions: [], attachments: [] });
    expect(gone?.withdrawnAt).not.toBeNull();
    expect(await listed(staff, { search: "shop of sprockets" })).toEqual([]);
    await expect(editMessage(own, place, { text: "Back." })).rejects.toMatchObject({ code: "conflict" });
    // It stays in the rows: nothing that was said is deleted.
    expect(await sql("SELECT text FROM conversation_message WHERE id = $1", [messageId])).toEqual([{ text: "The shop of sprockets is slow." }]);
  });

  test("a message of another conversation is not found through this one", async () => {
    const [one, other] = [await newScene(), await newScene()];
    const messageId = (await getConversation(other.own, other.id)).messages[0]?.id ?? "";
    await expect(editMessage(one.own, { conversationId: one.id, messageId }, { text: "Mine." })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("the inbox", () => {
  test("filters by whom it waits for and who looks after it, and finds by text and company", async () => {
    const { staff, id, own, tenantId } = await newScene("A needle in a haystack: 100% _sure_.");
    const other = await newScene();
    const ids = async (input: Partial<ListConversationsInput>) =>
      (await listed(staff, { limit: 100, ...input })).map((each) => each.id).filter((each) => [id, other.id].includes(each));
    expect(await ids({ which: "agency" })).toEqual([id, other.id]);
    await writeMessage(staff, id, say("Answer."));
    expect(await ids({ which: "client" })).toEqual([id]);
    expect(await ids({ whose: "mine" })).toEqual([id]);
    expect(await ids({ whose: "nobody" })).toEqual([other.id]);
    await assignConversation(staff, other.id, { assigneeId: staff.actor.userId });
    expect(await ids({ whose: "nobody" })).toEqual([]);
    await assignConversation(staff, other.id, { assigneeId: null });
    const client = await createPerson(database.db, { memberships: [{ tenantId, role: "member" }] });
    await expect(assignConversation(staff, other.id, { assigneeId: client.id })).rejects.toMatchObject({ code: "invalid" });
    await resolveConversation(own, id);
    expect(await ids({ which: "resolved" })).toEqual([id]);
    expect(await ids({ search: "100% _SURE_" })).toEqual([id]);
    expect(await ids({ search: own.tenant.name })).toEqual([id]);
    expect(await ids({ search: "%" })).toEqual([id]);
    await expect(conversationFigures(own as unknown as StaffContext)).rejects.toMatchObject({ code: "forbidden" });
    const figures = await conversationFigures(staff);
    expect(figures.opened).toBeGreaterThanOrEqual(figures.answered);
    expect(figures.medianFirstAnswerMs).not.toBeNull();
  });

  test("are counted for the operator’s menu while they wait for the agency, and for nobody else", async () => {
    const { own, staff } = await newScene();
    const before = await countWaitingConversations(staff);
    const { id } = await openConversation(own, openConversationInput.parse({ subject: "Waits", text: "x" }), NO_LINK);
    expect(await countWaitingConversations(staff)).toBe(before + 1);
    await writeMessage(staff, id, say("An answer"));
    expect(await countWaitingConversations(staff)).toBe(before);
    await writeMessage(own, id, say("Another question"));
    expect(await countWaitingConversations(staff)).toBe(before + 1);
    await resolveConversation(staff, id);
    expect(await countWaitingConversations(staff)).toBe(before);
    await expect(countWaitingConversations(own as unknown as StaffContext)).rejects.toMatchObject({ code: "forbidden" });
  });

  test("pages without losing or repeating one", async () => {
    const { own, staff } = await newScene();
    for (const subject of ["b", "c", "d"]) await openConversation(own, openConversationInput.parse({ subject, text: "x" }), NO_LINK);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listConversations(own, listConversationsInput.parse({ limit: 2, ...(cursor && { cursor }) }));
      seen.push(...page.conversations.map(({ subject }) => subject));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen.toSorted()).toEqual(["The shop", "b", "c", "d"]);
    expect((await listed(staff, { which: "agency", limit: 100 })).length).toBeGreaterThanOrEqual(4);
  });

  test("counts what each has not seen, and knows how far they read", async () => {
    const { own, staff, id } = await newScene();
    const unread = async (context: TenantContext | StaffContext) => (await listed(context, { limit: 100 })).find((each) => each.id === id)?.unread;
    expect([await unread(own), await unread(staff)]).toEqual([0, 1]);
    await writeMessage(later(staff, MINUTE_MS), id, say("One"));
    await writeMessage(later(staff, 2 * MINUTE_MS), id, say("Two"));
    await writeNote(later(staff, 2 * MINUTE_MS), id, { text: "Noted" });
    expect([await unread(own), await unread(staff)]).toEqual([2, 0]);
    const [, one] = (await getConversation(own, id)).messages;
    await markConversationRead(later(own, 3 * MINUTE_MS), id, { until: one?.at ?? "" });
    expect(await unread(own)).toBe(1);
    // Neither back nor into the future.
    await markConversationRead(own, id, { until: "2020-01-01T00:00:00.000Z" });
    expect(await unread(own)).toBe(1);
    await markConversationRead(later(own, 4 * MINUTE_MS), id, { until: "2999-01-01T00:00:00.000Z" });
    expect(await unread(own)).toBe(0);
    const reader = (await getConversation(staff, id)).readers.find(({ side }) => side === "client");
    expect(new Date(reader?.readUntil ?? 0).getTime()).toBeLessThan(Date.now() + 5 * MINUTE_MS);
  });
});

describe("mentions and drafts", () => {
  test("a mention reaches whoever may see the conversation, and tells nobody else", async () => {
    const { own, staff, id, tenantId } = await newScene();
    const admin = await createPerson(database.db, { name: "Ada Admin", memberships: [{ tenantId, role: "tenant_admin" }] });
    await createPerson(database.db, { name: "Olaf Outside", memberships: [{ tenantId, role: "member" }] });
    const { mentionable } = await getConversation(own, id);
    expect(mentionable.map(({ name }) => name)).toEqual(["Ada Admin"]);
    await writeMessage(own, id, say("@Ada Admin and @Olaf Outside, look."));
    expect((await getConversation(own, id)).messages.at(-1)?.mentions.map((each) => each.id)).toEqual([admin.id]);
    // Whoever wrote it is told who was not; of "Ada Admin" no other Ada is meant.
    await createPerson(database.db, { name: "Ada", memberships: [{ tenantId, role: "member" }] });
    const outside = async (context: TenantContext | StaffContext, text: string) => (await namedOutside(context, id, text)).map(({ name }) => name);
    for (const each of [own, staff]) expect(await outside(each, "@Ada Admin and @Olaf Outside, look.")).toEqual(["Olaf Outside"]);
    expect(await outside(own, "@ada, look, and @Nobody")).toEqual(["Ada"]);
    // Staff are known to the client once they have written.
    expect((await getConversation(staff, id)).mentionable.map(({ name }) => name)).toContain("Mara Member");
    await writeMessage(staff, id, say("Hello @Mara Member"));
    expect((await getConversation(own, id)).mentionable.map((each) => each.id)).toContain(staff.actor.userId);
  });

  test("a half-written reply is kept, per conversation and person, and forgotten when it is emptied", async () => {
    const { own, staff, id } = await newScene();
    const other = await openConversation(own, openConversationInput.parse({ subject: "Other", text: "x" }), NO_LINK);
    await keepReplyDraft(own, id, { text: "Half a" });
    await keepReplyDraft(own, id, { text: "Half a sentence" });
    expect(await getReplyDraft(own, id)).toBe("Half a sentence");
    expect([await getReplyDraft(own, other.id), await getReplyDraft(staff, id)]).toEqual(["", ""]);
    await keepReplyDraft(own, id, { text: " " });
    expect(await getReplyDraft(own, id)).toBe("");
  });

  test("what was sent is no draft any more, though the browser keeps it a moment later; what is typed next is", async () => {
    const { own, staff, id } = await newScene();
    await keepReplyDraft(own, id, { text: "We are" });
    await writeMessage(own, id, say("We are on it."));
    for (const late of ["We are on", "We are on it. "]) await keepReplyDraft(own, id, { text: late });
    expect(await getReplyDraft(own, id)).toBe("");
    // Of others, and of what was sent long ago, nothing follows.
    await keepReplyDraft(staff, id, { text: "We are on it" });
    expect(await getReplyDraft(staff, id)).toBe("We are on it");
    await keepReplyDraft(own, id, { text: "We are on it, too" });
    expect(await getReplyDraft(own, id)).toBe("We are on it, too");
    await keepReplyDraft(later(own, 2 * MINUTE_MS), id, { text: "We" });
    expect(await getReplyDraft(own, id)).toBe("We");
    // What was taken back may be written anew.
    const { id: again } = await writeMessage(own, id, say("Tomorrow at nine."));
    await withdrawMessage(own, { conversationId: id, messageId: again });
    await keepReplyDraft(own, id, { text: "Tomorrow" });
    expect(await getReplyDraft(own, id)).toBe("Tomorrow");
  });

  test("a draft that is kept while its message is sent is gone when both are done, whichever was first", async () => {
    const { own, id } = await newScene();
    for (let nr = 0; nr < 8; nr += 1) {
      const text = `Message ${nr}, and some more.`;
      await Promise.all([keepReplyDraft(own, id, { text }), writeMessage(own, id, say(text)), keepReplyDraft(own, id, { text: text.slice(0, -3) })]);
      expect(await getReplyDraft(own, id)).toBe("");
    }
  });

  test("more drafts than are kept push out the oldest", async () => {
    const { own } = await newScene();
    const ids: string[] = [];
    for (let nr = 0; nr < 21; nr++) ids.push((await openConversation(own, openConversationInput.parse({ subject: `${nr}`, text: "x" }), NO_LINK)).id);
    for (const [nr, id] of ids.entries()) await keepReplyDraft(later(own, nr), id, { text: `Draft ${nr}` });
    expect(await getReplyDraft(own, ids[0] ?? "")).toBe("");
    expect(await getReplyDraft(own, ids[20] ?? "")).toBe("Draft 20");
  });
});

describe("what people are told", () => {
  const runtime = () => ({ ...testRuntime(database), db: database.db, jobs: database.jobs });
  /** Delivers all that was told of a conversation, in its order. */
  async function deliver(conversationId: string): Promise<void> {
    const jobs = await sql<{ data: EventEnvelope }>(
      "SELECT data FROM pgboss.job WHERE name = 'notifications.notify' AND data->'data'->>'conversationId' = $1 ORDER BY created_on, id",
      [conversationId],
    );
    for (const { data } of jobs) await notifyJob.handle(data, { id: newId(), runtime: runtime(), signal: new AbortController().signal, attempt: 1 });
  }
  const toldTo = (userId: string) =>
    sql<{ title: string; href: string; kind: string }>("SELECT title, href, kind FROM notification WHERE user_id = $1 ORDER BY created_at, id", [
      userId,
    ]);
  const mailsTo = async (email: string) =>
    (await sql<{ subject: string }>("SELECT subject FROM mail_message WHERE recipient = $1 ORDER BY id", [email])).map(({ subject }) => subject);

  test("staff hear of a new conversation, the client of the answer, in the portal and by mail; a mention is told as one; a note to staff alone", async () => {
    const { own, staff, id, tenantId, person } = await newScene();
    const admin = await createPerson(database.db, { name: "Ada Admin", memberships: [{ tenantId, role: "tenant_admin" }] });
    const colleague = await createPerson(database.db, { name: "Sam Support", platformRole: "support" });
    await writeMessage(staff, id, say("Hello @Ada Admin"));
    await writeNote(staff, id, { text: "@Sam Support, @Mara Member owes us." });
    await writeMessage(own, id, say("Thank you."));
    await deliver(id);
    const atPortal = `/portal/support/${id}`;
    const atDesk = `/admin/conversations/${id}`;
    const kind = "conversations";
    expect(await toldTo(person.id)).toEqual([{ title: "Support has answered: The shop", href: atPortal, kind }]);
    expect(await mailsTo(person.email)).toEqual(["Support has answered: The shop"]);
    expect(await toldTo(admin.id)).toEqual([{ title: "You are mentioned in “The shop”", href: atPortal, kind }]);
    expect((await toldTo(colleague.id)).map(({ title, href }) => [title, href])).toEqual([
      [`${own.tenant.name} asks: The shop`, atDesk],
      ["A note about “The shop” mentions you", atDesk],
    ]);
    expect((await toldTo(staff.actor.userId)).map(({ title }) => title)).toEqual([
      `${own.tenant.name} asks: The shop`,
      `New message from ${own.tenant.name}: The shop`,
    ]);
  });

  test("whoever may not see it any more is not told of it, and a delivery that comes twice is told once", async () => {
    const { own, staff, id, tenantId } = await newScene();
    const colleague = await createPerson(database.db, { memberships: [{ tenantId, role: "member" }] });
    await addPerson(own, id, { userId: colleague.id });
    await sql("UPDATE membership SET status = 'suspended' WHERE user_id = $1", [colleague.id]);
    await writeMessage(staff, id, say("For those who are there."));
    await resolveConversation(staff, id);
    await deliver(id);
    await deliver(id);
    expect((await toldTo(colleague.id)).map(({ title }) => title)).toEqual(["You now take part in “The shop”"]);
    const told = (await toldTo(own.actor.kind === "user" ? own.actor.userId : "")).map(({ title }) => title);
    expect(told).toEqual(["Support has answered: The shop", "Resolved: The shop"]);
  });

  test("the staff's open windows hear of what a client writes, by a job of its own", async () => {
    const { id } = await newScene();
    await sql("DELETE FROM realtime_update");
    const [job] = await sql<{ data: EventEnvelope }>(
      "SELECT data FROM pgboss.job WHERE name = 'conversations.tell_staff' AND data->'data'->>'conversationId' = $1",
      [id],
    );
    if (!job) throw new Error("The event was not published to the job");
    await tellStaffJob.handle(job.data, { id: newId(), runtime: runtime(), signal: new AbortController().signal, attempt: 1 });
    expect(await sql("SELECT tenant_id, payload FROM realtime_update")).toEqual([{ tenant_id: null, payload: { conversationId: id } }]);
  });

  test("and of what a client edits and withdraws", async () => {
    const { own, id } = await newScene();
    const messageId = (await getConversation(own, id)).messages[0]?.id ?? "";
    await editMessage(own, { conversationId: id, messageId }, { text: "The shop is quick." });
    await withdrawMessage(own, { conversationId: id, messageId });
    const jobs = await sql<{ told: object }>(
      "SELECT data->'data' AS told FROM pgboss.job WHERE name = 'conversations.tell_staff' AND data->>'name' = 'conversation.message_changed' AND data->'data'->>'conversationId' = $1",
      [id],
    );
    expect(jobs.map(({ told }) => told)).toEqual(Array(2).fill(expect.objectContaining({ conversationId: id, messageId })));
  });
});
