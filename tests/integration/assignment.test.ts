import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { requireTenant, type TenantContext } from "#lib/access";
import {
  addCrmImportPiece,
  beginCrmImport,
  changeRule,
  checkCrmImport,
  createForm,
  createLead,
  createRule,
  crmImportJob,
  deleteRule,
  getCrmImport,
  getForm,
  listRules,
  mapCrmImport,
  moveRule,
  processSubmissionJob,
  receiveSubmission,
  startCrmImport,
} from "#lib/crm";
import { createFormInput, createLeadInput, createRuleInput, type LeadFormView, mapCrmImportInput } from "#lib/crm/schema";
import { newId } from "#lib/platform/crypto";
import type { Runtime } from "#lib/platform/runtime";
import { createPerson, createTenant, signedInContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";
import { TOLD } from "../support/told.ts";

let database: TestDatabase;
let runtime: Runtime;
beforeAll(async () => {
  database = await testDatabase();
  runtime = testRuntime(database);
});
afterAll(async () => {
  await runtime.close();
  await database.drop();
});

interface Scene {
  tenantId: string;
  manager: TenantContext;
  people: string[];
  form: LeadFormView;
}
async function newScene(): Promise<Scene> {
  const { id: tenantId } = await createTenant(database.db);
  const people: string[] = [];
  for (const role of ["manager", "member", "member"] as const)
    people.push((await createPerson(database.db, { memberships: [{ tenantId, role }] })).id);
  const manager = requireTenant(await signedInContext(database, people[0] ?? "", tenantId));
  const fields = ["email", "country"].map((name) => ({ name, label: name, isRequired: false }));
  const given = { name: "Contact", title: "Write", language: "en", fields, submitLabel: "Send", thanksText: "Thanks", hourlyLimit: 1_000 };
  const { id } = await createForm(manager, createFormInput.parse(given));
  return { tenantId, manager, people, form: await getForm(manager, id) };
}
const rule = (memberIds: string[], more: object = {}) =>
  createRuleInput.parse({ name: "In turn", kind: "round_robin", memberIds, isActive: true, ...more });

let sent = 0;
/** Sends so many, has all made leads at once, and says whose they are. */
async function bring({ tenantId, form }: Scene, payloads: Record<string, string>[]): Promise<{ owner_id: string | null; owner_reason: string }[]> {
  for (const payload of payloads)
    await receiveSubmission(runtime, form.key, {
      payload: { email: `ada-${++sent}@prospect.example`, ...payload },
      address: `198.51.100.${sent % 250}`,
      origin: null,
      page: null,
      userAgent: null,
    });
  const waiting = await query<{ id: string }>(database.superuserUrl, "SELECT id FROM form_submission WHERE form_id = $1 AND state = 'received'", [
    form.id,
  ]);
  const attempt = () => ({ id: newId(), attempt: 1, signal: new AbortController().signal, runtime });
  await Promise.all(waiting.map(({ id }) => processSubmissionJob.handle({ tenantId, submissionId: id }, attempt())));
  return query(database.superuserUrl, "SELECT owner_id, owner_reason FROM lead WHERE tenant_id = $1 ORDER BY created_at, id", [tenantId]);
}
const many = (count: number, payload: Record<string, string> = {}) => Array.from({ length: count }, () => payload);
/** What was told of an event in a tenant, before anything took it up. */
const told = async (tenantId: string, name: string) => {
  const rows = await query<{ data: { data: Record<string, unknown> } }>(
    database.superuserUrl,
    `SELECT DISTINCT ON (data->>'id') data FROM ${TOLD} WHERE data->>'name' = $1 AND data->'data'->>'tenantId' = $2`,
    [name, tenantId],
  );
  return rows.map(({ data }) => data.data);
};

let files = 0;
/** Imports a file of so many new leads, and says whose all leads are. */
async function importLeads({ manager, tenantId }: Scene, lines: number, choice: object = {}, owner = "") {
  files += 1;
  const file = files;
  const text = ["Mail,Owner", ...Array.from({ length: lines }, (_, at) => `file${file}-${at}@prospect.example,${owner}`), ""].join("\n");
  const bytes = Buffer.from(text);
  const { id } = await beginCrmImport(manager, { kind: "lead", fileName: "leads.csv", sizeBytes: bytes.length });
  await addCrmImportPiece(manager, id, { position: 0, base64: bytes.toString("base64") });
  await mapCrmImport(manager, id, mapCrmImportInput.parse({ email: "Mail", ...choice }));
  const work = () => crmImportJob.handle({ tenantId, importId: id }, { id: newId(), attempt: 1, signal: new AbortController().signal, runtime });
  await checkCrmImport(manager, id);
  await work();
  await startCrmImport(manager, id);
  await work();
  expect(await getCrmImport(manager, id)).toMatchObject({ status: "done", linesCreate: lines });
  return query<{ owner_id: string | null; owner_reason: string }>(
    database.superuserUrl,
    "SELECT owner_id, owner_reason FROM lead WHERE tenant_id = $1 ORDER BY created_at, id",
    [tenantId],
  );
}
const perPerson = (leads: { owner_id: string | null }[], people: string[]) =>
  people.map((id) => leads.filter(({ owner_id }) => owner_id === id).length);

describe("assignment", () => {
  test("in turn is fair, however many come at once, and says why", async () => {
    const scene = await newScene();
    await createRule(scene.manager, rule(scene.people));
    const leads = await bring(scene, many(9));
    expect(perPerson(leads, scene.people)).toEqual([3, 3, 3]);
    expect(leads[0]?.owner_reason).toBe("Rule “In turn”: in turn");
  });

  test("gives to who has fewest open leads", async () => {
    const scene = await newScene();
    const [first = "", second = ""] = scene.people;
    await createRule(scene.manager, rule([first]));
    await bring(scene, many(3));
    const [{ id = "", version = 0 } = {}] = await listRules(scene.manager);
    await changeRule(scene.manager, id, { ...rule([first, second], { kind: "workload" }), version });
    await expect(bring(scene, many(5)).then((leads) => perPerson(leads, [first, second]))).resolves.toEqual([4, 4]);
  });

  test("takes the first rule that fits, in the order that was set, and none for whom none does", async () => {
    const scene = await newScene();
    const [first = "", second = "", third = ""] = scene.people;
    await createRule(scene.manager, rule([first], { name: "Austria", kind: "territory", countries: "at" }));
    await createRule(scene.manager, rule([second], { name: "DACH", kind: "territory", countries: "de, at" }));
    const countries = ["AT", "DE", "FR"].map((country) => ({ country }));
    const owners = async () => (await bring(scene, [])).map(({ owner_id }) => owner_id);
    for (const each of countries) await bring(scene, [each]);
    await expect(owners()).resolves.toEqual([first, second, null]);
    const [, { id = "" } = {}] = await listRules(scene.manager);
    await moveRule(scene.manager, { id, direction: "up" });
    await bring(scene, [{ country: "AT" }]);
    expect((await owners()).at(-1)).toBe(second);
    await createRule(scene.manager, rule([third], { kind: "skill", languages: "en" }));
    await bring(scene, [{ country: "FR" }]);
    expect((await owners()).at(-1)).toBe(third);
  });

  test("passes over who is no active member any more, and to the next rule when nobody is left", async () => {
    const scene = await newScene();
    const [first = "", second = "", third = ""] = scene.people;
    await createRule(scene.manager, rule([second, third]));
    await createRule(scene.manager, rule([first], { name: "The rest" }));
    const leave = (id: string) =>
      query(database.superuserUrl, "UPDATE membership SET status = 'suspended' WHERE tenant_id = $1 AND user_id = $2", [scene.tenantId, id]);
    await leave(second);
    await expect(bring(scene, many(2)).then((leads) => perPerson(leads, scene.people))).resolves.toEqual([0, 0, 2]);
    await leave(third);
    await expect(bring(scene, many(1)).then((leads) => perPerson(leads, scene.people))).resolves.toEqual([1, 0, 2]);
  });

  test("acts on what is entered and sent, fair however many come at once, unless an owner is named", async () => {
    const scene = await newScene();
    const { manager, people, tenantId } = scene;
    await createRule(manager, rule(people));
    const entered = (more: object = {}) => createLeadInput.parse({ lastName: "Lovelace", ...more });
    await Promise.all(Array.from({ length: 9 }, (_, at) => createLead(manager, entered(), { origin: at % 2 ? "api" : "hand" })));
    await expect(bring(scene, []).then((leads) => perPerson(leads, people))).resolves.toEqual([3, 3, 3]);
    const named = await createLead(manager, entered({ ownerId: people[1] }));
    expect(named).toMatchObject({ ownerId: people[1], ownerReason: "by hand" });
    const given = await createLead(manager, entered());
    expect(given).toMatchObject({ ownerId: people[0], ownerReason: "Rule “In turn”: in turn" });
    const [trail] = await query<{ reason: string; after: object }>(
      database.superuserUrl,
      "SELECT reason, after FROM audit_entry WHERE subject_id = $1 AND action = 'lead.create'",
      [given.id],
    );
    expect(trail).toMatchObject({ reason: "Rule “In turn”: in turn", after: { ownerId: people[0] } });
    // Whoever named somebody themselves has told them.
    expect(await told(tenantId, "lead.assigned")).toHaveLength(10);
  });

  test("leaves it to whoever enters it where no rule fits", async () => {
    const { people, manager } = await newScene();
    const [first = "", second = ""] = people;
    const enter = (country: string) => createLead(manager, createLeadInput.parse({ lastName: "Hopper", country }));
    await createRule(manager, rule([second], { kind: "territory", countries: "at" }));
    expect((await enter("AT")).ownerId).toBe(second);
    expect(await enter("FR")).toMatchObject({ ownerId: first, ownerReason: "by hand" });
  });

  test("a rule may be for leads that came in one way alone", async () => {
    const scene = await newScene();
    const [first = "", second = "", third = ""] = scene.people;
    await createRule(scene.manager, rule([second], { name: "Typed", origins: ["hand"] }));
    await createRule(scene.manager, rule([third], { name: "Sent", origins: ["api", "form"] }));
    const entered = createLeadInput.parse({ lastName: "Lovelace" });
    expect((await createLead(scene.manager, entered)).ownerId).toBe(second);
    expect((await createLead(scene.manager, entered, { origin: "api" })).ownerId).toBe(third);
    await expect(bring(scene, [{}]).then((leads) => leads.at(-1)?.owner_id)).resolves.toBe(third);
    await expect(importLeads(scene, 2).then((leads) => perPerson(leads, [first, second, third]))).resolves.toEqual([0, 1, 2]);
  });

  test("gives lines of a file in turn, and tells each person once how many there are", async () => {
    const scene = await newScene();
    const { people, tenantId, manager } = scene;
    await createRule(manager, rule(people.slice(0, 2)));
    // More than two batches; those of the form come between them.
    const [leads] = await Promise.all([importLeads(scene, 121), bring(scene, many(3))]);
    expect(leads.filter(({ owner_id }) => owner_id === null)).toEqual([]);
    const all = await bring(scene, []);
    expect(perPerson(all, people)).toEqual([62, 62, 0]);
    expect(all.every(({ owner_reason }) => owner_reason === "Rule “In turn”: in turn")).toBe(true);
    const counts = await told(tenantId, "crm_import.leads_given");
    expect(counts).toHaveLength(2);
    expect(counts.reduce((sum, { count }) => sum + Number(count), 0)).toBe(121);
    expect(await told(tenantId, "lead.assigned")).toHaveLength(3);
  });

  test("gives lines of a file to who has fewest open leads, counting those of the same file", async () => {
    const scene = await newScene();
    const [first = "", second = ""] = scene.people;
    await createRule(scene.manager, rule([first]));
    await bring(scene, many(4));
    const [{ id = "", version = 0 } = {}] = await listRules(scene.manager);
    await changeRule(scene.manager, id, { ...rule([first, second], { kind: "workload" }), version });
    await expect(importLeads(scene, 6).then((leads) => perPerson(leads, [first, second]))).resolves.toEqual([5, 5]);
  });

  test("leaves a file to nobody where that was chosen, and no owner of a line is passed over", async () => {
    const scene = await newScene();
    const [first = "", second = ""] = scene.people;
    await createRule(scene.manager, rule([first]));
    await expect(importLeads(scene, 2, { assignByRules: "no" }).then((leads) => leads.map(({ owner_id }) => owner_id))).resolves.toEqual([
      null,
      null,
    ]);
    const [{ email = "" } = {}] = await query<{ email: string }>(database.superuserUrl, 'SELECT email FROM "user" WHERE id = $1', [second]);
    await importLeads(scene, 1, { owner: "Owner" }, email);
    const [row] = await query(database.superuserUrl, "SELECT owner_reason FROM lead WHERE tenant_id = $1 AND owner_id = $2", [
      scene.tenantId,
      second,
    ]);
    expect(row).toEqual({ owner_reason: "by hand" });
    expect(await told(scene.tenantId, "crm_import.leads_given")).toEqual([]);
  });

  test("is set by who works leads, for members alone, and each in their own tenant", async () => {
    const [scene, other] = [await newScene(), await newScene()];
    const member = requireTenant(await signedInContext(database, scene.people[1] ?? "", scene.tenantId));
    await expect(createRule(member, rule(scene.people))).rejects.toMatchObject({ code: "forbidden" });
    await expect(createRule(scene.manager, rule(other.people))).rejects.toMatchObject({ code: "invalid" });
    const { id } = await createRule(scene.manager, rule(scene.people));
    await expect(deleteRule(other.manager, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(changeRule(scene.manager, id, { ...rule(scene.people), version: 9 })).rejects.toMatchObject({ code: "conflict" });
    await deleteRule(scene.manager, id);
    await expect(listRules(scene.manager)).resolves.toEqual([]);
  });
});
