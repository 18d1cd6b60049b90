import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { io } from "socket.io-client";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { requireRecentSignIn, requireTenant, requireUser, type UserContext } from "#lib/access";
import {
  brandChallenge,
  contextOfRequest,
  endSession,
  findSession,
  forgetDevice,
  issueBrandCode,
  listMyTenants,
  listOwnDevices,
  listSessions,
  listSignInHistory,
  OVERLAP_SECONDS,
  openSession,
  redeemBrandCode,
  revokeOtherSessions,
  revokeSession,
  rotateSession,
  sessionCookies,
  sessionOfCookies,
  sessionPolicy,
  signIn,
  signOut,
  signOutEverywhere,
  switchTenant,
} from "#lib/identity";
import { fixedClock } from "#lib/platform/clock";
import { newId, randomToken } from "#lib/platform/crypto";
import { createRealtime } from "#lib/platform/realtime";
import { SOCKET_PATH } from "#lib/platform/realtime/schema";
import type { Runtime } from "#lib/platform/runtime";
import { createPerson, createTenant, openTestSession, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

const PASSWORD = "correct horse battery staple";
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const MAIN = "portal.test";
const PAGE = { limit: 20 };

let database: TestDatabase;
let runtime: Runtime;
let clock: ReturnType<typeof fixedClock>;

beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(() => {
  clock = fixedClock(new Date());
  // Its own pools never connect: the test's database is closed for all.
  runtime = { ...testRuntime(database, { env: { PUBLIC_URL: `https://${MAIN}` } }), db: database.db, jobs: database.jobs, clock };
});
afterAll(() => database.drop());

const change = (text: string, values: unknown[]) => query(database.superuserUrl, text, values);
const contextFor = (cookieHeader: string | null, { host = MAIN, ip = "5.9.0.1", userAgent = "tests" } = {}) =>
  contextOfRequest(runtime, { cookieHeader, host, requestId: newId(), ip, userAgent });
const userOf = async (cookieHeader: string, host?: string): Promise<UserContext> => requireUser(await contextFor(cookieHeader, { host }));
const session = (id: string, host: string | null = null) => findSession(runtime.db, id, clock.now(), sessionPolicy(runtime), host);
const actions = async (subjectId: string) =>
  (await query<{ action: string }>(database.superuserUrl, "SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY id", [subjectId])).map(
    ({ action }) => action,
  );

async function member(tenants = 1) {
  const places = await Promise.all(Array.from({ length: tenants }, () => createTenant(database.db)));
  const person = await createPerson(database.db, {
    password: PASSWORD,
    memberships: places.map(({ id }) => ({ tenantId: id, role: "manager" as const })),
  });
  const [tenant, other] = places;
  if (!tenant) throw new Error("A member has a tenant");
  const open = () => openTestSession(runtime, person.id, tenant.id);
  return { person, tenant, other: other ?? tenant, open };
}

/** A verified domain of the tenant. */
async function domainOf(tenantId: string, { isVerified = true } = {}): Promise<string> {
  const domain = `brand-${randomToken(6)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "x")}.example`;
  await change("INSERT INTO tenant_domain (id, tenant_id, domain, verified_at) VALUES ($1, $2, $3, $4)", [
    newId(),
    tenantId,
    domain,
    isVerified ? new Date() : null,
  ]);
  return domain;
}

describe("the list of one's sessions", () => {
  test("shows device, place, method and use of each, the newest first, and marks the one that asks", async () => {
    const { person } = await member();
    const userAgent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    const signedIn = await signIn(await contextFor(null, { userAgent }), { email: person.email, password: PASSWORD, remember: true }, runtime);
    clock.advance(HOUR_MS);
    const second = await openTestSession(runtime, person.id, null);
    const { sessions, nextCursor } = await listSessions(await userOf(second.cookieHeader), runtime, PAGE);
    expect(nextCursor).toBeNull();
    expect(sessions).toEqual([
      expect.objectContaining({ id: second.sessionId, isCurrent: true, country: null, ip: "127.0.0.1" }),
      {
        id: signedIn.sessionId,
        isCurrent: false,
        device: "Firefox on Linux",
        country: "DE",
        ip: "5.9.0.1",
        methods: ["password"],
        createdAt: new Date(clock.now().getTime() - HOUR_MS).toISOString(),
        lastUsedAt: new Date(clock.now().getTime() - HOUR_MS).toISOString(),
        expiresAt: expect.any(String),
        brandSessions: [],
      },
    ]);
  });

  test("leaves out what counts no longer, and what belongs to others", async () => {
    const { tenant, open } = await member();
    const [current, revoked, idle, half, old] = [await open(), await open(), await open(), await open(), await open()];
    await (await member()).open();
    await change("UPDATE auth_session SET revoked_at = now() WHERE id = $1", [revoked.sessionId]);
    await change("UPDATE auth_session SET last_used_at = last_used_at - interval '25 hours' WHERE id = $1", [idle.sessionId]);
    await change("UPDATE auth_session SET stage = 'second_factor' WHERE id = $1", [half.sessionId]);
    await change("UPDATE auth_session SET created_at = created_at - interval '3 hours' WHERE id = $1", [old.sessionId]);
    await change("INSERT INTO tenant_policy (tenant_id, session_max_hours) VALUES ($1, 2)", [tenant.id]);
    const { sessions } = await listSessions(await userOf(current.cookieHeader), runtime, PAGE);
    expect(sessions.map(({ id }) => id)).toEqual([current.sessionId]);
    // The list says what the check says.
    for (const { sessionId } of [revoked, idle, old]) expect(await session(sessionId)).toBeNull();
  });

  test("is read page by page, each session once", async () => {
    const { open } = await member();
    const opened: string[] = [];
    for (let n = 0; n < 5; n++) opened.push((await open()).sessionId);
    const context = await userOf((await open()).cookieHeader);
    const met: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await listSessions(context, runtime, { limit: 2, cursor });
      met.push(...page.sessions.map(({ id }) => id));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(met).toEqual([context.actor.sessionId, ...opened.toReversed()]);
  });
});

describe("ending sessions", () => {
  test("one of one's own is refused from its next request on, and the end is recorded", async () => {
    const { person, open } = await member();
    const [mine, other] = [await open(), await open()];
    expect(await revokeSession(await userOf(mine.cookieHeader), other.sessionId)).toBe(1);
    expect((await contextFor(other.cookieHeader)).actor.kind).toBe("anonymous");
    expect((await contextFor(mine.cookieHeader)).actor.kind).toBe("user");
    expect(await actions(person.id)).toEqual(["session.end"]);
  });

  test("another person's is not found, and neither is one that is over", async () => {
    const [mine, theirs] = [await (await member()).open(), await (await member()).open()];
    const context = await userOf(mine.cookieHeader);
    for (const id of [theirs.sessionId, newId()]) await expect(revokeSession(context, id)).rejects.toMatchObject({ code: "not_found" });
    expect(await session(theirs.sessionId)).not.toBeNull();
    await revokeSession(context, mine.sessionId);
    await expect(revokeSession(context, mine.sessionId)).rejects.toMatchObject({ code: "not_found" });
  });

  test("asked for twice at once, one of the two ends it", async () => {
    const { open } = await member();
    const [mine, other] = [await open(), await open()];
    const context = await userOf(mine.cookieHeader);
    const results = await Promise.allSettled([1, 2].map(() => revokeSession(context, other.sessionId)));
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("all others leaves this one, and everywhere leaves none", async () => {
    const { open } = await member();
    const [mine, second, third] = [await open(), await open(), await open()];
    const stranger = await (await member()).open();
    const context = await userOf(mine.cookieHeader);
    expect(await revokeOtherSessions(context)).toBe(2);
    expect(await Promise.all([mine, second, third].map(async ({ sessionId }) => (await session(sessionId)) !== null))).toEqual([true, false, false]);
    expect(await revokeOtherSessions(context)).toBe(0);
    expect(await signOutEverywhere(context)).toBe(1);
    expect(await session(mine.sessionId)).toBeNull();
    expect(await session(stranger.sessionId)).not.toBeNull();
  });

  test("belongs to the person alone: not to staff who act as them", async () => {
    const { open } = await member();
    const mine = await open();
    const context = await userOf(mine.cookieHeader);
    const impersonator = { impersonationId: newId(), userId: newId(), name: "S", email: "s@test.example", mayWrite: true, endsAt: new Date() };
    const acting = { ...context, actor: { ...context.actor, impersonator } };
    for (const attempt of [
      () => listSessions(acting, runtime, PAGE),
      () => revokeSession(acting, mine.sessionId),
      () => revokeOtherSessions(acting),
      () => signOutEverywhere(acting),
      () => listSignInHistory(acting, PAGE),
      () => listOwnDevices(acting),
      () => forgetDevice(acting, newId()),
      () => listMyTenants(acting, { limit: 10 }),
      () => switchTenant(acting, newId()),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: "forbidden" });
    expect(await session(mine.sessionId)).not.toBeNull();
  });

  test("closes the sockets of the session within a second, and no others", async () => {
    const { open, tenant } = await member();
    const [mine, other] = [await open(), await open()];
    const server = createServer((_request, response) => response.end());
    const realtime = await createRealtime({
      httpServer: server,
      runtime,
      authenticate: async (cookies, host) => {
        const live = await sessionOfCookies(runtime, cookies, host);
        return live && { sessionId: live.sessionId, userId: live.userId, tenantId: tenant.id, isPlatformStaff: false, expiresAt: live.expiresAt };
      },
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const connect = (cookie: string) =>
      io(url, { path: SOCKET_PATH, transports: ["websocket"], forceNew: true, reconnection: false, extraHeaders: { cookie } });
    const [mySocket, otherSocket] = [connect(mine.cookieHeader), connect(other.cookieHeader)];
    try {
      await expect.poll(() => realtime.isListening() && mySocket.connected && otherSocket.connected, { timeout: 10_000 }).toBe(true);
      const closed = new Promise<string>((resolve) => otherSocket.once("disconnect", resolve));
      const context = await userOf(mine.cookieHeader);
      await revokeSession(context, other.sessionId);
      expect(await closed).toBe("io server disconnect");
      expect(mySocket.connected).toBe(true);
    } finally {
      for (const socket of [mySocket, otherSocket]) socket.disconnect();
      await realtime.close();
      server.closeAllConnections();
      server.close();
    }
  });
});

describe("the life of a session", () => {
  test("is as short as its tenant wants when idle, but not for other tenants' people", async () => {
    const [{ tenant, open }, elsewhere] = [await member(), await member()];
    await change("INSERT INTO tenant_policy (tenant_id, session_idle_minutes) VALUES ($1, 15)", [tenant.id]);
    const [here, there] = [await open(), await elsewhere.open()];
    clock.advance(15 * MINUTE_MS);
    expect(await session(here.sessionId)).not.toBeNull();
    clock.advance(15 * MINUTE_MS + 1);
    expect(await session(here.sessionId)).toBeNull();
    expect(await session(there.sessionId)).not.toBeNull();
  });

  test("ends after its tenant's most hours, however much it is used", async () => {
    const { tenant, open } = await member();
    await change("INSERT INTO tenant_policy (tenant_id, session_max_hours) VALUES ($1, 2)", [tenant.id]);
    const { sessionId } = await open();
    for (let n = 0; n < 4; n++) {
      expect(await session(sessionId)).not.toBeNull();
      clock.advance(30 * MINUTE_MS);
    }
    expect(await session(sessionId)).not.toBeNull();
    clock.advance(1);
    expect(await session(sessionId)).toBeNull();
  });

  test("is twelve hours when it is not to be remembered, and its cookie goes with the browser", async () => {
    const { person } = await member();
    const signedIn = await signIn(await contextFor(null), { email: person.email, password: PASSWORD, remember: false }, runtime);
    const [cookie] = await sessionCookies(runtime, signedIn);
    expect(cookie).not.toHaveProperty("maxAge");
    clock.advance(12 * HOUR_MS - 1);
    expect(await session(signedIn.sessionId)).not.toBeNull();
    clock.advance(1);
    expect(await session(signedIn.sessionId)).toBeNull();
  });
});

describe("replacing a session", () => {
  const rotate = async (context: UserContext) =>
    database.db.transaction({ kind: "system", purpose: "test" }, (tx) => rotateSession(context, tx, runtime));

  test("gives a new id with the same facts; the old one counts for a moment, and is in no list", async () => {
    const { open } = await member();
    const old = await open();
    const before = await session(old.sessionId);
    clock.advance(HOUR_MS);
    const context = await userOf(old.cookieHeader);
    const made = await rotate(context);
    expect(made.sessionId).not.toBe(old.sessionId);
    expect(await session(made.sessionId)).toMatchObject({
      userId: before?.userId,
      tenant: before?.tenant,
      methods: before?.methods,
      authenticatedAt: before?.authenticatedAt,
      expiresAt: before?.expiresAt,
    });
    expect(await session(old.sessionId)).not.toBeNull();
    const { sessions } = await listSessions({ ...context, actor: { ...context.actor, sessionId: made.sessionId } }, runtime, PAGE);
    expect(sessions.map(({ id }) => id)).toEqual([made.sessionId]);
    clock.advance(OVERLAP_SECONDS * 1_000);
    expect(await session(old.sessionId)).toBeNull();
    expect(await session(made.sessionId)).not.toBeNull();
  });

  test("twice at once makes one new session", async () => {
    const { open } = await member();
    const context = await userOf((await open()).cookieHeader);
    const results = await Promise.allSettled([rotate(context), rotate(context)]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("ends the old one too when the new one ends within the moment", async () => {
    const { open } = await member();
    const old = await open();
    const context = await userOf(old.cookieHeader);
    const made = await rotate(context);
    await database.db.transaction({ kind: "system", purpose: "test" }, (tx) => endSession(tx, context, [made.sessionId], "signed_out"));
    expect(await session(old.sessionId)).toBeNull();
  });

  test("takes the brand domains along", async () => {
    const { brand, follower, root } = await onBrandDomain();
    const made = await rotate(await userOf(root.cookieHeader));
    clock.advance(OVERLAP_SECONDS * 1_000 + 1);
    expect(await session(follower.sessionId, brand)).not.toBeNull();
    const context = await userOf(follower.cookieHeader, brand);
    await signOut({ ...context, actor: { ...context.actor, sessionId: made.sessionId } });
    expect(await session(follower.sessionId, brand)).toBeNull();
  });
});

describe("the sign-in history", () => {
  test("tells one's sign-ins and the refused tries on one's address, newest first, page by page", async () => {
    const { person } = await member();
    const { person: other } = await member();
    // People are written at the database's own time, which goes on while this clock stands still.
    clock.advance(MINUTE_MS);
    const enter = async (email: string, password: string) =>
      signIn(await contextFor(null, { ip: "8.8.8.8" }), { email, password, remember: true }, runtime);
    await expect(enter(person.email, "wrong")).rejects.toMatchObject({ code: "invalid" });
    await expect(enter(other.email, "wrong")).rejects.toMatchObject({ code: "invalid" });
    const signedIn = await enter(person.email, PASSWORD);
    const context = {
      ...(await contextFor(null)),
      actor: { ...(await userOf((await openTestSession(runtime, person.id, null)).cookieHeader)).actor },
    };
    await signOut(requireUser({ ...context, actor: { ...context.actor, sessionId: signedIn.sessionId } }));
    const first = await listSignInHistory(context, { limit: 2 });
    expect(first.events.map(({ action, country }) => [action, country])).toEqual([
      ["sign_out", "DE"],
      ["sign_in", "US"],
    ]);
    const second = await listSignInHistory(context, { limit: 2, cursor: first.nextCursor ?? undefined });
    expect(second.events.map(({ action, method }) => [action, method])).toEqual([["sign_in.refused", null]]);
    expect(second.nextCursor).toBeNull();
  });

  test("does not tell what was tried with an address before it was the person's", async () => {
    const email = `reused-${newId().slice(-12)}@test.example`;
    await expect(signIn(await contextFor(null), { email, password: "x", remember: true }, runtime)).rejects.toMatchObject({ code: "invalid" });
    await new Promise((resolve) => setTimeout(resolve, 5));
    const person = await createPerson(database.db, { email });
    const context = await userOf((await openTestSession(runtime, person.id, null)).cookieHeader);
    expect((await listSignInHistory(context, PAGE)).events).toEqual([]);
  });
});

describe("known devices", () => {
  test("are listed and forgotten by their person alone", async () => {
    const { person, open } = await member();
    const { deviceToken } = await signIn(await contextFor(null), { email: person.email, password: PASSWORD, remember: true }, runtime);
    const context = await userOf((await open()).cookieHeader);
    const here = { ...context, origin: { ...context.origin, deviceToken } };
    const [device] = await listOwnDevices(here);
    expect(device).toMatchObject({ isCurrent: true });
    const stranger = await userOf((await (await member()).open()).cookieHeader);
    expect(await listOwnDevices(stranger)).toEqual([]);
    await expect(forgetDevice(stranger, device?.id ?? "")).rejects.toMatchObject({ code: "not_found" });
    await forgetDevice(here, device?.id ?? "");
    expect(await listOwnDevices(here)).toEqual([]);
    await expect(forgetDevice(here, device?.id ?? "")).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("several tenants", () => {
  test("are listed with role and whether they are open, without memberships that are suspended", async () => {
    const { person, tenant, other, open } = await member(2);
    const closed = await createTenant(database.db, { status: "suspended" });
    const strict = await createTenant(database.db);
    const left = await createTenant(database.db);
    for (const { id } of [closed, strict, left])
      await change("INSERT INTO membership (tenant_id, user_id, role) VALUES ($1, $2, 'viewer')", [id, person.id]);
    await change("INSERT INTO tenant_policy (tenant_id, second_factor) VALUES ($1, 'required')", [strict.id]);
    await change("UPDATE membership SET status = 'suspended' WHERE tenant_id = $1", [left.id]);
    const context = await userOf((await open()).cookieHeader);
    const { tenants } = await listMyTenants(context, { limit: 200 });
    const facts = Object.fromEntries(tenants.map(({ id, role, isCurrent, closedBecause }) => [id, [role, isCurrent, closedBecause]]));
    expect(facts).toEqual({
      [tenant.id]: ["Manager", true, null],
      [other.id]: ["Manager", false, null],
      [closed.id]: ["Viewer", false, "status"],
      [strict.id]: ["Viewer", false, "second_factor"],
    });
    for (const { id } of [closed, strict]) await expect(switchTenant(context, id)).rejects.toMatchObject({ code: "forbidden" });
    for (const id of [left.id, newId()]) await expect(switchTenant(context, id)).rejects.toMatchObject({ code: "not_found" });
  });

  test("switching leads into the other tenant, with its data alone, and is recorded there", async () => {
    const { person, tenant, other, open } = await member(2);
    const { cookieHeader } = await open();
    const slugs = async () => {
      const context = requireTenant(await contextFor(cookieHeader));
      const rows = await context.db.read({ kind: "tenant", tenantId: context.tenant.id, userId: person.id }, (tx) =>
        tx.query<{ slug: string }>({ text: "SELECT slug FROM tenant" }),
      );
      return rows.map(({ slug }) => slug);
    };
    expect(await slugs()).toEqual([tenant.slug]);
    expect(await switchTenant(await userOf(cookieHeader), other.id)).toMatchObject({ id: other.id, isCurrent: true });
    expect(await slugs()).toEqual([other.slug]);
    expect((await contextFor(cookieHeader)).tenant?.id).toBe(other.id);
    const [entry] = await query<{ tenant_id: string; action: string }>(
      database.superuserUrl,
      "SELECT tenant_id, action FROM audit_entry WHERE subject_id = $1 ORDER BY id DESC LIMIT 1",
      [person.id],
    );
    expect(entry).toEqual({ tenant_id: other.id, action: "session.switch_tenant" });
    // Once there, switching again changes nothing.
    await switchTenant(await userOf(cookieHeader), other.id);
    expect(await actions(person.id)).toEqual(["session.switch_tenant"]);
  });

  test("a tenant that one is not a member of is out of reach, for staff too", async () => {
    const { tenant } = await member();
    const stranger = await member();
    const staff = await createPerson(database.db, { platformRole: "super_admin" });
    for (const { cookieHeader } of [await stranger.open(), await openTestSession(runtime, staff.id, null)])
      await expect(switchTenant(await userOf(cookieHeader), tenant.id)).rejects.toMatchObject({ code: "not_found" });
  });

  test("other sessions of the person stay where they are", async () => {
    const { tenant, other, open } = await member(2);
    const [mine, second] = [await open(), await open()];
    await switchTenant(await userOf(mine.cookieHeader), other.id);
    expect((await contextFor(second.cookieHeader)).tenant?.id).toBe(tenant.id);
  });
});

/** Asks for a code as a browser on the brand domain does. */
async function askForCode(brand: string, rootCookie: string, { next = "/portal" } = {}) {
  const { verifier, state } = brandChallenge(null);
  const address = new URL(await issueBrandCode(await userOf(rootCookie), runtime, { host: brand, state, next }));
  return { address, answer: { code: address.searchParams.get("code") ?? "", state, verifier } };
}

const redeem = async (host: string, answer: { code: string; state: string; verifier: string }) =>
  redeemBrandCode(await contextFor(null, { host }), runtime, host, answer);

async function onBrandDomain() {
  const { person, tenant, other, open } = await member(2);
  const brand = await domainOf(other.id);
  const root = await open();
  const { answer } = await askForCode(brand, root.cookieHeader);
  const { session: made } = await redeem(brand, answer);
  const [cookie] = await sessionCookies(runtime, made);
  return { person, tenant, other, brand, root, answer, follower: { sessionId: made.sessionId, cookieHeader: `${cookie?.name}=${cookie?.value}` } };
}

describe("one sign-in across brand domains", () => {
  test("a code opens a session there, in the domain's tenant, that follows the one of the main host", async () => {
    const { person, tenant, open } = await member();
    const brand = await domainOf(tenant.id);
    const root = await open();
    const { address, answer } = await askForCode(brand, root.cookieHeader, { next: "/portal?from=shop" });
    expect(`${address.origin}${address.pathname}`).toBe(`https://${brand}/sso/finish`);
    const { session: made, next } = await redeem(brand, answer);
    expect(next).toBe("/portal?from=shop");
    expect(await session(made.sessionId, brand)).toMatchObject({ userId: person.id, tenant: { id: tenant.id } });
    const { sessions } = await listSessions(await userOf(root.cookieHeader), runtime, PAGE);
    expect(sessions).toHaveLength(1);
    expect(sessions[0]?.brandSessions).toMatchObject([{ id: made.sessionId, host: brand, country: "DE" }]);
    expect(await actions(person.id)).toEqual(["sign_in.brand_domain"]);
  });

  test("the session counts on its own host and nowhere else", async () => {
    const { brand, follower, other } = await onBrandDomain();
    const strangeHost = await domainOf((await createTenant(database.db)).id);
    expect((await contextFor(follower.cookieHeader, { host: `${brand}:8443` })).tenant?.id).toBe(other.id);
    for (const host of [MAIN, strangeHost, "evil.example"]) expect((await contextFor(follower.cookieHeader, { host })).actor.kind).toBe("anonymous");
    expect(await sessionOfCookies(runtime, follower.cookieHeader)).toBeNull();
  });

  test("it does not move to another tenant, and dangerous acts ask for proof again", async () => {
    const { brand, follower, tenant } = await onBrandDomain();
    const context = await userOf(follower.cookieHeader, brand);
    await expect(switchTenant(context, tenant.id)).rejects.toMatchObject({ code: "conflict" });
    expect(() => requireRecentSignIn(context)).toThrow(expect.objectContaining({ reason: "reauthentication_required" }));
  });

  const ends: [string, (root: { sessionId: string; cookieHeader: string }) => Promise<unknown>][] = [
    ["is signed out", async ({ cookieHeader }) => signOut(await userOf(cookieHeader))],
    ["is ended", async ({ cookieHeader, sessionId }) => revokeSession(await userOf(cookieHeader), sessionId)],
    ["is revoked in the database alone", ({ sessionId }) => change("UPDATE auth_session SET revoked_at = now() WHERE id = $1", [sessionId])],
    ["runs out", ({ sessionId }) => change("UPDATE auth_session SET expires_at = $2 WHERE id = $1", [sessionId, clock.now()])],
    ["is gone", ({ sessionId }) => change("DELETE FROM auth_session WHERE id = $1", [sessionId])],
  ];
  test.each(ends)("it ends when the sign-in that it follows %s", async (_how, end) => {
    const { brand, follower, root } = await onBrandDomain();
    expect(await session(follower.sessionId, brand)).not.toBeNull();
    await end(root);
    expect(await session(follower.sessionId, brand)).toBeNull();
  });

  test("signing out there leaves the main host signed in, unless it is everywhere", async () => {
    const [first, second] = [await onBrandDomain(), await onBrandDomain()];
    await signOut(await userOf(first.follower.cookieHeader, first.brand));
    expect(await session(first.root.sessionId)).not.toBeNull();
    expect(await signOutEverywhere(await userOf(second.follower.cookieHeader, second.brand))).toBe(2);
    expect(await session(second.root.sessionId)).toBeNull();
  });

  test("ending all others from there keeps the sign-in that it follows", async () => {
    const { brand, follower, root, person, tenant } = await onBrandDomain();
    const elsewhere = await openTestSession(runtime, person.id, tenant.id);
    expect(await revokeOtherSessions(await userOf(follower.cookieHeader, brand))).toBe(1);
    expect(await session(elsewhere.sessionId)).toBeNull();
    expect(await session(root.sessionId)).not.toBeNull();
    expect(await session(follower.sessionId, brand)).not.toBeNull();
  });

  test("use there keeps the sign-in from being idle", async () => {
    const { brand, follower, root } = await onBrandDomain();
    clock.advance(20 * HOUR_MS);
    expect(await session(follower.sessionId, brand)).not.toBeNull();
    clock.advance(20 * HOUR_MS);
    expect(await session(root.sessionId)).not.toBeNull();
  });

  test("a code counts once, also when it is used twice at the same moment", async () => {
    const { person, tenant, open } = await member();
    const brand = await domainOf(tenant.id);
    const { answer } = await askForCode(brand, (await open()).cookieHeader);
    const results = await Promise.allSettled([redeem(brand, answer), redeem(brand, answer)]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(redeem(brand, answer)).rejects.toMatchObject({ code: "invalid" });
    expect(await actions(person.id)).toEqual(["sign_in.brand_domain"]);
  });

  test("a code is worth nothing after a minute, on another host, or in another browser", async () => {
    const { tenant, open } = await member();
    const [brand, second] = [await domainOf(tenant.id), await domainOf(tenant.id)];
    const root = await open();
    const { answer } = await askForCode(brand, root.cookieHeader);
    const stranger = brandChallenge(null);
    // Who stole the address has code and state, but not the cookie that the state was made from.
    for (const stolen of [
      { ...answer, verifier: stranger.verifier },
      { ...answer, ...stranger },
      { ...answer, verifier: answer.state },
      { ...answer, code: randomToken() },
    ])
      await expect(redeem(brand, stolen)).rejects.toMatchObject({ code: "invalid" });
    for (const host of [second, MAIN, "evil.example"]) await expect(redeem(host, answer)).rejects.toMatchObject({ code: "invalid" });
    clock.advance(60_000);
    await expect(redeem(brand, answer)).rejects.toMatchObject({ code: "invalid" });
    clock.advance(-1);
    await expect(redeem(brand, answer)).resolves.toMatchObject({ next: "/portal" });
  });

  test("a code is worth nothing once its sign-in is over, or the person left the tenant or was suspended", async () => {
    const attempt = async (happen: (at: { rootId: string; personId: string; tenantId: string }) => Promise<unknown>) => {
      const { person, tenant, open } = await member();
      const brand = await domainOf(tenant.id);
      const root = await open();
      const { answer } = await askForCode(brand, root.cookieHeader);
      await happen({ rootId: root.sessionId, personId: person.id, tenantId: tenant.id });
      await expect(redeem(brand, answer)).rejects.toMatchObject({ code: "invalid" });
    };
    await attempt(({ rootId }) => change("UPDATE auth_session SET revoked_at = now() WHERE id = $1", [rootId]));
    await attempt(({ personId }) => change("DELETE FROM membership WHERE user_id = $1", [personId]));
    await attempt(({ personId }) => change(`UPDATE "user" SET status = 'suspended' WHERE id = $1`, [personId]));
    await attempt(({ personId }) => change(`UPDATE "user" SET session_version = session_version + 1 WHERE id = $1`, [personId]));
    await attempt(({ tenantId }) => change("UPDATE tenant_domain SET verified_at = NULL WHERE tenant_id = $1", [tenantId]));
  });

  test("unknown and unverified hosts, the main host, and tenants that the person may not enter get no code", async () => {
    const { tenant, open } = await member();
    const { cookieHeader } = await open();
    const foreign = await domainOf((await createTenant(database.db)).id);
    const unverified = await domainOf(tenant.id, { isVerified: false });
    for (const host of [unverified, "evil.example", MAIN]) await expect(askForCode(host, cookieHeader)).rejects.toMatchObject({ code: "not_found" });
    await expect(askForCode(foreign, cookieHeader)).rejects.toMatchObject({ code: "forbidden" });
    const brand = await domainOf(tenant.id);
    await change("UPDATE tenant SET status = 'suspended', suspended_reason = 'unpaid' WHERE id = $1", [tenant.id]);
    await expect(askForCode(brand, cookieHeader)).rejects.toMatchObject({ code: "forbidden", message: expect.stringContaining("is suspended") });
    const tokens = await query(database.superuserUrl, "SELECT 1 FROM one_time_token t JOIN auth_session s ON s.user_id = t.user_id WHERE s.id = $1", [
      (await userOf(cookieHeader)).actor.sessionId,
    ]);
    expect(tokens).toEqual([]);
  });

  test("the database keeps no code that could be used", async () => {
    const { person, tenant, open } = await member();
    const { answer } = await askForCode(await domainOf(tenant.id), (await open()).cookieHeader);
    const rows = await query(database.superuserUrl, "SELECT t::text FROM one_time_token t WHERE user_id = $1", [person.id]);
    expect(JSON.stringify(rows)).not.toContain(answer.code);
    expect(JSON.stringify(rows)).not.toContain(answer.verifier);
  });
});

test("a session that is opened beside a root by hand cannot outlive it", async () => {
  const { person, tenant, open } = await member();
  const root = await open();
  const sessionId = await database.db.transaction({ kind: "system", purpose: "test" }, (tx) =>
    openSession(tx, {
      user: { id: person.id, sessionVersion: 1 },
      activeTenantId: tenant.id,
      origin: { ip: null, userAgent: null },
      now: clock.now(),
      policy: { idleHours: 24, maxDays: 3_000 },
      follows: { rootSessionId: root.sessionId, host: "brand.example" },
    }),
  );
  expect((await session(sessionId, "brand.example"))?.expiresAt).toEqual((await session(root.sessionId))?.expiresAt);
});
