import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Context, requireTenant, type TenantContext, type TenantRef } from "#lib/access";
import { contextOfRequest, findSession, sessionPolicy } from "#lib/identity";
import {
  acceptInvitation,
  changeMemberRole,
  changeRole,
  createRole,
  deleteRole,
  describeInvitation,
  getMember,
  invite,
  joinByInvitation,
  listInvitations,
  listMembers,
  listRoles,
  previewRoleChange,
  reactivateMember,
  removeMember,
  resendInvitation,
  revokeInvitation,
  suspendMember,
} from "#lib/members";
import { fixedClock } from "#lib/platform/clock";
import { newId } from "#lib/platform/crypto";
import type { Runtime } from "#lib/platform/runtime";
import { actedBySupport, createPerson, createTenant, openTestSession, type Person, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

const PASSWORD = "Sunny-meadow-42-kettle";
const MINUTE_MS = 60_000;

let database: TestDatabase;
let runtime: Runtime;
let clock: ReturnType<typeof fixedClock>;
let tenant: TenantRef;
let admin: Person;

beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  clock = fixedClock(new Date());
  runtime = { ...testRuntime(database), db: database.db, jobs: database.jobs, clock };
  tenant = await createTenant(database.db, { planKey: "professional" });
  admin = await member("tenant_admin");
});
afterAll(() => database.drop());

const sql = <Row extends object>(text: string, values: unknown[] = []) => query<Row>(database.superuserUrl, text, values);
const member = (role: "tenant_admin" | "manager" | "member" | "viewer", name?: string) =>
  createPerson(database.db, { ...(name && { name }), memberships: [{ tenantId: tenant.id, role }] });
const facts = (cookieHeader: string | null) => ({ cookieHeader, requestId: newId(), ip: "192.0.2.7", userAgent: "tests" });

async function as(person: Person): Promise<TenantContext> {
  const { cookieHeader } = await openTestSession(runtime, person.id, tenant.id);
  return requireTenant(await contextOfRequest(runtime, facts(cookieHeader)));
}
const nobody = (): Promise<Context> => contextOfRequest(runtime, facts(null));
const actions = async (subjectId: string) =>
  (await sql<{ action: string }>("SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY seq", [subjectId])).map((row) => row.action);
const outcomes = async (attempts: Promise<unknown>[]) =>
  (await Promise.allSettled(attempts)).map((each) => (each.status === "fulfilled" ? "ok" : String(each.reason.code))).toSorted();
const all = { limit: 100 };

async function lastLink(email: string): Promise<string> {
  const mails = await sql<{ text: string }>("SELECT text FROM mail_message WHERE recipient = $1 ORDER BY id DESC LIMIT 1", [email]);
  return /\/invite\/([A-Za-z0-9_-]{43})/.exec(mails[0]?.text ?? "")?.[1] ?? "";
}

