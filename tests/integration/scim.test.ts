import fc from "fast-check";
import { parse } from "scim2-parse-filter";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { requireTenant, type TenantContext, type TenantRef } from "#lib/access";
import { contextOfRequest } from "#lib/identity";
import { createKey, createServiceAccount } from "#lib/keys";
import { createKeyInput } from "#lib/keys/schema";
import { newId } from "#lib/platform/crypto";
import type { Runtime } from "#lib/platform/runtime";
import { createGroup, createUser, deleteUser, listUsers, mapGroup, matches, parseResource, patchGroup, patchUser } from "#lib/scim";
import { groupInput, listInput, patchInput, userInput } from "#lib/scim/schema";
import { createPerson, createTenant, openTestSession, type Person, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

const BASE = "https://portal.test/api/scim/v2";
const PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

let database: TestDatabase;
let runtime: Runtime;
let tenant: TenantRef;
let admin: Person;
let context: TenantContext;
let domain: string;

beforeAll(async () => {
  database = await testDatabase();
  runtime = { ...testRuntime(database), db: database.db, jobs: database.jobs };
});
beforeEach(async () => {
  tenant = await createTenant(database.db);
  admin = await createPerson(database.db, { memberships: [{ tenantId: tenant.id, role: "tenant_admin" }] });
  domain = `${newId()}.example`;
  await sql("INSERT INTO tenant_domain (id, tenant_id, domain, verified_at) VALUES ($1, $2, $3, now())", [newId(), tenant.id, domain]);
  const account = await createServiceAccount(await asAdmin(), { name: "Directory", description: "" });
  const { secret } = await createKey(await asAdmin(), account.id, createKeyInput.parse({ name: "SCIM", scopes: ["user.provision"] }));
  context = requireTenant(await contextOfRequest(runtime, facts(null, `Bearer ${secret}`)));
});
afterAll(() => database.drop());

const sql = <Row extends object>(text: string, values: unknown[] = []) => query<Row>(database.superuserUrl, text, values);
const facts = (cookieHeader: string | null, authorization?: string) => ({
  cookieHeader,
  authorization: authorization ?? null,
  requestId: newId(),
  ip: "192.0.2.9",
  userAgent: "tests",
});
const asAdmin = async () => requireTenant(await contextOfRequest(runtime, facts((await openTestSession(runtime, admin.id, tenant.id)).cookieHeader)));
const user = (userName: string, more: object = {}) => createUser(context, parseResource(userInput, { userName, ...more }), BASE);
const patch = (...Operations: object[]) => parseResource(patchInput, { schemas: [PATCH], Operations });
const find = (filter: string) => listUsers(context, listInput.parse({ filter }), BASE);
const membership = async (email: string) =>
  (
    await sql<{ role: string; status: string }>(
      `SELECT m.role, m.status FROM membership m JOIN "user" u ON u.id = m.user_id WHERE u.email = $1 AND m.tenant_id = $2`,
      [email, tenant.id],
    )
  )[0];

test("a user of a verified domain becomes a member with the least role, and is named once", async () => {
  const made = await user(`Ada@${domain}`, { externalId: "a1", name: { givenName: "Ada", familyName: "L" }, password: "never kept" });
  expect(made).toMatchObject({ userName: `Ada@${domain}`, externalId: "a1", active: true, meta: { version: 'W/"1"' } });
  expect(JSON.stringify(made)).not.toContain("never kept");
  expect(await membership(`ada@${domain}`)).toEqual({ role: "viewer", status: "active" });
  await expect(user(`ADA@${domain}`)).rejects.toMatchObject({ code: "conflict", reason: "uniqueness" });
});

test("a stranger of another domain and the operator's staff are not taken over", async () => {
  const stranger = await createPerson(database.db, {});
  await expect(user(stranger.email)).rejects.toMatchObject({ code: "invalid", reason: "invalidValue" });
  const staff = await createPerson(database.db, { platformRole: "support" });
  await expect(user(staff.email)).rejects.toMatchObject({ code: "forbidden" });
});

test("Entra's “False” suspends the membership, “True” restores it, and deleting ends it", async () => {
  const { id } = (await user(`eve@${domain}`)) as { id: string };
  await patchUser(context, id, patch({ op: "Replace", path: "active", value: "False" }), null, BASE);
  expect(await membership(`eve@${domain}`)).toMatchObject({ status: "suspended" });
  await patchUser(context, id, patch({ op: "replace", value: { active: true } }), 2, BASE);
  expect(await membership(`eve@${domain}`)).toMatchObject({ status: "active" });
  await expect(patchUser(context, id, patch({ op: "replace", path: "title", value: "x" }), 2, BASE)).rejects.toMatchObject({
    reason: "precondition",
  });
  await deleteUser(context, id, null);
  expect(await membership(`eve@${domain}`)).toBeUndefined();
});

test("the last admin is neither suspended nor removed", async () => {
  const { id } = (await user(admin.email)) as { id: string };
  await expect(patchUser(context, id, patch({ op: "replace", path: "active", value: false }), null, BASE)).rejects.toMatchObject({
    code: "conflict",
  });
  await expect(deleteUser(context, id, null)).rejects.toMatchObject({ code: "conflict" });
  expect(await membership(admin.email)).toEqual({ role: "tenant_admin", status: "active" });
});

test("a group gives nothing until it is mapped; the highest role counts; leaving it takes the role away", async () => {
  const { id } = (await user(`gus@${domain}`)) as { id: string };
  const make = async (displayName: string) =>
    (await createGroup(context, parseResource(groupInput, { displayName, members: [{ value: id }] }), BASE)) as { id: string };
  const [managers, members] = [await make("Managers"), await make("Members")];
  expect(await membership(`gus@${domain}`)).toMatchObject({ role: "viewer" });
  await mapGroup(await asAdmin(), { id: members.id, role: "member" });
  await mapGroup(await asAdmin(), { id: managers.id, role: "manager" });
  expect(await membership(`gus@${domain}`)).toMatchObject({ role: "manager" });
  await patchGroup(context, managers.id, patch({ op: "Remove", path: `members[value eq "${id}"]` }), null, BASE);
  expect(await membership(`gus@${domain}`)).toMatchObject({ role: "member" });
  await patchGroup(context, members.id, patch({ op: "Remove", path: "members", value: [{ value: id }] }), null, BASE);
  expect(await membership(`gus@${domain}`)).toMatchObject({ role: "viewer" });
});

test("filters find by every kind of attribute, and stay inside the tenant", async () => {
  await user(`one@${domain}`, { externalId: "E1", emails: [{ value: `one@${domain}`, type: "work", primary: "True" }] });
  await user(`two@${domain}`, { active: false, displayName: "Two 100%_" });
  const names = async (filter: string) => (await find(filter)).Resources.map((each) => String(each.userName).split("@")[0]).sort();
  expect(await names(`userName eq "ONE@${domain}"`)).toEqual(["one"]);
  expect(await names(`emails[type eq "work" and value co "one@"]`)).toEqual(["one"]);
  expect(await names("active eq false or externalId pr")).toEqual(["one", "two"]);
  expect(await names(`not (externalId eq "E1")`)).toEqual(["two"]);
  expect(await names(`displayName ew "0%_"`)).toEqual(["two"]);
  expect(await names(`meta.created gt "2020-01-01T00:00:00Z"`)).toEqual(["one", "two"]);
  for (const filter of ["userName", 'password eq "x"', `${"(".repeat(20)}active pr${")".repeat(20)}`, 'meta.created gt "soon"'])
    await expect(find(filter)).rejects.toMatchObject({ reason: "invalidFilter" });
});

test("whatever is asked, the database finds whom the same filter finds in memory", async () => {
  await user(`one@${domain}`, { externalId: "b1", title: "Head", emails: [{ value: `one@${domain}`, type: "work", primary: true }] });
  await user(`two@${domain}`, { active: false, displayName: "Zoë b", name: { givenName: "Zoë", familyName: "B" } });
  await user(`six@${domain}`, {
    displayName: "100%_b",
    emails: [
      { value: "b@home.example", type: "home" },
      { value: "c@work.example", type: "work" },
    ],
  });
  await user(`ten@${domain}`, { externalId: "b2", title: "head b", name: { formatted: "B Ten", givenName: "Ten" } });
  const everybody = (await listUsers(context, listInput.parse({}), BASE)).Resources;
  expect(everybody.length).toBe(4);

  const expectSame = async (text: string) => {
    const found = (await find(text)).Resources.map((each) => each.userName).sort();
    const expected = everybody.filter((each) => matches(parse(text), each)).map((each) => each.userName);
    expect(found, text).toEqual(expected.sort());
  };
  const values = ["b", "B", "Head", "zoë", "%", "work", "c@", ""];
  const ordered = ["co", "sw", "ew", "gt", "ge", "lt", "le", "eq"];
  const scalars = ["userName", "displayName", "name.givenName", "NAME.familyName", "name.formatted", "title"];
  const all = (paths: string[], ops: string[]) =>
    paths.flatMap((path) => ops.flatMap((op) => values.map((text) => `${path} ${op} ${JSON.stringify(text)}`)));
  const terms = [
    ...all(scalars, [...ordered, "ne"]),
    ...all(["emails", "emails.type"], ordered),
    ...all(["value", "type"], [...ordered, "ne"]).map((inside) => `emails[${inside}]`),
    // Told apart by case, which the other side does not do: values without capitals.
    ...["eq", "ne", "sw"].flatMap((op) => ["b1", "b2", "b"].map((text) => `externalId ${op} "${text}"`)),
    ...["active eq true", "active eq false", "active ne true"],
    ...[...scalars, "emails", "externalId", "active"].map((path) => `${path} pr`),
  ];
  for (const term of terms) await expectSame(term);

  const term = fc.constantFrom(...terms);
  const { filter } = fc.letrec<{ filter: string }>((tie) => ({
    filter: fc.oneof(
      // Deeper ones may have more levels than a filter may have.
      { maxDepth: 3, withCrossShrink: true },
      term,
      fc.tuple(tie("filter"), fc.constantFrom("and", "or"), tie("filter")).map(([left, op, right]) => `(${left}) ${op} (${right})`),
      tie("filter").map((inner) => `not (${inner})`),
    ),
  }));
  await fc.assert(fc.asyncProperty(filter, expectSame), { numRuns: 150 });
});
