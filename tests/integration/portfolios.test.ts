import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Context, inTenant, requireUser, type TenantContext, type TenantRef } from "#lib/access";
import { importFigures } from "#lib/campaigns";
import type { EventEnvelope } from "#lib/events";
import {
  changePortfolio,
  chooseBadges,
  chooseFigures,
  choosePrivacy,
  decideTestimonial,
  deletePortfolio,
  describeTestimonial,
  endReversedAwardJob,
  generatePortfolio,
  getPortfolio,
  giveTestimonial,
  listPortfolios,
  postPoints,
  publishPortfolio,
  readPublicPortfolio,
  refreshFigures,
  requestTestimonial,
  reverseEntryIn,
  saveCaseStudy,
  takeTestimonialBack,
  withdrawPortfolio,
} from "#lib/gamification";
import { type PortfolioDraft, portfolioDraft } from "#lib/gamification/schema";
import { contextOfRequest, systemContext } from "#lib/identity";
import { listNotifications, notifyJob } from "#lib/notifications";
import { listNotificationsInput } from "#lib/notifications/schema";
import { newId } from "#lib/platform/crypto";
import type { Runtime } from "#lib/platform/runtime";
import { createTenant, tenantContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";
import { TOLD } from "../support/told.ts";

let database: TestDatabase;
let runtime: Runtime;
let visitor: Context;

beforeAll(async () => {
  database = await testDatabase();
  runtime = { ...testRuntime(database), db: database.db, jobs: database.jobs };
  visitor = await contextOfRequest(runtime, { cookieHeader: null, requestId: newId(), ip: "192.0.2.7", userAgent: "tests" });
});
afterAll(async () => {
  await database.drop();
});

const sql = <Row extends object>(text: string, values: unknown[] = []) => query<Row>(database.superuserUrl, text, values);

const idOf = (context: TenantContext) => requireUser(context).actor.userId;

interface Scene {
  tenant: TenantRef;
  admin: TenantContext;
  importDays(spendOfLast: string): Promise<void>;
}

/** A tenant whose cost per conversion fell from 10.00 in the first quarter to `spendOfLast` / 10 in the second. */
async function newScene({ hasData = true }: { hasData?: boolean } = {}): Promise<Scene> {
  const tenant = await createTenant(database.db, {});
  const admin = await tenantContext(database, tenant.id, "tenant_admin");
  const system = await systemContext(runtime, tenant.id, "test", newId());
  const importDays = async (spendOfLast: string) => {
    const campaign = {
      key: "a",
      name: "A",
      type: "launch",
      status: "active",
      ownerEmail: null,
      budget: "0",
      currency: tenant.currency,
      startsOn: "2026-01-01",
      endsOn: null,
    } as const;
    const day = { campaign: "a", channel: "google_ads", impressions: 1_000, clicks: 100, conversions: 10, revenue: "400" } as const;
    await importFigures(system, {
      campaigns: [campaign],
      days: [
        { ...day, day: "2026-01-01", spend: "100" },
        { ...day, day: "2026-06-30", spend: spendOfLast },
      ],
    });
  };
  if (hasData) await importDays("50");
  return { tenant, admin, importDays };
}

const begin = (admin: TenantContext, title = "What we reached") => generatePortfolio(admin, { kind: "comprehensive", title });
const publish = (admin: TenantContext, { id, version }: PortfolioDraft, as: "published" | "unlisted" = "published") =>
  publishPortfolio(admin, { id, version, as });
const study = (portfolio: PortfolioDraft, results: string, isUnverified = false) => ({
  portfolioId: portfolio.id,
  version: portfolio.version,
  id: portfolio.caseStudies[0]?.id ?? ("" as const),
  title: "Search",
  challenge: "",
  solution: "",
  results,
  isUnverified,
});

describe("a generated portfolio", () => {
  test("has the figures that the data gives, with period, baseline and source, and a case study that they support", async () => {
    const { admin } = await newScene();
    const draft = await begin(admin);
    expect(portfolioDraft.parse(draft)).toEqual(draft);
    expect(draft).toMatchObject({ status: "draft", path: null, version: 1, refusedClaims: [] });
    expect(draft.figures.find(({ measure, channel }) => measure === "cpa_minor" && channel === null)).toMatchObject({
      value: 500,
      baselineValue: 1_000,
      periodFrom: "2026-04-01",
      periodTo: "2026-06-30",
      baselineFrom: "2026-01-01",
      baselineTo: "2026-03-31",
      source: { rows: 2 },
      verification: "verified",
      isChosen: true,
    });
    expect(draft.caseStudies).toHaveLength(1);
    expect(draft.caseStudies[0]).toMatchObject({ refusedClaims: [], solution: "" });
  });

  test("has no figures without data", async () => {
    const { admin } = await newScene({ hasData: false });
    expect(await begin(admin)).toMatchObject({ figures: [], caseStudies: [] });
  });

  test("is made once for one key", async () => {
    const { admin } = await newScene();
    const asked = { ...admin, idempotency: { key: newId(), requestHash: "same" } };
    const [first, second] = await Promise.all([begin(asked), begin(asked)]);
    expect(second.id).toBe(first.id);
    expect(await listPortfolios(admin)).toHaveLength(1);
  });

  test("is not there for another tenant, and nobody makes one who may only look", async () => {
    const { admin, tenant } = await newScene();
    const other = await newScene();
    const { id, version } = await begin(admin);
    await expect(getPortfolio(other.admin, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(deletePortfolio(other.admin, { id, version })).rejects.toMatchObject({ code: "not_found" });
    await expect(begin(await tenantContext(database, tenant.id, "viewer"))).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("publishing", () => {
  test("puts it before everybody, tells of it once, and shows later changes only when published again", async () => {
    const { admin, tenant } = await newScene();
    const draft = await begin(admin);
    await expect(readPublicPortfolio(runtime, draft.slug)).rejects.toMatchObject({ code: "not_found" });
    await publish(admin, draft);
    expect(await readPublicPortfolio(runtime, draft.slug)).toMatchObject({ title: "What we reached", isUnlisted: false });
    const events = await sql<{ name: string }>(`SELECT data->>'name' AS name FROM ${TOLD} WHERE data->'data'->>'portfolioId' = $1`, [draft.id]);
    expect(events.length).toBeGreaterThan(0);
    const published = await getPortfolio(admin, draft.id);
    expect(published).toMatchObject({ status: "published", path: `/portfolio/${draft.slug}`, isChangedSince: false });
    const { id, version, slug } = published;
    await changePortfolio(admin, { id, version, slug, title: "Changed", summary: "", seoTitle: "", seoDescription: "" });
    expect(await getPortfolio(admin, id)).toMatchObject({ title: "Changed", isChangedSince: true });
    expect((await readPublicPortfolio(runtime, slug)).title).toBe("What we reached");
    const acts = await sql<{ action: string }>("SELECT action FROM audit_entry WHERE tenant_id = $1 AND subject_id = $2 ORDER BY seq", [
      tenant.id,
      id,
    ]);
    expect(acts.map(({ action }) => action)).toEqual(["portfolio.generate", "portfolio.publish", "portfolio.change"]);
  });

  test("refuses a claim that the data does not support, and names the figure that it has", async () => {
    const { admin } = await newScene();
    const draft = await begin(admin);
    await saveCaseStudy(admin, study(draft, "We cut the CPA by 70 %."));
    const changed = await getPortfolio(admin, draft.id);
    expect(changed.caseStudies[0]?.refusedClaims).toMatchObject([{ claim: "70 %" }]);
    await expect(publish(admin, changed)).rejects.toMatchObject({
      code: "invalid",
      issues: [{ path: changed.caseStudies[0]?.id, message: expect.stringContaining("$5.00 (-50%)") }],
    });
    await saveCaseStudy(admin, study(changed, "We cut the CPA by 50 %."));
    await publish(admin, await getPortfolio(admin, draft.id));
  });

  test("lets a case study stand that is marked as not verified, but no summary", async () => {
    const { admin } = await newScene();
    const draft = await begin(admin);
    await saveCaseStudy(admin, study(draft, "Our brand is known to 70 % of the town.", true));
    await publish(admin, await getPortfolio(admin, draft.id));
    expect((await readPublicPortfolio(runtime, draft.slug)).caseStudies).toMatchObject([{ isUnverified: true }]);
    const { id, version, slug } = await getPortfolio(admin, draft.id);
    await changePortfolio(admin, { id, version, slug, title: "T", summary: "Revenue grew by 900 %.", seoTitle: "", seoDescription: "" });
    await expect(publish(admin, await getPortfolio(admin, id))).rejects.toMatchObject({ issues: [{ path: "summary" }] });
  });

  test("is refused figure by figure when the data has changed, until the new figures are taken", async () => {
    const { admin, importDays } = await newScene();
    const draft = await begin(admin);
    const cpa = draft.figures.find(({ measure, channel }) => measure === "cpa_minor" && channel === null);
    await importDays("80");
    const refused = await publish(admin, draft).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: "conflict" });
    expect((refused as { issues: { path: string }[] }).issues.map(({ path }) => path)).toContain(cpa?.id);
    expect(await refreshFigures(admin, draft)).toBeGreaterThan(0);
    const fresh = await getPortfolio(admin, draft.id);
    expect(fresh.figures.find(({ id }) => id === cpa?.id)).toMatchObject({ value: 800, verification: "verified" });
    // The case study still says what the data said before.
    await expect(publish(admin, fresh)).rejects.toMatchObject({ code: "invalid" });
  });

  test("needs a figure, the version that was seen, and an address that nobody has", async () => {
    const { admin } = await newScene();
    const [draft, other] = [await begin(admin), await begin(admin)];
    await chooseFigures(admin, { ...draft, figureIds: [] });
    await expect(publish(admin, draft)).rejects.toMatchObject({ code: "conflict" });
    await expect(publish(admin, await getPortfolio(admin, draft.id))).rejects.toMatchObject({ code: "conflict" });
    const { id, version } = other;
    const change = changePortfolio(admin, { id, version, slug: draft.slug, title: "T", summary: "", seoTitle: "", seoDescription: "" });
    await expect(change).rejects.toMatchObject({ issues: [{ path: "slug" }] });
  });
});

describe("a public page", () => {
  test("that is unlisted opens by its token alone", async () => {
    const { admin } = await newScene();
    const draft = await begin(admin);
    await publish(admin, draft, "unlisted");
    await expect(readPublicPortfolio(runtime, draft.slug)).rejects.toMatchObject({ code: "not_found" });
    const { path } = await getPortfolio(admin, draft.id);
    expect(await readPublicPortfolio(runtime, path?.slice("/portfolio/".length) ?? "")).toMatchObject({ isUnlisted: true });
  });

  test("is gone at once when it is withdrawn, and while its tenant is suspended", async () => {
    const { admin, tenant } = await newScene();
    const draft = await begin(admin);
    await publish(admin, draft);
    await sql("UPDATE tenant SET status = 'suspended', suspended_reason = 'test' WHERE id = $1", [tenant.id]);
    await expect(readPublicPortfolio(runtime, draft.slug)).rejects.toMatchObject({ code: "not_found" });
    await sql("UPDATE tenant SET status = 'active', suspended_reason = NULL WHERE id = $1", [tenant.id]);
    await readPublicPortfolio(runtime, draft.slug);
    await withdrawPortfolio(admin, await getPortfolio(admin, draft.id));
    await expect(readPublicPortfolio(runtime, draft.slug)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a badge", () => {
  const KEY = "first-conversion";
  const earn = (tenantId: string, key: string, userId: string | null = null, at = "2026-03-02T08:00:00Z") =>
    sql(
      "INSERT INTO achievement_award (id, tenant_id, definition_key, user_id, cause_key, awarded_at, period) VALUES ($1, $2, $3, $4, $5, $6::text::timestamptz, left($6::text, 7))",
      [newId(), tenantId, key, userId, `achievement:${key}:${newId()}`, at],
    );
  const takeBackAll = (tenantId: string) =>
    sql("UPDATE achievement_award SET taken_back_at = now(), taken_back_because = 'event' WHERE tenant_id = $1", [tenantId]);
  const choose = async (admin: TenantContext, id: string, keys: string[]) => chooseBadges(admin, { ...(await getPortfolio(admin, id)), keys });
  const shown = async (slug: string) => (await readPublicPortfolio(runtime, slug)).badges;

  test("is shown with its day and reason once it is chosen and published, and gone at once when it is taken back", async () => {
    const { admin, tenant } = await newScene();
    await earn(tenant.id, KEY);
    await earn(tenant.id, KEY, null, "2026-05-02T08:00:00Z");
    const { id, slug } = await begin(admin);
    await choose(admin, id, [KEY]);
    const draft = await getPortfolio(admin, id);
    const badge = {
      key: KEY,
      name: "First Conversion",
      why: "Win your first conversion.",
      tier: "bronze",
      times: 2,
      earnedAt: "2026-03-02T08:00:00.000Z",
    };
    expect(draft.badges).toMatchObject([{ ...badge, tier: expect.any(String), isChosen: true }]);
    await publish(admin, draft);
    expect(await shown(slug)).toMatchObject([{ ...badge, tier: expect.any(String) }]);
    await takeBackAll(tenant.id);
    expect(await shown(slug)).toEqual([]);
    const after = await getPortfolio(admin, id);
    expect(after.badges).toMatchObject([{ key: KEY, isChosen: true, earnedAt: null }]);
    await expect(publish(admin, after)).rejects.toMatchObject({ code: "conflict", issues: [{ path: `badge:${KEY}` }] });
    await choose(admin, id, []);
    await publish(admin, await getPortfolio(admin, id));
  });

  test("is refused when it is not earned, was earned by another tenant, or there are too many", async () => {
    const [own, other] = [await newScene(), await newScene()];
    await earn(other.tenant.id, KEY);
    const { id, version } = await begin(own.admin);
    await expect(choose(own.admin, id, [KEY])).rejects.toMatchObject({ code: "invalid" });
    await expect(
      choose(
        own.admin,
        id,
        Array.from({ length: 13 }, () => KEY),
      ),
    ).rejects.toMatchObject({ code: "invalid" });
    await expect(chooseBadges(other.admin, { id, version, keys: [KEY], showsLevel: false })).rejects.toMatchObject({ code: "not_found" });
    await expect(
      chooseBadges(await tenantContext(database, own.tenant.id, "viewer"), { id, version, keys: [], showsLevel: false }),
    ).rejects.toMatchObject({
      code: "forbidden",
    });
    expect((await getPortfolio(own.admin, id)).badges).toEqual([]);
  });

  test("of somebody who is not shown by name is not offered, and leaves the public page when they choose so", async () => {
    const { admin, tenant } = await newScene();
    const member = await tenantContext(database, tenant.id, "member");
    await earn(tenant.id, KEY, idOf(member));
    const { id, slug } = await begin(admin);
    await choose(admin, id, [KEY]);
    await publish(admin, await getPortfolio(admin, id));
    expect(await shown(slug)).toHaveLength(1);
    expect(JSON.stringify(await shown(slug))).not.toContain(idOf(member));
    await choosePrivacy(member, "anonymous");
    expect(await shown(slug)).toEqual([]);
    expect((await getPortfolio(admin, id)).badges).toMatchObject([{ isChosen: true, earnedAt: null }]);
  });
});

describe("a badge that is taken back", () => {
  const KEY = "first-conversion";
  const attempt = () => ({ id: newId(), attempt: 1, signal: new AbortController().signal, runtime });
  const goneOf = async (tenantId: string) =>
    (
      await sql<{ data: EventEnvelope }>(
        `SELECT DISTINCT ON (data->>'id') data FROM ${TOLD} WHERE data->>'name' = 'portfolio.badge_gone' AND data->'data'->>'tenantId' = $1 ORDER BY data->>'id'`,
        [tenantId],
      )
    ).map(({ data }) => data);

  /** An award whose points are entered, and what its reversal by an operator does to it. */
  async function award(tenantId: string, userId: string) {
    const system = await systemContext(runtime, tenantId, "test", newId());
    const causeKey = `achievement:${KEY}:${newId()}`;
    const { entryId } = await inTenant(system, (tx) => postPoints(system, tx, { userId, kind: "earn", points: 10, causeKey }));
    await sql("INSERT INTO achievement_award (id, tenant_id, definition_key, user_id, cause_key, period) VALUES ($1, $2, $3, $4, $5, $6)", [
      ...[newId(), tenantId, KEY, userId, causeKey, newId()],
    ]);
    const reversed = { id: newId(), name: "ledger_entry.reversed", at: new Date().toISOString(), requestId: newId(), actorId: null };
    const data = { tenantId, entryId, reversalId: newId(), userId, kind: "earn", points: 10 };
    return () => endReversedAwardJob.handle(endReversedAwardJob.schema.parse({ ...reversed, data }), attempt());
  }

  async function shownOn(admin: TenantContext) {
    const { id, slug } = await begin(admin);
    await chooseBadges(admin, { ...(await getPortfolio(admin, id)), keys: [KEY] });
    await publish(admin, await getPortfolio(admin, id));
    return { id, slug };
  }

  test("is told of once the last that stood is gone: to whoever published each page, to administrators and managers, and to nobody else", async () => {
    const { admin, tenant } = await newScene();
    const [manager, member] = [await tenantContext(database, tenant.id, "manager"), await tenantContext(database, tenant.id, "member")];
    const [first, second] = [await award(tenant.id, idOf(member)), await award(tenant.id, idOf(admin))];
    const page = await shownOn(admin);
    const draft = await begin(admin);
    await chooseBadges(admin, { ...(await getPortfolio(admin, draft.id)), keys: [KEY] });
    await first();
    expect(await goneOf(tenant.id)).toEqual([]);
    expect((await readPublicPortfolio(runtime, page.slug)).badges).toHaveLength(1);
    await second();
    await second();
    const [gone, ...others] = await goneOf(tenant.id);
    if (!gone) throw new Error("Nothing was told");
    expect(others).toEqual([]);
    expect(gone.data).toMatchObject({ portfolioId: page.id, definitionKey: KEY, name: "First Conversion", userId: idOf(admin) });
    await notifyJob.handle(notifyJob.schema.parse(gone), attempt());
    const told = async (context: TenantContext) =>
      (await listNotifications(context, listNotificationsInput.parse({}))).notifications.map(({ title, href }) => [title, href]);
    const notice = ["A portfolio no longer shows: First Conversion", `/portal/portfolio/${page.id}?step=badges`];
    expect(await told(admin)).toEqual([notice]);
    expect(await told(manager)).toEqual([notice]);
    expect(await told(member)).toEqual([]);
  });

  test("is told of nobody whose badge was on no page: they were hidden, or the page was withdrawn", async () => {
    const { admin, tenant } = await newScene();
    const member = await tenantContext(database, tenant.id, "member");
    const [own, hidden] = [await award(tenant.id, idOf(admin)), await award(tenant.id, idOf(member))];
    await choosePrivacy(member, "anonymous");
    const { id } = await shownOn(admin);
    await withdrawPortfolio(admin, await getPortfolio(admin, id));
    await own();
    // As published while the own one still stood.
    await sql("UPDATE portfolio SET status = 'published' WHERE id = $1", [id]);
    await hidden();
    expect(await goneOf(tenant.id)).toEqual([]);
  });
});

describe("the level", () => {
  const shown = async (slug: string) => (await readPublicPortfolio(runtime, slug)).level;
  const earn = async (context: TenantContext, tenantId: string, points: number) => {
    const system = await systemContext(runtime, tenantId, "test", newId());
    const entry = { userId: idOf(context), kind: "earn" as const, points, causeKey: `test:${newId()}` };
    return inTenant(system, (tx) => postPoints(system, tx, entry));
  };

  test("is that of all people together, and is shown as it is now: higher, lower, and not at all without points", async () => {
    const { admin, tenant } = await newScene();
    const member = await tenantContext(database, tenant.id, "member");
    await earn(admin, tenant.id, 80);
    const { id, slug } = await begin(admin);
    expect(await getPortfolio(admin, id)).toMatchObject({ level: { level: 1, points: 0 }, showsLevel: false });
    await publish(admin, await getPortfolio(admin, id));
    expect(await shown(slug)).toBeNull();
    await chooseBadges(admin, { ...(await getPortfolio(admin, id)), keys: [], showsLevel: true });
    await publish(admin, await getPortfolio(admin, id));
    const { entryId } = await earn(member, tenant.id, 250);
    expect(await shown(slug)).toEqual({ level: 3, name: "", of: 20, points: 300 });
    const system = await systemContext(runtime, tenant.id, "test", newId());
    await inTenant(system, (tx) => reverseEntryIn(system, tx, entryId, "A mistake."));
    expect(await shown(slug)).toMatchObject({ level: 1 });
    await choosePrivacy(admin, "hidden");
    expect(await shown(slug)).toBeNull();
  });

  test("counts nobody who is not shown by name, and nothing of another tenant", async () => {
    const [own, other] = [await newScene(), await newScene()];
    await earn(other.admin, other.tenant.id, 1_000);
    const member = await tenantContext(database, own.tenant.id, "member");
    await earn(own.admin, own.tenant.id, 120);
    await earn(member, own.tenant.id, 500);
    await choosePrivacy(member, "anonymous");
    const { id } = await begin(own.admin);
    expect((await getPortfolio(own.admin, id)).level).toMatchObject({ level: 2, points: 100 });
  });

  test("is not chosen without points", async () => {
    const { admin } = await newScene();
    const draft = await begin(admin);
    expect(draft.level).toBeNull();
    await expect(chooseBadges(admin, { ...draft, keys: [], showsLevel: true })).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("a testimonial", () => {
  const words = { quote: "They kept every promise.", consentText: "I agree." };

  async function asked() {
    const scene = await newScene();
    const draft = await begin(scene.admin);
    await publish(scene.admin, draft);
    const email = `client-${newId().slice(-8)}@company.example`;
    const ask = () => requestTestimonial(scene.admin, { portfolioId: draft.id, name: "Clara Client", role: "Owner", email }, runtime);
    await ask();
    const [mail] = await sql<{ text: string }>("SELECT text FROM mail_message WHERE recipient = $1", [email]);
    const token = /\/testimonial\/(\S+)/.exec(mail?.text ?? "")?.[1] ?? "";
    const shown = async () => (await readPublicPortfolio(runtime, draft.slug)).testimonials;
    return { ...scene, draft, token, ask, shown };
  }

  test("is shown with consent and approval, and gone at once when it is taken back", async () => {
    const { admin, draft, token, shown, tenant } = await asked();
    expect(await describeTestimonial(runtime, token)).toMatchObject({ status: "requested", name: "Clara Client", tenantName: tenant.name });
    await giveTestimonial(visitor, token, words, runtime);
    expect(await shown()).toEqual([]);
    const [given] = (await getPortfolio(admin, draft.id)).testimonials;
    expect(given).toMatchObject({ status: "given", consentText: "I agree.", quote: words.quote });
    await decideTestimonial(admin, { portfolioId: draft.id, id: given?.id ?? "", decision: "approved" });
    expect(await shown()).toEqual([{ name: "Clara Client", role: "Owner", quote: words.quote }]);
    await takeTestimonialBack(visitor, token, runtime);
    expect(await shown()).toEqual([]);
    expect((await getPortfolio(admin, draft.id)).testimonials[0]).toMatchObject({ status: "withdrawn", quote: "", consentText: null });
  });

  test("that is changed waits for approval again", async () => {
    const { admin, draft, token, shown } = await asked();
    await giveTestimonial(visitor, token, words, runtime);
    const [given] = (await getPortfolio(admin, draft.id)).testimonials;
    await decideTestimonial(admin, { portfolioId: draft.id, id: given?.id ?? "", decision: "approved" });
    await giveTestimonial(visitor, token, { ...words, quote: "Something else altogether." }, runtime);
    expect(await shown()).toEqual([]);
  });

  test("cannot be approved before it was given, asked for twice, or given by another link", async () => {
    const { admin, draft, token, ask } = await asked();
    const [requested] = (await getPortfolio(admin, draft.id)).testimonials;
    const approve = decideTestimonial(admin, { portfolioId: draft.id, id: requested?.id ?? "", decision: "approved" });
    await expect(approve).rejects.toMatchObject({ code: "conflict" });
    await expect(ask()).rejects.toMatchObject({ code: "conflict" });
    const forged = `${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`;
    expect(await giveTestimonial(visitor, forged, words, runtime)).toBeNull();
    expect(await describeTestimonial(runtime, forged)).toBeNull();
  });
});
