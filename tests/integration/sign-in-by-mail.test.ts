import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Context, requireUser, type UserContext } from "#lib/access";
import {
  askForNewAddress,
  askForPasswordReset,
  askForSignInLink,
  changeName,
  changePassword,
  confirmNewAddress,
  contextOfRequest,
  cookieNames,
  describeAddressChange,
  describeResetLink,
  describeSignInLink,
  findSession,
  limitMail,
  purgeIdentityJob,
  resetPassword,
  SIGN_IN_LIMITS,
  sessionPolicy,
  signIn,
  signInByLink,
  stopAddressChange,
  unlockAccount,
} from "#lib/identity";
import { askToRegister, describeRegistration, registerCompany } from "#lib/members";
import { fixedClock } from "#lib/platform/clock";
import { newId, randomToken, sha256 } from "#lib/platform/crypto";
import type { Runtime } from "#lib/platform/runtime";
import { createPerson, createTenant, openTestSession, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

const PASSWORD = "correct horse battery staple";
const NEW_PASSWORD = "Sunny-meadow-42-kettle";
const WRONG = { code: "invalid", message: "The e-mail address or the password is not right." };
const USED = { code: "invalid", reason: "link_used" };
const UNKNOWN = { code: "invalid", reason: "link_unknown" };
const EXPIRED = { code: "invalid", reason: "link_expired" };
const OUTDATED = { code: "invalid", reason: "link_outdated" };

let database: TestDatabase;
let runtime: Runtime;
let clock: ReturnType<typeof fixedClock>;

beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(() => {
  clock = fixedClock(new Date());
  runtime = makeRuntime();
});
afterAll(() => database.drop());

// Its own pools never connect: the test's database is closed for all.
const makeRuntime = (): Runtime => ({
  ...testRuntime(database),
  db: database.db,
  jobs: database.jobs,
  clock,
});
const sql = <Row extends object>(text: string, values: unknown[] = []) => query<Row>(database.superuserUrl, text, values);
const facts = (cookieHeader: string | null, ip = "192.0.2.7") => ({ cookieHeader, requestId: newId(), ip, userAgent: "tests" });
const anonymous = (ip?: string) => contextOfRequest(runtime, facts(null, ip));
const onDevice = (deviceToken: string) => contextOfRequest(runtime, facts(`${cookieNames(runtime.config.publicUrl).device}=${deviceToken}`));
const enter = async (email: string, password: string, context?: Context) =>
  signIn(context ?? (await anonymous()), { email, password, remember: false }, runtime);
const session = (id: string) => findSession(runtime.db, id, clock.now(), sessionPolicy(runtime));

interface Mail {
  subject: string;
  text: string;
}
const mailTo = (email: string) => sql<Mail>("SELECT subject, text FROM mail_message WHERE recipient = $1 ORDER BY id", [email]);
const linkIn = (mail: Mail | undefined) => /\/(?:reset|link|unlock|verify|address)\/([A-Za-z0-9_-]{43})/.exec(mail?.text ?? "")?.[1] ?? "";
const lastLink = async (email: string) => linkIn((await mailTo(email)).at(-1));
const audited = async (subjectId: string) =>
  (await sql<{ action: string }>("SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY id", [subjectId])).map((row) => row.action);
const someAddress = () => `new-${newId().slice(-12)}@test.example`;

async function member(password: string | undefined = PASSWORD) {
  const tenant = await createTenant(database.db);
  const person = await createPerson(database.db, { ...(password && { password }), memberships: [{ tenantId: tenant.id, role: "manager" }] });
  return { tenant, person };
}

async function signedIn(): Promise<{ context: UserContext; person: Awaited<ReturnType<typeof member>>["person"]; sessionId: string }> {
  const { person, tenant } = await member();
  const { cookieHeader, sessionId } = await openTestSession(runtime, person.id, tenant.id);
  return { context: requireUser(await contextOfRequest(runtime, facts(cookieHeader))), person, sessionId };
}

async function resetLink(email: string): Promise<string> {
  await askForPasswordReset(await anonymous(), { email }, runtime);
  return lastLink(email);
}

async function signInLink(email: string, asked: { browserToken?: string; next?: string; remember?: boolean } = {}) {
  const browser = { browserToken: asked.browserToken ?? null, next: asked.next ?? null };
  const { browserToken } = await askForSignInLink(await anonymous(), { email, remember: asked.remember ?? false }, browser, runtime);
  return { token: await lastLink(email), browserToken };
}

/** How each of several attempts at once ended. */
const outcomes = async (attempts: Promise<unknown>[]) =>
  (await Promise.allSettled(attempts)).map((each) => (each.status === "fulfilled" ? "ok" : String(each.reason.reason ?? each.reason.code)));

describe("what a stranger asks for is answered the same for people who exist and who do not", () => {
  const asks: [string, (email: string) => Promise<unknown>][] = [
    ["a new password", async (email) => askForPasswordReset(await anonymous(), { email }, runtime)],
    [
      "a link to sign in",
      async (email) => {
        const { browserToken } = await askForSignInLink(
          await anonymous(),
          { email, remember: false },
          { browserToken: "known", next: null },
          runtime,
        );
        return browserToken;
      },
    ],
    ["a registration", async (email) => askToRegister(await anonymous(), { email, name: "A B", password: NEW_PASSWORD, company: "Acme" }, runtime)],
  ];

  test("what one network has mailed is counted together, from however many of its IPv6 addresses", async () => {
    const ask = async (at: number, network: string) =>
      limitMail(await anonymous(`${network}::${at.toString(16)}`), runtime, "network", someAddress());
    for (let at = 1; at <= 50; at++) await ask(at, "2001:db8:7:1");
    await expect(ask(51, "2001:db8:7:1")).rejects.toMatchObject({ code: "limit_exceeded" });
    await expect(ask(51, "2001:db8:7:2")).resolves.toBeUndefined();
  });

  test.each(asks)("%s: same answer, same limit, and a time in the same steps", async (_name, ask) => {
    const { person } = await member();
    const timed = async (email: string) => {
      const began = performance.now();
      return { answer: await ask(email), ms: performance.now() - began };
    };
    await timed(person.email); // loads what is loaded once
    const [known, unknown] = [await timed(person.email), await timed("nobody@test.example")];
    expect(known.answer).toEqual(unknown.answer);
    for (const { ms } of [known, unknown]) expect(ms).toBeGreaterThan(195);
    await sql(`UPDATE "user" SET status = 'suspended' WHERE id = $1`, [person.id]);
    expect((await timed(person.email)).answer).toEqual(unknown.answer);
  });

  test("only the mailbox tells them apart", async () => {
    const { person } = await member();
    const stranger = someAddress();
    for (const email of [person.email, stranger]) {
      await askForPasswordReset(await anonymous(), { email }, runtime);
      await signInLink(email);
    }
    expect((await mailTo(person.email)).map((mail) => mail.subject)).toEqual(["Choose a new password", "Your link to sign in"]);
    expect(await mailTo(stranger)).toEqual([]);
  });

  test("a mailbox is sent so many mails and no more, known or not; so is what one network asks for", async () => {
    const { person } = await member();
    for (const email of [person.email, "nobody-limited@test.example"]) {
      for (let n = 0; n < 5; n++) await askForPasswordReset(await anonymous(), { email }, runtime);
      await expect(askForPasswordReset(await anonymous(), { email }, runtime)).rejects.toMatchObject({ code: "limit_exceeded" });
    }
    expect(await mailTo(person.email)).toHaveLength(5);
    for (let n = 0; n < 50; n++) await runtime.limiter.consume({ name: "mail-sign-in-ip", limit: 50, windowSeconds: 900 }, "192.0.2.7");
    await expect(signInLink(someAddress())).rejects.toMatchObject({ code: "limit_exceeded" });
  });

  test("the database keeps no token, only its hash", async () => {
    const { person } = await member();
    const token = await resetLink(person.email);
    const rows = await sql<{ row: string; token_hash: string }>("SELECT t::text AS row, token_hash FROM one_time_token t WHERE user_id = $1", [
      person.id,
    ]);
    expect(rows).toEqual([{ row: expect.not.stringContaining(token), token_hash: sha256(token) }]);
  });
});

describe("a new password by mail", () => {
  test("ends every session, counts at once, is told by mail and signs in afresh", async () => {
    const { person, tenant } = await member();
    const before = await openTestSession(runtime, person.id, tenant.id);
    const token = await resetLink(person.email);
    const admitted = await resetPassword(await anonymous(), { token, password: NEW_PASSWORD }, runtime);
    expect(admitted).toMatchObject({ userId: person.id, stage: "open", cookieSeconds: null });
    expect(await session(before.sessionId)).toBeNull();
    expect(await session(admitted.sessionId)).toMatchObject({ userId: person.id, tenant: { id: tenant.id } });
    await expect(enter(person.email, PASSWORD)).rejects.toMatchObject(WRONG);
    await expect(enter(person.email, NEW_PASSWORD)).resolves.toMatchObject({ userId: person.id });
    expect((await mailTo(person.email)).map((mail) => mail.subject)).toContain("Your password was changed");
    expect(await audited(person.id)).toEqual(expect.arrayContaining(["password.reset", "sign_in"]));
    const [row] = await sql<{ verified: boolean }>(`SELECT email_verified_at IS NOT NULL AS verified FROM "user" WHERE id = $1`, [person.id]);
    expect(row).toEqual({ verified: true });
  });

  test("does not get past the second factor", async () => {
    const { person } = await member();
    await sql("INSERT INTO totp_factor (user_id, secret_sealed, confirmed_at) VALUES ($1, 'sealed', now())", [person.id]);
    const admitted = await resetPassword(await anonymous(), { token: await resetLink(person.email), password: NEW_PASSWORD }, runtime);
    expect(admitted.stage).toBe("second_factor");
    expect(await session(admitted.sessionId)).toMatchObject({ stage: "second_factor" });
  });

  test("opening the link uses nothing up; the second use is told so", async () => {
    const { person } = await member();
    const token = await resetLink(person.email);
    for (let n = 0; n < 3; n++) expect(await describeResetLink(await anonymous(), token)).toEqual({ state: "good", email: person.email });
    await resetPassword(await anonymous(), { token, password: NEW_PASSWORD }, runtime);
    await expect(resetPassword(await anonymous(), { token, password: "Another-meadow-43-kettle" }, runtime)).rejects.toMatchObject(USED);
    expect(await describeResetLink(await anonymous(), token)).toEqual({ state: "used", email: null });
  });

  test("two clicks at once count once", async () => {
    const { person } = await member();
    const token = await resetLink(person.email);
    const context = await anonymous();
    const attempts = Array.from({ length: 4 }, () => resetPassword(context, { token, password: NEW_PASSWORD }, runtime));
    expect((await outcomes(attempts)).sort()).toEqual(["link_used", "link_used", "link_used", "ok"]);
    expect((await audited(person.id)).filter((action) => action === "password.reset")).toHaveLength(1);
  });

  test("a weak password uses the link not up", async () => {
    const { person } = await member();
    const token = await resetLink(person.email);
    await expect(resetPassword(await anonymous(), { token, password: "password1234" }, runtime)).rejects.toMatchObject({
      code: "invalid",
      issues: [{ path: "password", message: expect.stringContaining("too easy to guess") }],
    });
    await expect(resetPassword(await anonymous(), { token, password: NEW_PASSWORD }, runtime)).resolves.toMatchObject({ userId: person.id });
  });

  test("a link of before another change of the password, by whichever way, counts no longer", async () => {
    const { context, person } = await signedIn();
    const [first, second] = [await resetLink(person.email), await resetLink(person.email)];
    await resetPassword(await anonymous(), { token: second, password: NEW_PASSWORD }, runtime);
    await expect(resetPassword(await anonymous(), { token: first, password: "Another-meadow-43-kettle" }, runtime)).rejects.toMatchObject(OUTDATED);
    expect(context.actor.userId).toBe(person.id);

    const other = await signedIn();
    const token = await resetLink(other.person.email);
    await changePassword(other.context, { current: PASSWORD, password: NEW_PASSWORD }, runtime);
    await expect(resetPassword(await anonymous(), { token, password: "Another-meadow-43-kettle" }, runtime)).rejects.toMatchObject(OUTDATED);
    await expect(enter(other.person.email, NEW_PASSWORD)).resolves.toBeDefined();
  });

  test("a link expires, and one of somebody suspended since counts no longer", async () => {
    const { person } = await member();
    const expired = await resetLink(person.email);
    clock.advance(3_600_001);
    await expect(resetPassword(await anonymous(), { token: expired, password: NEW_PASSWORD }, runtime)).rejects.toMatchObject(EXPIRED);
    const token = await resetLink(person.email);
    await sql(`UPDATE "user" SET status = 'suspended' WHERE id = $1`, [person.id]);
    await expect(resetPassword(await anonymous(), { token, password: NEW_PASSWORD }, runtime)).rejects.toMatchObject(OUTDATED);
  });

  test.each(["", "x", randomToken(), "' OR true --", "a".repeat(200)])("%j is no link", async (token) => {
    await expect(resetPassword(await anonymous(), { token, password: NEW_PASSWORD }, runtime)).rejects.toMatchObject(UNKNOWN);
  });
});

describe("a link to sign in", () => {
  test("signs in, in the browser that asked, and leads to where one wanted to go", async () => {
    const { person, tenant } = await member();
    const { token, browserToken } = await signInLink(person.email, { next: "/portal?a=1", remember: true });
    const admitted = await signInByLink(await anonymous(), { token, confirmed: false }, browserToken, runtime);
    expect(admitted).toMatchObject({ userId: person.id, stage: "open", next: "/portal?a=1", cookieSeconds: 30 * 86_400 });
    expect(await session(admitted.sessionId)).toMatchObject({ methods: ["magic_link"], tenant: { id: tenant.id } });
  });

  test("in another browser says where it was asked from, and wants to be told that it was them", async () => {
    const { person } = await member();
    const { token } = await signInLink(person.email);
    for (const other of [null, randomToken(), "known"]) {
      expect(await describeSignInLink(await anonymous(), token, other)).toEqual({
        state: "good",
        email: person.email,
        isSameBrowser: false,
        askedFrom: { device: "tests", ip: "192.0.2.7", at: clock.now() },
      });
      await expect(signInByLink(await anonymous(), { token, confirmed: false }, other, runtime)).rejects.toMatchObject({
        code: "forbidden",
        reason: "confirmation_required",
      });
    }
    await expect(signInByLink(await anonymous(), { token, confirmed: true }, null, runtime)).resolves.toMatchObject({ userId: person.id });
  });

  test("does not get past the second factor", async () => {
    const { person } = await member();
    await sql("INSERT INTO totp_factor (user_id, secret_sealed, confirmed_at) VALUES ($1, 'sealed', now())", [person.id]);
    const { token, browserToken } = await signInLink(person.email);
    expect((await signInByLink(await anonymous(), { token, confirmed: false }, browserToken, runtime)).stage).toBe("second_factor");
  });

  test("counts once, for two clicks at once too, and for 15 minutes", async () => {
    const { person } = await member();
    const { token, browserToken } = await signInLink(person.email);
    const context = await anonymous();
    const attempts = Array.from({ length: 4 }, () => signInByLink(context, { token, confirmed: false }, browserToken, runtime));
    expect((await outcomes(attempts)).sort()).toEqual(["link_used", "link_used", "link_used", "ok"]);
    const late = await signInLink(person.email);
    clock.advance(15 * 60_000 + 1);
    await expect(signInByLink(context, { token: late.token, confirmed: true }, late.browserToken, runtime)).rejects.toMatchObject(EXPIRED);
  });

  test("of before a change of the password counts no longer", async () => {
    const { person } = await member();
    const { token, browserToken } = await signInLink(person.email);
    await resetPassword(await anonymous(), { token: await resetLink(person.email), password: NEW_PASSWORD }, runtime);
    await expect(signInByLink(await anonymous(), { token, confirmed: false }, browserToken, runtime)).rejects.toMatchObject(OUTDATED);
  });

  test("is good for nothing else, and nothing else is good for it", async () => {
    const { person } = await member();
    const { token, browserToken } = await signInLink(person.email);
    const reset = await resetLink(person.email);
    const context = await anonymous();
    await expect(resetPassword(context, { token, password: NEW_PASSWORD }, runtime)).rejects.toMatchObject(UNKNOWN);
    await expect(unlockAccount(context, token, runtime)).rejects.toMatchObject(UNKNOWN);
    await expect(confirmNewAddress(context, token, runtime)).rejects.toMatchObject(UNKNOWN);
    await expect(registerCompany(context, { token, password: PASSWORD }, runtime)).rejects.toMatchObject(UNKNOWN);
    await expect(signInByLink(context, { token: reset, confirmed: true }, browserToken, runtime)).rejects.toMatchObject(UNKNOWN);
    expect(await describeResetLink(context, reset)).toMatchObject({ state: "good" });
  });
});

describe("a lockout", () => {
  const lock = async (email: string) => {
    for (let n = 0; n < SIGN_IN_LIMITS.byAccount.limit; n++) await expect(enter(email, "wrong")).rejects.toMatchObject(WRONG);
  };

  test("is mailed once, with a link that unlocks; recorded once; and the refusal is the same for unknown people", async () => {
    const { person } = await member();
    const unknown = someAddress();
    for (const email of [person.email, unknown]) {
      await lock(email);
      for (let n = 0; n < 3; n++) {
        await expect(enter(email, PASSWORD)).rejects.toMatchObject({
          code: "limit_exceeded",
          message: expect.stringMatching(/^Too many tries\. Please wait 1[45] minutes and try again\. If an account has this address, a link/),
        });
      }
      expect((await audited(email)).filter((action) => action === "sign_in.locked")).toHaveLength(1);
    }
    expect((await mailTo(person.email)).map((mail) => mail.subject)).toEqual(["Your account is locked for a while"]);
    expect(await mailTo(unknown)).toEqual([]);
    await unlockAccount(await anonymous("198.51.100.9"), await lastLink(person.email), runtime);
    await expect(enter(person.email, PASSWORD)).resolves.toMatchObject({ userId: person.id });
    expect(await audited(person.email)).toContain("sign_in.unlocked");
  });

  test("an unlock link counts once, and after the lockout no more; the next lockout is mailed again", async () => {
    const { person } = await member();
    await lock(person.email);
    const token = await lastLink(person.email);
    await unlockAccount(await anonymous(), token, runtime);
    await expect(unlockAccount(await anonymous(), token, runtime)).rejects.toMatchObject(USED);
    await lock(person.email);
    expect(await mailTo(person.email)).toHaveLength(2);
    clock.advance(SIGN_IN_LIMITS.byAccount.windowSeconds * 1_000 + 1);
    await expect(unlockAccount(await anonymous(), await lastLink(person.email), runtime)).rejects.toMatchObject(EXPIRED);
  });

  test("cannot be passed by tries at once: as many passwords are checked as one after the other, and one mail is sent", async () => {
    const { person } = await member();
    const context = await anonymous();
    const tries = await outcomes(Array.from({ length: 30 }, () => enter(person.email, "wrong", context)));
    expect(tries.filter((each) => each === "invalid")).toHaveLength(SIGN_IN_LIMITS.byAccount.limit);
    expect(tries.filter((each) => each === "limit_exceeded")).toHaveLength(30 - SIGN_IN_LIMITS.byAccount.limit);
    expect(await mailTo(person.email)).toHaveLength(1);
  });

  test("is not brought about by signing in with the right password, however often", async () => {
    const { person } = await member();
    for (let n = 0; n < SIGN_IN_LIMITS.byAccount.limit + 2; n++) await expect(enter(person.email, PASSWORD)).resolves.toBeDefined();
    expect((await mailTo(person.email)).map((mail) => mail.subject)).not.toContain("Your account is locked for a while");
  });

  test("by strangers leaves a known device alone, and one of a known device is unlocked from anywhere", async () => {
    const { person } = await member();
    const { deviceToken } = await enter(person.email, PASSWORD);
    await lock(person.email);
    const device = await onDevice(deviceToken);
    await expect(enter(person.email, PASSWORD, device)).resolves.toMatchObject({ userId: person.id });
    await unlockAccount(await anonymous(), await lastLink(person.email), runtime);

    for (let n = 0; n < SIGN_IN_LIMITS.byKnownDevice.limit; n++) await expect(enter(person.email, "wrong", device)).rejects.toMatchObject(WRONG);
    await expect(enter(person.email, PASSWORD, device)).rejects.toMatchObject({ code: "limit_exceeded" });
    await unlockAccount(await anonymous(), await lastLink(person.email), runtime);
    await expect(enter(person.email, PASSWORD, device)).resolves.toMatchObject({ userId: person.id });
  });

  test("ends with a new password by mail", async () => {
    const { person } = await member();
    await lock(person.email);
    await resetPassword(await anonymous(), { token: await resetLink(person.email), password: NEW_PASSWORD }, runtime);
    await expect(enter(person.email, NEW_PASSWORD)).resolves.toMatchObject({ userId: person.id });
  });
});

describe("one's own account", () => {
  test("a new password wants the present one, ends every other session, and goes on as a new session", async () => {
    const { context, person, sessionId } = await signedIn();
    const other = await openTestSession(runtime, person.id, context.tenant?.id ?? null);
    await expect(changePassword(context, { current: "wrong", password: NEW_PASSWORD }, runtime)).rejects.toMatchObject({
      code: "invalid",
      issues: [{ path: "current" }],
    });
    const next = await changePassword(context, { current: PASSWORD, password: NEW_PASSWORD }, runtime);
    expect(await session(sessionId)).toBeNull();
    expect(await session(other.sessionId)).toBeNull();
    expect(await session(next.sessionId)).toMatchObject({ userId: person.id, tenant: { id: context.tenant?.id } });
    await expect(enter(person.email, NEW_PASSWORD)).resolves.toBeDefined();
    expect((await mailTo(person.email))[0]?.subject).toBe("Your password was changed");
  });

  test("two changes at once: one counts", async () => {
    const { context } = await signedIn();
    const attempts = ["Sunny-meadow-42-kettle", "Rainy-harvest-17-bottle"].map((password) =>
      changePassword(context, { current: PASSWORD, password }, runtime),
    );
    expect((await outcomes(attempts)).sort()).toEqual(["conflict", "ok"]);
  });

  test("the present password cannot be guessed from an open browser", async () => {
    const { context } = await signedIn();
    for (let n = 0; n < 10; n++) await changePassword(context, { current: "wrong", password: NEW_PASSWORD }, runtime).catch(() => undefined);
    await expect(changePassword(context, { current: PASSWORD, password: NEW_PASSWORD }, runtime)).rejects.toMatchObject({ code: "limit_exceeded" });
  });

  test("nobody changes it in somebody's name", async () => {
    const { context } = await signedIn();
    const impersonator = { impersonationId: newId(), userId: newId(), name: "S", email: "s@test.example", mayWrite: true, endsAt: clock.now() };
    const acting = { ...context, actor: { ...context.actor, impersonator } };
    const refused = { code: "forbidden", message: expect.stringContaining("You act as") };
    await expect(changeName(acting, { name: "X" })).rejects.toMatchObject(refused);
    await expect(changePassword(acting, { current: PASSWORD, password: NEW_PASSWORD }, runtime)).rejects.toMatchObject(refused);
    await expect(askForNewAddress(acting, { email: someAddress(), current: PASSWORD }, runtime)).rejects.toMatchObject(refused);
  });

  test("who has no password shows who they are with a recent sign-in", async () => {
    const { person, tenant } = await member("");
    const { cookieHeader } = await openTestSession(runtime, person.id, tenant.id);
    const context = requireUser(await contextOfRequest(runtime, facts(cookieHeader)));
    clock.advance(11 * 60_000);
    await expect(changePassword(context, { current: "", password: NEW_PASSWORD }, runtime)).rejects.toMatchObject({
      reason: "reauthentication_required",
    });
    clock.advance(-11 * 60_000);
    await expect(changePassword(context, { current: "", password: NEW_PASSWORD }, runtime)).resolves.toBeDefined();
  });

  test("a new name is kept and recorded", async () => {
    const { context, person } = await signedIn();
    await changeName(context, { name: "Dr. Ada Okafor" });
    expect(await sql(`SELECT name FROM "user" WHERE id = $1`, [person.id])).toEqual([{ name: "Dr. Ada Okafor" }]);
    expect(await audited(person.id)).toContain("user.rename");
  });
});

describe("a change of address", () => {
  async function asked() {
    const { context, person } = await signedIn();
    const email = someAddress();
    await askForNewAddress(context, { email, current: PASSWORD }, runtime);
    return { context, person, email, old: await lastLink(person.email), new: await lastLink(email) };
  }
  const addressOf = async (id: string) => (await sql<{ email: string }>(`SELECT email FROM "user" WHERE id = $1`, [id]))[0]?.email;

  test.each([
    ["new", "old"],
    ["old", "new"],
  ] as const)("takes effect when the %s and then the %s mailbox have confirmed", async (first, second) => {
    const change = await asked();
    expect(await describeAddressChange(await anonymous(), change[first])).toEqual({
      state: "good",
      side: first,
      from: change.person.email,
      to: change.email,
    });
    expect(await confirmNewAddress(await anonymous(), change[first], runtime)).toBe("waiting");
    expect(await addressOf(change.person.id)).toBe(change.person.email);
    await expect(confirmNewAddress(await anonymous(), change[first], runtime)).rejects.toMatchObject(USED);
    expect(await confirmNewAddress(await anonymous(), change[second], runtime)).toBe("done");
    expect(await addressOf(change.person.id)).toBe(change.email);
    await expect(enter(change.email, PASSWORD)).resolves.toMatchObject({ userId: change.person.id });
    for (const mailbox of [change.person.email, change.email])
      expect((await mailTo(mailbox)).map((mail) => mail.subject)).toContain("Your address was changed");
  });

  test("both at once: it takes effect, once", async () => {
    const change = await asked();
    const context = await anonymous();
    const answers = await Promise.all([confirmNewAddress(context, change.old, runtime), confirmNewAddress(context, change.new, runtime)]);
    expect(answers.sort()).toEqual(["done", "waiting"]);
    expect(await addressOf(change.person.id)).toBe(change.email);
  });

  test("the old mailbox stops it, and neither link counts any more", async () => {
    const change = await asked();
    await confirmNewAddress(await anonymous(), change.new, runtime);
    await stopAddressChange(await anonymous(), change.old);
    for (const token of [change.old, change.new]) await expect(confirmNewAddress(await anonymous(), token, runtime)).rejects.toMatchObject(USED);
    expect(await addressOf(change.person.id)).toBe(change.person.email);
  });

  test("a newer change takes the place of an older one", async () => {
    const change = await asked();
    await confirmNewAddress(await anonymous(), change.old, runtime);
    await askForNewAddress(change.context, { email: someAddress(), current: PASSWORD }, runtime);
    await expect(confirmNewAddress(await anonymous(), change.new, runtime)).rejects.toMatchObject(USED);
    expect(await addressOf(change.person.id)).toBe(change.person.email);
  });

  test("to an address that has an account is asked for with the same answer, and tells its mailbox", async () => {
    const { context, person } = await signedIn();
    const { person: other } = await member();
    await expect(askForNewAddress(context, { email: other.email, current: PASSWORD }, runtime)).resolves.toBeUndefined();
    expect((await mailTo(other.email)).map((mail) => mail.subject)).toEqual(["This address has an account already"]);
    expect(await confirmNewAddress(await anonymous(), await lastLink(person.email), runtime)).toBe("waiting");
    expect(await addressOf(person.id)).toBe(person.email);
  });

  test("to an address that was taken meanwhile is a conflict, and changes nothing", async () => {
    const change = await asked();
    await createPerson(database.db, { email: change.email });
    await confirmNewAddress(await anonymous(), change.old, runtime);
    await expect(confirmNewAddress(await anonymous(), change.new, runtime)).rejects.toMatchObject({ code: "conflict" });
    expect(await addressOf(change.person.id)).toBe(change.person.email);
  });

  test("wants the password; and links mailed to the old address before count no longer after it", async () => {
    const { context, person } = await signedIn();
    await expect(askForNewAddress(context, { email: someAddress(), current: "wrong" }, runtime)).rejects.toMatchObject({
      issues: [{ path: "current" }],
    });
    const reset = await resetLink(person.email);
    const email = someAddress();
    await askForNewAddress(context, { email, current: PASSWORD }, runtime);
    await confirmNewAddress(await anonymous(), await lastLink(person.email), runtime);
    await confirmNewAddress(await anonymous(), await lastLink(email), runtime);
    await expect(resetPassword(await anonymous(), { token: reset, password: NEW_PASSWORD }, runtime)).rejects.toMatchObject(OUTDATED);
  });
});

describe("registering a company", () => {
  const registration = (company = "Acme Sails") => ({ name: "Nadia Berg", email: someAddress(), password: NEW_PASSWORD, company });
  async function registered(input = registration()) {
    await askToRegister(await anonymous(), input, runtime);
    return { input, token: await lastLink(input.email) };
  }

  test("creates nothing that can sign in before the address is confirmed", async () => {
    const { input } = await registered();
    expect(await sql(`SELECT 1 FROM "user" WHERE email = $1`, [input.email])).toEqual([]);
    await expect(enter(input.email, NEW_PASSWORD)).rejects.toMatchObject(WRONG);
  });

  test("then opens a portal in trial on the plan Free with the person as its administrator, and signs in", async () => {
    const { input, token } = await registered(registration("Übersee & Söhne"));
    expect(await describeRegistration(await anonymous(), token)).toEqual({ state: "good", email: input.email, company: "Übersee & Söhne" });
    const admitted = await registerCompany(await anonymous(), { token, password: NEW_PASSWORD }, runtime);
    const live = await session(admitted.sessionId);
    expect(live).toMatchObject({
      email: input.email,
      tenant: { name: "Übersee & Söhne", slug: "ubersee-sohne", status: "trial", role: "tenant_admin" },
    });
    const [tenant] = await sql<{ plan_key: string; days: number }>(
      "SELECT plan_key, round(extract(epoch FROM trial_ends_at - created_at) / 86400)::int AS days FROM tenant WHERE id = $1",
      [live?.tenant?.id],
    );
    expect(tenant).toEqual({ plan_key: "free", days: 30 });
    expect(await audited(live?.tenant?.id ?? "")).toEqual(["tenant.create"]);
    expect(await audited(admitted.userId)).toEqual(["register", "sign_in"]);
    await expect(enter(input.email, NEW_PASSWORD)).resolves.toMatchObject({ userId: admitted.userId });
  });

  test("wants the password again: the owner of a mailbox cannot be made to confirm a stranger's", async () => {
    const { token } = await registered();
    await expect(registerCompany(await anonymous(), { token, password: "what the owner would try" }, runtime)).rejects.toMatchObject({
      code: "invalid",
      issues: [{ path: "password" }],
    });
    await expect(registerCompany(await anonymous(), { token, password: NEW_PASSWORD }, runtime)).resolves.toBeDefined();
  });

  test("companies of one name, confirmed at once, get addresses of their own", async () => {
    const all = [
      await registered(registration("Twin Peaks Ltd")),
      await registered(registration("Twin Peaks Ltd")),
      await registered(registration("Twin Peaks Ltd")),
    ];
    const context = await anonymous();
    const admitted = await Promise.all(all.map(({ token }) => registerCompany(context, { token, password: NEW_PASSWORD }, runtime)));
    const slugs = await Promise.all(admitted.map(async ({ sessionId }) => (await session(sessionId))?.tenant?.slug));
    expect(slugs.sort()).toEqual(["twin-peaks-ltd", "twin-peaks-ltd-2", "twin-peaks-ltd-3"]);
  });

  test("two clicks at once, and two registrations of one address, make one person", async () => {
    const input = registration();
    const [first, second] = [await registered(input), await registered({ ...input, company: "Acme Again" })];
    const context = await anonymous();
    const attempts = [first.token, first.token, second.token].map((token) => registerCompany(context, { token, password: NEW_PASSWORD }, runtime));
    const ended = await outcomes(attempts);
    expect(ended.filter((each) => each === "ok")).toHaveLength(1);
    expect(ended.filter((each) => each !== "ok").every((each) => each === "link_used" || each === "conflict")).toBe(true);
    expect(await sql(`SELECT 1 FROM "user" WHERE email = $1`, [input.email])).toHaveLength(1);
    expect(
      await sql(
        "SELECT 1 FROM tenant WHERE name IN ('Acme Sails', 'Acme Again') AND id IN (SELECT tenant_id FROM membership m JOIN \"user\" u ON u.id = m.user_id WHERE u.email = $1)",
        [input.email],
      ),
    ).toHaveLength(1);
  });

  test("mails nothing of what was typed: a stranger's words would reach others with our sender", async () => {
    const { input } = await registered({ ...registration("Prizes at https://evil.example/claim"), name: "Open www.evil.example" });
    const [mail] = await sql<Mail & { html: string }>("SELECT subject, text, html FROM mail_message WHERE recipient = $1", [input.email]);
    expect(mail?.text).toContain("/verify/");
    expect(JSON.stringify(mail)).not.toContain("evil.example");
  });

  test("with an address that has an account changes nothing and tells its mailbox", async () => {
    const { person } = await member();
    await askToRegister(await anonymous(), { ...registration(), email: person.email }, runtime);
    expect((await mailTo(person.email)).map((mail) => mail.subject)).toEqual(["You have an account already"]);
    await expect(enter(person.email, PASSWORD)).resolves.toMatchObject({ userId: person.id });
  });

  test("refuses passwords made of the company's name, and everybody where people are invited", async () => {
    await expect(askToRegister(await anonymous(), { ...registration("Acme Sails"), password: "acme-sails-2026" }, runtime)).rejects.toMatchObject({
      code: "invalid",
      issues: [{ path: "password" }],
    });
    const { token } = await registered();
    await sql(`INSERT INTO installation_setting (key, value) VALUES ('registration', '{"isOpen": false}')`);
    const refusal = { code: "forbidden", reason: "invitation_required" };
    await expect(askToRegister(await anonymous(), registration(), runtime)).rejects.toMatchObject(refusal);
    await expect(registerCompany(await anonymous(), { token, password: NEW_PASSWORD }, runtime)).rejects.toMatchObject(refusal);
    await sql("DELETE FROM installation_setting");
  });
});

test("expired links and sessions that ended long ago are forgotten, others are kept", async () => {
  const { person, tenant } = await member();
  await resetLink(person.email);
  const ended = await openTestSession(runtime, person.id, tenant.id);
  await sql("UPDATE auth_session SET revoked_at = $2 WHERE id = $1", [ended.sessionId, clock.now()]);
  const count = async (table: string) => (await sql(`SELECT 1 FROM ${table} WHERE user_id = $1`, [person.id])).length;
  const purge = () => purgeIdentityJob.handle({}, { id: newId(), attempt: 1, signal: new AbortController().signal, runtime });
  await purge();
  expect([await count("one_time_token"), await count("auth_session")]).toEqual([1, 1]);
  clock.advance(26 * 3_600_000);
  await purge();
  expect([await count("one_time_token"), await count("auth_session")]).toEqual([0, 1]);
  clock.advance(90 * 86_400_000);
  await purge();
  expect(await count("auth_session")).toBe(0);
});
