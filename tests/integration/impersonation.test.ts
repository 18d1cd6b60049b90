import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { io } from "socket.io-client";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { inTenant, type PlatformRole, requireStaff, requireTenant, requireUser, type SignInMethod, type TenantRole } from "#lib/access";
import {
  changeName,
  closeImpersonations,
  contextOfRequest,
  cookieNames,
  endImpersonationByTenant,
  endImpersonationsOf,
  endSessionsOf,
  findCandidate,
  getSupportAccess,
  getSupportedTenant,
  IMPERSONATION_MINUTES,
  listCandidates,
  listImpersonations,
  makeSessionToken,
  OVERLAP_SECONDS,
  sessionOfCookies,
  setSupportAccess,
  signOut,
  startImpersonation,
  stopImpersonation,
  systemContext,
} from "#lib/identity";
import type { SupportAccess } from "#lib/identity/schema";
import { fixedClock } from "#lib/platform/clock";
import { newId } from "#lib/platform/crypto";
import { createRealtime } from "#lib/platform/realtime";
import { SOCKET_PATH } from "#lib/platform/realtime/schema";
import type { Runtime } from "#lib/platform/runtime";
import { createPerson, createTenant, openTestSession, type Person, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

const MINUTE_MS = 60_000;
const REASON = "The client asked why a figure looks wrong.";
const PAGE = { limit: 20 };

let database: TestDatabase;
let runtime: Runtime;
let clock: ReturnType<typeof fixedClock>;

beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(() => {
  clock = fixedClock(new Date());
  runtime = { ...testRuntime(database), db: database.db, jobs: database.jobs, clock };
});
afterAll(() => database.drop());

const sql = <Row extends object>(text: string, values: unknown[] = []) => query<Row>(database.superuserUrl, text, values);
const contextOf = (cookieHeader: string) => contextOfRequest(runtime, { cookieHeader, requestId: newId(), ip: "192.0.2.7", userAgent: "tests" });
const cookieOf = async ({ sessionId, userId }: { sessionId: string; userId: string }) =>
  `${cookieNames(runtime.config.publicUrl).session}=${await makeSessionToken({ sessionId, userId }, runtime.authSecret, 3_600)}`;

interface AuditRow {
  action: string;
  actor_label: string;
  actor_id: string | null;
  behalf_of_label: string | null;
  after: { endedBecause?: string; staff?: string; person?: string } | null;
  reason: string | null;
}
/** What the tenant's own trail says of support. */
const trail = (tenantId: string) =>
  sql<AuditRow>(
    `SELECT action, actor_label, actor_id, behalf_of_label, after, reason FROM audit_entry
     WHERE tenant_id = $1 AND (action LIKE 'impersonation.%' OR action LIKE 'support_access.%') ORDER BY seq`,
    [tenantId],
  );
const endOf = async (id: string) =>
  (await sql<{ ended_reason: string | null; ended_at: Date | null }>("SELECT ended_reason, ended_at FROM impersonation WHERE id = $1", [id]))[0];

async function place(access: SupportAccess | null = "write", role: TenantRole = "tenant_admin") {
  const tenant = await createTenant(database.db);
  if (access) await sql("INSERT INTO tenant_policy (tenant_id, support_access) VALUES ($1, $2)", [tenant.id, access]);
  const person = await createPerson(database.db, { memberships: [{ tenantId: tenant.id, role }] });
  return { tenant, person };
}

async function support(methods: SignInMethod[] = ["password", "totp"], platformRole: PlatformRole = "support") {
  const person = await createPerson(database.db, { platformRole });
  const { sessionId, cookieHeader } = await openTestSession(runtime, person.id, null);
  await sql("UPDATE auth_session SET methods = $2 WHERE id = $1", [sessionId, methods]);
  return { person, sessionId, cookieHeader, context: async () => requireStaff(await contextOf(cookieHeader)) };
}

async function acting({ mayWrite = false, access = "write" as SupportAccess, role = "tenant_admin" as TenantRole } = {}) {
  const { tenant, person } = await place(access, role);
  const staff = await support();
  const input = { tenantId: tenant.id, userId: person.id, reason: REASON, mayWrite };
  const { session, impersonation } = await startImpersonation(await staff.context(), input, runtime);
  const cookieHeader = await cookieOf(session);
  return { tenant, person, staff, session, impersonation, cookieHeader, context: async () => requireUser(await contextOf(cookieHeader)) };
}

async function isOwnAgain(acted: { cookieHeader: string; staff: { person: Person } }): Promise<void> {
  const { actor, tenant } = requireUser(await contextOf(acted.cookieHeader));
  expect(actor).toMatchObject({ userId: acted.staff.person.id, impersonator: null, platformRole: "support" });
  expect(tenant).toBeNull();
}

describe("beginning", () => {
  const start = async (staff: Awaited<ReturnType<typeof support>>, tenantId: string, userId: string, mayWrite = false) =>
    startImpersonation(await staff.context(), { tenantId, userId, reason: REASON, mayWrite }, runtime);

  test("makes a new session that acts as the person, and the tenant's trail names both with the reason", async () => {
    const { tenant, person, staff, session, context } = await acting({ role: "manager" });
    expect(session.sessionId).not.toBe(staff.sessionId);
    const user = await context();
    expect(user.tenant?.id).toBe(tenant.id);
    expect(user.actor).toMatchObject({ userId: person.id, platformRole: null, tenantRole: "manager" });
    expect(user.actor.impersonator).toMatchObject({ userId: staff.person.id, email: staff.person.email, mayWrite: false });
    expect(user.actor.impersonator?.endsAt.getTime()).toBe(clock.now().getTime() + IMPERSONATION_MINUTES * MINUTE_MS);
    expect(await trail(tenant.id)).toMatchObject([
      { action: "impersonation.started", actor_id: staff.person.id, reason: REASON, after: { staff: staff.person.email, person: person.email } },
    ]);
    // The replaced session is the staff member's own for a moment, and never acts as anybody.
    expect((await staff.context()).actor.impersonator).toBeNull();
    clock.advance((OVERLAP_SECONDS + 1) * 1_000);
    expect(await sessionOfCookies(runtime, staff.cookieHeader)).toBeNull();
  });

  test("needs the right to it", async () => {
    const { tenant, person } = await place();
    const manager = await createPerson(database.db, { memberships: [{ tenantId: tenant.id, role: "tenant_admin" }] });
    const { cookieHeader } = await openTestSession(runtime, manager.id, tenant.id);
    const input = { tenantId: tenant.id, userId: person.id, reason: REASON, mayWrite: false };
    await expect(startImpersonation(await contextOf(cookieHeader), input, runtime)).rejects.toMatchObject({ code: "forbidden" });
  });

  test("needs a second factor that was shown in this very session", async () => {
    const { tenant, person } = await place();
    const staff = await support(["password"]);
    await expect(start(staff, tenant.id, person.id)).rejects.toMatchObject({ code: "forbidden", reason: "second_factor_required" });
    for (const method of ["recovery_code", "passkey"] as const) {
      const other = await place();
      await start(await support([method]), other.tenant.id, other.person.id);
    }
  });

  test("needs a sign-in that is recent", async () => {
    const { tenant, person } = await place();
    const staff = await support();
    clock.advance(11 * MINUTE_MS);
    await expect(start(staff, tenant.id, person.id)).rejects.toMatchObject({ code: "forbidden", reason: "reauthentication_required" });
  });

  test("needs the tenant's consent, and another one to change things", async () => {
    const silent = await place(null);
    await expect(start(await support(), silent.tenant.id, silent.person.id)).rejects.toThrow(/does not let support act/);
    const none = await place("none");
    await expect(start(await support(), none.tenant.id, none.person.id)).rejects.toMatchObject({ code: "forbidden" });
    const reading = await place("read");
    await expect(start(await support(), reading.tenant.id, reading.person.id, true)).rejects.toThrow(/not change anything/);
    await start(await support(), reading.tenant.id, reading.person.id);
  });

  test("takes active members of an open tenant only, never staff and never oneself", async () => {
    const { tenant } = await place();
    const stranger = await place();
    await expect(start(await support(), tenant.id, stranger.person.id)).rejects.toMatchObject({ code: "not_found" });
    await expect(start(await support(), newId(), stranger.person.id)).rejects.toMatchObject({ code: "not_found" });
    const suspended = await createPerson(database.db, { status: "suspended", memberships: [{ tenantId: tenant.id, role: "viewer" }] });
    await expect(start(await support(), tenant.id, suspended.id)).rejects.toMatchObject({ code: "not_found" });
    const colleague = await createPerson(database.db, { platformRole: "super_admin", memberships: [{ tenantId: tenant.id, role: "viewer" }] });
    await expect(start(await support(), tenant.id, colleague.id)).rejects.toThrow(/staff/);
    const staff = await support();
    await sql("INSERT INTO membership (tenant_id, user_id, role) VALUES ($1, $2, 'viewer')", [tenant.id, staff.person.id]);
    await expect(start(staff, tenant.id, staff.person.id)).rejects.toThrow(/This is you/);
    for (const status of ["cancelled", "suspended"] as const) {
      const closed = await place();
      await sql("UPDATE tenant SET status = $2, suspended_reason = $3 WHERE id = $1", [
        closed.tenant.id,
        status,
        status === "suspended" ? "unpaid" : null,
      ]);
      await expect(start(await support(), closed.tenant.id, closed.person.id)).rejects.toThrow(/closed/);
    }
  });

  test("is possible for one person at a time: not from within, not from another session, not twice at once", async () => {
    const acted = await acting({ mayWrite: true });
    const other = await place();
    const input = { tenantId: other.tenant.id, userId: other.person.id, reason: REASON, mayWrite: false };
    await expect(startImpersonation(await acted.context(), input, runtime)).rejects.toMatchObject({ code: "forbidden" });
    const { sessionId, cookieHeader } = await openTestSession(runtime, acted.staff.person.id, null);
    await sql("UPDATE auth_session SET methods = '{passkey}' WHERE id = $1", [sessionId]);
    await expect(startImpersonation(await contextOf(cookieHeader), input, runtime)).rejects.toMatchObject({ code: "conflict" });
    const staff = await support();
    const both = await Promise.allSettled([start(staff, other.tenant.id, other.person.id), start(staff, other.tenant.id, other.person.id)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("is possible again as soon as the one before has run out", async () => {
    const acted = await acting();
    clock.advance((IMPERSONATION_MINUTES + 1) * MINUTE_MS);
    await sql("UPDATE auth_session SET authenticated_at = $2 WHERE id = $1", [acted.session.sessionId, clock.now()]);
    const input = { tenantId: acted.tenant.id, userId: acted.person.id, reason: REASON, mayWrite: false };
    await startImpersonation(await contextOf(acted.cookieHeader), input, runtime);
    expect(await endOf(acted.impersonation.id)).toMatchObject({ ended_reason: "lapsed" });
  });
});

describe("while it runs", () => {
  test("whoever only looks keeps what reads, and the database refuses every change, with or without a permission", async () => {
    const { context, tenant, person } = await acting({ role: "tenant_admin", mayWrite: false });
    const user = requireTenant(await context());
    expect([...user.grants.keys()].every((permission) => permission.endsWith(".read"))).toBe(true);
    await expect(
      inTenant(user, (tx) => tx.prisma.membership.updateMany({ where: { userId: person.id }, data: { role: "viewer" } })),
    ).rejects.toMatchObject({ code: "forbidden", reason: "read_only" });
    await expect(user.db.system({ text: `UPDATE "user" SET name = 'Changed' WHERE id = $1`, values: [person.id] })).rejects.toMatchObject({
      code: "forbidden",
      reason: "read_only",
    });
    await expect(
      user.db.transaction({ kind: "system", purpose: "test" }, (tx) => tx.prisma.tenant.count({ where: { id: tenant.id } })),
    ).resolves.toBe(1);
    expect(await sql("SELECT role FROM membership WHERE user_id = $1", [person.id])).toEqual([{ role: "tenant_admin" }]);
  });

  test("whoever may change does so under both names, but nothing that belongs to the person alone", async () => {
    const { context, staff, person, tenant } = await acting({ mayWrite: true });
    const user = requireTenant(await context());
    expect(user.grants.get("user.create")).toBe("all");
    await expect(changeName(requireUser(user), { name: "Another" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(setSupportAccess(user, { access: "none", version: 1 })).rejects.toMatchObject({ code: "forbidden" });
    await stopImpersonation(user, runtime);
    expect((await trail(tenant.id)).at(-1)).toMatchObject({
      action: "impersonation.ended",
      actor_id: staff.person.id,
      actor_label: staff.person.email,
      behalf_of_label: person.email,
      after: { endedBecause: "stopped" },
    });
  });

  test("writing becomes looking with the next request when the tenant says so", async () => {
    const { context, tenant } = await acting({ mayWrite: true });
    const admin = await createPerson(database.db, { memberships: [{ tenantId: tenant.id, role: "tenant_admin" }] });
    const { cookieHeader } = await openTestSession(runtime, admin.id, tenant.id);
    await setSupportAccess(requireTenant(await contextOf(cookieHeader)), { access: "read", version: 1 });
    expect((await context()).actor.impersonator?.mayWrite).toBe(false);
  });
});

describe("the end", () => {
  test("stopping returns to one's own session under a new cookie", async () => {
    const acted = await acting();
    // As the edge hands it to what is left to those who only look.
    const own = await stopImpersonation({ ...(await acted.context()), db: runtime.db }, runtime);
    expect(own).toMatchObject({ userId: acted.staff.person.id, isStaff: true });
    expect(own.sessionId).not.toBe(acted.session.sessionId);
    await isOwnAgain({ ...acted, cookieHeader: await cookieOf(own) });
    await isOwnAgain(acted);
    expect(requireUser(await contextOf(await cookieOf(own))).actor.methods).toEqual(["password", "totp"]);
    await expect(stopImpersonation(await contextOf(await cookieOf(own)), runtime)).rejects.toMatchObject({ code: "conflict" });
    expect(await trail(acted.tenant.id)).toHaveLength(2);
  });

  test("signing out ends both", async () => {
    const acted = await acting();
    await signOut({ ...(await acted.context()), db: runtime.db });
    expect(await sessionOfCookies(runtime, acted.cookieHeader)).toBeNull();
    expect(await sessionOfCookies(runtime, acted.staff.cookieHeader)).toBeNull();
    expect(await endOf(acted.impersonation.id)).toMatchObject({ ended_reason: "signed_out" });
    const [entry] = await sql<AuditRow>("SELECT * FROM audit_entry WHERE action = 'sign_out' AND subject_id = $1", [acted.staff.person.id]);
    expect(entry).toMatchObject({ actor_id: acted.staff.person.id, tenant_id: null });
  });

  test("time ends it, and the first requests afterwards record it once", async () => {
    const acted = await acting();
    clock.advance(IMPERSONATION_MINUTES * MINUTE_MS);
    await Promise.all([1, 2, 3, 4].map(() => contextOf(acted.cookieHeader)));
    await isOwnAgain(acted);
    await closeImpersonations(runtime);
    const entries = await trail(acted.tenant.id);
    expect(entries.map(({ action }) => action)).toEqual(["impersonation.started", "impersonation.lapsed"]);
    expect(entries[1]).toMatchObject({ after: { staff: acted.staff.person.email, person: acted.person.email, endedBecause: "lapsed" } });
    expect((await endOf(acted.impersonation.id))?.ended_at).toEqual(new Date(acted.impersonation.expiresAt));
  });

  test("time ends it without any request, too", async () => {
    const acted = await acting();
    await closeImpersonations(runtime);
    expect(await endOf(acted.impersonation.id)).toMatchObject({ ended_reason: null });
    clock.advance(IMPERSONATION_MINUTES * MINUTE_MS);
    expect(await closeImpersonations(runtime, { staffUserId: acted.staff.person.id })).toBe(1);
    expect(await closeImpersonations(runtime, { staffUserId: acted.staff.person.id })).toBe(0);
    expect((await trail(acted.tenant.id)).at(-1)?.action).toBe("impersonation.lapsed");
  });

  test.each([
    [
      "consent withdrawn by hand in the database",
      "consent_withdrawn",
      `UPDATE tenant_policy SET support_access = 'none' WHERE tenant_id = $1`,
      "tenant",
    ],
    ["a tenant that is suspended", "tenant_closed", `UPDATE tenant SET status = 'suspended', suspended_reason = 'unpaid' WHERE id = $1`, "tenant"],
    ["a tenant that is cancelled", "tenant_closed", `UPDATE tenant SET status = 'cancelled' WHERE id = $1`, "tenant"],
    ["a person who is suspended", "person_left", `UPDATE "user" SET status = 'suspended' WHERE id = $1`, "person"],
    ["a person who leaves the tenant", "person_left", "DELETE FROM membership WHERE user_id = $1", "person"],
    ["a person who is suspended in the tenant", "person_left", "UPDATE membership SET status = 'suspended' WHERE user_id = $1", "person"],
    ["a person who becomes staff", "person_left", `UPDATE "user" SET platform_role = 'super_admin' WHERE id = $1`, "person"],
  ] as const)("%s ends it on the next request", async (_name, because, change, whose) => {
    const acted = await acting({ mayWrite: true });
    await sql(change, [whose === "tenant" ? acted.tenant.id : acted.person.id]);
    await isOwnAgain(acted);
    expect(await endOf(acted.impersonation.id)).toMatchObject({ ended_reason: because });
  });

  test("a member of staff who loses the role acts as nobody any more", async () => {
    const acted = await acting({ mayWrite: true });
    await sql(`UPDATE "user" SET platform_role = NULL WHERE id = $1`, [acted.staff.person.id]);
    const { actor, tenant } = requireUser(await contextOf(acted.cookieHeader));
    expect(actor).toMatchObject({ userId: acted.staff.person.id, impersonator: null, platformRole: null });
    expect(tenant).toBeNull();
    expect(await endOf(acted.impersonation.id)).toMatchObject({ ended_reason: "staff_left" });
  });

  test("a member of staff who is suspended is nobody", async () => {
    const acted = await acting();
    await sql(`UPDATE "user" SET status = 'suspended' WHERE id = $1`, [acted.staff.person.id]);
    expect((await contextOf(acted.cookieHeader)).actor.kind).toBe("anonymous");
    await closeImpersonations(runtime);
    expect(await endOf(acted.impersonation.id)).toMatchObject({ ended_reason: "staff_left" });
  });

  test("the loss of the session ends it", async () => {
    const acted = await acting();
    await database.db.transaction({ kind: "system", purpose: "test" }, (tx) =>
      endSessionsOf(tx, { clock }, { userId: acted.staff.person.id }, "ended_by_staff"),
    );
    await closeImpersonations(runtime);
    expect(await endOf(acted.impersonation.id)).toMatchObject({ ended_reason: "signed_out" });
  });

  test("another room ends those of a person in its own transaction", async () => {
    const acted = await acting();
    const context = await systemContext(runtime, acted.tenant.id, "tests", newId());
    const end = () =>
      database.db.transaction({ kind: "system", purpose: "test" }, (tx) =>
        endImpersonationsOf(context, tx, { tenantId: acted.tenant.id, userId: acted.person.id }, "person_left"),
      );
    expect(await end()).toBe(1);
    expect(await end()).toBe(0);
    await isOwnAgain(acted);
  });
});

describe("the tenant's side", () => {
  async function adminOf(tenantId: string, role: TenantRole = "tenant_admin") {
    const admin = await createPerson(database.db, { memberships: [{ tenantId, role }] });
    const { cookieHeader } = await openTestSession(runtime, admin.id, tenantId);
    return async () => requireTenant(await contextOf(cookieHeader));
  }

  test("consent is nothing until it is given, is on record, and is not overwritten unseen", async () => {
    const { tenant } = await place(null);
    const admin = await adminOf(tenant.id);
    expect(await getSupportAccess(await admin())).toEqual({ access: "none", version: 0 });
    expect(await setSupportAccess(await admin(), { access: "read", version: 0 })).toEqual({ access: "read", version: 1 });
    expect(await setSupportAccess(await admin(), { access: "write", version: 1 })).toEqual({ access: "write", version: 2 });
    await expect(setSupportAccess(await admin(), { access: "none", version: 1 })).rejects.toMatchObject({ code: "conflict" });
    await expect(setSupportAccess(await admin(), { access: "none", version: 0 })).rejects.toMatchObject({
      code: "conflict",
      issues: [{ path: "access", message: "Stands at “Look and change” now." }],
    });
    expect(await getSupportAccess(await admin())).toEqual({ access: "write", version: 2 });
    expect((await trail(tenant.id)).map(({ action }) => action)).toEqual(["support_access.set", "support_access.set"]);
  });

  test("only its own administrators decide: no manager, no staff", async () => {
    const { tenant } = await place();
    const manager = await adminOf(tenant.id, "manager");
    await expect(getSupportAccess(await manager())).rejects.toMatchObject({ code: "forbidden" });
    await expect(setSupportAccess(await manager(), { access: "none", version: 1 })).rejects.toMatchObject({ code: "forbidden" });
    await expect(listImpersonations(await manager(), tenant.id, PAGE)).rejects.toMatchObject({ code: "forbidden" });
    const owner = await createPerson(database.db, { platformRole: "super_admin", memberships: [{ tenantId: tenant.id, role: "tenant_admin" }] });
    const { cookieHeader } = await openTestSession(runtime, owner.id, tenant.id);
    await expect(setSupportAccess(requireTenant(await contextOf(cookieHeader)), { access: "write", version: 1 })).rejects.toThrow(
      /own administrators/,
    );
  });

  test("withdrawing consent ends what runs at once", async () => {
    const acted = await acting({ mayWrite: true });
    const admin = await adminOf(acted.tenant.id);
    await setSupportAccess(await admin(), { access: "none", version: 1 });
    expect(await endOf(acted.impersonation.id)).toMatchObject({ ended_reason: "consent_withdrawn" });
    await isOwnAgain(acted);
  });

  test("an administrator sees who acted as whom, why and how it ended, page by page, and ends what runs", async () => {
    const { tenant, person, staff, impersonation, cookieHeader } = await acting();
    const admin = await adminOf(tenant.id);
    const elsewhere = await adminOf((await place()).tenant.id);
    const page = await listImpersonations(await admin(), tenant.id, PAGE);
    expect(page).toMatchObject({
      nextCursor: null,
      impersonations: [
        {
          id: impersonation.id,
          staff: { email: staff.person.email },
          person: { email: person.email },
          reason: REASON,
          endedAt: null,
          endedBecause: null,
        },
      ],
    });
    await expect(listImpersonations(await elsewhere(), tenant.id, PAGE)).rejects.toMatchObject({ code: "not_found" });
    await expect(endImpersonationByTenant(await elsewhere(), impersonation.id)).rejects.toMatchObject({ code: "not_found" });
    await endImpersonationByTenant(await admin(), impersonation.id);
    await expect(endImpersonationByTenant(await admin(), impersonation.id)).rejects.toMatchObject({ code: "not_found" });
    await isOwnAgain({ cookieHeader, staff });
    clock.advance(1_000);
    const again = await support();
    await startImpersonation(await again.context(), { tenantId: tenant.id, userId: person.id, reason: REASON, mayWrite: false }, runtime);
    const first = await listImpersonations(await admin(), tenant.id, { limit: 1 });
    expect(first.impersonations).toMatchObject([{ staff: { email: again.person.email }, endedBecause: null }]);
    const second = await listImpersonations(await admin(), tenant.id, { limit: 1, cursor: first.nextCursor ?? "" });
    expect(second).toMatchObject({ nextCursor: null, impersonations: [{ id: impersonation.id, endedBecause: "ended_by_tenant" }] });
    expect((await listImpersonations(await (await support()).context(), tenant.id, PAGE)).impersonations).toHaveLength(2);
  });
});

describe("choosing whom", () => {
  test("staff find active members by name and address, and nobody else", async () => {
    const { tenant } = await place("read");
    const people = await Promise.all(
      ["Ann 100%", "Bea", "Ceceilia"].map((name) => createPerson(database.db, { name, memberships: [{ tenantId: tenant.id, role: "viewer" }] })),
    );
    await createPerson(database.db, { name: "Bea Gone", status: "suspended", memberships: [{ tenantId: tenant.id, role: "viewer" }] });
    await createPerson(database.db, { name: "Bea Staff", platformRole: "support", memberships: [{ tenantId: tenant.id, role: "viewer" }] });
    const context = await (await support()).context();
    const found = async (search: string) => (await listCandidates(context, tenant.id, { search, limit: 10 })).candidates.map(({ name }) => name);
    expect(await found("bea")).toEqual(["Bea"]);
    expect(await found("0%")).toEqual(["Ann 100%"]);
    expect(await found(people[2]?.email ?? "")).toEqual(["Ceceilia"]);
    const first = await listCandidates(context, tenant.id, { limit: 2 });
    expect(first.candidates.map(({ name }) => name)).toEqual(["Ann 100%", "Bea"]);
    const second = await listCandidates(context, tenant.id, { limit: 2, cursor: first.nextCursor ?? "" });
    expect(second.candidates[0]?.name).toBe("Ceceilia");
    expect(await findCandidate(context, tenant.id, people[1]?.id ?? "")).toMatchObject({ name: "Bea", role: "Viewer" });
    expect(await findCandidate(context, tenant.id, context.actor.userId)).toBeNull();
    expect(await getSupportedTenant(context, tenant.id)).toMatchObject({ access: "read", status: "active" });
  });
});

describe("sockets", () => {
  test.each(["stopped by staff", "withdrawn by the tenant", "over because the person is suspended"] as const)(
    "of a session that acts as somebody are cut within a second when it is %s",
    async (how) => {
      const acted = await acting();
      const httpServer = createServer().listen(0, "127.0.0.1");
      const realtime = await createRealtime({
        httpServer,
        runtime,
        authenticate: async (cookieHeader) => {
          const session = await sessionOfCookies(runtime, cookieHeader);
          const { sessionId, userId, tenant, expiresAt } = session ?? {};
          return sessionId && userId && expiresAt ? { sessionId, userId, tenantId: tenant?.id ?? null, isPlatformStaff: false, expiresAt } : null;
        },
      });
      await once(httpServer, "listening");
      const { port } = httpServer.address() as AddressInfo;
      const socket = io(`http://127.0.0.1:${port}`, {
        path: SOCKET_PATH,
        transports: ["websocket"],
        extraHeaders: { cookie: acted.cookieHeader },
        reconnection: false,
      });
      await new Promise<void>((resolve, reject) => {
        socket.on("connect", () => resolve());
        socket.on("connect_error", reject);
      });
      await expect.poll(() => realtime.isListening()).toBe(true);
      const cut = new Promise<string>((resolve) => socket.on("disconnect", resolve));
      if (how === "stopped by staff") await stopImpersonation({ ...(await acted.context()), db: runtime.db }, runtime);
      else if (how === "over because the person is suspended")
        await database.db.transaction({ kind: "system", purpose: "test" }, async (tx) => {
          await tx.prisma.user.update({ where: { id: acted.person.id }, data: { status: "suspended" } });
          await endSessionsOf(tx, { clock }, { userId: acted.person.id }, "suspended");
        });
      else {
        const admin = await createPerson(database.db, { memberships: [{ tenantId: acted.tenant.id, role: "tenant_admin" }] });
        const { cookieHeader } = await openTestSession(runtime, admin.id, acted.tenant.id);
        await setSupportAccess(requireTenant(await contextOf(cookieHeader)), { access: "none", version: 1 });
      }
      expect(await cut).toBe("io server disconnect");
      socket.close();
      await realtime.close();
      httpServer.close();
    },
  );
});
