import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { requireOwnAccount, requireUser, type UserContext } from "#lib/access";
import {
  addPasskey,
  addPasskeyOptions,
  authFrame,
  beginTotp,
  completeSecondFactor,
  confirmIdentity,
  confirmTotp,
  confirmWithPasskey,
  contextOfRequest,
  cookieNames,
  FACTOR_LIMITS,
  findSession,
  getSecurity,
  listPasskeys,
  makeRecoveryCodes,
  makeSessionToken,
  passkeyConfirmOptions,
  passkeySignInOptions,
  pendingTotp,
  removePasskey,
  removeTotp,
  renamePasskey,
  type SignedIn,
  sessionOfCookies,
  sessionPolicy,
  signIn,
  signInWithPasskey,
  totpCodeAt,
  WRONG_CODES_END_SESSION,
} from "#lib/identity";
import { fixedClock } from "#lib/platform/clock";
import { newId } from "#lib/platform/crypto";
import type { Runtime } from "#lib/platform/runtime";
import { createPerson, createTenant, openTestSession, type Person, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";
import { assertion, newSoftPasskey, registration, type SoftPasskey } from "../support/passkeys.ts";

const PASSWORD = "correct horse battery staple";
const MINUTE_MS = 60_000;
const STEP_MS = 30_000;

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

const sql = <Row extends object>(text: string, values: unknown[]) => query<Row>(database.superuserUrl, text, values);
const facts = (cookieHeader: string | null) => ({ cookieHeader, requestId: newId(), ip: "192.0.2.7", userAgent: "tests" });
const anonymous = () => contextOfRequest(runtime, facts(null));
const actions = async (subjectId: string) =>
  (await sql<{ action: string }>("SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY id", [subjectId])).map((row) => row.action);
const mails = async (email: string) =>
  (await sql<{ subject: string }>("SELECT subject FROM mail_message WHERE recipient = $1 ORDER BY id", [email])).map((row) => row.subject);

async function cookieOf({ sessionId, userId }: { sessionId: string; userId: string }): Promise<string> {
  return `${cookieNames(runtime.config.publicUrl).session}=${await makeSessionToken({ sessionId, userId }, runtime.authSecret, 3_600)}`;
}
const contextOf = async (session: { sessionId: string; userId: string }) => contextOfRequest(runtime, facts(await cookieOf(session)));

/** Somebody with a place in a tenant, and their open session. */
async function member(options: { password?: string; requiresSecondFactor?: boolean } = { password: PASSWORD }) {
  const tenant = await createTenant(database.db);
  if (options.requiresSecondFactor) await sql("INSERT INTO tenant_policy (tenant_id, second_factor) VALUES ($1, 'required')", [tenant.id]);
  const person = await createPerson(database.db, { password: options.password, memberships: [{ tenantId: tenant.id, role: "manager" }] });
  const { sessionId, cookieHeader } = await openTestSession(runtime, person.id, tenant.id);
  const context = async () => requireUser(await contextOfRequest(runtime, facts(cookieHeader)));
  return { tenant, person, sessionId, cookieHeader, context };
}

/** The same with an authenticator app. The code that confirmed it is spent: the clock goes on to the next. */
async function withApp() {
  const owner = await member();
  const context = await owner.context();
  await beginTotp(context, runtime);
  const { key } = (await pendingTotp(context, runtime)) ?? { key: "" };
  await confirmTotp(context, { code: totpCodeAt(key, clock.now()) }, runtime);
  clock.advance(STEP_MS);
  return { ...owner, key, code: () => totpCodeAt(key, clock.now()) };
}

const enterPassword = async (person: Person): Promise<SignedIn> =>
  signIn(await anonymous(), { email: person.email, password: PASSWORD, remember: true }, runtime);
const complete = async (half: SignedIn, code: string) => completeSecondFactor(await contextOf(half), { code }, runtime);
const wrongOf = (code: string) => (code === "000000" ? "000001" : "000000");

describe("an authenticator app", () => {
  test("counts from its first right code on; its key is sealed, and its person is told by mail", async () => {
    const { person, context, sessionId } = await member();
    const user = await context();
    await beginTotp(user, runtime);
    const { key = "", address = "" } = (await pendingTotp(user, runtime)) ?? {};
    expect(address).toContain(encodeURIComponent(person.email));
    const [row] = await sql<{ secret_sealed: string }>("SELECT secret_sealed FROM totp_factor WHERE user_id = $1", [person.id]);
    expect(row?.secret_sealed).toMatch(/^v1\./);
    expect(row?.secret_sealed).not.toContain(key);
    expect((await enterPassword(person)).stage).toBe("open");
    const code = totpCodeAt(key, clock.now());
    await expect(confirmTotp(user, { code: wrongOf(code) }, runtime)).rejects.toMatchObject({ code: "invalid" });
    await confirmTotp(user, { code }, runtime);
    expect(await pendingTotp(user, runtime)).toBeNull();
    expect((await enterPassword(person)).stage).toBe("second_factor");
    expect(await getSecurity(user)).toMatchObject({ hasPassword: true, totpSince: clock.now(), recoveryCodesLeft: 0, passkeyCount: 0 });
    expect((await findSession(runtime.db, sessionId, clock.now(), sessionPolicy(runtime)))?.methods).toEqual(["password", "totp"]);
    expect(await mails(person.email)).toContain("An authenticator app was set up");
    await expect(beginTotp(user, runtime)).rejects.toMatchObject({ code: "conflict" });
  });

  test("opens a tenant that requires a second factor in the session that set it up, and removing it closes that tenant", async () => {
    const { context, tenant } = await member({ password: PASSWORD, requiresSecondFactor: true });
    const user = await context();
    expect(user).toMatchObject({ tenant: null, lockedOutOf: { reason: "second_factor" } });
    await beginTotp(user, runtime);
    const { key = "" } = (await pendingTotp(user, runtime)) ?? {};
    await confirmTotp(user, { code: totpCodeAt(key, clock.now()) }, runtime);
    expect(await context()).toMatchObject({ tenant: { id: tenant.id }, lockedOutOf: null });
    await removeTotp(await context(), runtime);
    expect(await context()).toMatchObject({ tenant: null, lockedOutOf: { reason: "second_factor" } });
  });

  test("is set up and removed with a recent sign-in only", async () => {
    const { context, person } = await withApp();
    clock.advance(11 * MINUTE_MS);
    const refusal = { code: "forbidden", reason: "reauthentication_required" };
    const old = await context();
    await expect(removeTotp(old, runtime)).rejects.toMatchObject(refusal);
    await expect(makeRecoveryCodes(old, runtime)).rejects.toMatchObject(refusal);
    await expect(beginTotp(old, runtime)).rejects.toMatchObject(refusal);
    await confirmIdentity(old, { method: "password", password: PASSWORD }, runtime);
    await removeTotp(await context(), runtime);
    await expect(removeTotp(await context(), runtime)).rejects.toMatchObject({ code: "not_found" });
    expect((await enterPassword(person)).stage).toBe("open");
    expect(await mails(person.email)).toContain("Your authenticator app was removed");
  });
});

describe("the second step of signing in", () => {
  test("opens a new session and ends the half-open one, whose id never lets in", async () => {
    const { person, tenant, code } = await withApp();
    const half = await enterPassword(person);
    const open = await complete(half, code());
    expect(open).toMatchObject({ stage: "open", userId: person.id });
    expect(open.sessionId).not.toBe(half.sessionId);
    expect(await contextOf(half)).toMatchObject({ actor: { kind: "anonymous" }, halfSignedIn: null });
    expect(await contextOf(open)).toMatchObject({ actor: { kind: "user", methods: ["password", "totp"] }, tenant: { id: tenant.id } });
    expect((await actions(person.id)).slice(-2)).toEqual(["sign_in.first_factor", "sign_in"]);
    await expect(complete(half, code())).rejects.toMatchObject({ code: "unauthenticated" });
  });

  test("until then the session opens nothing: no context, no socket, no session of NextAuth", async () => {
    const { person } = await withApp();
    const half = await enterPassword(person);
    const context = await contextOf(half);
    expect(context).toMatchObject({ actor: { kind: "anonymous" }, tenant: null, lockedOutOf: null, halfSignedIn: { userId: person.id } });
    expect(context.grants.size).toBe(0);
    expect(() => requireUser(context)).toThrow(expect.objectContaining({ code: "unauthenticated" }));
    // What the sockets' handshake asks.
    expect(await sessionOfCookies(runtime, await cookieOf(half))).toBeNull();
    const { options } = await authFrame(runtime, facts(null));
    const jwt = options.callbacks?.jwt as unknown as (input: object) => Promise<object>;
    await expect(jwt({ token: { sub: person.id, sid: half.sessionId } })).rejects.toThrow("The session has ended.");
  });

  test("must be made within a quarter of an hour", async () => {
    const { person, code } = await withApp();
    const half = await enterPassword(person);
    clock.advance(15 * MINUTE_MS);
    await expect(complete(half, code())).rejects.toMatchObject({ code: "unauthenticated" });
  });

  test("a code counts once, also the one that set up the app", async () => {
    const { person, key, code } = await withApp();
    const spent = totpCodeAt(key, new Date(clock.now().getTime() - STEP_MS));
    await expect(complete(await enterPassword(person), spent)).rejects.toMatchObject({ code: "invalid" });
    const now = code();
    await complete(await enterPassword(person), now);
    await expect(complete(await enterPassword(person), now)).rejects.toMatchObject({ code: "invalid" });
  });

  test("of two equal codes at the same moment one counts, in two sign-ins and in one", async () => {
    const { person, code } = await withApp();
    const halves = [await enterPassword(person), await enterPassword(person)];
    const two = await Promise.allSettled(halves.map((half) => complete(half, code())));
    expect(two.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    clock.advance(STEP_MS);
    const half = await enterPassword(person);
    const one = await Promise.allSettled([1, 2, 3].map(() => complete(half, code())));
    expect(one.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("a code of somebody else does not count", async () => {
    const [first, second] = [await withApp(), await withApp()];
    await expect(complete(await enterPassword(first.person), second.code())).rejects.toMatchObject({ code: "invalid" });
    await expect(complete(await enterPassword(second.person), second.code())).resolves.toMatchObject({ stage: "open" });
  });

  test("after five wrong codes the right one has to wait, also in a new sign-in", async () => {
    const { person, code } = await withApp();
    const half = await enterPassword(person);
    for (let n = 0; n < FACTOR_LIMITS.short.limit; n++) await expect(complete(half, wrongOf(code()))).rejects.toMatchObject({ code: "invalid" });
    await expect(complete(half, code())).rejects.toMatchObject({ code: "limit_exceeded" });
    await expect(complete(await enterPassword(person), code())).rejects.toMatchObject({ code: "limit_exceeded" });
  });

  test("twenty tries at once are five tries", async () => {
    const { person, code } = await withApp();
    const half = await enterPassword(person);
    await Promise.allSettled(Array.from({ length: 20 }, () => complete(half, wrongOf(code()))));
    expect((await actions(person.id)).filter((action) => action === "sign_in.second_factor_refused")).toHaveLength(FACTOR_LIMITS.short.limit);
  });

  test("after ten wrong codes the first factor has to be shown again", async () => {
    const { person, code } = await withApp();
    const half = await enterPassword(person);
    for (let n = 0; n < WRONG_CODES_END_SESSION; n++) {
      await runtime.limiter.reset(FACTOR_LIMITS.short, person.id);
      await expect(complete(half, wrongOf(code()))).rejects.toMatchObject({ code: "invalid" });
    }
    await runtime.limiter.reset(FACTOR_LIMITS.short, person.id);
    await expect(complete(half, code())).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(complete(await enterPassword(person), code())).resolves.toMatchObject({ stage: "open" });
  });

  test("a person who was suspended meanwhile is not let in", async () => {
    const { person, code } = await withApp();
    const half = await enterPassword(person);
    const context = await contextOf(half);
    await sql(`UPDATE "user" SET status = 'suspended' WHERE id = $1`, [person.id]);
    await expect(completeSecondFactor(context, { code: code() }, runtime)).rejects.toMatchObject({ code: "unauthenticated" });
  });
});

describe("recovery codes", () => {
  test("are ten, kept as hashes, and each lets in once", async () => {
    const { person, context } = await withApp();
    const codes = await makeRecoveryCodes(await context(), runtime);
    expect(codes).toHaveLength(10);
    const rows = await sql<{ code_hash: string }>("SELECT code_hash FROM recovery_code WHERE user_id = $1", [person.id]);
    for (const code of codes) expect(JSON.stringify(rows)).not.toContain(code);
    const [code = ""] = codes;
    const typed = code.replace("-", "");
    const open = await complete(await enterPassword(person), typed);
    expect((await contextOf(open)).actor).toMatchObject({ methods: ["password", "recovery_code"] });
    await expect(complete(await enterPassword(person), typed)).rejects.toMatchObject({ code: "invalid" });
    expect(await getSecurity(await context())).toMatchObject({ recoveryCodesLeft: 9 });
    expect(await mails(person.email)).toEqual(expect.arrayContaining(["New recovery codes were made", "A recovery code was used"]));
  });

  test("one that is used twice at the same moment lets in once", async () => {
    const { person, context } = await withApp();
    const [code = ""] = await makeRecoveryCodes(await context(), runtime);
    const halves = [await enterPassword(person), await enterPassword(person)];
    const both = await Promise.allSettled(halves.map((half) => complete(half, code.replace("-", ""))));
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("new ones void the old, also when they are made twice at once; those of others do not count", async () => {
    const [first, second] = [await withApp(), await withApp()];
    const [old = ""] = await makeRecoveryCodes(await first.context(), runtime);
    const context = await first.context();
    await Promise.all([makeRecoveryCodes(context, runtime), makeRecoveryCodes(context, runtime)]);
    expect(await getSecurity(context)).toMatchObject({ recoveryCodesLeft: 10 });
    const [foreign = ""] = await makeRecoveryCodes(await second.context(), runtime);
    for (const code of [old, foreign])
      await expect(complete(await enterPassword(first.person), code.replace("-", ""))).rejects.toMatchObject({ code: "invalid" });
  });

  test("need an app that they stand in for", async () => {
    const { context } = await member();
    await expect(makeRecoveryCodes(await context(), runtime)).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("confirming that it is you", () => {
  test("with password or code makes the sign-in recent; a wrong one does not, and tries are limited", async () => {
    const { context, code } = await withApp();
    clock.advance(11 * MINUTE_MS);
    const before = (await context()).actor.authenticatedAt;
    await expect(confirmIdentity(await context(), { method: "password", password: "wrong" }, runtime)).rejects.toMatchObject({ code: "invalid" });
    expect((await context()).actor.authenticatedAt).toEqual(before);
    await confirmIdentity(await context(), { method: "totp", code: code() }, runtime);
    expect((await context()).actor.authenticatedAt).toEqual(clock.now());
    await expect(confirmIdentity(await context(), { method: "totp", code: code() }, runtime)).rejects.toMatchObject({ code: "invalid" });
    for (let n = 0; n < FACTOR_LIMITS.short.limit - 2; n++)
      await expect(confirmIdentity(await context(), { method: "password", password: "wrong" }, runtime)).rejects.toMatchObject({ code: "invalid" });
    await expect(confirmIdentity(await context(), { method: "password", password: PASSWORD }, runtime)).rejects.toMatchObject({
      code: "limit_exceeded",
    });
  });

  test("somebody without a password cannot confirm with an empty one", async () => {
    const { context } = await member({});
    await expect(confirmIdentity(await context(), { method: "password", password: "x" }, runtime)).rejects.toMatchObject({ code: "invalid" });
  });
});

async function register(context: UserContext, lies: Parameters<typeof registration>[2] = {}): Promise<SoftPasskey & { passkeyId: string }> {
  const soft = newSoftPasskey(context.actor.userId);
  const { challenge } = await addPasskeyOptions(context, runtime);
  const { id } = await addPasskey(context, registration(soft, challenge, lies), runtime);
  return { ...soft, passkeyId: id };
}
const challengeOfSignIn = async () => (await passkeySignInOptions(await anonymous(), runtime)).challenge;
const enterWith = async (credential: ReturnType<typeof assertion>) => signInWithPasskey(await anonymous(), { credential, remember: true }, runtime);
const REFUSED = { code: "invalid", message: expect.stringContaining("This passkey is not known here") };

describe("a passkey", () => {
  test("signs in alone, also somebody without a password, and opens a tenant that requires a second factor", async () => {
    const { context, person, tenant } = await member({ requiresSecondFactor: true });
    const passkey = await register(await context());
    const session = await enterWith(assertion(passkey, await challengeOfSignIn()));
    expect(session).toMatchObject({ stage: "open", userId: person.id });
    expect(await contextOf(session)).toMatchObject({ actor: { methods: ["passkey"] }, tenant: { id: tenant.id } });
    expect(await mails(person.email)).toContain("A passkey was added to your account");
    expect(await listPasskeys(await context())).toMatchObject([{ id: passkey.passkeyId, lastUsedAt: clock.now().toISOString() }]);
  });

  test("needs no code beside it, though its person has an app", async () => {
    const { context } = await withApp();
    const passkey = await register(await context());
    expect(await enterWith(assertion(passkey, await challengeOfSignIn()))).toMatchObject({ stage: "open" });
  });

  test("an answer counts once, also when it is sent twice at the same moment", async () => {
    const { context } = await member();
    const passkey = await register(await context());
    const answer = assertion(passkey, await challengeOfSignIn());
    const both = await Promise.allSettled([enterWith(answer), enterWith(answer)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(enterWith(answer)).rejects.toMatchObject(REFUSED);
  });

  test.each([
    ["of another origin", { origin: "https://evil.example" }],
    ["of the same host at another port", { origin: "http://localhost:3001" }],
    ["for another relying party", { rpId: "evil.example" }],
    ["without having asked for its person", { isVerified: false }],
    ["that names another person", { userHandle: Buffer.from(newId()).toString("base64url") }],
  ])("an answer %s is refused", async (_name, lies) => {
    const { context } = await member();
    const passkey = await register(await context());
    await expect(enterWith(assertion(passkey, await challengeOfSignIn(), lies))).rejects.toMatchObject(REFUSED);
  });

  test("an answer to a challenge that we did not give, or that was another purpose's, is refused", async () => {
    const { context } = await member();
    const user = await context();
    const passkey = await register(user);
    await expect(enterWith(assertion(passkey, Buffer.from(newId()).toString("base64url")))).rejects.toMatchObject(REFUSED);
    const { challenge } = await passkeyConfirmOptions(user, runtime);
    await expect(enterWith(assertion(passkey, challenge))).rejects.toMatchObject(REFUSED);
  });

  test("an unknown one, one signed with another key and one of a suspended person are refused in the same words", async () => {
    const { context, person } = await member();
    const passkey = await register(await context());
    await expect(enterWith(assertion(newSoftPasskey(person.id), await challengeOfSignIn()))).rejects.toMatchObject(REFUSED);
    const forged = { ...newSoftPasskey(person.id), id: passkey.id };
    await expect(enterWith(assertion(forged, await challengeOfSignIn()))).rejects.toMatchObject(REFUSED);
    await sql(`UPDATE "user" SET status = 'suspended' WHERE id = $1`, [person.id]);
    await expect(enterWith(assertion(passkey, await challengeOfSignIn()))).rejects.toMatchObject(REFUSED);
  });

  test("whose counter goes back was copied: it is refused, and that is on record", async () => {
    const { context, person } = await member();
    const passkey = await register(await context());
    await enterWith(assertion(passkey, await challengeOfSignIn(), { counter: 7 }));
    for (const counter of [7, 3, 0])
      await expect(enterWith(assertion(passkey, await challengeOfSignIn(), { counter }))).rejects.toMatchObject(REFUSED);
    expect((await actions(person.id)).filter((action) => action === "passkey.counter_regressed")).toHaveLength(3);
    await enterWith(assertion(passkey, await challengeOfSignIn(), { counter: 8 }));
  });

  test("that does not count uses signs in each time", async () => {
    const { context } = await member();
    const passkey = await register(await context());
    for (const counter of [0, 0]) await enterWith(assertion(passkey, await challengeOfSignIn(), { counter }));
  });

  test("is made with a recent sign-in, for one's own session, of our origin, and once", async () => {
    const { context, person } = await member();
    const user = await context();
    const soft = newSoftPasskey(person.id);
    const other = await openTestSession(runtime, person.id, null);
    const otherContext = requireUser(await contextOfRequest(runtime, facts(other.cookieHeader)));
    const foreign = await addPasskeyOptions(otherContext, runtime);
    await expect(addPasskey(user, registration(soft, foreign.challenge), runtime)).rejects.toMatchObject({ code: "invalid" });
    await expect(register(user, { origin: "https://evil.example" })).rejects.toMatchObject({ code: "invalid" });
    await expect(register(user, { isVerified: false })).rejects.toMatchObject({ code: "invalid" });
    const { challenge } = await addPasskeyOptions(user, runtime);
    await addPasskey(user, registration(soft, challenge), runtime);
    await expect(addPasskey(user, registration(soft, challenge), runtime)).rejects.toMatchObject({ code: "invalid" });
    const next = await addPasskeyOptions(user, runtime);
    expect(next.excludeCredentials).toMatchObject([{ id: soft.id }]);
    await expect(addPasskey(user, registration(soft, next.challenge), runtime)).rejects.toMatchObject({ code: "conflict" });
    clock.advance(11 * MINUTE_MS);
    await expect(addPasskeyOptions(await context(), runtime)).rejects.toMatchObject({ reason: "reauthentication_required" });
  });

  test("confirms its own person in its own session, and nobody else", async () => {
    const [first, second] = [await member(), await member()];
    const [mine, theirs] = [await register(await first.context()), await register(await second.context())];
    clock.advance(11 * MINUTE_MS);
    const confirm = async (passkey: SoftPasskey) => {
      const { challenge } = await passkeyConfirmOptions(await first.context(), runtime);
      await confirmWithPasskey(await first.context(), assertion(passkey, challenge), runtime);
    };
    await expect(confirm(theirs)).rejects.toMatchObject(REFUSED);
    const old = (await first.context()).actor.authenticatedAt;
    expect(old.getTime()).toBeLessThan(clock.now().getTime());
    await confirm(mine);
    expect((await first.context()).actor.authenticatedAt).toEqual(clock.now());
  });

  test("is renamed and removed by its person alone", async () => {
    const [owner, other] = [await member(), await member()];
    const { passkeyId } = await register(await owner.context());
    await expect(renamePasskey(await other.context(), passkeyId, { name: "Mine" })).rejects.toMatchObject({ code: "not_found" });
    await expect(removePasskey(await other.context(), passkeyId, runtime)).rejects.toMatchObject({ code: "not_found" });
    expect(await renamePasskey(await owner.context(), passkeyId, { name: "Blue key" })).toMatchObject({ name: "Blue key" });
    await removePasskey(await owner.context(), passkeyId, runtime);
    expect(await listPasskeys(await owner.context())).toEqual([]);
    expect(await mails(owner.person.email)).toContain("A passkey was removed from your account");
  });

  test("the last way in cannot be removed, also not two at once", async () => {
    const { context } = await member({});
    const user = await context();
    const passkeys = [await register(user), await register(user)];
    const both = await Promise.allSettled(passkeys.map(({ passkeyId }) => removePasskey(user, passkeyId, runtime)));
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "conflict" } });
    expect(await listPasskeys(user)).toHaveLength(1);
  });
});

test("whoever acts as somebody else touches nothing of how they sign in", async () => {
  const { context } = await withApp();
  const user = await context();
  const { passkeyId } = await register(user);
  const impersonator = { impersonationId: newId(), userId: newId(), name: "Staff", email: "staff@test.example", mayWrite: true, endsAt: clock.now() };
  const acting: UserContext = { ...user, actor: { ...user.actor, impersonator } };
  expect(() => requireOwnAccount(acting)).toThrow(expect.objectContaining({ code: "forbidden" }));
  const credential = assertion(newSoftPasskey(newId()), "x".repeat(43));
  const acts: (() => Promise<unknown>)[] = [
    () => beginTotp(acting, runtime),
    () => pendingTotp(acting, runtime),
    () => confirmTotp(acting, { code: "123456" }, runtime),
    () => removeTotp(acting, runtime),
    () => makeRecoveryCodes(acting, runtime),
    () => confirmIdentity(acting, { method: "password", password: PASSWORD }, runtime),
    () => getSecurity(acting),
    () => listPasskeys(acting),
    () => addPasskeyOptions(acting, runtime),
    () => renamePasskey(acting, passkeyId, { name: "Mine" }),
    () => removePasskey(acting, passkeyId, runtime),
    () => passkeyConfirmOptions(acting, runtime),
    () => confirmWithPasskey(acting, credential, runtime),
  ];
  for (const act of acts) await expect(act()).rejects.toMatchObject({ code: "forbidden" });
});
