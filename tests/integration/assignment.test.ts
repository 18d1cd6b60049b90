import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { requireTenant, type TenantContext } from "#lib/access";
import { changeRule, createForm, createRule, deleteRule, getForm, listRules, moveRule, processSubmissionJob, receiveSubmission } from "#lib/crm";
import { createFormInput, createRuleInput, type LeadFormView } from "#lib/crm/schema";
import { newId } from "#lib/platform/crypto";
import type { Runtime } from "#lib/platform/runtime";
import { createPerson, createTenant, signedInContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

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
