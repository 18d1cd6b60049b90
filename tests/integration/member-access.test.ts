import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ALL_PERMISSIONS, can, requireTenant, TENANT_ROLES, TENANT_STATUSES, type TenantContext, type TenantStatus } from "#lib/access";
import { contextOfRequest } from "#lib/identity";
import { explainAccess, listEarnedPrivileges } from "#lib/members";
import { newId } from "#lib/platform/crypto";
import type { Runtime } from "#lib/platform/runtime";
import { createPerson, createTenant, openTestSession, type Person, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

let database: TestDatabase;
let runtime: Runtime;

beforeAll(async () => {
  database = await testDatabase();
  runtime = { ...testRuntime(database), db: database.db, jobs: database.jobs };
});
afterAll(() => database.drop());

const sql = <Row extends object>(text: string, values: unknown[] = []) => query<Row>(database.superuserUrl, text, values);

interface Scene {
  tenantId: string;
  people: Person[];
  reader: TenantContext;
}

/** A member of each built-in role, one of a custom role, one with an earned privilege, one suspended here, one by the operator, and staff. */
async function newScene(): Promise<Scene> {
  const { id: tenantId } = await createTenant(database.db);
  const person = (role: (typeof TENANT_ROLES)[number], rest: Parameters<typeof createPerson>[1] = {}) =>
    createPerson(database.db, { memberships: [{ tenantId, role }], ...rest });
  const people = await Promise.all(TENANT_ROLES.map((role) => person(role)));
  const [custom, earner, suspended] = await Promise.all([person("viewer"), person("viewer"), person("manager")]);
  const closed = await person("manager", { status: "suspended" });
  const staff = await person("viewer", { platformRole: "support" });
  const roleId = newId();
  const grants = { "campaign.update": "own", "lead.read": "all", "tenant.manage": "all" };
  await sql("INSERT INTO custom_role (id, tenant_id, name, grants) VALUES ($1, $2, 'Analyst', $3)", [roleId, tenantId, JSON.stringify(grants)]);
  await sql("UPDATE membership SET role = 'custom', custom_role_id = $1 WHERE user_id = $2", [roleId, custom.id]);
  await sql("UPDATE membership SET status = 'suspended' WHERE user_id = $1", [suspended.id]);
  await sql(
    `INSERT INTO privilege_grant (id, tenant_id, user_id, rule_id, permission)
     SELECT $1, $2, $3, id, permission FROM privilege_rule WHERE permission = 'campaign.automate'`,
    [newId(), tenantId, earner.id],
  );
  const admin = people.at(0) as Person;
  const { cookieHeader } = await openTestSession(runtime, admin.id, tenantId);
  return { tenantId, people: [...people, custom, earner, suspended, closed, staff], reader: requireTenant(await of(cookieHeader)) };
}

const of = (cookieHeader: string) => contextOfRequest(runtime, { cookieHeader, requestId: newId(), ip: null, userAgent: null });
const setStatus = (tenantId: string, status: TenantStatus) =>
  sql("UPDATE tenant SET status = $1, suspended_reason = $2 WHERE id = $3", [status, status === "suspended" ? "unpaid" : null, tenantId]);

/** What the check of permissions really says in a session of the person: of a record of their own, and of somebody else's. */
async function really(person: Person, tenantId: string): Promise<Map<string, string>> {
  const { cookieHeader } = await openTestSession(runtime, person.id, tenantId);
  const context = await of(cookieHeader);
  const answer = (permission: (typeof ALL_PERMISSIONS)[number]) => {
    if (can(context, permission)) return "yes";
    return can(context, permission, { ownerId: person.id }) ? "own" : "no";
  };
  return new Map(ALL_PERMISSIONS.map((permission) => [permission, answer(permission)]));
}

describe("the explanation of access", () => {
  test.each(TENANT_STATUSES)("agrees with the check for every person and permission while the tenant is %s", async (status) => {
    const { tenantId, people, reader } = await newScene();
    await setStatus(tenantId, status);
    for (const person of people) {
      const explained = await explainAccess(reader, person.id);
      const answers = new Map<string, string>(explained.permissions.map(({ permission, answer }) => [permission, answer]));
      expect(answers, `${person.name} in ${status}`).toEqual(await really(person, tenantId));
      for (const each of explained.permissions) expect(each.remedies.length > 0, each.permission).toBe(each.answer !== "yes");
    }
  });

  test("agrees with the check when the tenant requires a second factor that a person lacks", async () => {
    const { tenantId, people, reader } = await newScene();
    await sql("INSERT INTO tenant_policy (tenant_id, second_factor) VALUES ($1, 'required')", [tenantId]);
    const manager = people.at(1) as Person;
    const { permissions } = await explainAccess(reader, manager.id);
    expect(new Map<string, string>(permissions.map(({ permission, answer }) => [permission, answer]))).toEqual(await really(manager, tenantId));
    expect(permissions[0]).toMatchObject({ answer: "no", summary: expect.stringContaining("requires a second factor") });
  });

  test("says what decides, and who can change it", async () => {
    const { people, reader } = await newScene();
    const explain = async (index: number, permission: (typeof ALL_PERMISSIONS)[number]) =>
      (await explainAccess(reader, (people.at(index) as Person).id, { permission })).permissions[0];
    expect(await explain(3, "campaign.update")).toMatchObject({ answer: "no", summary: "The role “Viewer” does not allow it." });
    expect(await explain(4, "campaign.update")).toMatchObject({ answer: "own", summary: "The role “Analyst” allows it for records of one’s own." });
    expect(await explain(5, "campaign.automate")).toMatchObject({ answer: "yes", summary: expect.stringContaining("It was earned by “") });
    expect(await explain(6, "campaign.read")).toMatchObject({ answer: "no", summary: expect.stringContaining("is suspended in") });
    expect((await explain(7, "campaign.read"))?.remedies).toMatchObject([{ by: "The operator" }]);
    expect((await explain(3, "tenant.manage"))?.remedies).toMatchObject([{ by: "A super-admin of the operator" }]);
  });

  test("is for oneself and for those who change people, and for members of the own tenant alone", async () => {
    const { tenantId, people, reader } = await newScene();
    const viewer = people.at(3) as Person;
    const { cookieHeader } = await openTestSession(runtime, viewer.id, tenantId);
    const context = requireTenant(await of(cookieHeader));
    expect((await explainAccess(context, viewer.id)).permissions).toHaveLength(ALL_PERMISSIONS.length);
    await expect(explainAccess(context, reader.actor.kind === "user" ? reader.actor.userId : "")).rejects.toMatchObject({ code: "forbidden" });
    const elsewhere = await newScene();
    await expect(explainAccess(reader, (elsewhere.people.at(3) as Person).id)).rejects.toMatchObject({ code: "not_found" });
    expect(await listEarnedPrivileges(reader, (elsewhere.people.at(5) as Person).id)).toEqual([]);
    expect(await listEarnedPrivileges(reader, (people.at(5) as Person).id)).toMatchObject([{ permission: "campaign.automate" }]);
    expect(await listEarnedPrivileges(context, (people.at(5) as Person).id)).toMatchObject([{ permission: "campaign.automate" }]);
  });

  test.each(["hidden", "anonymous"])("tells colleagues nothing of what somebody earned who is not shown by name (%s)", async (choice) => {
    const { tenantId, people, reader } = await newScene();
    const [viewer, earner] = [people.at(3) as Person, people.at(5) as Person];
    const at = "INSERT INTO leaderboard_privacy (tenant_id, user_id, choice, changed_at) VALUES ($1, $2, $3, now())";
    await query(database.superuserUrl, at, [tenantId, earner.id, choice]);
    const as = async ({ id }: Person) => requireTenant(await of((await openTestSession(runtime, id, tenantId)).cookieHeader));
    expect(await listEarnedPrivileges(await as(viewer), earner.id)).toEqual([]);
    const earned = [{ permission: "campaign.automate" }];
    expect(await listEarnedPrivileges(await as(earner), earner.id)).toMatchObject(earned);
    // Who changes people has to know what they may do.
    expect(await listEarnedPrivileges(reader, earner.id)).toMatchObject(earned);
  });
});
