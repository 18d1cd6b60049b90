import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { requireOwnAccount, requireStaff, type StaffContext } from "#lib/access";
import { contextOfRequest, createOneTimeToken, findSession, resetPassword, SIGN_IN_LIMITS, sessionPolicy, signIn } from "#lib/identity";
import {
  createStaff,
  endSessionOfPerson,
  endSessionsOfPerson,
  getPerson,
  listPeople,
  listPersonAudit,
  listSessionsOfPerson,
  listSignInsOfPerson,
  personListQuery,
  reactivatePerson,
  removeSecondFactors,
  sendResetLink,
  setPlatformRole,
  suspendPerson,
  unlockPerson,
} from "#lib/people";
import { type ListPeopleInput, listPeopleInput, PERSON_SORTS } from "#lib/people/schema";
import { fixedClock } from "#lib/platform/clock";
import { newId, randomToken } from "#lib/platform/crypto";
import type { Runtime } from "#lib/platform/runtime";
import { createPerson, createTenant, openTestSession, staffContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

const REASON = { reason: "Asked for on the phone" };
const FIRST_PAGE = { limit: 20 };

let database: TestDatabase;
let runtime: Runtime;
let admin: StaffContext;
let support: StaffContext;

beforeAll(async () => {
  database = await testDatabase();
  runtime = { ...testRuntime(database), db: database.db, jobs: database.jobs };
  admin = await staffContext(database, "super_admin");
  support = await staffContext(database, "support");
});
afterAll(() => database.drop());

const sql = <Row extends object>(text: string, values: unknown[] = []) => query<Row>(database.superuserUrl, text, values);
const mailsTo = async (email: string) =>
  (await sql<{ subject: string }>("SELECT subject FROM mail_message WHERE recipient = $1 ORDER BY id", [email])).map(({ subject }) => subject);
const auditOf = (id: string) =>
  sql<{ action: string; actor_label: string; reason: string | null; before: unknown; after: unknown }>(
    "SELECT action, actor_label, reason, before, after FROM audit_entry WHERE subject_id = $1 ORDER BY id",
    [id],
  );
const list = (overrides: Partial<ListPeopleInput> = {}, context = admin) => listPeople(context, listPeopleInput.parse(overrides));
const isAlive = async (sessionId: string) => (await findSession(database.db, sessionId, new Date(), sessionPolicy(runtime))) !== null;

/** Somebody with a place in a tenant, and an open session. */
async function member(name?: string) {
  const tenant = await createTenant(database.db);
  const person = await createPerson(database.db, { ...(name && { name }), memberships: [{ tenantId: tenant.id, role: "manager" }] });
  return { tenant, person, ...(await openTestSession(runtime, person.id, tenant.id)) };
}

async function lock(person: { id: string; email: string }, deviceHash: string | null = null): Promise<void> {
  await database.db.transaction({ kind: "system", purpose: "test" }, (tx) =>
    createOneTimeToken(tx, { purpose: "unlock", userId: person.id, email: person.email, data: { deviceHash }, now: new Date(), lifeSeconds: 600 }),
  );
}

const giveApp = (id: string) => sql("INSERT INTO totp_factor (user_id, secret_sealed, confirmed_at) VALUES ($1, 'sealed', now())", [id]);

/** Another super-admin, signed in; when told so, long ago. */
async function superAdmin({ minutesAgo = 0 } = {}) {
  const context = await staffContext(database, "super_admin");
  return { ...context, actor: { ...context.actor, authenticatedAt: new Date(Date.now() - minutesAgo * 60_000) } };
}

describe("the list of people", () => {
  test("is searched by a part of a name or an address, and what looks like a wildcard is none", async () => {
    const mark = newId().slice(-12);
    const found = await createPerson(database.db, { name: `Ångström ${mark}_x`, email: `needle.${mark}@haystack.example` });
    await createPerson(database.db, { name: `Other ${mark}yx` });
    expect((await list({ search: `ÅNGSTRÖM ${mark}` })).people.map(({ id }) => id)).toEqual([found.id]);
    expect((await list({ search: `NEEDLE.${mark}@` })).people.map(({ id }) => id)).toEqual([found.id]);
    expect((await list({ search: `${mark}_x` })).people.map(({ id }) => id)).toEqual([found.id]);
    expect((await list({ search: "%nobody%" })).people).toEqual([]);
  });

  test("is narrowed to staff, suspended, locked, those without a second factor and those who never signed in", async () => {
    const [suspended, locked, safe, newcomer] = await Promise.all(
      ["suspended", "locked", "safe", "newcomer"].map((name) => createPerson(database.db, { name: `filter ${name}` })),
    );
    if (!suspended || !locked || !safe || !newcomer) throw new Error("four people were made");
    await sql(`UPDATE "user" SET status = 'suspended', last_sign_in_at = now() WHERE id = $1`, [suspended.id]);
    await sql(`UPDATE "user" SET last_sign_in_at = now() WHERE id = ANY($1)`, [[locked.id, safe.id]]);
    await lock(locked);
    await giveApp(safe.id);
    const names = async (filter: Partial<ListPeopleInput>) =>
      (await list({ ...filter, search: "filter " })).people.map(({ name }) => name.replace("filter ", ""));
    expect(await names({ status: ["suspended"] })).toEqual(["suspended"]);
    expect(await names({ status: ["locked"] })).toEqual(["locked"]);
    expect(await names({ status: ["suspended", "locked"] })).toEqual(["locked", "suspended"]);
    expect(await names({ status: ["active", "suspended"] })).toEqual(["locked", "newcomer", "safe", "suspended"]);
    expect(await names({ factor: ["off"] })).toEqual(["locked", "newcomer", "suspended"]);
    expect(await names({ factor: ["on"] })).toEqual(["safe"]);
    expect(await names({ signedIn: ["never"] })).toEqual(["newcomer"]);
    expect(await names({ seenFrom: "2000-01-01" })).toEqual(["locked", "safe", "suspended"]);
    expect(await names({ seenTo: "2000-01-01" })).toEqual([]);
    expect(await names({ role: ["none"], createdFrom: "2999-01-01" })).toEqual([]);
    const staff = (await list({ role: ["super_admin", "support"], limit: 100 })).people;
    expect(staff.map(({ id }) => id)).toEqual(expect.arrayContaining([admin.actor.userId, support.actor.userId]));
    expect(staff.every(({ platformRole }) => platformRole !== null)).toBe(true);
  });

  test("of one tenant has its members alone, with the first of their places", async () => {
    const { tenant, person } = await member();
    const { people } = await list({ tenantId: tenant.id });
    expect(people).toMatchObject([{ id: person.id, tenantCount: 1, firstTenant: tenant.name, isLocked: false, hasSecondFactor: false }]);
  });

  test("is found by a part of the name or the address of a tenant", async () => {
    const { tenant, person } = await member();
    expect((await list({ tenant: tenant.slug.toUpperCase() })).people.map(({ id }) => id)).toEqual([person.id]);
  });

  test.each(PERSON_SORTS)("is paged so that each is met once, also those who are alike, sorted by %s", async (sort) => {
    const name = `Namesake ${newId()}`;
    const wanted = await Promise.all(Array.from({ length: 7 }, () => createPerson(database.db, { name })));
    const ids = wanted.map(({ id }) => id);
    await sql(`UPDATE "user" SET created_at = '2026-01-01', last_sign_in_at = CASE WHEN id = $2 THEN now() END WHERE id = ANY($1)`, [ids, ids[3]]);
    const met: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await list({ search: name, sort, limit: 3, ...(cursor && { cursor }) });
      met.push(...page.people.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    const alike = ids.filter((id) => !sort.endsWith("seen") || id !== ids[3]).sort();
    const last = sort.endsWith("seen") ? ids.slice(3, 4) : [];
    expect(met).toEqual(sort.startsWith("-") ? [...last, ...alike.reverse()] : [...alike, ...last]);
    await expect(list({ sort, cursor: "nonsense" })).rejects.toMatchObject({ code: "invalid" });
  });

  test("is for the operator's staff", async () => {
    const { cookieHeader } = await member();
    const context = await contextOfRequest(runtime, { cookieHeader, requestId: newId(), ip: null, userAgent: null });
    await expect(listPeople(context as never, listPeopleInput.parse({}))).rejects.toMatchObject({ code: "forbidden" });
    expect((await list({}, support)).people.length).toBeGreaterThan(0);
  });

  test("is prepared in one shape for each kind of question, under a name that PostgreSQL does not cut off", () => {
    const narrow = { role: ["support"], tenant: "x", seenFrom: "2026-01-01", signedIn: ["yes"], sort: "-seen" };
    const one = personListQuery(listPeopleInput.parse({ ...narrow, search: "a" }), new Date());
    const other = personListQuery(listPeopleInput.parse({ ...narrow, search: "b" }), new Date());
    expect(one.text).toBe(other.text);
    expect(one.name).toBe(other.name);
    expect(one.name?.length).toBeLessThan(63);
    expect(personListQuery(listPeopleInput.parse(narrow), new Date()).name).not.toBe(one.name);
  });
});

describe("one person", () => {
  test("is told with places, factors and sessions, and without anything secret", async () => {
    const { tenant, person, sessionId } = await member();
    await giveApp(person.id);
    const detail = await getPerson(support, person.id);
    expect(detail).toMatchObject({
      email: person.email,
      status: "active",
      suspension: null,
      lockedUntil: null,
      openSessionCount: 1,
      factors: { hasPassword: false, passkeyCount: 0, recoveryCodesLeft: 0 },
      memberships: [{ tenantId: tenant.id, tenantName: tenant.name, role: "Manager", status: "active" }],
    });
    expect(detail.factors.appSince).not.toBeNull();
    expect(JSON.stringify(detail)).not.toContain("sealed");
    const { sessions } = await listSessionsOfPerson(support, person.id, FIRST_PAGE, runtime);
    expect(sessions).toMatchObject([{ id: sessionId, isCurrent: false, ip: "127.0.0.1" }]);
  });

  test("who does not exist, or was erased, is not found", async () => {
    const { person } = await member();
    await sql(`UPDATE "user" SET erased_at = now() WHERE id = $1`, [person.id]);
    for (const id of [newId(), person.id]) {
      await expect(getPerson(admin, id)).rejects.toMatchObject({ code: "not_found" });
      await expect(listSessionsOfPerson(admin, id, FIRST_PAGE, runtime)).rejects.toMatchObject({ code: "not_found" });
      await expect(listSignInsOfPerson(admin, id, FIRST_PAGE)).rejects.toMatchObject({ code: "not_found" });
      await expect(suspendPerson(admin, id, REASON, runtime)).rejects.toMatchObject({ code: "not_found" });
    }
  });
});

describe("suspending", () => {
  test("ends every session, refuses at once, is recorded with its reason and told by mail; reactivating revives no session", async () => {
    const { person, sessionId } = await member();
    const suspended = await suspendPerson(admin, person.id, REASON, runtime);
    expect(suspended).toMatchObject({ status: "suspended", openSessionCount: 0, suspension: { by: admin.actor.email, ...REASON } });
    expect(await isAlive(sessionId)).toBe(false);
    await expect(suspendPerson(admin, person.id, REASON, runtime)).rejects.toMatchObject({ code: "conflict" });

    expect(await reactivatePerson(admin, person.id, REASON, runtime)).toMatchObject({ status: "active", suspension: null });
    expect(await isAlive(sessionId)).toBe(false);
    await expect(reactivatePerson(admin, person.id, REASON, runtime)).rejects.toMatchObject({ code: "conflict" });
    expect(await auditOf(person.id)).toMatchObject([
      {
        action: "person.suspend",
        actor_label: admin.actor.email,
        ...REASON,
        before: { status: "active" },
        after: { status: "suspended", endedSessions: 1 },
      },
      { action: "person.reactivate", ...REASON, before: { status: "suspended" }, after: { status: "active" } },
    ]);
    expect(await mailsTo(person.email)).toEqual(["Your account is suspended", "Your account is open again"]);
  });

  test("is not for oneself, nor for support, nor long after the last sign-in", async () => {
    const { person } = await member();
    await expect(suspendPerson(admin, admin.actor.userId, REASON, runtime)).rejects.toMatchObject({ code: "conflict" });
    await expect(suspendPerson(support, person.id, REASON, runtime)).rejects.toMatchObject({ code: "forbidden" });
    const late = await superAdmin({ minutesAgo: 11 });
    await expect(suspendPerson(late, person.id, REASON, runtime)).rejects.toMatchObject({ code: "forbidden", reason: "reauthentication_required" });
    expect(await getPerson(admin, person.id)).toMatchObject({ status: "active" });
  });

  test("asks those who have a second factor for it", async () => {
    const { person } = await member();
    const careful = await superAdmin();
    await giveApp(careful.actor.userId);
    await expect(suspendPerson(careful, person.id, REASON, runtime)).rejects.toMatchObject({ reason: "reauthentication_required" });
    const confirmed: StaffContext = { ...careful, actor: { ...careful.actor, methods: ["password", "totp"] } };
    expect(await suspendPerson(confirmed, person.id, REASON, runtime)).toMatchObject({ status: "suspended" });
  });

  test("is refused to staff who act in somebody's name", async () => {
    const { person } = await member();
    const impersonator = { impersonationId: newId(), userId: newId(), name: "S", email: "s@test.example", mayWrite: true, endsAt: new Date() };
    const acting: StaffContext = { ...admin, actor: { ...admin.actor, impersonator } };
    expect(() => requireOwnAccount(acting)).toThrow();
    await expect(async () => suspendPerson(acting, person.id, REASON, runtime)).rejects.toMatchObject({ code: "forbidden" });
  });

  test("sent twice with one key is done once", async () => {
    const { person } = await member();
    const context = { ...admin, idempotency: { key: randomToken(), requestHash: "same" } };
    const [first, second] = [await suspendPerson(context, person.id, REASON, runtime), await suspendPerson(context, person.id, REASON, runtime)];
    expect(second).toEqual(first);
    expect(await auditOf(person.id)).toHaveLength(1);
  });
});

describe("sessions", () => {
  test("one is ended or all are; the person reads of it in their own history, and by mail", async () => {
    const { tenant, person, sessionId } = await member();
    const other = await openTestSession(runtime, person.id, tenant.id);
    const third = await openTestSession(runtime, person.id, tenant.id);
    expect(await endSessionOfPerson(admin, person.id, sessionId, REASON, runtime)).toMatchObject({ openSessionCount: 2 });
    expect([await isAlive(sessionId), await isAlive(other.sessionId)]).toEqual([false, true]);
    await expect(endSessionOfPerson(admin, person.id, sessionId, REASON, runtime)).rejects.toMatchObject({ code: "not_found" });
    const stranger = await member();
    await expect(endSessionOfPerson(admin, person.id, stranger.sessionId, REASON, runtime)).rejects.toMatchObject({ code: "not_found" });
    expect(await isAlive(stranger.sessionId)).toBe(true);

    expect(await endSessionsOfPerson(admin, person.id, REASON, runtime)).toMatchObject({ openSessionCount: 0 });
    expect([await isAlive(other.sessionId), await isAlive(third.sessionId)]).toEqual([false, false]);
    await endSessionsOfPerson(admin, person.id, REASON, runtime);
    const { events } = await listSignInsOfPerson(support, person.id, FIRST_PAGE);
    expect(events.map(({ action }) => action)).toEqual(["session.ended_by_staff", "session.ended_by_staff"]);
    expect(await mailsTo(person.email)).toHaveLength(2);
    await expect(endSessionsOfPerson(support, person.id, REASON, runtime)).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("lockouts", () => {
  test("are seen, and ended for known devices and for everybody else", async () => {
    const { person } = await member();
    await expect(unlockPerson(admin, person.id, REASON, runtime)).rejects.toMatchObject({ code: "conflict" });
    await lock(person);
    await lock(person, "hash-of-a-device");
    expect((await getPerson(support, person.id)).lockedUntil).not.toBeNull();
    expect((await unlockPerson(admin, person.id, REASON, runtime)).lockedUntil).toBeNull();
    expect(await auditOf(person.id)).toMatchObject([{ action: "sign_in.unlocked_by_staff", ...REASON }]);
    await expect(unlockPerson(support, person.id, REASON, runtime)).rejects.toMatchObject({ code: "forbidden" });
  });
});

test("somebody whom wrong passwords have locked out signs in with the right one as soon as they are unlocked", async () => {
  const password = "correct horse battery staple";
  const person = await createPerson(database.db, { password });
  const tryWith = async (typed: string) =>
    signIn(
      await contextOfRequest(runtime, { cookieHeader: null, requestId: newId(), ip: "192.0.2.9", userAgent: "tests" }),
      { email: person.email, password: typed, remember: true },
      runtime,
    );
  for (let n = 0; n < SIGN_IN_LIMITS.byAccount.limit; n++) await expect(tryWith("not the right one")).rejects.toThrow();
  await expect(tryWith(password)).rejects.toMatchObject({ code: "limit_exceeded" });
  expect((await list({ status: ["locked"], search: person.email })).people).toMatchObject([{ id: person.id, isLocked: true }]);
  await unlockPerson(admin, person.id, REASON, runtime);
  expect(await tryWith(password)).toMatchObject({ userId: person.id, stage: "open" });
});

describe("a link for a new password", () => {
  test("goes to the person alone, five times an hour, and not to those who may not sign in", async () => {
    const { person } = await member();
    const answer = await sendResetLink(admin, person.id, REASON, runtime);
    expect(JSON.stringify(answer)).not.toContain("/reset/");
    const [mail] = await sql<{ text: string }>("SELECT text FROM mail_message WHERE recipient = $1", [person.email]);
    expect(mail?.text).toMatch(/\/reset\/[A-Za-z0-9_-]{43}/);
    for (let n = 0; n < 4; n++) await sendResetLink(admin, person.id, REASON, runtime);
    await expect(sendResetLink(admin, person.id, REASON, runtime)).rejects.toMatchObject({ code: "limit_exceeded" });
    const other = await member();
    await suspendPerson(admin, other.person.id, REASON, runtime);
    await expect(sendResetLink(admin, other.person.id, REASON, runtime)).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("second factors of somebody who lost them", () => {
  test("are removed with the sessions, recorded by number, and told by mail", async () => {
    const { person, sessionId } = await member();
    await expect(removeSecondFactors(admin, person.id, REASON, runtime)).rejects.toMatchObject({ code: "conflict" });
    await giveApp(person.id);
    await sql("INSERT INTO recovery_code (id, user_id, code_hash) VALUES ($1, $2, 'hash')", [newId(), person.id]);
    await sql(
      "INSERT INTO passkey (id, user_id, credential_id, public_key, name, device_type, is_backed_up) VALUES ($1, $2, $3, '', 'Key', 'singleDevice', false)",
      [newId(), person.id, newId()],
    );
    const after = await removeSecondFactors(admin, person.id, REASON, runtime);
    expect(after.factors).toMatchObject({ appSince: null, passkeyCount: 0, recoveryCodesLeft: 0 });
    expect(await isAlive(sessionId)).toBe(false);
    expect(await auditOf(person.id)).toMatchObject([
      { action: "person.remove_second_factors", before: { authenticatorApps: 1, recoveryCodes: 1, passkeys: 1 }, ...REASON },
    ]);
    expect(await mailsTo(person.email)).toEqual(["Your second factors were removed"]);
  });
});

describe("roles of the operator", () => {
  test("are given, changed and taken; each counts at once and is told", async () => {
    const { person, cookieHeader } = await member();
    const roleNow = async () => {
      const context = await contextOfRequest(runtime, { cookieHeader, requestId: newId(), ip: null, userAgent: null });
      return context.actor.kind === "user" ? context.actor.platformRole : undefined;
    };
    await setPlatformRole(admin, person.id, { role: "support", ...REASON }, runtime);
    expect(await roleNow()).toBe("support");
    await expect(setPlatformRole(admin, person.id, { role: "support", ...REASON }, runtime)).rejects.toMatchObject({ code: "conflict" });
    await setPlatformRole(admin, person.id, { role: null, ...REASON }, runtime);
    expect(await roleNow()).toBeNull();
    expect((await auditOf(person.id)).map(({ before, after }) => ({ before, after }))).toEqual([
      { before: { platformRole: "none" }, after: { platformRole: "support" } },
      { before: { platformRole: "support" }, after: { platformRole: "none" } },
    ]);
    await expect(setPlatformRole(support, person.id, { role: "super_admin", ...REASON }, runtime)).rejects.toMatchObject({ code: "forbidden" });
  });

  test("leave a super-admin: the last cannot give it up, and of two who take it from each other at once one keeps it", async () => {
    const own = await testDatabase();
    try {
      const first = await staffContext(own, "super_admin");
      const there = { ...testRuntime(own), db: own.db, jobs: own.jobs };
      const giveUp = { role: null, ...REASON };
      await expect(setPlatformRole(first, first.actor.userId, giveUp, there)).rejects.toMatchObject({ code: "conflict" });
      for (let round = 0; round < 3; round++) {
        const [one, two] = [await staffContext(own, "super_admin"), await staffContext(own, "super_admin")];
        await query(own.superuserUrl, `UPDATE "user" SET platform_role = NULL WHERE id <> ALL($1)`, [[one.actor.userId, two.actor.userId]]);
        const outcomes = await Promise.allSettled([
          setPlatformRole(one, two.actor.userId, giveUp, there),
          setPlatformRole(two, one.actor.userId, giveUp, there),
          setPlatformRole(one, one.actor.userId, giveUp, there),
          suspendPerson(two, one.actor.userId, REASON, there),
        ]);
        expect(outcomes.filter(({ status }) => status === "fulfilled").length).toBeGreaterThanOrEqual(1);
        const left = await query(own.superuserUrl, `SELECT id FROM "user" WHERE platform_role = 'super_admin' AND status = 'active'`);
        expect(left).toHaveLength(1);
      }
    } finally {
      await own.drop();
    }
  });
});

describe("a new member of staff", () => {
  test("chooses their own password by a link; an address counts once", async () => {
    const email = `new-${newId().slice(-12)}@staff.example`;
    const input = { name: "New Colleague", email, role: "support" as const };
    const made = await createStaff(admin, input, runtime);
    expect(made).toMatchObject({ platformRole: "support", emailVerifiedAt: null, factors: { hasPassword: false }, memberships: [] });
    await expect(createStaff(admin, input, runtime)).rejects.toMatchObject({ code: "invalid", issues: [{ path: "email" }] });
    const twice = { ...input, email: `twice-${email}` };
    const outcomes = await Promise.allSettled([createStaff(admin, twice, runtime), createStaff(admin, twice, runtime)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(createStaff(support, { ...input, email: `no-${email}` }, runtime)).rejects.toMatchObject({ code: "forbidden" });
    expect(await mailsTo(email)).toEqual(["Your account at the operator of the portal"]);

    const [mail] = await sql<{ text: string }>("SELECT text FROM mail_message WHERE recipient = $1", [email]);
    const [, token = ""] = /\/reset\/([A-Za-z0-9_-]{43})/.exec(mail?.text ?? "") ?? [];
    const anonymous = await contextOfRequest(runtime, { cookieHeader: null, requestId: newId(), ip: "192.0.2.9", userAgent: "tests" });
    expect(await resetPassword(anonymous, { token, password: "violet harbour lantern 92" }, runtime)).toMatchObject({
      userId: made.id,
      isStaff: true,
    });
    const detail = await getPerson(admin, made.id);
    expect(detail.factors.hasPassword).toBe(true);
    expect(detail.emailVerifiedAt).not.toBeNull();
  });
});

test("what was done to an account is told with who did it; signing in is not part of it", async () => {
  const { person } = await member();
  await suspendPerson(admin, person.id, REASON, runtime);
  const { entries } = await listPersonAudit(requireStaff(support), person.id, { limit: 25 });
  expect(entries).toMatchObject([{ action: "person.suspend", actor: admin.actor.email, ...REASON }]);
});

test("a lockout that has passed is none", async () => {
  const { person } = await member();
  await lock(person);
  const later = { ...admin, clock: fixedClock(new Date(Date.now() + 3_600_000)) };
  expect((await getPerson(later, person.id)).lockedUntil).toBeNull();
});
