import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { requireTenant, type TenantContext, type TenantRole } from "#lib/access";
import {
  beginTouch,
  checkLedger,
  choosePrivacy,
  closeReferral,
  codeAnalytics,
  countConsent,
  countVisit,
  decideReferral,
  describeInvitation,
  followRegistration,
  followSubscriptions,
  fraudFigures,
  generateReferral,
  invitationOf,
  judgeConversion,
  listReviews,
  openInvitation,
  ownReferrals,
  payConversions,
  referralGraph,
  trackConversion,
} from "#lib/gamification";
import { generateReferralInput, type TrackConversionInput, trackConversionInput } from "#lib/gamification/schema";
import { contextOfRequest, systemContext } from "#lib/identity";
import { systemClock } from "#lib/platform/clock";
import { newId } from "#lib/platform/crypto";
import { createSingleProcessStore, type KeyValueStore } from "#lib/platform/store";
import { createPerson, createTenant, type Person, signedInContext, staffContext, tenantContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

const DAY_MS = 86_400_000;
const URL = "https://portal.example";
const KIND_BIZ = generateReferralInput.parse({ kind: "BIZ" });

let database: TestDatabase;
let store: KeyValueStore;
beforeAll(async () => {
  database = await testDatabase();
  store = createSingleProcessStore();
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

const services = () => ({ db: database.db, jobs: database.jobs, store, clock: systemClock });
const at = (context: TenantContext, days: number): TenantContext => ({ ...context, clock: { now: () => new Date(Date.now() + days * DAY_MS) } });

interface Scene {
  tenantId: string;
  referrer: Person;
  /** The referrer's own context, as an administrator. */
  own: TenantContext;
  system: TenantContext;
  code: string;
}
let people = 0;
/** Somebody with an ordinary address: those of other tests look made up. */
const person = (tenantId: string, role: TenantRole) =>
  createPerson(database.db, { email: `ada@office-${++people}.example`, memberships: [{ tenantId, role }] });

async function newScene(): Promise<Scene> {
  const tenant = await createTenant(database.db, { name: `Inviter ${newId().slice(-6)}` });
  const referrer = await person(tenant.id, "tenant_admin");
  const own = requireTenant(await signedInContext(database, referrer.id, tenant.id));
  const { code } = await generateReferral(own, KIND_BIZ, URL);
  return { tenantId: tenant.id, referrer, own, system: await systemContext(services(), tenant.id, "test", newId()), code };
}

let customers = 0;
const tracked = (code: string, more: Partial<Record<keyof TrackConversionInput, unknown>> = {}) =>
  trackConversionInput.parse({ code, kind: "signup", externalId: `sale-${++customers}`, email: `jane.doe@company-${customers}.example`, ...more });

/** Reports a conversion and judges it. */
async function bring(scene: Scene, more: Partial<Record<keyof TrackConversionInput, unknown>> = {}): Promise<string> {
  const { id } = await trackConversion(scene.own, tracked(scene.code, more));
  await judgeConversion(scene.system, id);
  return id;
}
const rowOf = async (id: string) => {
  const [row] = await query<{
    state: string;
    points: number;
    multiplier: number;
    score: number;
    signals: { signal: string; isPresent: boolean | null; evidence: string }[];
  }>(database.superuserUrl, "SELECT state, points, multiplier, score, signals FROM referral_conversion WHERE id = $1", [id]);
  return row;
};
const balanceOf = async ({ tenantId, referrer }: Scene) => {
  const [row] = await query<{ available: number; pending: number; lifetime: number }>(
    database.superuserUrl,
    "SELECT available, pending, lifetime FROM point_balance WHERE tenant_id = $1 AND user_id = $2",
    [tenantId, referrer.id],
  );
  return row ?? { available: 0, pending: 0, lifetime: 0 };
};

/** A company that registered by a code, as the event of it tells. */
async function register(scene: Pick<Scene, "code">, { userId, touchedAt = null }: { userId?: string; touchedAt?: string | null } = {}) {
  const company = await createTenant(database.db, { status: "trial" });
  const founder = userId ? { id: userId } : await createPerson(database.db, { memberships: [{ tenantId: company.id, role: "tenant_admin" }] });
  const event = {
    tenantId: company.id,
    userId: founder.id,
    registeredAt: new Date().toISOString(),
    invitation: { code: scene.code, source: "mail", touchedAt },
  };
  await followRegistration(services(), event, newId());
  const [row] = await query<{ id: string }>(database.superuserUrl, "SELECT id FROM referral_conversion WHERE cause_key = $1", [
    `company:${company.id}:signup`,
  ]);
  return { company, personId: founder.id, event, conversionId: row?.id ?? null };
}

describe("a code", () => {
  test("is a person's own: asked for again, at once too, it is the same; it has the form and a year", async () => {
    const { own, code } = await newScene();
    const again = await Promise.all([1, 2, 3].map(() => generateReferral(own, KIND_BIZ, URL)));
    expect(new Set(again.map((each) => each.code))).toEqual(new Set([code]));
    expect(code).toMatch(/^BIZ[0-9A-F]{8}$/);
    const [{ createdAt = "", expiresAt = "", shareTexts = [] } = {}] = again;
    expect(Date.parse(expiresAt) - Date.parse(createdAt)).toBe(365 * DAY_MS);
    expect(shareTexts.map(({ place }) => place)).toEqual(["mail", "x", "linkedin", "whatsapp", "facebook"]);
    expect(decodeURIComponent(shareTexts[0]?.url ?? "")).toContain(`${URL}/r/${code}?utm_source=mail`);
  });

  test("of a campaign is for who looks after points, and counts as often as it says", async () => {
    const { own, tenantId, system } = await newScene();
    const viewer = await tenantContext(database, tenantId, "viewer");
    const asked = generateReferralInput.parse({ kind: "PRO", label: "Fair", usageLimit: 1 });
    await expect(generateReferral(viewer, asked, URL)).rejects.toMatchObject({ code: "forbidden" });
    const { code } = await generateReferral(own, asked, URL);
    expect(code).toMatch(/^PRO/);
    const first = await trackConversion(own, tracked(code));
    await expect(trackConversion(own, tracked(code))).rejects.toMatchObject({ code: "conflict" });
    // What turns out to be none gives its use back.
    await judgeConversion(system, first.id);
    await decideReferral(await staffContext(database), { id: first.id, act: "reject", reason: "They know nothing of it" });
    await expect(trackConversion(own, tracked(code))).resolves.toMatchObject({ isNew: true });
  });

  test("that was closed takes nobody any more, and the next is another", async () => {
    const { own, code } = await newScene();
    await closeReferral(own, code);
    await expect(trackConversion(own, tracked(code))).rejects.toMatchObject({ code: "conflict" });
    expect((await generateReferral(own, KIND_BIZ, URL)).code).not.toBe(code);
  });

  test("is made by nobody of a company that has left", async () => {
    const { own } = await newScene();
    const left: TenantContext = { ...own, tenant: { ...own.tenant, status: "cancelled" } };
    await expect(generateReferral(left, KIND_BIZ, URL)).rejects.toMatchObject({ code: "conflict" });
  });

  test("of somebody else, or of another tenant, is not found", async () => {
    const [first, second] = [await newScene(), await newScene()];
    await expect(codeAnalytics(second.own, first.code, URL)).rejects.toMatchObject({ code: "not_found" });
    await expect(trackConversion(second.own, tracked(first.code))).rejects.toMatchObject({ code: "not_found" });
    const colleague = await tenantContext(database, first.tenantId, "member");
    await expect(codeAnalytics(colleague, first.code, URL)).rejects.toMatchObject({ code: "not_found" });
    await expect(closeReferral(colleague, first.code)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a reported conversion", () => {
  test("is recorded and paid once, however often and however many report it at once", async () => {
    const scene = await newScene();
    const input = tracked(scene.code);
    const answers = await Promise.all(Array.from({ length: 6 }, () => trackConversion(scene.own, input)));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(answers.filter(({ isNew }) => isNew)).toHaveLength(1);
    const [{ id = "" } = {}] = answers;
    await Promise.all([1, 2, 3].map(() => judgeConversion(scene.system, id)));
    expect(await balanceOf(scene)).toMatchObject({ available: 0, pending: 25 });
    expect(await payConversions(at(scene.system, 6))).toBe(0);
    await Promise.all([1, 2, 3].map(() => payConversions(at(scene.system, 8))));
    expect(await balanceOf(scene)).toEqual({ available: 25, pending: 0, lifetime: 25 });
  });

  test("of another kind under the same name is refused, and so is a purchase without an amount or a time to come", async () => {
    const { own, code } = await newScene();
    const input = tracked(code);
    await trackConversion(own, input);
    await expect(trackConversion(own, { ...input, kind: "trial" })).rejects.toMatchObject({ code: "conflict" });
    await expect(trackConversion(own, tracked(code, { kind: "purchase" }))).rejects.toMatchObject({ code: "invalid" });
    await expect(trackConversion(own, tracked(code, { convertedAt: "2999-01-01T00:00:00Z" }))).rejects.toMatchObject({ code: "invalid" });
  });

  test("more than a year after the first visit is nobody's", async () => {
    const { own, code } = await newScene();
    const firstTouchAt = new Date(Date.now() - 366 * DAY_MS).toISOString();
    await expect(trackConversion(own, tracked(code, { firstTouchAt }))).rejects.toMatchObject({ code: "conflict" });
  });

  test("of a purchase brings a tenth of its amount, by the referrer's tier", async () => {
    const scene = await newScene();
    for (let index = 0; index < 3; index++) await bring(scene);
    await payConversions(at(scene.system, 8));
    const id = await bring(scene, { kind: "purchase", amountMinor: 129_000 });
    expect(await rowOf(id)).toMatchObject({ points: 141, multiplier: 110 });
  });

  test("needs the permission", async () => {
    const { tenantId, code } = await newScene();
    const manager = await tenantContext(database, tenantId, "manager");
    await expect(trackConversion(manager, tracked(code))).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("the score", () => {
  const present = async (id: string) => ((await rowOf(id))?.signals ?? []).filter(({ isPresent }) => isPresent).map(({ signal }) => signal);

  test("approves who came honestly, and tells of each signal what it saw or that it could not be looked at", async () => {
    const scene = await newScene();
    const id = await bring(scene, { firstTouchAt: new Date(Date.now() - 2 * DAY_MS).toISOString() });
    const row = await rowOf(id);
    expect(row).toMatchObject({ state: "approved", score: 0 });
    expect(row?.signals).toHaveLength(8);
    expect(row?.signals).toContainEqual(expect.objectContaining({ signal: "shared_payment", isPresent: null, weight: 0 }));
  });

  test("sees the referrer's own address, as it is or hashed", async () => {
    const scene = await newScene();
    // Sessions of tests come from there.
    const id = await bring(scene, { address: "127.0.0.1" });
    expect(await present(id)).toEqual(["same_address"]);
    expect(await rowOf(id)).toMatchObject({ state: "review", score: 4 });
    expect(await present(await bring(scene, { address: "203.0.113.9" }))).toEqual([]);
  });

  test("sees one device and one payment instrument for several customers", async () => {
    const scene = await newScene();
    await bring(scene, { device: "d1", payment: "p1" });
    const id = await bring(scene, { device: "d1", payment: "p1" });
    expect(await present(id)).toEqual(["same_device", "shared_payment"]);
    expect(await rowOf(id)).toMatchObject({ state: "rejected", score: 10 });
  });

  test("judges an earlier one again that a later one shares something with, and sends it to a person with what came later", async () => {
    const scene = await newScene();
    const staff = await staffContext(database);
    const first = await bring(scene, { device: "d2" });
    expect(await rowOf(first)).toMatchObject({ state: "approved", score: 0 });
    expect(await balanceOf(scene)).toMatchObject({ pending: 25 });
    const second = await bring(scene, { device: "d2" });
    expect(await rowOf(second)).toMatchObject({ state: "review", score: 5 });
    expect(await rowOf(first)).toMatchObject({ state: "review", score: 5 });
    expect(await present(first)).toEqual(["same_device"]);
    expect(await balanceOf(scene)).toMatchObject({ pending: 0 });
    const audit = await query(database.superuserUrl, "SELECT 1 FROM audit_entry WHERE action = 'referral.judge_again' AND subject_id = $1", [first]);
    expect(audit).toHaveLength(1);
    // What a person decided stays, whatever comes.
    await decideReferral(staff, { id: first, act: "approve", reason: "Two sisters, one tablet" });
    await bring(scene, { device: "d2" });
    expect(await rowOf(first)).toMatchObject({ state: "approved" });
    expect(await balanceOf(scene)).toMatchObject({ pending: 25 });
    expect((await checkLedger(staff)).differences).toEqual([]);
  });

  test("leaves alone what is paid, what shares nothing, and what is another referrer's", async () => {
    const [scene, other] = [await newScene(), await newScene()];
    const paid = await bring(scene, { payment: "p3" });
    await payConversions(at(scene.system, 8));
    const [apart, elsewhere] = [await bring(scene, { payment: "p4" }), await bring(other, { payment: "p3" })];
    await bring(scene, { payment: "p3" });
    expect([await rowOf(paid), await rowOf(apart), await rowOf(elsewhere)]).toMatchObject([
      { state: "paid", score: 0 },
      { state: "approved", score: 0 },
      { state: "approved", score: 0 },
    ]);
  });

  test("of two that come at once and share something both go to a person", async () => {
    const scene = await newScene();
    const ids = await Promise.all([bring(scene, { device: "d5" }), bring(scene, { device: "d5" })]);
    for (const id of ids) expect(await rowOf(id)).toMatchObject({ state: "review" });
  });

  test("of two that are judged at once the first to begin may be the last to end", async () => {
    const scene = await newScene();
    const [first, second] = [await trackConversion(scene.own, tracked(scene.code, { device: "d6" })), tracked(scene.code, { device: "d6" })];
    // Holds the first where it has looked and not yet said what it saw.
    const gate = new Client(database.superuserUrl);
    await gate.connect();
    try {
      await gate.query(`
        CREATE FUNCTION wait_at_gate() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_advisory_xact_lock(42); RETURN NEW; END';
        CREATE TRIGGER wait_at_gate BEFORE UPDATE ON referral_conversion FOR EACH ROW WHEN (NEW.id = '${first.id}') EXECUTE FUNCTION wait_at_gate();
        SELECT pg_advisory_lock(42)`);
      const waiting = async () =>
        (
          await gate.query(
            "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
          )
        ).rowCount;
      const judged = [judgeConversion(scene.system, first.id)];
      await expect.poll(waiting).toBe(1);
      const { id } = await trackConversion(scene.own, second);
      let isSecondOver = false;
      judged.push(judgeConversion(scene.system, id).finally(() => (isSecondOver = true)));
      await expect.poll(async () => isSecondOver || (await waiting()) === 2).toBe(true);
      await gate.query("SELECT pg_advisory_unlock(42)");
      await Promise.all(judged);
      for (const each of [first.id, id]) expect(await rowOf(each)).toMatchObject({ state: "review" });
    } finally {
      await gate.query("DROP TRIGGER wait_at_gate ON referral_conversion");
      await gate.end();
    }
  });

  test("sees quickness, disposable mail and more than five in a day", async () => {
    const scene = await newScene();
    expect(await present(await bring(scene, { firstTouchAt: new Date(Date.now() - 60_000).toISOString() }))).toEqual(["under_five_minutes"]);
    expect(await present(await bring(scene, { email: "x1@mailinator.com" }))).toEqual(["odd_mail"]);
    for (let index = 0; index < 4; index++) await bring(scene);
    expect(await present(await bring(scene))).toEqual(["many_recent"]);
  });

  test("counts other referrals in the words of one and of many", async () => {
    const scene = await newScene();
    const told = async (id: string, of: string) => (await rowOf(id))?.signals.find(({ signal }) => signal === of)?.evidence;
    const shared = { device: "one-device", payment: "one-card" };
    expect(await told(await bring(scene, shared), "shared_payment")).toBe("No other referral was paid with it.");
    const second = await bring(scene, shared);
    expect(await told(second, "same_device")).toBe("One other referral of theirs came from this device.");
    expect(await told(second, "shared_payment")).toBe("One other referral was paid with it.");
    expect(await told(second, "many_recent")).toBe("One other conversion of the referrer in the 24 hours before.");
    expect(await told(await bring(scene, shared), "same_device")).toBe("2 other referrals of theirs came from this device.");
  });

  test("sees who invites themselves or a colleague, and what reviewers held to be fraud", async () => {
    const scene = await newScene();
    expect(await present(await bring(scene, { email: scene.referrer.email }))).toEqual(["graph_cycle"]);
    const colleague = await person(scene.tenantId, "member");
    expect(await present(await bring(scene, { email: colleague.email }))).toEqual(["graph_cycle"]);
    const id = await bring(scene, { device: "bad-device" });
    await decideReferral(await staffContext(database), { id, act: "reject", reason: "Farmed" });
    const other = await newScene();
    expect(await present(await bring(other, { device: "bad-device" }))).toEqual(["known_pattern"]);
  });

  test("sees a circle of companies over several steps", async () => {
    const [a, b, c] = [await newScene(), await newScene(), await newScene()];
    const invite = async (from: Scene, to: Scene) => {
      const event = {
        tenantId: to.tenantId,
        userId: to.referrer.id,
        registeredAt: new Date().toISOString(),
        invitation: { code: from.code, source: "mail", touchedAt: null },
      };
      await followRegistration(services(), event, newId());
      const [row] = await query<{ id: string }>(database.superuserUrl, "SELECT id FROM referral_conversion WHERE cause_key = $1 AND tenant_id = $2", [
        `company:${to.tenantId}:signup`,
        from.tenantId,
      ]);
      await judgeConversion(from.system, row?.id ?? "");
      return present(row?.id ?? "");
    };
    expect(await invite(a, b)).not.toContain("graph_cycle");
    expect(await invite(b, c)).not.toContain("graph_cycle");
    expect(await invite(c, a)).toContain("graph_cycle");
    const graph = await referralGraph(await staffContext(database));
    expect(graph.rings).toContainEqual(expect.objectContaining({ reason: "cycle", tenantIds: [a.tenantId, b.tenantId, c.tenantId].sort() }));
  });
});

describe("a company that registers by a code", () => {
  test("is counted once for whoever invited it, and one without an invitation for nobody", async () => {
    const scene = await newScene();
    const { event, conversionId } = await register(scene, { touchedAt: new Date(Date.now() - DAY_MS).toISOString() });
    await followRegistration(services(), event, newId());
    const rows = await query(database.superuserUrl, "SELECT 1 FROM referral_conversion WHERE tenant_id = $1", [scene.tenantId]);
    expect(rows).toHaveLength(1);
    expect(conversionId).not.toBeNull();
    await expect(followRegistration(services(), { ...event, invitation: null }, newId())).resolves.toBeUndefined();
    await expect(
      followRegistration(services(), { ...event, invitation: { code: "BIZFFFFFFFF", source: "mail", touchedAt: null } }, newId()),
    ).resolves.toBeUndefined();
  });

  test("that subscribes and takes a larger plan brings both, once each, and is credited a quarter of its first month", async () => {
    const scene = await newScene();
    const { company } = await register(scene);
    const change = (sql: string) =>
      query(database.superuserUrl, `UPDATE tenant SET ${sql}, updated_at = clock_timestamp() WHERE id = $1`, [company.id]);
    await change("plan_key = 'starter', status = 'active'");
    await Promise.all([followSubscriptions(services()), followSubscriptions(services())]);
    await change("plan_key = 'professional'");
    await followSubscriptions(services());
    await change("plan_key = 'starter'");
    await change("plan_key = 'professional'");
    await followSubscriptions(services());
    const kinds = await query<{ id: string; kind: string }>(
      database.superuserUrl,
      "SELECT id, kind FROM referral_conversion WHERE tenant_id = $1 ORDER BY created_at, id",
      [scene.tenantId],
    );
    expect(kinds.map(({ kind }) => kind)).toEqual(["signup", "subscription", "upgrade"]);
    for (const { id } of kinds) {
      await judgeConversion(scene.system, id);
      if ((await rowOf(id))?.state === "review") await decideReferral(await staffContext(database), { id, act: "approve", reason: "Known to us" });
    }
    await payConversions(at(scene.system, 8));
    const credits = await query(database.superuserUrl, "SELECT amount_minor, currency, withdrawn_at FROM referral_credit WHERE tenant_id = $1", [
      company.id,
    ]);
    expect(credits).toEqual([{ amount_minor: 2_425, currency: "USD", withdrawn_at: null }]);
    const subscription = kinds.find(({ kind }) => kind === "subscription")?.id ?? "";
    await decideReferral(await staffContext(database), { id: subscription, act: "reverse", reason: "It never paid" });
    const [credit] = await query<{ withdrawn_at: Date | null }>(
      database.superuserUrl,
      "SELECT withdrawn_at FROM referral_credit WHERE tenant_id = $1",
      [company.id],
    );
    expect(credit?.withdrawn_at).toBeInstanceOf(Date);
    expect(await balanceOf(scene)).toMatchObject({ available: 25 + 30, pending: 0, lifetime: 25 + 30 });
  });
});

describe("a reviewer", () => {
  test("finds what waits, decides it with a reason, and overturns what the score decided; the ledger follows", async () => {
    const scene = await newScene();
    const staff = await staffContext(database);
    const waiting = await bring(scene, { address: "127.0.0.1" });
    const { conversions } = await listReviews(staff, { limit: 100, sort: "-created" });
    expect(conversions.find(({ id }) => id === waiting)).toMatchObject({ score: 0.4, verdict: "review", tenantId: scene.tenantId });
    expect((await decideReferral(staff, { id: waiting, act: "approve", reason: "The same office" })).state).toBe("approved");
    expect(await balanceOf(scene)).toMatchObject({ pending: 25 });
    await expect(decideReferral(staff, { id: waiting, act: "approve", reason: "Once more" })).rejects.toMatchObject({ code: "conflict" });
    const after = await decideReferral(staff, { id: waiting, act: "reject", reason: "It is the referrer after all" });
    expect(await balanceOf(scene)).toEqual({ available: 0, pending: 0, lifetime: 0 });
    expect(after.decisions.map(({ toState }) => toState)).toEqual(["review", "approved", "rejected"]);
    await decideReferral(staff, { id: waiting, act: "approve", reason: "No, they are two" });
    await payConversions(at(scene.system, 8));
    expect(await balanceOf(scene)).toEqual({ available: 25, pending: 0, lifetime: 25 });
    await decideReferral(staff, { id: waiting, act: "reverse", reason: "Sent back" });
    await expect(decideReferral(staff, { id: waiting, act: "reverse", reason: "Sent back" })).rejects.toMatchObject({ code: "conflict" });
    expect(await balanceOf(scene)).toEqual({ available: 0, pending: 0, lifetime: 0 });
    expect((await checkLedger(staff)).differences).toEqual([]);
  });

  test("of two who decide at once one does, and the other is told", async () => {
    const scene = await newScene();
    const id = await bring(scene, { address: "127.0.0.1" });
    const [first, second] = [await staffContext(database), await staffContext(database)];
    const results = await Promise.allSettled([
      decideReferral(first, { id, act: "approve", reason: "Fine by me" }),
      decideReferral(second, { id, act: "approve", reason: "Fine by me, too" }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await balanceOf(scene)).toMatchObject({ pending: 25 });
  });

  test("is held to be right once, however many say so at once, and again after it was decided anew", async () => {
    const scene = await newScene();
    const staff = await staffContext(database);
    const id = await bring(scene);
    const uphold = () => decideReferral(staff, { id, act: "uphold", reason: "They are two" });
    const results = await Promise.allSettled(Array.from({ length: 8 }, uphold));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const result of results) if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "conflict" });
    await decideReferral(staff, { id, act: "reject", reason: "They are one" });
    await decideReferral(staff, { id, act: "approve", reason: "They are two after all" });
    const { decisions } = await uphold();
    expect(decisions.map(({ fromState, toState }) => `${fromState} ${toState}`).slice(1)).toEqual([
      "approved approved",
      "approved rejected",
      "rejected approved",
      "approved approved",
    ]);
  });

  test("what people decided says how often the score is right", async () => {
    const staff = await staffContext(database);
    const before = await fraudFigures(staff);
    const scene = await newScene();
    const caught = await bring(scene, { address: "127.0.0.1" });
    const missed = await bring(scene);
    await decideReferral(staff, { id: caught, act: "reject", reason: "It is themselves" });
    await decideReferral(staff, { id: missed, act: "reject", reason: "It is themselves, too" });
    const after = await fraudFigures(staff);
    expect(after.decided - before.decided).toBe(2);
    expect(after.flaggedFraud - before.flaggedFraud).toBe(1);
    expect(after.fraud - before.fraud).toBe(2);
    expect(after.overturned - before.overturned).toBe(1);
  });

  test("needs the permission, and no tenant's administrator has it here", async () => {
    const scene = await newScene();
    await expect(listReviews(await staffContext(database, "support"), { limit: 10, sort: "created" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(decideReferral(scene.own as never, { id: newId(), act: "approve", reason: "Mine" })).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("the month's limit", () => {
  test("pays fifty to a person and lets the others wait; a reversed one makes room for the next", async () => {
    const scene = await newScene();
    const now = new Date(Date.now() + 8 * DAY_MS);
    await query(
      database.superuserUrl,
      `INSERT INTO referral_conversion (id, tenant_id, code, user_id, kind, cause_key, referred_email, converted_at, created_at, state, verdict, points, due_at)
       SELECT gen_random_uuid(), $1, $2, $3, 'signup', 'seeded:' || n, 'c' || n || '@company.example', now(), now(), 'approved', 'approved', 0, now() + n * interval '1 minute'
       FROM generate_series(1, 52) n`,
      [scene.tenantId, scene.code, scene.referrer.id],
    );
    const later: TenantContext = { ...scene.system, clock: { now: () => now } };
    expect(await payConversions(later)).toBe(50);
    expect(await payConversions(later)).toBe(0);
    const [paid] = await query<{ id: string }>(
      database.superuserUrl,
      "SELECT id FROM referral_conversion WHERE tenant_id = $1 AND state = 'paid' LIMIT 1",
      [scene.tenantId],
    );
    await decideReferral(await staffContext(database), { id: paid?.id ?? "", act: "reverse", reason: "A made-up one" });
    expect(await payConversions(later)).toBe(1);
  });
});

describe("what its owner sees", () => {
  test("is counted from rows, masks who came, and leaves out what was rejected", async () => {
    const scene = await newScene();
    await bring(scene, { source: "linkedin" });
    await bring(scene, { device: "x", payment: "y" });
    await bring(scene, { device: "x", payment: "y", source: "linkedin" });
    await query(database.superuserUrl, "INSERT INTO referral_visit_day VALUES ($1, $2, current_date, 'linkedin', 40, 4)", [
      scene.tenantId,
      scene.code,
    ]);
    const own = await ownReferrals(scene.own, { limit: 2 }, URL);
    expect(own.funnel.steps.slice(0, 3)).toEqual([
      { name: "visits", count: 40 },
      { name: "consents", count: 4 },
      { name: "signup", count: 2 },
    ]);
    expect(own.funnel.sources[0]).toEqual({ source: "linkedin", visits: 40, conversions: 1 });
    expect(own.funnel.states).toMatchObject({ approved: 1, review: 1, rejected: 1 });
    expect(own.conversions).toHaveLength(2);
    expect(own.conversions[0]?.who).toMatch(/^j…@company-\d+\.example$/);
    const next = await ownReferrals(scene.own, { limit: 2, cursor: own.nextCursor ?? "" }, URL);
    expect(next.conversions).toHaveLength(1);
    expect(next.nextCursor).toBeNull();
    const { days, code } = await codeAnalytics(scene.own, scene.code, URL);
    expect(days).toEqual([{ day: expect.any(String), visits: 40, conversions: 2 }]);
    expect(code).toMatchObject({ used: 2, state: "open" });
  });

  test("is only theirs: a colleague starts with nothing", async () => {
    const scene = await newScene();
    await bring(scene);
    const colleague = await tenantContext(database, scene.tenantId, "member");
    const own = await ownReferrals(colleague, { limit: 10 }, URL);
    expect(own).toMatchObject({ codes: [], conversions: [], tier: { tier: "starter", paid: 0 } });
  });
});

describe("the page of an invitation", () => {
  const runtime = () => testRuntime(database);
  const visitor = async (ip: string, userAgent: string | null) =>
    contextOfRequest({ ...runtime(), db: database.db, jobs: database.jobs }, { cookieHeader: null, requestId: newId(), ip, userAgent });
  const visitsOf = (code: string) =>
    query<{ source: string; visits: number; consents: number }>(
      database.superuserUrl,
      "SELECT source, visits, consents FROM referral_visit_day WHERE code = $1 ORDER BY source",
      [code],
    );

  test("counts a visit of each address once an hour, and no program's; consent is a visit, too", async () => {
    const { code } = await newScene();
    const services = { ...runtime(), db: database.db, jobs: database.jobs };
    const invitation = await describeInvitation(services, code.toLowerCase());
    if (!invitation) throw new Error("The code counts");
    const browser = "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0";
    await countVisit(await visitor("203.0.113.1", browser), services, invitation, "mail");
    await countVisit(await visitor("203.0.113.1", browser), services, invitation, "mail");
    await countVisit(await visitor("203.0.113.2", browser), services, invitation, "x");
    for (const program of [null, "LinkedInBot/1.0", "facebookexternalhit/1.1", "curl/8.5", "Slackbot-LinkExpanding 1.0"])
      await countVisit(await visitor("203.0.113.3", program), services, invitation, "x");
    const agree = async (ip: string, source: string) => countConsent(await visitor(ip, browser), services, { code, source, touchedAt: new Date() });
    await agree("203.0.113.4", "direct");
    await agree("203.0.113.1", "mail");
    await agree("203.0.113.1", "mail");
    expect(await visitsOf(code)).toEqual([
      { source: "direct", visits: 1, consents: 1 },
      { source: "mail", visits: 1, consents: 1 },
      { source: "x", visits: 1, consents: 0 },
    ]);
  });

  test("names whoever invites, but not who does not want to be seen by name, and nobody's code is none", async () => {
    const { own, code, referrer, tenantId } = await newScene();
    const services = { ...runtime(), db: database.db };
    expect(await describeInvitation(services, code)).toMatchObject({ inviter: referrer.name, tenantId });
    await choosePrivacy(own, "anonymous");
    expect(await describeInvitation(services, code)).toMatchObject({ inviter: null });
    await query(database.superuserUrl, "UPDATE tenant SET status = 'suspended', suspended_reason = 'unpaid' WHERE id = $1", [tenantId]);
    for (const text of [code, "BIZ00000000", "", "<script>"]) expect(await describeInvitation(services, text)).toBeNull();
  });

  test("who tries codes out learns nothing by going on, and whoever follows a link that counts is never counted", async () => {
    const { code } = await newScene();
    const services = { ...runtime(), db: database.db, jobs: database.jobs };
    const [guesser, friend] = [await visitor("203.0.113.50", null), await visitor("203.0.113.51", null)];
    const guess = (index: number) => `BIZ${(0xf0_00_00_00 + index).toString(16).toUpperCase()}`;
    for (let index = 0; index < 19; index++) expect(await openInvitation(guesser, services, guess(index))).toBeNull();
    expect(await openInvitation(guesser, services, code)).toMatchObject({ code });
    expect(await openInvitation(guesser, services, guess(20))).toBeNull();
    expect(await openInvitation(guesser, services, code)).toBeNull();
    for (let index = 0; index < 30; index++) expect(await openInvitation(friend, services, code)).toMatchObject({ code });
    // What is no code at all is not looked up, and not counted.
    for (let index = 0; index < 30; index++) await openInvitation(friend, services, "<script>");
    expect(await openInvitation(friend, services, code)).toMatchObject({ code });
  });

  test("while many addresses guess together, each has a few tries", async () => {
    const { code } = await newScene();
    const services = { ...runtime(), db: database.db, jobs: database.jobs };
    for (let address = 0; address < 100; address++) {
      const guesser = await visitor(`198.51.100.${address}`, null);
      await Promise.all(Array.from({ length: 20 }, (_, index) => openInvitation(guesser, services, `PRO${(0x10_00_00_00 + index).toString(16)}`)));
    }
    const [newcomer, tenth] = [await visitor("203.0.113.60", null), await visitor("203.0.113.61", null)];
    expect(await openInvitation(newcomer, services, code)).toMatchObject({ code });
    for (let index = 0; index < 3; index++) await openInvitation(tenth, services, "PROFFFFFFFF");
    expect(await openInvitation(tenth, services, code)).toBeNull();
    // Two thousand guesses take their time beside other tests.
  }, 120_000);

  test("what was remembered first counts before what an address says, and a typed code says nothing of when", () => {
    const services = runtime();
    const first = beginTouch(services, "BIZAAAAAAAA", "mail");
    const later = beginTouch(services, "BIZBBBBBBBB", "x");
    expect(invitationOf(services, { remembered: first, given: later })).toMatchObject({ code: "BIZAAAAAAAA", source: "mail" });
    expect(invitationOf(services, { remembered: "forged", given: later })).toMatchObject({ code: "BIZBBBBBBBB" });
    expect(invitationOf(services, { given: " bizcccccccc " })).toEqual({ code: "BIZCCCCCCCC", source: "direct", touchedAt: null });
    expect(invitationOf(services, { given: "nobody" })).toBeNull();
  });
});
