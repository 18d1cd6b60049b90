import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TenantContext, TenantRole } from "#lib/access";
import {
  addTask,
  assignLead,
  bulkLeads,
  bulkLeadsJob,
  changeCompany,
  changeContact,
  changeDeal,
  changeLead,
  convertLead,
  createCompany,
  createContact,
  createDeal,
  createLead,
  dealBoard,
  dealFormOf,
  deleteActivity,
  deleteCompany,
  deleteContact,
  deleteDeal,
  deleteLead,
  dueTasks,
  exportLeads,
  findChoices,
  getCompany,
  getContact,
  getDeal,
  getLead,
  leadFormOf,
  leadRoom,
  listActivities,
  listCompanies,
  listContacts,
  listDeals,
  listLeads,
  listTasks,
  logActivity,
  moveDeal,
  pipelineFigures,
  remindOfTasks,
  setFollowUp,
  setLeadStatus,
  setTaskDone,
} from "#lib/crm";
import {
  addTaskInput,
  boardInput,
  changeContactCall,
  changeDealCall,
  changeLeadCall,
  createCompanyInput,
  createContactInput,
  createDealInput,
  createLeadInput,
  listCompaniesInput,
  listContactsInput,
  listDealsInput,
  listLeadsInput,
  listTasksInput,
  logActivityInput,
} from "#lib/crm/schema";
import { createPerson, createTenant, type Person, signedInContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";
import { TOLD } from "../support/told.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

interface Scene {
  tenantId: string;
  admin: TenantContext;
  as: (role: TenantRole) => Promise<TenantContext & { person: Person }>;
}

async function scene(overrides: Parameters<typeof createTenant>[1] = {}): Promise<Scene> {
  const tenant = await createTenant(database.db, { timeZone: "Europe/Berlin", currency: "EUR", ...overrides });
  const as = async (role: TenantRole) => {
    const person = await createPerson(database.db, { memberships: [{ tenantId: tenant.id, role }] });
    const context = await signedInContext(database, person.id, tenant.id);
    return { ...(context as TenantContext), person };
  };
  return { tenantId: tenant.id, admin: await as("tenant_admin"), as };
}

const lead = (input: object = {}) =>
  createLeadInput.parse({ firstName: "Ada", lastName: "Lovelace", email: "Ada@Engine.example", companyName: "Engine Ltd", ...input });
const later = (context: TenantContext, ms: number): TenantContext => ({ ...context, clock: { now: () => new Date(Date.now() + ms) } });
const eventsOf = async (name: string, tenantId: string) =>
  (
    await query<{ data: { data: Record<string, unknown> } }>(
      database.superuserUrl,
      `SELECT DISTINCT ON (data->>'id') data FROM ${TOLD} WHERE data->>'name' = $1 AND data->'data'->>'tenantId' = $2`,
      [name, tenantId],
    )
  ).map(({ data }) => data.data);
const DAY_MS = 86_400_000;

describe("a lead", () => {
  test("is kept as it was entered, with an event that names nobody, and found by what it says", async () => {
    const { admin, tenantId } = await scene();
    const made = await createLead(admin, lead({ budget: "1200.50", nextFollowUpAt: "2026-12-24T14:30", tags: "Fair, fair ,VIP", hasBudget: true }));
    expect(made).toMatchObject({
      name: "Ada Lovelace",
      email: "ada@engine.example",
      budgetMinor: 120_050,
      currency: "EUR",
      status: "new",
      score: null,
      nextFollowUpAt: "2026-12-24T13:30:00.000Z",
      tags: ["fair", "vip"],
      bant: { budget: true, authority: null, need: null, note: "" },
    });
    expect(await eventsOf("lead.captured", tenantId)).toEqual([{ tenantId, leadId: made.id, hasConsent: false }]);
    await createLead(admin, lead({ firstName: "Grace", lastName: "Hopper", email: "grace@navy.example", companyName: null }));
    const found = async (filter: object) => (await listLeads(admin, listLeadsInput.parse(filter))).leads.map(({ name }) => name);
    expect(await found({ search: "ENGINE" })).toEqual(["Ada Lovelace"]);
    expect(await found({ sort: "name" })).toEqual(["Grace Hopper", "Ada Lovelace"]);
    expect(await found({ sort: "followUp" })).toEqual(["Ada Lovelace", "Grace Hopper"]);
    expect(await found({ owner: "nobody" })).toEqual([]);
    expect(await found({ followUpFrom: "2026-12-24", followUpTo: "2026-12-24" })).toEqual(["Ada Lovelace"]);
    const twin = await createLead(admin, lead({ email: "ada@ENGINE.example", firstName: "A." }));
    expect(twin.alike.map(({ id }) => id)).toEqual([made.id]);
  });

  test("is asked about before a second one of its address is written by hand, and written once when it is meant", async () => {
    const { admin, tenantId } = await scene();
    const enter = (email: string, meantTwin: string, key = "first") =>
      createLead({ ...admin, idempotency: { key, requestHash: `${email} ${meantTwin}` } }, lead({ email }), { meantTwin });
    const made = await enter("ada@engine.example", "");
    // Sent twice, it is still the first: nobody is asked about what they have just entered.
    expect((await enter("ada@engine.example", "")).id).toBe(made.id);
    await expect(enter("Ada@ENGINE.example", "", "second")).rejects.toMatchObject({
      code: "conflict",
      reason: "lead_known",
      issues: [{ path: "email", message: "Ada Lovelace has this address already." }],
    });
    await expect(enter("ada@engine.example", "grace@navy.example", "second")).rejects.toMatchObject({ reason: "lead_known" });
    const twin = await enter("Ada@ENGINE.example", "ada@engine.example", "second");
    expect((await enter("Ada@ENGINE.example", "ada@engine.example", "second")).id).toBe(twin.id);
    expect(await eventsOf("lead.captured", tenantId)).toHaveLength(2);
    const other = await scene();
    expect((await createLead(other.admin, lead({ email: "ada@engine.example" }), { meantTwin: "" })).alike).toEqual([]);
  });

  test("has a budget as it is written in either language, and none that could be two", async () => {
    const { admin } = await scene();
    const made = await createLead(admin, lead({ budget: "1.200,50" }));
    expect(made.budgetMinor).toBe(120_050);
    expect((await createLead(admin, lead({ email: "en@engine.example", budget: "1,200.50" }))).budgetMinor).toBe(120_050);
    await expect(createLead(admin, lead({ email: "two@engine.example", budget: "1.200" }))).rejects.toMatchObject({
      code: "invalid",
      issues: [{ path: "budget" }],
    });
    expect(createLeadInput.safeParse({ firstName: "Ada", email: "ada@two.example", budget: "1,200" }).success).toBe(false);
  });

  test("comes page by page without a gap, whatever the order", async () => {
    const { admin } = await scene();
    for (let at = 0; at < 7; at += 1) await createLead(admin, lead({ lastName: `L${at % 3}`, nextFollowUpAt: at % 2 ? `2026-12-0${at}` : "" }));
    for (const sort of ["created", "-created", "name", "-name", "score", "-score", "followUp", "-followUp"] as const) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await listLeads(admin, listLeadsInput.parse({ sort, limit: 3, ...(cursor && { cursor }) }));
        seen.push(...page.leads.map(({ id }) => id));
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      expect([sort, new Set(seen).size, seen.length]).toEqual([sort, 7, 7]);
    }
  });

  test("is for whoever may: a member changes their own alone, a viewer reads, and another tenant has no such lead", async () => {
    const { admin, as } = await scene();
    const [member, viewer, stranger] = [await as("member"), await as("viewer"), (await scene()).admin];
    const made = await createLead(admin, lead({ ownerId: member.person.id }));
    const others = await createLead(admin, lead());
    const change = (version: number) => changeLeadCall.parse({ firstName: "Augusta", source: "other", version });
    expect((await changeLead(member, made.id, change(made.version))).firstName).toBe("Augusta");
    await expect(changeLead(member, others.id, change(others.version))).rejects.toMatchObject({ code: "forbidden" });
    await expect(createLead(member, lead())).rejects.toMatchObject({ code: "forbidden" });
    await expect(assignLead(member, made.id, { ownerId: null, version: 2 })).rejects.toMatchObject({ code: "forbidden" });
    expect((await getLead(viewer, made.id)).firstName).toBe("Augusta");
    await expect(setLeadStatus(viewer, made.id, { status: "lost", lostReason: "No", version: 2 })).rejects.toMatchObject({ code: "forbidden" });
    for (const act of [
      () => getLead(stranger, made.id),
      () => changeLead(stranger, made.id, change(2)),
      () => deleteLead(stranger, made.id, { version: 2 }),
      () => assignLead(stranger, made.id, { ownerId: null, version: 2 }),
      () => convertLead(stranger, made.id, { name: "Deal", amount: "1", version: 2 }),
      () => logActivity(stranger, logActivityInput.parse({ about: "lead", aboutId: made.id, kind: "note", subject: "Hello" })),
    ])
      await expect(act()).rejects.toMatchObject({ code: "not_found" });
    await expect(
      assignLead(admin, made.id, { ownerId: stranger.actor.kind === "user" ? stranger.actor.userId : "", version: 2 }),
    ).rejects.toMatchObject({
      code: "invalid",
    });
  });

  test("that two change at once is told to the second field by field; what is the same writes nothing", async () => {
    const { admin } = await scene();
    const made = await createLead(admin, lead());
    const form = { ...leadFormOf(made), tags: made.tags };
    expect((await changeLead(admin, made.id, changeLeadCall.parse({ ...form, version: made.version }))).version).toBe(made.version);
    await changeLead(admin, made.id, changeLeadCall.parse({ ...form, jobTitle: "Analyst", version: made.version }));
    const second = changeLead(admin, made.id, changeLeadCall.parse({ ...form, city: "London", version: made.version }));
    await expect(second).rejects.toMatchObject({ code: "conflict", issues: [{ path: "jobTitle" }, { path: "city" }] });
    expect((await getLead(admin, made.id)).city).toBeNull();
  });

  test("goes by hand where its status lets it, and by its deal once it has one", async () => {
    const { admin, tenantId } = await scene();
    const made = await createLead(admin, lead({ budget: "500" }));
    const lost = await setLeadStatus(admin, made.id, { status: "lost", lostReason: "Too dear", version: made.version });
    expect(lost).toMatchObject({ status: "lost", lostReason: "Too dear" });
    await expect(convertLead(admin, made.id, { name: "Engine", amount: "900", version: lost.version })).rejects.toMatchObject({ code: "conflict" });
    const back = await setLeadStatus(admin, made.id, { status: "qualified", lostReason: null, version: lost.version });
    const converted = await convertLead(admin, made.id, { name: "Engine", amount: "900.25", version: back.version });
    expect(converted).toMatchObject({ status: "qualified", dealName: "Engine" });
    const deal = await getDeal(admin, converted.dealId ?? "");
    expect(deal).toMatchObject({
      stage: "qualification",
      amountMinor: 90_025,
      currency: "EUR",
      companyName: "Engine Ltd",
      contactName: "Ada Lovelace",
      leadId: made.id,
    });
    await expect(convertLead(admin, made.id, { name: "Again", amount: "1", version: converted.version })).rejects.toMatchObject({ code: "conflict" });
    await expect(setLeadStatus(admin, made.id, { status: "contacted", lostReason: null, version: converted.version })).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(deleteLead(admin, made.id, { version: converted.version })).rejects.toMatchObject({ code: "conflict" });
    await moveDeal(admin, deal.id, { stage: "negotiation", lostReason: null });
    expect((await getLead(admin, made.id)).status).toBe("negotiation");
    await moveDeal(admin, deal.id, { stage: "closed_won", lostReason: null });
    expect(await getLead(admin, made.id)).toMatchObject({ status: "converted", convertedAt: expect.any(String) });
    expect(await eventsOf("lead.converted", tenantId)).toEqual([{ tenantId, leadId: made.id, amountMinor: 90_025 }]);
    expect(await eventsOf("deal.won", tenantId)).toEqual([{ tenantId, dealId: deal.id, leadId: made.id, amountMinor: 90_025 }]);
    await moveDeal(admin, deal.id, { stage: "proposal", lostReason: null });
    expect(await getLead(admin, made.id)).toMatchObject({ status: "proposal", convertedAt: null });
    await moveDeal(admin, deal.id, { stage: "closed_lost", lostReason: "Chose another" });
    expect(await getLead(admin, made.id)).toMatchObject({ status: "lost", lostReason: "Chose another" });
    const { version } = await getDeal(admin, deal.id);
    await deleteDeal(admin, deal.id, { version });
    expect(await getLead(admin, made.id)).toMatchObject({ status: "qualified", dealId: null, lostReason: null });
  });

  test("makes one deal, also when two make it at once", async () => {
    const { admin } = await scene();
    const made = await createLead(admin, lead());
    const both = await Promise.allSettled([1, 2].map((n) => convertLead(admin, made.id, { name: `Deal ${n}`, amount: "10", version: made.version })));
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await listDeals(admin, listDealsInput.parse({}))).deals).toHaveLength(1);
    expect((await listContacts(admin, listContactsInput.parse({}))).contacts).toHaveLength(1);
  });

  test("is written once for one key of a request, and only as long as the plan has room, however many write at once", async () => {
    const { admin, tenantId } = await scene({ planKey: "free" });
    const twice = { ...admin, idempotency: { key: "same-key", requestHash: "one" } };
    const [first, second] = [await createLead(twice, lead()), await createLead(twice, lead())];
    expect(second.id).toBe(first.id);
    await query(
      database.superuserUrl,
      `INSERT INTO lead (id, tenant_id, first_name, sort_name, source, status_since, created_at, updated_at)
       SELECT gen_random_uuid(), $1, 'N' || n, 'n' || n, 'import', now(), now(), now() FROM generate_series(1, 96) n`,
      [tenantId],
    );
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => createLead(admin, lead())));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    const refused = tries.find((each) => each.status === "rejected");
    expect(refused).toMatchObject({ reason: { code: "limit_exceeded", message: expect.stringContaining("100 leads") } });
    expect(await leadRoom(admin)).toEqual({ used: 100, limit: 100 });
  });

  test("is given to somebody who is told, and may be planned and taken away again", async () => {
    const { admin, as, tenantId } = await scene();
    const member = await as("member");
    const made = await createLead(admin, lead());
    const given = await assignLead(admin, made.id, { ownerId: member.person.id, version: made.version });
    expect(given).toMatchObject({ ownerId: member.person.id, ownerReason: "by hand" });
    expect(await eventsOf("lead.assigned", tenantId)).toEqual([{ tenantId, leadId: made.id, userId: member.person.id }]);
    const planned = await setFollowUp(member, made.id, { nextFollowUpAt: "2026-12-01T09:00", version: given.version });
    expect(planned.nextFollowUpAt).toBe("2026-12-01T08:00:00.000Z");
    await expect(setFollowUp(member, made.id, { nextFollowUpAt: null, version: given.version })).rejects.toMatchObject({ code: "conflict" });
    await deleteLead(admin, made.id, { version: planned.version });
    await expect(getLead(admin, made.id)).rejects.toMatchObject({ code: "not_found" });
  });

  test("is acted upon with many others by whoever asked, as far as they may then", async () => {
    const { admin, as } = await scene();
    const manager = await as("manager");
    const made = await Promise.all([
      createLead(admin, lead()),
      createLead(admin, lead({ lastName: "B" })),
      createLead(admin, lead({ lastName: "C" })),
    ]);
    const converted = await convertLead(admin, made[2]?.id ?? "", { name: "Deal", amount: "1", version: 1 });
    const run = await bulkLeads(manager, { act: { action: "contacted" }, filter: {} });
    expect(run).toMatchObject({ status: "waiting", total: 3 });
    const runtime = testRuntime(database, { process: "worker" });
    try {
      const attempt = { runtime, signal: new AbortController().signal } as Parameters<typeof bulkLeadsJob.handle>[1];
      await bulkLeadsJob.handle({ runId: run.id }, attempt);
    } finally {
      await runtime.close();
    }
    expect((await listLeads(admin, listLeadsInput.parse({ status: "contacted" }))).leads).toHaveLength(2);
    expect((await getLead(admin, converted.id)).status).toBe("qualified");
    const [kept] = await query<{ done: number; refused: number; tenant_id: string }>(
      database.superuserUrl,
      "SELECT done, refused, tenant_id FROM bulk_run WHERE id = $1",
      [run.id],
    );
    expect(kept).toMatchObject({ done: 2, refused: 1, tenant_id: admin.tenant.id });
    await expect(bulkLeads(manager, { act: { action: "delete" }, filter: {} })).rejects.toMatchObject({ code: "forbidden" });
    await expect(bulkLeads(await as("viewer"), { act: { action: "contacted" }, filter: {} })).rejects.toMatchObject({ code: "forbidden" });
  });

  test("leaves in an export what the filter means, and that it was taken is on record", async () => {
    const { admin, tenantId } = await scene();
    await createLead(admin, lead());
    await createLead(admin, lead({ firstName: "=2+2", lastName: "X", source: "event" }));
    const runtime = testRuntime(database);
    try {
      const file = await exportLeads(admin, { format: "csv", sort: "name", source: ["event"] }, runtime);
      let text = "";
      for await (const part of file.body) text += typeof part === "string" ? part : new TextDecoder().decode(part);
      expect(text).toContain("End: 1 lead\r\n");
      expect(text).toContain("'=2+2");
      expect(text).not.toContain("Lovelace");
    } finally {
      await runtime.close();
    }
    const trail = await query<{ action: string }>(
      database.superuserUrl,
      "SELECT action FROM audit_entry WHERE tenant_id = $1 AND action = 'lead.export'",
      [tenantId],
    );
    expect(trail).toHaveLength(1);
  });
});

