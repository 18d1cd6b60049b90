import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Context, once, requireTenant, requireUser } from "#lib/access";
import { authFrame, contextOfRequest, findSession, SIGN_IN_LIMITS, sessionPolicy, signIn, signOut } from "#lib/identity";
import { fixedClock } from "#lib/platform/clock";
import { newId } from "#lib/platform/crypto";
import type { Runtime } from "#lib/platform/runtime";
import { createPerson, createTenant, openTestSession, signedInContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

const PASSWORD = "correct horse battery staple";
const REFUSAL = { code: "invalid", message: "The e-mail address or the password is not right." };
const HOUR_MS = 3_600_000;

let database: TestDatabase;
let runtime: Runtime;
let clock: ReturnType<typeof fixedClock>;

beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(() => {
  clock = fixedClock(new Date());
  // Its own pools never connect: the test's database is closed for all.
  runtime = { ...testRuntime(database), db: database.db, jobs: database.jobs, clock };
});
afterAll(() => database.drop());

const facts = (cookieHeader: string | null) => ({ cookieHeader, requestId: newId(), ip: "192.0.2.7", userAgent: "tests" });
const anonymous = () => contextOfRequest(runtime, facts(null));
const enter = async (email: string, password: string, context?: Context) =>
  signIn(context ?? (await anonymous()), { email, password, remember: true }, runtime);
const session = (id: string) => findSession(runtime.db, id, clock.now(), sessionPolicy(runtime));
const actions = async (subjectId: string) =>
  (await query<{ action: string }>(database.superuserUrl, "SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY id", [subjectId])).map(
    (row) => row.action,
  );
const change = (text: string, values: unknown[]) => query(database.superuserUrl, text, values);

async function member(status: "active" | "suspended" = "active") {
  const tenant = await createTenant(database.db);
  const person = await createPerson(database.db, { password: PASSWORD, status, memberships: [{ tenantId: tenant.id, role: "manager" }] });
  return { tenant, person };
}

describe("signing in", () => {
  test("with the right password opens a session in the person's tenant, and is recorded", async () => {
    const { tenant, person } = await member();
    const { sessionId, userId, isStaff } = await enter(person.email, PASSWORD);
    expect({ userId, isStaff }).toEqual({ userId: person.id, isStaff: false });
    expect(await session(sessionId)).toMatchObject({
      sessionId,
      email: person.email,
      tenant: { id: tenant.id, role: "manager" },
      platformRole: null,
    });
    expect(await actions(person.id)).toEqual(["sign_in"]);
    const [row] = await query<object>(
      database.superuserUrl,
      `SELECT s.ip, s.user_agent, u.last_sign_in_at FROM auth_session s JOIN "user" u ON u.id = s.user_id WHERE s.id = $1`,
      [sessionId],
    );
    expect(row).toEqual({ ip: "192.0.2.7", user_agent: "tests", last_sign_in_at: clock.now() });
  });

  test("is refused in the same words for a wrong password, an unknown, a suspended and a passwordless person", async () => {
    const { person } = await member();
    const { person: suspended } = await member("suspended");
    const invited = await createPerson(database.db);
    await expect(enter(person.email, "wrong")).rejects.toMatchObject(REFUSAL);
    await expect(enter(suspended.email, PASSWORD)).rejects.toMatchObject(REFUSAL);
    await expect(enter(invited.email, "")).rejects.toMatchObject(REFUSAL);
    await expect(enter("nobody@test.example", PASSWORD)).rejects.toMatchObject(REFUSAL);
    for (const email of [person.email, suspended.email, invited.email, "nobody@test.example"])
      expect(await actions(email)).toEqual(["sign_in.refused"]);
    const sessions = await query(database.superuserUrl, "SELECT 1 FROM auth_session WHERE user_id = ANY($1)", [
      [person.id, suspended.id, invited.id],
    ]);
    expect(sessions).toEqual([]);
  });

  test("what fails unexpectedly is kept for our own answer: NextAuth would write its message into an address", async () => {
    const { person } = await member();
    const failure = new Error('could not extend file "base/1/2"');
    const broken = { ...runtime, db: { ...database.db, system: () => Promise.reject(failure), transaction: () => Promise.reject(failure) } };
    const authorize = async (credentials: object) => {
      const { options, outcome } = await authFrame(broken, facts(null));
      const provider = options.providers[0]?.options as unknown as { authorize(credentials: object): Promise<object | null> };
      return { entered: await provider.authorize(credentials).catch(() => "failed"), kept: outcome.failure };
    };
    expect(await authorize({ email: person.email, password: PASSWORD })).toEqual({ entered: "failed", kept: failure });
    expect(await authorize({ email: "no address", password: PASSWORD })).toEqual({ entered: null, kept: null });
  });

  test("prefers an open tenant to a closed one, and opens no tenant in which the membership is suspended", async () => {
    const closed = await createTenant(database.db, { status: "suspended" });
    const left = await createTenant(database.db);
    const current = await createTenant(database.db, { status: "past_due" });
    const memberships = [closed, left, current].map(({ id }) => ({ tenantId: id, role: "viewer" as const }));
    const person = await createPerson(database.db, { password: PASSWORD, memberships });
    await change("UPDATE membership SET status = 'suspended' WHERE tenant_id = $1", [left.id]);
    const { sessionId } = await enter(person.email, PASSWORD);
    expect((await session(sessionId))?.tenant?.id).toBe(current.id);
  });

  test("is limited for each account: after ten tries the right password has to wait too, others need not", async () => {
    const [{ person }, { person: other }] = [await member(), await member()];
    for (let n = 0; n < SIGN_IN_LIMITS.byAccount.limit; n++) await expect(enter(person.email, "wrong")).rejects.toMatchObject(REFUSAL);
    await expect(enter(person.email, PASSWORD)).rejects.toMatchObject({
      code: "limit_exceeded",
      retryAfterSeconds: expect.any(Number),
      message: expect.stringMatching(/wait 1[45] minutes/),
    });
    await expect(enter(other.email, PASSWORD)).resolves.toMatchObject({ userId: other.id });
  });

  test("is limited for each address, whoever is tried", async () => {
    const context = await anonymous();
    for (let n = 0; n < SIGN_IN_LIMITS.byAddress.limit; n++) await runtime.limiter.consume(SIGN_IN_LIMITS.byAddress, context.origin.ip ?? "");
    await expect(enter("anybody@test.example", "x", context)).rejects.toMatchObject({ code: "limit_exceeded" });
    await expect(enter("anybody@test.example", "x", { ...context, origin: { ...context.origin, ip: "192.0.2.8" } })).rejects.toMatchObject(REFUSAL);
  });
});

describe("a session counts no longer", () => {
  const cases: [string, (at: { sessionId: string; userId: string }) => unknown][] = [
    ["when it is revoked", ({ sessionId }) => change("UPDATE auth_session SET revoked_at = now() WHERE id = $1", [sessionId])],
    ["when its time is over", () => clock.advance(30 * 24 * HOUR_MS + 1)],
    ["when it was idle for too long", () => clock.advance(24 * HOUR_MS + 1)],
    [
      "when the person's sessions were ended by a new version",
      ({ userId }) => change(`UPDATE "user" SET session_version = session_version + 1 WHERE id = $1`, [userId]),
    ],
    ["when the person is suspended", ({ userId }) => change(`UPDATE "user" SET status = 'suspended' WHERE id = $1`, [userId])],
    ["when the person is gone", ({ userId }) => change(`DELETE FROM "user" WHERE id = $1`, [userId])],
  ];

  test.each(cases)("%s", async (_name, happen) => {
    const { person, tenant } = await member();
    const { sessionId, cookieHeader } = await openTestSession(runtime, person.id, tenant.id);
    expect((await contextOfRequest(runtime, facts(cookieHeader))).actor).toMatchObject({ kind: "user", userId: person.id });
    await happen({ sessionId, userId: person.id });
    expect(await session(sessionId)).toBeNull();
    const context = await contextOfRequest(runtime, facts(cookieHeader));
    expect(context).toMatchObject({ actor: { kind: "anonymous" }, tenant: null, sessionExpiresAt: null });
    expect(() => requireUser(context)).toThrow(expect.objectContaining({ code: "unauthenticated" }));
  });

  test("but use keeps it from being idle, up to its end", async () => {
    const { person, tenant } = await member();
    const { sessionId } = await openTestSession(runtime, person.id, tenant.id);
    for (let hours = 0; hours < 30 * 24 - 23; hours += 23) {
      expect(await session(sessionId)).not.toBeNull();
      clock.advance(23 * HOUR_MS);
    }
    clock.advance(23 * HOUR_MS);
    expect(await session(sessionId)).toBeNull();
  });
});

describe("the context of a request", () => {
  test("of a suspended tenant names what the person is locked out of, and opens nothing", async () => {
    const { person, tenant } = await member();
    const { cookieHeader } = await openTestSession(runtime, person.id, tenant.id);
    await change("UPDATE tenant SET status = 'suspended', suspended_reason = 'unpaid' WHERE id = $1", [tenant.id]);
    const context = await contextOfRequest(runtime, facts(cookieHeader));
    expect(context).toMatchObject({
      tenant: null,
      lockedOutOf: { name: tenant.name, status: "suspended" },
      actor: { kind: "user", tenantRole: null },
    });
    expect(context.grants.size).toBe(0);
    expect(() => requireTenant(context)).toThrow(expect.objectContaining({ code: "forbidden", message: expect.stringContaining("is suspended") }));
  });

  test("takes role, status and membership as they are now", async () => {
    const { person, tenant } = await member();
    const { cookieHeader } = await openTestSession(runtime, person.id, tenant.id);
    await change("UPDATE membership SET role = 'viewer' WHERE user_id = $1", [person.id]);
    expect((await contextOfRequest(runtime, facts(cookieHeader))).actor).toMatchObject({ tenantRole: "viewer" });
    await change("UPDATE membership SET status = 'suspended' WHERE user_id = $1", [person.id]);
    expect(await contextOfRequest(runtime, facts(cookieHeader))).toMatchObject({ tenant: null, lockedOutOf: null, actor: { tenantRole: null } });
  });

  test("never takes a tenant that the person does not belong to, though the session names it", async () => {
    const { person } = await member();
    const foreign = await createTenant(database.db);
    const { cookieHeader } = await openTestSession(runtime, person.id, foreign.id);
    expect(await contextOfRequest(runtime, facts(cookieHeader))).toMatchObject({
      tenant: null,
      lockedOutOf: null,
      actor: { kind: "user", tenantRole: null },
    });
  });
});

describe("signing out", () => {
  test("ends the session; doing it twice is no error and is recorded once", async () => {
    const { person, tenant } = await member();
    const { sessionId, cookieHeader } = await openTestSession(runtime, person.id, tenant.id);
    const context = requireUser(await contextOfRequest(runtime, facts(cookieHeader)));
    await signOut(context);
    await signOut(context);
    expect(await session(sessionId)).toBeNull();
    expect(await actions(person.id)).toEqual(["sign_out"]);
  });

  test("leaves the person's other sessions alone", async () => {
    const { person, tenant } = await member();
    const [first, second] = [await openTestSession(runtime, person.id, tenant.id), await openTestSession(runtime, person.id, tenant.id)];
    await signOut(requireUser(await contextOfRequest(runtime, facts(first.cookieHeader))));
    expect(await session(second.sessionId)).not.toBeNull();
  });
});

describe("an Idempotency-Key", () => {
  const slugs = async (prefix: string) =>
    (await query<{ slug: string }>(database.superuserUrl, "SELECT slug FROM tenant WHERE slug LIKE $1 || '%'", [prefix])).map((row) => row.slug);

  /** A request that writes one tenant; its key and body are the caller's. */
  async function writer() {
    const person = await createPerson(database.db, { platformRole: "super_admin" });
    const context = await signedInContext(database, person.id, null);
    const prefix = `once-${newId().slice(-12)}`;
    const run = (key: string | null, body: string, afterwards: () => Promise<void> = async () => undefined) =>
      database.db.transaction({ kind: "platform", userId: person.id, purpose: "test" }, async (tx) => {
        const request = { ...context, idempotency: key === null ? null : { key, requestHash: body } };
        return once(request, tx, async () => {
          const slug = `${prefix}-${newId().slice(-12)}`;
          await tx.prisma.tenant.create({
            data: {
              id: newId(),
              slug,
              name: body,
              kind: "client",
              status: "active",
              planKey: "free",
              timeZone: "UTC",
              currency: "USD",
              locale: "en",
            },
          });
          await afterwards();
          return { slug };
        });
      });
    return { prefix, run };
  }

  test("repeated with the same body answers the same and writes once", async () => {
    const { prefix, run } = await writer();
    const first = await run("key-1", "body");
    expect(await run("key-1", "body")).toEqual(first);
    expect(await slugs(prefix)).toEqual([first.slug]);
  });

  test("repeated with another body is a conflict and writes nothing more", async () => {
    const { prefix, run } = await writer();
    await run("key-1", "body");
    await expect(run("key-1", "another body")).rejects.toMatchObject({ code: "conflict" });
    expect(await slugs(prefix)).toHaveLength(1);
  });

  test("sent twice at the same moment writes once, and both get the answer", async () => {
    const { prefix, run } = await writer();
    const answers = await Promise.all([1, 2, 3, 4].map(() => run("key-1", "body")));
    const written = await slugs(prefix);
    expect(written).toHaveLength(1);
    expect(answers).toEqual(answers.map(() => ({ slug: written[0] })));
  });

  test("of a request that failed is free again", async () => {
    const { prefix, run } = await writer();
    const failing = run("key-1", "body", async () => {
      throw new Error("after the write");
    });
    await expect(failing).rejects.toThrow("after the write");
    await run("key-1", "body");
    expect(await slugs(prefix)).toHaveLength(1);
  });

  test("of somebody else is another key, and without one each request writes", async () => {
    const [first, second] = [await writer(), await writer()];
    const answer = await first.run("shared", "body");
    expect(await second.run("shared", "body")).not.toEqual(answer);
    await first.run(null, "body");
    await first.run(null, "body");
    expect(await slugs(first.prefix)).toHaveLength(3);
  });
});
