import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { requireStaff, requireTenant, type StaffContext, type TenantContext, type TenantRef } from "#lib/access";
import { importFigures } from "#lib/campaigns";
import { EVENTS, type EventEnvelope, type EventName } from "#lib/events";
import {
  achievementsOf,
  awardEarned,
  backfillJob,
  badgesOf,
  choosePrivacy,
  createCustomAchievement,
  dryRun,
  findDefinition,
  listDefinitions,
  observeJob,
  publishDraft,
  retireDefinition,
  saveDraft,
} from "#lib/gamification";
import {
  achievementOverview,
  type Condition,
  condition,
  createCustomAchievementInput,
  type DefinitionContent,
  type Filter,
} from "#lib/gamification/schema";
import { systemContext } from "#lib/identity";
import { newId } from "#lib/platform/crypto";
import type { Runtime } from "#lib/platform/runtime";
import { createPerson, createTenant, type Person, signedInContext, tenantContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";
import { TOLD } from "../support/told.ts";

let database: TestDatabase;
let runtime: Runtime;

beforeAll(async () => {
  database = await testDatabase();
  runtime = { ...testRuntime(database), db: database.db, jobs: database.jobs };
});
afterAll(() => database.drop());

const sql = <Row extends object>(text: string, values: unknown[] = []) => query<Row>(database.superuserUrl, text, values);
const attempt = () => ({ id: newId(), attempt: 1, signal: new AbortController().signal, runtime });

interface Scene {
  tenant: TenantRef;
  admin: Person;
  member: Person;
  system: TenantContext;
}
async function newScene(timeZone = "UTC"): Promise<Scene> {
  const tenant = await createTenant(database.db, { timeZone });
  const admin = await createPerson(database.db, { name: "Ada Admin", memberships: [{ tenantId: tenant.id, role: "tenant_admin" }] });
  const member = await createPerson(database.db, { name: "Mia Member", memberships: [{ tenantId: tenant.id, role: "member" }] });
  return { tenant, admin, member, system: await systemContext(runtime, tenant.id, "test", newId()) };
}
const staff = async (): Promise<StaffContext> =>
  requireStaff(await signedInContext(database, (await createPerson(database.db, { platformRole: "super_admin" })).id, null));

const envelope = (tenantId: string, name: EventName, at: string, data: object = {}, actorId: string | null = null): EventEnvelope => ({
  ...{ id: newId(), name, at: new Date(at).toISOString(), requestId: newId(), actorId },
  data: { tenantId, ...data },
});
const deliver = (event: EventEnvelope) => observeJob.handle(observeJob.schema.parse(event), attempt());
const causesOf = async (tenantId: string) =>
  (await sql<{ cause_key: string }>("SELECT cause_key FROM achievement_award WHERE tenant_id = $1 ORDER BY 1", [tenantId])).map(
    ({ cause_key }) => cause_key,
  );
const paidTo = (tenantId: string) =>
  sql<{ user_id: string; points: number; cause_key: string }>("SELECT user_id, points, cause_key FROM ledger_entry WHERE tenant_id = $1 ORDER BY 3", [
    tenantId,
  ]);
const content = (change: Partial<DefinitionContent> = {}): DefinitionContent => ({
  ...{ name: `Test ${newId()}`, description: "For a test.", kind: "milestone", surface: "commerce", tier: "bronze", points: 10, difficulty: 1 },
  ...{ condition: { count: { event: "order.refunded" }, atLeast: 2 }, isHidden: false, repeatEvery: null },
  ...change,
});
const refunded = (tenantId: string, at: string, actorId: string | null = null) =>
  envelope(tenantId, "order.refunded", at, { orderId: newId(), amountMinor: 1 }, actorId);

describe("an event", () => {
  test("counts once, however often and at once it is delivered, and pays whoever caused it", async () => {
    const { tenant, member } = await newScene();
    const event = envelope(tenant.id, "product.published", "2026-11-02T10:00:00Z", { productId: newId(), hasPicture: true }, member.id);
    await Promise.all([deliver(event), deliver(event), deliver(event)]);
    await deliver(event);
    expect(await paidTo(tenant.id)).toEqual([{ user_id: member.id, points: 100, cause_key: "achievement:open-for-business" }]);
    expect(await sql("SELECT value::int FROM achievement_tally WHERE tenant_id = $1 AND definition_key = 'stocked-shelves'", [tenant.id])).toEqual([
      { value: 1 },
    ]);
    const [row] = await sql("SELECT data, local_date::text FROM achievement_event WHERE tenant_id = $1", [tenant.id]);
    expect(row).toEqual({ data: { hasPicture: true }, local_date: "2026-11-02" });
  });

  test("is told of with the achievement’s tier, to the inside and to the outside", async () => {
    const { tenant, admin } = await newScene();
    await deliver(envelope(tenant.id, "listing.claimed", "2026-11-02T10:00:00Z", { listingId: newId() }));
    const told = await sql<{ data: EventEnvelope }>(
      `SELECT DISTINCT ON (data->>'name') data FROM ${TOLD} WHERE data->'data'->>'tenantId' = $1 AND data->>'name' LIKE 'achievement.%' ORDER BY data->>'name'`,
      [tenant.id],
    );
    expect(told.map(({ data }) => [data.name, data.data])).toMatchObject([
      ["achievement.awarded", { definitionKey: "proven-owner", userId: admin.id, points: 100 }],
      ["achievement.unlocked", { definitionKey: "proven-owner", tier: "bronze", surface: "directory", period: null }],
    ]);
  });

  test("of another tenant counts nothing here", async () => {
    const [one, other] = [await newScene(), await newScene()];
    await deliver(envelope(one.tenant.id, "api_key.created", "2026-11-02T10:00:00Z", { keyId: newId() }));
    expect(await causesOf(other.tenant.id)).toEqual([]);
    expect((await achievementsOf(other.system)).achievements.find(({ key }) => key === "first-key")).toMatchObject({ state: "open", current: 0 });
  });

  test("belongs to the day where the tenant is, and to its period", async () => {
    const { tenant, system } = await newScene("America/New_York");
    // The 9th in UTC; in New York still Sunday the 8th, which has 23 hours.
    const days = ["2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05", "2026-03-06", "2026-03-07"].map((day) => `${day}T18:00:00Z`);
    for (const at of [...days, "2026-03-09T03:59:59Z"]) await deliver(envelope(tenant.id, "session.opened", at, { userId: newId() }));
    expect(await causesOf(tenant.id)).toEqual([
      "achievement:founding-member",
      "achievement:full-week:2026-W10",
      "achievement:regular-guest",
      "achievement:welcome-aboard",
    ]);
    for (const day of ["09", "10", "11", "12", "13"])
      await deliver(envelope(tenant.id, "session.opened", `2026-03-${day}T18:00:00Z`, { userId: newId() }));
    expect(await causesOf(tenant.id)).toContain("achievement:full-week:2026-W11");
    const full = (await achievementsOf(system)).achievements.find(({ key }) => key === "full-week");
    expect(full).toMatchObject({ state: "earned", earnedCount: 2, repeatEvery: "week" });
  });
});

describe("the catalogue", () => {
  test("has at least 80 achievements, 20 and more of each surface, each with its first version", async () => {
    const rows = await sql<{ surface: string; count: number }>(
      "SELECT surface, count(*)::int FROM achievement_definition WHERE tenant_id IS NULL AND status = 'published' GROUP BY 1 ORDER BY 1",
    );
    expect(rows.map(({ surface }) => surface)).toEqual(["commerce", "directory", "marketing", "platform"]);
    for (const { count } of rows) expect(count).toBeGreaterThanOrEqual(20);
    expect(rows.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThanOrEqual(80);
    const keys = await sql<{ key: string }>("SELECT key FROM achievement_definition");
    for (const key of [
      "first-campaign-launch",
      "roi-master",
      "first-lead",
      "content-creator",
      "sales-master",
      "social-influencer",
      "case-study-expert",
    ])
      expect(keys).toContainEqual({ key });
    const unlike = await sql(
      `SELECT d.key FROM achievement_definition d LEFT JOIN achievement_version v ON v.definition_key = d.key AND v.version = 1
       WHERE v.content->'condition' IS DISTINCT FROM d.condition OR v.content->>'name' IS DISTINCT FROM d.name`,
    );
    expect(unlike).toEqual([]);
  });

  test("can be earned, every one of it, each by a tenant that does no more than it asks for", async () => {
    const definitions = await sql<{ key: string; condition: unknown }>(
      "SELECT key, condition FROM achievement_definition WHERE tenant_id IS NULL AND version = 1 AND status = 'published' ORDER BY position",
    );
    const figures = await newScene();
    await importFigures(figures.system, manyFigures(figures.admin.email));
    await awardEarned(figures.system);
    const earned = new Set(await causesOf(figures.tenant.id));
    const counted = definitions.filter(({ key }) => !earned.has(`achievement:${key}`));
    expect(counted.length).toBeGreaterThan(60);
    const missed: string[] = [];
    const work = async () => {
      for (let next = counted.pop(); next; next = counted.pop()) {
        const { tenant, system, admin } = await newScene();
        if (JSON.stringify(next.condition).includes("measure")) await importFigures(system, manyFigures(admin.email, 1));
        for (const event of eventsFor(tenant.id, condition.parse(next.condition))) await deliver(event);
        const own = `achievement:${next.key}`;
        if (!(await causesOf(tenant.id)).some((cause) => cause === own || cause.startsWith(`${own}:`))) missed.push(next.key);
      }
    };
    await Promise.all(Array.from({ length: 6 }, work));
    expect(missed).toEqual([]);
  }, 360_000);
});

/** Figures of 91 days that reach every measure of the catalogue; or of one campaign. */
function manyFigures(ownerEmail: string, campaigns = 10): Parameters<typeof importFigures>[1] {
  const channels = ["email", "linkedin", "google_ads", "facebook", "instagram", "x"] as const;
  const dayAt = (index: number) => new Date(Date.parse("2026-05-01T00:00:00Z") + index * 86_400_000).toISOString().slice(0, 10);
  return {
    campaigns: Array.from({ length: campaigns }, (_, index) => ({
      ...{ key: `c${index}`, name: `C${index}`, type: "launch", status: index < 5 ? "completed" : "active", ownerEmail, budget: "0" },
      ...{ currency: "USD", startsOn: "2026-05-01", endsOn: null },
    })),
    days: Array.from({ length: campaigns === 1 ? 1 : 91 }, (_, index) => ({
      ...{ campaign: "c0", day: dayAt(index), channel: channels[index % channels.length] ?? "x", impressions: 200_000, clicks: 2_000 },
      ...{ conversions: 120, spend: "100.00", revenue: "2000.00" },
    })),
  };
}

const IDS = ["user", "key", "endpoint", "view", "domain", "content", "lead", "product", "review", "order", "listing", "offer", "enquiry", "award"];
/** What the events of the catalogue hold, where a condition does not care. */
const someData = () => ({
  ...Object.fromEntries(IDS.map((each) => [`${each}Id`, newId()])),
  ...{ factor: "totp", hasLogo: false, kind: "post", hasConsent: false, amountMinor: 1, channel: "linkedin", followers: 1, hasPicture: false },
  ...{ rating: 3, totalMinor: 1, itemCount: 1, isReturningCustomer: false, hoursToShip: 500, photoCount: 0, hoursToAnswer: 500 },
  ...{ definitionKey: "another", name: "Another", points: 1, campaignIds: [] },
});

/** As few events as meet a condition. Monday, 2026-11-02, is where they begin. */
function eventsFor(tenantId: string, asked: Condition): EventEnvelope[] {
  const at = (days: number) => `2026-11-${String(2 + days).padStart(2, "0")}T12:00:00Z`;
  const later = (days: number) => new Date(Date.parse(at(0)) + days * 86_400_000).toISOString();
  const make = (of: { event: EventName; where?: Filter[] }, when: string, data: object = {}) => {
    const filters = (of.where ?? []).map((each) => [
      each.field,
      "is" in each ? each.is : "atLeast" in each ? each.atLeast : "atMost" in each ? each.atMost : null,
    ]);
    const known = Object.keys(EVENTS[of.event].shape);
    const some = Object.fromEntries(Object.entries(someData()).filter(([field]) => known.includes(field)));
    return envelope(tenantId, of.event, when, EVENTS[of.event].parse({ ...some, ...Object.fromEntries(filters), ...data, tenantId }));
  };
  const times = (count: number, event: () => EventEnvelope) => Array.from({ length: count }, event);
  if ("all" in asked) return asked.all.flatMap((each) => eventsFor(tenantId, each));
  if ("any" in asked) return asked.any.slice(0, 1).flatMap((each) => eventsFor(tenantId, each));
  if ("measure" in asked) return [];
  if ("count" in asked) return times(asked.atLeast, () => make(asked.count, at(0)));
  if ("sum" in asked) return [make(asked.sum, at(0), { [asked.sum.field]: asked.atLeast })];
  if ("max" in asked) return [make(asked.max, at(0), { [asked.max.field]: asked.atLeast })];
  if ("streak" in asked) return Array.from({ length: asked.days }, (_, day) => make(asked.streak, later(day)));
  if ("first" in asked) return [make(asked.first, at(0))];
  if ("last" in asked) return [make(asked.last, `${asked.since}T12:00:00Z`)];
  const { of, over, minimum } = asked.ratio;
  if (!("count" in of) || !("count" in over)) throw new Error("No ratio of the catalogue is of sums");
  if ("atMost" in asked) return times(minimum, () => make(over.count, at(0)));
  const both = times(minimum, () => make(of.count, at(0)));
  return of.count.event === over.count.event ? both : [...times(minimum, () => make(over.count, at(0))), ...both];
}

const REFUNDS = { event: "order.refunded" as const };
const OF_EVERY_KIND: Condition = {
  all: [
    { count: REFUNDS, atLeast: 1_000 },
    { count: REFUNDS, atLeast: 1_000, within: { days: 3 } },
    { sum: { ...REFUNDS, field: "amountMinor", where: [{ field: "amountMinor", atLeast: 10 }] }, atLeast: 1_000, within: { hours: 30 } },
    { max: { ...REFUNDS, field: "amountMinor" }, atLeast: 1_000 },
    { streak: REFUNDS, days: 10, freezes: 1 },
    { first: REFUNDS, until: "2026-03-06" },
    { last: REFUNDS, since: "2027-01-01" },
  ],
};

describe("a version", () => {
  test("counts from its publishing on, or with the past, and is never changed", async () => {
    const context = await staff();
    const [{ tenant, member }, fresh] = [await newScene(), await newScene()];
    for (const day of ["01", "02"]) await deliver(refunded(tenant.id, `2026-11-${day}T10:00:00Z`, member.id));
    const asked = content({ condition: { count: { event: "order.refunded" }, atLeast: 2 } });
    const { key } = await saveDraft(context, null, asked);
    expect(await findDefinition(context, key)).toMatchObject({ status: "draft", version: 0, hasDraft: true });
    const published = await publishDraft(context, { key, countPast: false });
    expect(published).toMatchObject({ version: 1, backfillId: null });
    await deliver(refunded(tenant.id, "2026-11-03T10:00:00Z", member.id));
    expect(await causesOf(tenant.id)).toEqual([]);
    await saveDraft(context, key, { ...asked, points: 20 });
    const { version, backfillId } = await publishDraft(context, { key, countPast: true });
    expect(version).toBe(2);
    await backfillJob.handle({ backfillId: backfillId ?? "" }, attempt());
    await backfillJob.handle({ backfillId: backfillId ?? "" }, attempt());
    expect(await paidTo(tenant.id)).toEqual([{ user_id: member.id, points: 20, cause_key: `achievement:${key}` }]);
    expect(await causesOf(fresh.tenant.id)).toEqual([]);
    const { versions, backfill, earnedBy } = await findDefinition(context, key);
    expect(versions.map((each) => [each.version, each.status, each.content.points])).toEqual([
      [2, "published", 20],
      [1, "retired", 10],
    ]);
    expect(earnedBy).toBe(1);
    expect(backfill).toMatchObject({ state: "done", awarded: 1 });
    expect(backfill?.done).toBe(backfill?.total);
    await expect(sql("UPDATE achievement_version SET content = '{}' WHERE definition_key = $1 AND version = 2", [key])).rejects.toThrow(
      "never changed",
    );
  });

  test("goes on counting from what the backfill found, whatever came in between", async () => {
    const context = await staff();
    const { tenant } = await newScene();
    await deliver(refunded(tenant.id, "2026-11-01T10:00:00Z"));
    const { key } = await saveDraft(context, null, content({ condition: { streak: { event: "order.refunded" }, days: 3 } }));
    const { backfillId } = await publishDraft(context, { key, countPast: true });
    await deliver(refunded(tenant.id, "2026-11-03T10:00:00Z"));
    await backfillJob.handle({ backfillId: backfillId ?? "" }, attempt());
    expect(await causesOf(tenant.id)).not.toContain(`achievement:${key}`);
    await deliver(refunded(tenant.id, "2026-11-02T10:00:00Z"));
    expect(await causesOf(tenant.id)).toContain(`achievement:${key}`);
  });

  test("has the same tallies whether its events were counted as they came, in disorder, at once and twice, or from the log", async () => {
    const context = await staff();
    const { tenant } = await newScene("America/New_York");
    const { key } = await saveDraft(context, null, content({ condition: OF_EVERY_KIND }));
    await publishDraft(context, { key, countPast: true }).then(({ backfillId }) => backfillJob.handle({ backfillId: backfillId ?? "" }, attempt()));
    // From the day before the short one to the day after the long one; the order is that of the random part of an id.
    const events = Array.from({ length: 60 }, (_, index) => {
      const at = new Date(Date.parse(index % 2 ? "2026-03-06T00:00:00Z" : "2026-10-30T00:00:00Z") + ((index * 7_919) % 120) * 3_600_000);
      return envelope(tenant.id, "order.refunded", at.toISOString(), { orderId: newId(), amountMinor: (index * 31) % 100 });
    }).sort((a, b) => (a.id.slice(-6) < b.id.slice(-6) ? -1 : 1));
    await Promise.all([...events, ...events.slice(0, 20)].map(deliver));
    const kept = () =>
      sql(
        `SELECT 'tally' AS kind, part, 0 AS bucket, value::int FROM achievement_tally WHERE tenant_id = $1 AND definition_key = $2
         UNION ALL SELECT 'bucket', part, bucket, value::int FROM achievement_bucket WHERE tenant_id = $1 AND definition_key = $2 ORDER BY 1, 2, 3`,
        [tenant.id, key],
      );
    const counted = await kept();
    await saveDraft(context, key, content({ condition: OF_EVERY_KIND }));
    await publishDraft(context, { key, countPast: true }).then(({ backfillId }) => backfillJob.handle({ backfillId: backfillId ?? "" }, attempt()));
    expect(counted.length).toBeGreaterThan(20);
    expect(await kept()).toEqual(counted);
  });

  test("that is retired is not earned any more, and stays with whoever has it", async () => {
    const context = await staff();
    const [one, other] = [await newScene(), await newScene()];
    const { key } = await saveDraft(context, null, content({ condition: { count: { event: "order.refunded" }, atLeast: 1 } }));
    await publishDraft(context, { key, countPast: true });
    await deliver(refunded(one.tenant.id, "2026-11-01T10:00:00Z"));
    await expect(publishDraft(context, { key, countPast: false })).rejects.toMatchObject({ code: "conflict" });
    await retireDefinition(context, key);
    await deliver(refunded(other.tenant.id, "2026-11-01T10:00:00Z"));
    expect(await causesOf(one.tenant.id)).toContain(`achievement:${key}`);
    expect(await causesOf(other.tenant.id)).not.toContain(`achievement:${key}`);
    await expect(retireDefinition(context, key)).rejects.toMatchObject({ code: "conflict" });
  });

  test("is the operator’s affair", async () => {
    const { tenant } = await newScene();
    const admin = (await tenantContext(database, tenant.id, "tenant_admin")) as unknown as StaffContext;
    await expect(listDefinitions(admin, {})).rejects.toMatchObject({ code: "forbidden" });
    await expect(saveDraft(admin, null, content())).rejects.toMatchObject({ code: "forbidden" });
    await expect(dryRun(admin, content())).rejects.toMatchObject({ code: "forbidden" });
  });
});

test("a dry run says for whom it would unlock, and changes nothing", async () => {
  const context = await staff();
  const { tenant, member } = await newScene();
  for (const day of ["02", "03", "09", "10"])
    await deliver(envelope(tenant.id, "saved_view.created", `2026-11-${day}T10:00:00Z`, { viewId: newId() }, member.id));
  await newScene();
  const asked: Condition = { count: { event: "saved_view.created" }, atLeast: 2 };
  const before = await sql("SELECT count(*) FROM achievement_award");
  const result = await dryRun(context, { condition: asked, repeatEvery: "week" });
  expect(result.isPartial).toBe(false);
  expect(result.unlocks.filter(({ tenantId }) => tenantId === tenant.id)).toEqual([
    { tenantId: tenant.id, tenantName: tenant.name, personName: "Mia Member", at: "2026-11-03T10:00:00.000Z", times: 2 },
  ]);
  expect(await sql("SELECT count(*) FROM achievement_award")).toEqual(before);
});

describe("an achievement of a tenant’s own", () => {
  const input = (change: object = {}) =>
    createCustomAchievementInput.parse({
      ...{ name: "Our own", description: "Ours.", surface: "platform", points: 50 },
      ...{ condition: { count: { event: "order.refunded" }, atLeast: 1 }, ...change },
    });

  test("counts from now on, for it alone, and is made once", async () => {
    const [scene, other] = [await newScene(), await newScene()];
    const { tenant, admin, system } = scene;
    const context = { ...requireTenant(await signedInContext(database, admin.id, tenant.id)), idempotency: { key: "k", requestHash: "h" } };
    const made = await createCustomAchievement(context, input());
    expect(await createCustomAchievement(context, input())).toEqual(made);
    await deliver(refunded(tenant.id, "2020-01-01T10:00:00Z"));
    const earned = async (who: Scene) => (await causesOf(who.tenant.id)).includes(`achievement:${made.key}`);
    expect(await earned(scene)).toBe(false);
    await deliver(refunded(tenant.id, "2099-01-01T10:00:00Z"));
    await deliver(refunded(other.tenant.id, "2099-01-01T10:00:00Z"));
    expect([await earned(scene), await earned(other)]).toEqual([true, false]);
    const seen = async (who: TenantContext) => (await achievementsOf(who)).achievements.some(({ key }) => key === made.key);
    expect([await seen(system), await seen(other.system)]).toEqual([true, false]);
  });

  test("is refused without the permission, beyond its points, and one too many", async () => {
    const { tenant, system } = await newScene();
    await expect(createCustomAchievement(await tenantContext(database, tenant.id, "member"), input())).rejects.toMatchObject({ code: "forbidden" });
    expect(createCustomAchievementInput.safeParse({ ...input(), points: 101 }).success).toBe(false);
    for (let made = 0; made < 25; made += 1) await createCustomAchievement(system, input());
    await expect(createCustomAchievement(system, input())).rejects.toMatchObject({ code: "conflict" });
  });
});

test("the overview filters, proposes what is near, and keeps hidden ones hidden", async () => {
  const { tenant, system } = await newScene();
  for (let made = 0; made < 9; made += 1)
    await deliver(envelope(tenant.id, "order.paid", `2026-11-0${made + 1}T10:00:00Z`, { totalMinor: 100, itemCount: 1, isReturningCustomer: false }));
  const all = achievementOverview.parse(await achievementsOf(system));
  const commerce = await achievementsOf(system, { surface: "commerce", state: "open" });
  expect(commerce.achievements.every(({ surface, state }) => surface === "commerce" && state === "open")).toBe(true);
  expect(commerce.total).toBe(all.total);
  expect(all.nextSteps[0]).toMatchObject({
    key: "ten-sales",
    remaining: 1,
    reason: "nearest",
    part: { event: "order.paid", current: 9, target: 10 },
  });
  expect(JSON.stringify(all)).not.toMatch(/jackpot|hat-trick|Jackpot/);
  expect((await achievementsOf(system, { state: "hidden" })).achievements.length).toBeGreaterThanOrEqual(4);
});

test("badges stand on a member's page, each once with how often, and hide from others with who does not want to be seen", async () => {
  const { tenant, admin, member } = await newScene();
  const [first, second] = ["first-campaign-launch", "roi-master"];
  const award = (key: string, period: string, day: string) =>
    sql(
      `INSERT INTO achievement_award (id, tenant_id, definition_key, user_id, cause_key, period, awarded_at)
       SELECT gen_random_uuid(), $1, key, $2, $3, $4, $5 FROM achievement_definition ORDER BY key = $6 DESC, key LIMIT 1`,
      [tenant.id, member.id, `test:${key}:${period}`, period, day, key],
    );
  await award(first, "", "2026-03-01");
  await award(second, "2026-04", "2026-04-01");
  await award(second, "2026-05", "2026-05-01");
  const inside = async (person: Person) => requireTenant(await signedInContext(database, person.id, tenant.id));
  const seen = await badgesOf(await inside(admin), member.id);
  expect(seen.total).toBe(2);
  expect(seen.badges.map(({ key, times }) => [key, times])).toEqual([
    [second, 2],
    [first, 1],
  ]);
  await choosePrivacy(await inside(member), "anonymous");
  expect(await badgesOf(await inside(admin), member.id)).toEqual({ total: 0, badges: [] });
  expect((await badgesOf(await inside(member), member.id)).total).toBe(2);
});