describe("the list of members", () => {
  test("is by name, in pages, and meets everybody once; search, role and status narrow it", async () => {
    for (const name of ["ada", "Bea", "Ödön", "Bea"]) await member("viewer", name);
    const context = await as(admin);
    const met: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listMembers(context, { limit: 2, cursor });
      met.push(...page.members.map(({ name }) => name));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(met.filter((name) => name !== admin.name)).toEqual(["ada", "Bea", "Bea", "Ödön"]);
    expect((await listMembers(context, { ...all, search: "BEA" })).members).toHaveLength(2);
    expect((await listMembers(context, { ...all, search: "%" })).members).toHaveLength(0);
    expect((await listMembers(context, { ...all, role: "tenant_admin" })).members.map(({ userId }) => userId)).toEqual([admin.id]);
    expect((await listMembers(context, { ...all, status: "suspended" })).members).toHaveLength(0);
  });

  test("shows nobody of another tenant, neither in the list nor by id", async () => {
    const other = await createTenant(database.db);
    const stranger = await createPerson(database.db, { memberships: [{ tenantId: other.id, role: "viewer" }] });
    const context = await as(admin);
    expect((await listMembers(context, all)).members.map(({ userId }) => userId)).not.toContain(stranger.id);
    await expect(getMember(context, stranger.id)).rejects.toMatchObject({ code: "not_found" });
    await expect(changeMemberRole(context, stranger.id, "viewer")).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("what a member is", () => {
  test("changes for their next request, with the audit row that says from what to what", async () => {
    const person = await member("viewer");
    const { sessionId } = await openTestSession(runtime, person.id, tenant.id);
    await changeMemberRole(await as(admin), person.id, "manager");
    expect((await findSession(runtime.db, sessionId, clock.now(), sessionPolicy(runtime)))?.tenant?.role).toBe("manager");
    const [entry] = await sql<{ before: object; after: object }>("SELECT before, after FROM audit_entry WHERE subject_id = $1", [person.id]);
    expect(entry).toMatchObject({ before: { role: "viewer" }, after: { role: "manager" } });
  });

  test("suspension and removal shut them out of this tenant alone; a suspended one comes back", async () => {
    const elsewhere = await createTenant(database.db);
    const person = await createPerson(database.db, {
      memberships: [
        { tenantId: tenant.id, role: "member" },
        { tenantId: elsewhere.id, role: "viewer" },
      ],
    });
    const { sessionId } = await openTestSession(runtime, person.id, tenant.id);
    const tenantOf = async () => (await findSession(runtime.db, sessionId, clock.now(), sessionPolicy(runtime)))?.tenant?.id ?? null;
    await suspendMember(await as(admin), person.id);
    expect(await tenantOf()).toBeNull();
    await expect(suspendMember(await as(admin), person.id)).rejects.toMatchObject({ code: "conflict" });
    await reactivateMember(await as(admin), person.id);
    expect(await tenantOf()).toBe(tenant.id);
    await removeMember(await as(admin), person.id);
    expect(await tenantOf()).toBeNull();
    expect(await sql("SELECT 1 FROM membership WHERE user_id = $1", [person.id])).toHaveLength(1);
    expect(await actions(person.id)).toEqual(["member.suspend", "member.reactivate", "member.remove"]);
  });

  test("the last admin stays: also when two admins demote each other at once", async () => {
    const other = await member("tenant_admin");
    const [one, two] = [await as(admin), await as(other)];
    expect(await outcomes([changeMemberRole(one, other.id, "viewer"), changeMemberRole(two, admin.id, "viewer")])).toEqual(["conflict", "ok"]);
    const admins = await sql("SELECT 1 FROM membership WHERE tenant_id = $1 AND role = 'tenant_admin'", [tenant.id]);
    expect(admins).toHaveLength(1);
  });

  test("an admin whose account is suspended does not count as another", async () => {
    const other = await member("tenant_admin");
    const acting = await as(other);
    await sql(`UPDATE "user" SET status = 'suspended' WHERE id = $1`, [other.id]);
    await expect(suspendMember(acting, admin.id)).rejects.toMatchObject({ code: "conflict" });
  });

  test("an admin whose account is suspended can be let go while another is left", async () => {
    const other = await member("tenant_admin");
    await sql(`UPDATE "user" SET status = 'suspended' WHERE id = $1`, [other.id]);
    expect(await changeMemberRole(await as(admin), other.id, "viewer")).toMatchObject({ role: "viewer" });
  });

  test("support that acts as an admin makes no admin: neither of a member nor by an invitation", async () => {
    const viewer = await member("viewer");
    const context = actedBySupport(await as(admin));
    await expect(changeMemberRole(context, viewer.id, "tenant_admin")).rejects.toMatchObject({ code: "forbidden" });
    await expect(invite(context, { emails: [`new-${newId()}@test.example`], role: "tenant_admin" }, runtime)).rejects.toMatchObject({
      code: "forbidden",
    });
    await changeMemberRole(context, viewer.id, "member");
  });

  test("nobody gives or takes more than they hold, nor changes themselves", async () => {
    const manager = await member("manager");
    const viewer = await member("viewer");
    const context = await as(manager);
    await expect(changeMemberRole(context, viewer.id, "tenant_admin")).rejects.toMatchObject({ code: "forbidden" });
    await expect(changeMemberRole(context, admin.id, "viewer")).rejects.toMatchObject({ code: "forbidden" });
    await expect(suspendMember(context, admin.id)).rejects.toMatchObject({ code: "forbidden" });
    await expect(removeMember(context, viewer.id)).rejects.toMatchObject({ code: "forbidden" });
    await expect(changeMemberRole(context, manager.id, "viewer")).rejects.toMatchObject({ code: "conflict" });
    await changeMemberRole(context, viewer.id, "member");
    await expect(suspendMember(await as(viewer), manager.id)).rejects.toMatchObject({ code: "forbidden" });
  });

  test("making an admin and removing somebody ask for a recent sign-in", async () => {
    const viewer = await member("viewer");
    const context = await as(admin);
    clock.advance(11 * MINUTE_MS);
    const stale = { code: "forbidden", reason: "reauthentication_required" };
    await expect(changeMemberRole(context, viewer.id, "tenant_admin")).rejects.toMatchObject(stale);
    await expect(removeMember(context, viewer.id)).rejects.toMatchObject(stale);
    await changeMemberRole(context, viewer.id, "member");
  });
});

describe("an invitation", () => {
  const address = () => `new-${newId().slice(-12)}@test.example`;
  const inviteOne = async (email: string, role: "viewer" | "manager" = "viewer") => {
    await invite(await as(admin), { emails: [email], role }, runtime);
    return lastLink(email);
  };

  test("lets somebody new choose a name and a password, and signs them in to the tenant", async () => {
    const email = address();
    const token = await inviteOne(email, "manager");
    expect(await describeInvitation(await nobody(), token)).toMatchObject({ state: "good", email, roleName: "Manager", hasAccount: false });
    const input = { token, name: "Nadia North", password: PASSWORD };
    await expect(joinByInvitation(await nobody(), { ...input, password: "password1234" }, runtime)).rejects.toMatchObject({ code: "invalid" });
    const signedIn = await joinByInvitation(await nobody(), input, runtime);
    const session = await findSession(runtime.db, signedIn.sessionId, clock.now(), sessionPolicy(runtime));
    expect(session).toMatchObject({ email, userName: "Nadia North", tenant: { id: tenant.id, role: "manager" } });
    await expect(joinByInvitation(await nobody(), input, runtime)).rejects.toMatchObject({ code: "invalid" });
    expect((await listInvitations(await as(admin), all)).invitations).toEqual([]);
  });

  test("brings somebody who has an account in when they are signed in, and nobody else", async () => {
    const home = await createTenant(database.db);
    const person = await createPerson(database.db, { memberships: [{ tenantId: home.id, role: "tenant_admin" }] });
    const token = await inviteOne(person.email);
    const other = await member("viewer");
    await expect(acceptInvitation(await as(other), token)).rejects.toMatchObject({ code: "forbidden" });
    await expect(joinByInvitation(await nobody(), { token, name: "X", password: PASSWORD }, runtime)).rejects.toMatchObject({ code: "conflict" });
    const { sessionId, cookieHeader } = await openTestSession(runtime, person.id, home.id);
    const context = await contextOfRequest(runtime, facts(cookieHeader));
    expect(await outcomes([acceptInvitation(context, token), acceptInvitation(context, token)])).toEqual(["invalid", "ok"]);
    expect((await findSession(runtime.db, sessionId, clock.now(), sessionPolicy(runtime)))?.tenant).toMatchObject({ id: tenant.id, role: "viewer" });
    expect(await actions(person.id)).toContain("member.join");
  });

  test("no longer counts when it is taken back, sent again, or a week old; nor while the tenant is closed", async () => {
    const email = address();
    const first = await inviteOne(email);
    const [pending] = (await listInvitations(await as(admin), all)).invitations;
    await resendInvitation(await as(admin), pending?.id ?? "", runtime);
    const second = await lastLink(email);
    expect(second).not.toBe(first);
    expect(await describeInvitation(await nobody(), first)).toMatchObject({ state: "refused" });
    await expect(resendInvitation(await as(admin), pending?.id ?? "", runtime)).rejects.toMatchObject({ code: "limit_exceeded" });
    await sql("UPDATE tenant SET status = 'suspended', suspended_reason = 'unpaid' WHERE id = $1", [tenant.id]);
    expect(await describeInvitation(await nobody(), second)).toMatchObject({ state: "refused", reason: expect.stringContaining("closed") });
    await sql("UPDATE tenant SET status = 'active', suspended_reason = NULL WHERE id = $1", [tenant.id]);
    clock.advance(8 * 24 * 60 * MINUTE_MS);
    expect(await describeInvitation(await nobody(), second)).toMatchObject({ state: "refused", reason: expect.stringContaining("expired") });
    expect((await listInvitations(await as(admin), all)).invitations).toMatchObject([{ email, state: "expired" }]);
    await revokeInvitation(await as(admin), pending?.id ?? "");
    expect(await describeInvitation(await nobody(), second)).toMatchObject({ state: "refused", reason: expect.stringContaining("taken") });
    await expect(revokeInvitation(await as(admin), pending?.id ?? "")).rejects.toMatchObject({ code: "conflict" });
  });

  test("is refused as a whole when one address is a member or was invited already, and names it", async () => {
    const email = address();
    await inviteOne(email);
    const context = await as(admin);
    await expect(invite(context, { emails: [address(), email], role: "viewer" }, runtime)).rejects.toMatchObject({
      code: "invalid",
      issues: [{ path: "emails", message: expect.stringContaining(email) }],
    });
    await expect(invite(context, { emails: [admin.email], role: "viewer" }, runtime)).rejects.toMatchObject({ code: "invalid" });
    expect((await listInvitations(context, all)).invitations).toHaveLength(1);
  });

  test("takes a place of the plan, and the last one goes to one of two at once", async () => {
    await sql("UPDATE tenant SET plan_key = 'free' WHERE id = $1", [tenant.id]);
    const [plan] = await sql<{ max_users: number }>("SELECT max_users FROM plan WHERE key = 'free'");
    for (let taken = 1; taken < (plan?.max_users ?? 0) - 1; taken++) await member("viewer");
    const context = await as(admin);
    const wanted = [address(), address()].map((email) => invite(context, { emails: [email], role: "viewer" }, runtime));
    expect(await outcomes(wanted)).toEqual(["conflict", "ok"]);
  });

  test("that has expired takes a place again when it is sent again, and only if there is one", async () => {
    await sql("UPDATE tenant SET plan_key = 'free' WHERE id = $1", [tenant.id]);
    const [plan] = await sql<{ max_users: number }>("SELECT max_users FROM plan WHERE key = 'free'");
    const [expired] = await invite(await as(admin), { emails: [address()], role: "viewer" }, runtime);
    clock.advance(8 * 24 * 60 * MINUTE_MS);
    for (let taken = 1; taken < (plan?.max_users ?? 0); taken++) await member("viewer");
    await expect(resendInvitation(await as(admin), expired?.id ?? "", runtime)).rejects.toMatchObject({ code: "conflict" });
    await sql("UPDATE tenant SET plan_key = 'professional' WHERE id = $1", [tenant.id]);
    expect(await resendInvitation(await as(admin), expired?.id ?? "", runtime)).toMatchObject({ state: "pending" });
  });

  test("cannot give more than its sender holds", async () => {
    const viewer = await member("viewer");
    await expect(invite(await as(viewer), { emails: [address()], role: "viewer" }, runtime)).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("a role of the tenant’s own", () => {
  const grants = { "user.read": "all", "campaign.read": "all", "campaign.update": "own" } as const;
  const make = async (name = "Analyst") => createRole(await as(admin), { name, description: "", grants });

  test("is given, counts at once, and its change counts for everybody who has it", async () => {
    const role = await make();
    const person = await member("viewer");
    await changeMemberRole(await as(admin), person.id, role.id);
    const before = await as(person);
    expect(before.actor).toMatchObject({ tenantRole: "custom", roleName: "Analyst" });
    expect([...before.grants]).toEqual(expect.arrayContaining(Object.entries(grants)));
    const { "campaign.update": _, ...less } = grants;
    const change = await previewRoleChange(await as(admin), role.id, less);
    expect(change).toMatchObject({ removed: ["campaign.update"], added: [], memberCount: 1, members: [{ userId: person.id }] });
    await changeRole(await as(admin), role.id, { name: "Analyst", description: "", grants: less, version: 1 });
    expect((await as(person)).grants.has("campaign.update")).toBe(false);
  });

  test("is not overwritten by who read it before somebody else changed it", async () => {
    const role = await make();
    const context = await as(admin);
    const change = { name: "Analyst", description: "", grants: {}, version: 1 };
    expect(await outcomes([changeRole(context, role.id, change), changeRole(context, role.id, change)])).toEqual(["conflict", "ok"]);
    const mine = { ...change, description: "Mine", grants: { "campaign.update": "own", "user.read": "all" } } as const;
    await expect(changeRole(context, role.id, mine)).rejects.toMatchObject({
      code: "conflict",
      issues: [
        { path: "description", message: "Stands at nothing now." },
        { path: "grants.user.read", message: "Stands at “off” now." },
        { path: "grants.campaign.update", message: "Stands at “No” now." },
      ],
    });
  });

  test("cannot be named like another, nor hold what its maker does not hold", async () => {
    await make();
    await expect(make("ANALYST")).rejects.toMatchObject({ code: "invalid", issues: [{ path: "name" }] });
    const deputy = await createRole(await as(admin), { name: "Deputy", description: "", grants: { "user.read": "all", "role.manage": "all" } });
    const person = await member("viewer");
    await changeMemberRole(await as(admin), person.id, deputy.id);
    const context = await as(person);
    await expect(createRole(context, { name: "More", description: "", grants })).rejects.toMatchObject({ code: "forbidden" });
    await expect(
      changeRole(context, deputy.id, { name: "Deputy", description: "", grants: { "user.read": "all" }, version: 1 }),
    ).rejects.toMatchObject({ code: "conflict" });
  });

  test("is deleted when nobody has it and nobody was invited to it", async () => {
    const role = await make();
    const person = await member("viewer");
    await changeMemberRole(await as(admin), person.id, role.id);
    await expect(deleteRole(await as(admin), role.id)).rejects.toMatchObject({ code: "conflict" });
    await changeMemberRole(await as(admin), person.id, "viewer");
    const [open] = await invite(await as(admin), { emails: [`new-${newId()}@test.example`], role: role.id }, runtime);
    await expect(deleteRole(await as(admin), role.id)).rejects.toMatchObject({ code: "conflict" });
    await revokeInvitation(await as(admin), open?.id ?? "");
    await deleteRole(await as(admin), role.id);
    expect(await listRoles(await as(admin))).toEqual([]);
  });

  test("of another tenant is not there", async () => {
    const role = await make();
    tenant = await createTenant(database.db, { planKey: "professional" });
    const [stranger, colleague] = [await member("tenant_admin"), await member("viewer")];
    await expect(changeMemberRole(await as(stranger), colleague.id, role.id)).rejects.toMatchObject({ code: "invalid" });
    await expect(previewRoleChange(await as(stranger), role.id, {})).rejects.toMatchObject({ code: "not_found" });
  });
});