describe("what was done", () => {
  test("stands on every page it concerns; speaking to a new lead makes it contacted, a note does not", async () => {
    const { admin, tenantId } = await scene();
    const made = await createLead(admin, lead());
    const log = (kind: string, about: object) => logActivity(admin, logActivityInput.parse({ kind, subject: `A ${kind}`, ...about }));
    const about = { about: "lead", aboutId: made.id };
    await log("note", about);
    expect((await getLead(admin, made.id)).status).toBe("new");
    await log("call", { ...about, direction: "out", occurredAt: "2026-11-20T10:00" });
    const called = await getLead(admin, made.id);
    expect(called).toMatchObject({ status: "contacted" });
    const converted = await convertLead(admin, made.id, { name: "Engine", amount: "1", version: called.version });
    await log("meeting", { about: "deal", aboutId: converted.dealId });
    const kinds = async (subject: object) =>
      (await listActivities(admin, { ...(subject as { about: "lead"; aboutId: string }), limit: 25 })).activities.map(({ kind }) => kind);
    expect(await kinds(about)).toEqual(["meeting", "call", "note"]);
    expect(await kinds({ about: "deal", aboutId: converted.dealId })).toEqual(["meeting", "call", "note"]);
    expect(await kinds({ about: "contact", aboutId: converted.contactId })).toEqual(["meeting", "call", "note"]);
    expect((await eventsOf("lead.activity_logged", tenantId)).map(({ kind }) => kind).sort()).toEqual(["call", "meeting", "note"]);
  });

  test("is a task with whoever does it, who is reminded once and says that it is done", async () => {
    const { admin, as, tenantId } = await scene();
    const member = await as("member");
    const made = await createLead(admin, lead());
    const task = (input: object) => addTask(admin, addTaskInput.parse({ about: "lead", aboutId: made.id, subject: "Call back", ...input }));
    const mine = await task({ dueAt: "2026-11-20T10:00", assigneeId: member.person.id, reminder: "hour" });
    await task({ dueAt: "2099-01-01", assigneeId: member.person.id, reminder: "day" });
    expect(await dueTasks(member)).toEqual({ day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), late: 1, today: 0, followUps: 0 });
    expect((await listTasks(member, listTasksInput.parse({}))).activities.map(({ id }) => id)).toEqual([mine.id]);
    const ids = async (when: string) => (await listTasks(member, listTasksInput.parse({ when }))).activities.map(({ id }) => id);
    // The lists that the figures of the home page lead to.
    expect([await ids("late"), await ids("today")]).toEqual([[mine.id], []]);
    expect((await listTasks(member, listTasksInput.parse({ when: "later" }))).activities).toHaveLength(1);
    expect((await listTasks(admin, listTasksInput.parse({}))).activities).toEqual([]);
    expect((await listTasks(admin, listTasksInput.parse({ whose: "all" }))).activities).toHaveLength(1);
    const runtime = testRuntime(database, { process: "worker" });
    try {
      const told = await Promise.all([remindOfTasks(runtime), remindOfTasks(runtime)]);
      expect(told.reduce((sum, each) => sum + each, 0)).toBe(1);
      expect(await remindOfTasks(runtime)).toBe(0);
    } finally {
      await runtime.close();
    }
    expect(await eventsOf("task.due", tenantId)).toMatchObject([{ taskId: mine.id, userId: member.person.id, subject: "Call back" }]);
    const done = await setTaskDone(member, mine.id, { isDone: true, version: mine.version });
    expect(done.doneAt).not.toBeNull();
    await expect(setTaskDone(member, mine.id, { isDone: false, version: mine.version })).rejects.toMatchObject({ code: "conflict" });
    expect((await listTasks(member, listTasksInput.parse({ when: "done" }))).activities.map(({ id }) => id)).toEqual([mine.id]);
    await expect(deleteActivity(await as("viewer"), mine.id)).rejects.toMatchObject({ code: "forbidden" });
    await deleteActivity(admin, mine.id);
    await expect(setTaskDone(admin, mine.id, { isDone: false, version: 2 })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a deal", () => {
  const deal = (input: object = {}) => createDealInput.parse({ name: "Site", amount: "1000", ...input });

  test("is moved on the board to where it was dropped, and stays there", async () => {
    const { admin } = await scene();
    const made = [];
    for (const name of ["one", "two", "three", "four"]) made.push(await createDeal(admin, deal({ name })));
    const [one, two, three, four] = made.map(({ id }) => id) as [string, string, string, string];
    const names = async (stage = "discovery") =>
      (await dealBoard(admin, boardInput.parse({}))).columns.find((column) => column.stage === stage)?.deals.map(({ name }) => name);
    expect(await names()).toEqual(["four", "three", "two", "one"]);
    await moveDeal(admin, four, { stage: "discovery", after: two, lostReason: null });
    expect(await names()).toEqual(["three", "two", "four", "one"]);
    await moveDeal(admin, one, { stage: "discovery", after: null, lostReason: null });
    expect(await names()).toEqual(["one", "three", "two", "four"]);
    // Between the same two until halves have run out: the column is numbered anew, and the order is as it was.
    for (let at = 0; at < 120; at += 1) await moveDeal(admin, at % 2 ? four : two, { stage: "discovery", after: one, lostReason: null });
    expect(await names()).toEqual(["one", "four", "two", "three"]);
    await moveDeal(admin, three, { stage: "proposal", after: null, lostReason: null });
    await moveDeal(admin, two, { stage: "proposal", after: three, lostReason: null });
    expect([await names(), await names("proposal")]).toEqual([
      ["one", "four"],
      ["three", "two"],
    ]);
  });

  test("brings sums of its stage to the cent, of the tenant's currency alone", async () => {
    const { admin, tenantId } = await scene();
    await createDeal(admin, deal({ amount: "100.01" }));
    await createDeal(admin, deal({ amount: "0.05" }));
    const other = await createDeal(admin, deal({ amount: "7" }));
    await query(database.superuserUrl, "UPDATE deal SET currency = 'USD' WHERE id = $1", [other.id]);
    const board = await dealBoard(admin, boardInput.parse({}));
    expect(board.columns[0]).toMatchObject({ stage: "discovery", count: 3, amountMinor: 10_006, weightedMinor: 1_001 });
    expect(board).toMatchObject({ currency: "EUR", others: 1 });
    expect(board.columns[0]?.deals.filter((each) => each.currency === "EUR").reduce((sum, each) => sum + each.weightedMinor, 0)).toBe(1_001);
    expect(tenantId).toBe(admin.tenant.id);
  });

  test("is counted: win rate, days to win, how long stages take, and what is foreseen", async () => {
    const { admin } = await scene();
    const won = await createDeal(later(admin, -20 * DAY_MS), deal({ amount: "200" }));
    await moveDeal(later(admin, -10 * DAY_MS), won.id, { stage: "proposal", lostReason: null });
    await moveDeal(admin, won.id, { stage: "closed_won", lostReason: null });
    const lost = await createDeal(later(admin, -4 * DAY_MS), deal());
    await moveDeal(admin, lost.id, { stage: "closed_lost", lostReason: "Budget" });
    await createDeal(admin, deal({ amount: "300", expectedCloseOn: "2027-01-15", stage: "negotiation" }));
    await createDeal(admin, deal({ amount: "100" }));
    const figures = await pipelineFigures(admin, { days: 30 });
    expect(figures).toMatchObject({
      won: 1,
      lost: 1,
      winRate: 0.5,
      wonMinor: 20_000,
      open: { count: 2, amountMinor: 40_000, weightedMinor: 23_500 },
    });
    expect(figures.medianDaysToWin).toBeCloseTo(20, 1);
    expect(figures.forecast).toEqual([
      { month: "2027-01", count: 1, amountMinor: 30_000, weightedMinor: 22_500 },
      { month: null, count: 1, amountMinor: 10_000, weightedMinor: 1_000 },
    ]);
    const [discovery, , proposal, negotiation] = figures.stages;
    expect(discovery).toMatchObject({ stage: "discovery", left: 2, wentOnRate: 0.5 });
    expect(discovery?.medianDays).toBeCloseTo(7, 1);
    expect(proposal).toMatchObject({ left: 1, wentOnRate: 1 });
    expect(negotiation).toEqual({ stage: "negotiation", left: 0, medianDays: null, wentOnRate: null });
    const nothing = await pipelineFigures((await scene()).admin, { days: 30 });
    expect(nothing).toMatchObject({ won: 0, lost: 0, winRate: null, medianDaysToWin: null, forecast: [] });
  });

  test("that has ended is opened before it ends otherwise, and two who change it at once do not overwrite each other", async () => {
    const { admin, as } = await scene();
    const made = await createDeal(admin, deal());
    await moveDeal(admin, made.id, { stage: "closed_won", lostReason: null });
    await expect(moveDeal(admin, made.id, { stage: "closed_lost", lostReason: null })).rejects.toMatchObject({ code: "conflict" });
    const ended = await getDeal(admin, made.id);
    const form = changeDealCall.parse({ ...dealFormOf(ended), version: ended.version });
    await expect(changeDeal(admin, made.id, { ...form, probability: 40 })).rejects.toMatchObject({ code: "conflict" });
    const open = await moveDeal(admin, made.id, { stage: "proposal", lostReason: null });
    expect(open).toMatchObject({ probability: 50, closedAt: null });
    const changed = await changeDeal(admin, made.id, { ...form, probability: 65, version: open.version });
    expect(changed.probability).toBe(65);
    await expect(changeDeal(admin, made.id, { ...form, name: "Mine", version: open.version })).rejects.toMatchObject({
      code: "conflict",
      issues: [{ path: "name" }, { path: "probability" }],
    });
    await expect(moveDeal(await as("member"), made.id, { stage: "discovery", lostReason: null })).rejects.toMatchObject({ code: "forbidden" });
    expect(changed.moves.map(({ to }) => to)).toEqual(["discovery", "closed_won", "proposal"]);
    const stranger = (await scene()).admin;
    await expect(moveDeal(stranger, made.id, { stage: "discovery", lostReason: null })).rejects.toMatchObject({ code: "not_found" });
    await expect(createDeal(stranger, deal({ contactId: made.id }))).rejects.toMatchObject({ code: "invalid", issues: [{ path: "contactId" }] });
  });
});

describe("contacts and companies", () => {
  test("know each other, are found by a part of their name, and leave deals behind when they go", async () => {
    const { admin } = await scene();
    const company = await createCompany(
      admin,
      createCompanyInput.parse({ name: "Engine Ltd", domain: "https://www.Engine.example/about", country: "gb" }),
    );
    expect(company).toMatchObject({ domain: "engine.example", country: "GB" });
    await expect(createCompany(admin, createCompanyInput.parse({ name: "Twin", domain: "engine.example" }))).rejects.toMatchObject({
      code: "conflict",
      issues: [{ path: "domain" }],
    });
    const contact = await createContact(
      admin,
      createContactInput.parse({ lastName: "Babbage", email: "charles@engine.example", companyId: company.id }),
    );
    const made = await createDeal(admin, createDealInput.parse({ name: "Engine", amount: "10", companyId: company.id, contactId: contact.id }));
    expect(await getCompany(admin, company.id)).toMatchObject({
      contacts: 1,
      openDeals: 1,
      people: [{ name: "Babbage" }],
      deals: [{ name: "Engine" }],
    });
    expect((await getContact(admin, contact.id)).deals).toMatchObject([{ id: made.id }]);
    expect(await findChoices(admin, { kind: "contact", search: "babb" })).toEqual([
      { id: contact.id, name: "Babbage (Engine Ltd)", detail: contact.email },
    ]);
    expect((await listCompanies(admin, listCompaniesInput.parse({ search: "engine.ex" }))).companies).toHaveLength(1);
    const renamed = await changeContact(
      admin,
      contact.id,
      changeContactCall.parse({
        firstName: "Charles",
        lastName: "Babbage",
        email: contact.email,
        companyId: company.id,
        ownerId: contact.ownerId,
        version: 1,
      }),
    );
    expect(renamed.name).toBe("Charles Babbage");
    const { name, domain, industry, phone, country, ownerId, tags } = company;
    const moved = await changeCompany(admin, company.id, {
      name,
      domain,
      industry,
      phone,
      city: "London",
      country,
      ownerId,
      tags,
      version: company.version,
    });
    expect(moved.city).toBe("London");
    await logActivity(admin, logActivityInput.parse({ about: "contact", aboutId: contact.id, kind: "note", subject: "Met at a fair" }));
    await expect(deleteContact(admin, contact.id, { version: contact.version })).rejects.toMatchObject({ code: "conflict" });
    await deleteContact(admin, contact.id, { version: renamed.version });
    expect(await getDeal(admin, made.id)).toMatchObject({ contactId: null, companyName: "Engine Ltd" });
    expect((await listActivities(admin, { about: "company", aboutId: company.id, limit: 25 })).activities).toMatchObject([
      { subject: "Met at a fair" },
    ]);
    await deleteCompany(admin, company.id, { version: moved.version });
    expect(await getDeal(admin, made.id)).toMatchObject({ companyId: null });
  });
});
