import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TenantContext } from "#lib/access";
import {
  beginFromTemplate,
  countTest,
  countTestByCsv,
  createCampaign,
  createCreative,
  createFromDraft,
  createLink,
  createTest,
  decideCreative,
  dropLink,
  dropTemplate,
  dropTest,
  getCampaignDraft,
  getPlannedCampaign,
  getTest,
  importFigures,
  listLinks,
  listTemplates,
  listTests,
  moveTest,
  plannedBetween,
  readActivity,
  saveTemplate,
} from "#lib/campaigns";
import {
  campaignPlan,
  campaignTemplate,
  countTestInput,
  createCreativeInput,
  createLinkInput,
  createTestInput,
  decideCreativeInput,
  importedCampaign,
  madeLink,
  moveTestInput,
  plannedBetweenShape,
  saveTemplateInput,
  testDetail,
  testList,
} from "#lib/campaigns/schema";
import { countLeadsByLink } from "#lib/crm";
import { newId } from "#lib/platform/crypto";
import { createTenant, tenantContext } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

async function newCampaign(): Promise<Record<"manager" | "member" | "viewer", TenantContext> & { campaignId: string }> {
  const tenant = await createTenant(database.db, { planKey: "professional" });
  const manager = await tenantContext(database, tenant.id, "manager");
  const member = await tenantContext(database, tenant.id, "member");
  const plan = campaignPlan.parse({
    ...{ name: "Spring Sale", type: "sales", startsOn: "2026-12-01", endsOn: "2026-12-14", budget: "1000", landingUrl: "https://shop.example/" },
    ...{ channels: [{ channel: "email", budget: "250" }], audienceWho: "Regulars", goalClicks: 100 },
  });
  const { id: campaignId } = await createCampaign(manager, plan);
  return { manager, member, viewer: await tenantContext(database, tenant.id, "viewer"), campaignId };
}

const plan = (change: object = {}) =>
  createTestInput.parse({
    ...{ name: "Button", hypothesis: "Green stands out", metric: "conversion_rate", baselinePercent: 50, effectPoints: 25, powerPercent: 90 },
    variants: [{ name: "As now" }, { name: "Green" }],
    ...change,
  });
const step = (act: string, version: number, more: object = {}) => moveTestInput.parse({ act, version, ...more });
const dayOf = ({ clock, tenant }: TenantContext) => new Intl.DateTimeFormat("sv", { timeZone: tenant.timeZone }).format(clock.now());
const audited = (tenantId: string, like: string) =>
  query<{ action: string }>(database.superuserUrl, "SELECT action FROM audit_entry WHERE tenant_id = $1 AND action LIKE $2 ORDER BY seq", [
    tenantId,
    like,
  ]);

describe("an A/B test", () => {
  test("knows its sample before it starts, says nothing before it has it, then once, and is decided with a reason", async () => {
    const { manager, viewer, campaignId } = await newCampaign();
    const twice = { ...manager, idempotency: { key: newId(), requestHash: "same" } };
    const made = testDetail.parse(await createTest(twice, campaignId, plan()));
    expect((await createTest(twice, campaignId, plan())).id).toBe(made.id);
    expect(made).toMatchObject({ state: "draft", samplePerVariant: 77, variants: [{ name: "As now", position: 1 }, { name: "Green" }] });
    const [first, second] = made.variants.map(({ id }) => id);
    const today = dayOf(manager);
    const counts = (trials: number, successes: number) =>
      countTestInput.parse({
        counts: [
          { variantId: first, day: today, trials, successes: trials / 2 },
          { variantId: second, day: today, trials, successes },
        ],
      });
    await expect(countTest(manager, campaignId, made.id, counts(10, 5))).rejects.toMatchObject({ code: "conflict" });
    await moveTest(manager, campaignId, made.id, step("start", 1));

    const early = await countTest(manager, campaignId, made.id, counts(76, 76));
    expect(early.evaluation).toMatchObject({ have: 76, need: 77, verdict: null });
    const enough = await countTest(manager, campaignId, made.id, counts(78, 66));
    expect(enough.evaluation.totals).toMatchObject([{ trials: 78 }, { trials: 78 }]);
    expect(enough.evaluation.verdict).toMatchObject({ closedOn: today, comparisons: [{ variantId: second, method: "z", outcome: "better" }] });
    // The same again changes nothing, and is not told again.
    await countTest(manager, campaignId, made.id, counts(78, 66));

    await moveTest(manager, campaignId, made.id, step("stop", 2));
    await expect(moveTest(manager, campaignId, made.id, step("decide", 3, { chosenId: second }))).rejects.toMatchObject({
      issues: [{ path: "reason" }],
    });
    await expect(moveTest(manager, campaignId, made.id, step("decide", 3, { chosenId: newId(), reason: "Why" }))).rejects.toMatchObject({
      issues: [{ path: "chosenId" }],
    });
    const decided = await moveTest(manager, campaignId, made.id, step("decide", 3, { chosenId: second, reason: "It is better" }));
    expect(decided).toMatchObject({ state: "decided", reason: "It is better", variants: [{ isChosen: false }, { isChosen: true }] });
    await expect(countTest(manager, campaignId, made.id, counts(90, 66))).rejects.toMatchObject({ code: "conflict" });
    expect(testList.parse(await listTests(viewer, campaignId)).tests).toHaveLength(1);

    const [acts, { activities }] = [await audited(manager.tenant.id, "campaign_test.%"), await readActivity(manager, campaignId, { limit: 25 })];
    const steps = ["create", "start", "count", "count", "stop", "decide"];
    expect(acts.map(({ action }) => action)).toEqual(steps.map((each) => `campaign_test.${each}`));
    expect(activities[0]).toMatchObject({ kind: "test_decide", detail: { name: "Button", chosen: "Green" } });
  });

  test("takes lines of a spreadsheet, all or none, of its own days alone", async () => {
    const { manager, campaignId } = await newCampaign();
    const { id } = await createTest(manager, campaignId, plan());
    await moveTest(manager, campaignId, id, step("start", 1));
    const today = dayOf(manager);
    const csv = (...lines: string[]) => ["variant,day,trials,successes", ...lines].join("\n");
    await countTestByCsv(manager, campaignId, id, csv(`A,${today},40,20`, `green,${today},41,30`));
    for (const wrong of ["A,2020-01-01,1,1", "B,2199-01-01,1,1"])
      await expect(countTestByCsv(manager, campaignId, id, csv(`A,${today},99,1`, wrong))).rejects.toMatchObject({ issues: [{ path: "day" }] });
    expect((await getTest(manager, campaignId, id)).days).toMatchObject([{ trials: 40 }, { trials: 41, successes: 30 }]);
  });

  test("is for whoever may change the campaign, and for nobody else’s", async () => {
    const { manager, member, viewer, campaignId } = await newCampaign();
    const other = await newCampaign();
    for (const who of [member, viewer]) await expect(createTest(who, campaignId, plan())).rejects.toMatchObject({ code: "forbidden" });
    const { id, variants } = await createTest(manager, campaignId, plan());
    await expect(getTest(other.manager, campaignId, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(moveTest(viewer, campaignId, id, step("start", 1))).rejects.toMatchObject({ code: "forbidden" });
    await moveTest(manager, campaignId, id, step("start", 1));
    await expect(moveTest(manager, campaignId, id, step("stop", 1))).rejects.toMatchObject({ code: "conflict" });
    const foreign = await createTest(manager, campaignId, plan({ name: "Another" }));
    const count = { variantId: foreign.variants[0]?.id ?? "", day: dayOf(manager), trials: 1, successes: 1 };
    await expect(countTest(manager, campaignId, id, { counts: [count] })).rejects.toMatchObject({ issues: [{ path: "variantId" }] });
    expect(variants).toHaveLength(2);
    await expect(dropTest(manager, campaignId, id)).rejects.toMatchObject({ code: "conflict" });
    await dropTest(manager, campaignId, foreign.id);
    await expect(getTest(manager, campaignId, foreign.id)).rejects.toMatchObject({ code: "not_found" });
  });

  test("with a creative of another campaign, or for a difference that nobody finds, is refused", async () => {
    const { manager, campaignId } = await newCampaign();
    const variants = [{ name: "A" }, { name: "B", creativeId: newId() }];
    await expect(createTest(manager, campaignId, plan({ variants }))).rejects.toMatchObject({ issues: [{ path: "variants" }] });
    const small = plan({ effectPoints: 0.01, alphaPercent: 0.1, powerPercent: 99 });
    await expect(createTest(manager, campaignId, small)).rejects.toMatchObject({ issues: [{ path: "effectPoints" }] });
  });
});

describe("a tagged link", () => {
  const typed = (change: object = {}) =>
    createLinkInput.parse({ baseUrl: "https://shop.example/", source: "News Letter", medium: "email", ...change });

  test("is made by the house rules, takes the campaign’s name, is there once, and counts its leads", async () => {
    const { manager, viewer, campaignId } = await newCampaign();
    const made = madeLink.parse(await createLink(manager, campaignId, typed()));
    expect(made).toMatchObject({
      url: "https://shop.example/?utm_source=news-letter&utm_medium=email&utm_campaign=spring-sale",
      changes: [{ field: "source", from: "News Letter", to: "news-letter" }],
    });
    await expect(createLink(manager, campaignId, typed())).rejects.toMatchObject({ code: "conflict" });
    await createLink(manager, campaignId, typed({ content: "footer" }));
    const lead = (utm: object) =>
      query(
        database.superuserUrl,
        `INSERT INTO lead (id, tenant_id, first_name, sort_name, source, utm, status_since, created_at, updated_at) VALUES ($1, $2, 'Ada', 'ada', 'website', $3, now(), now(), now())`,
        [newId(), manager.tenant.id, JSON.stringify(utm)],
      );
    const came = { utm_source: "News-Letter", utm_medium: "email", utm_campaign: "spring-sale" };
    for (const utm of [came, came, { ...came, utm_content: "footer" }, { ...came, utm_campaign: "other" }, {}]) await lead(utm);
    const { links } = await listLinks(viewer, campaignId);
    const counts = await countLeadsByLink(manager, links);
    expect(links.map(({ content }, index) => [content, counts[index]])).toEqual([
      ["footer", 1],
      ["", 2],
    ]);
    const [foreign] = await countLeadsByLink((await newCampaign()).manager, links);
    expect(foreign).toBe(0);
    await dropLink(manager, campaignId, made.id);
    expect((await listLinks(viewer, campaignId)).links).toHaveLength(1);
    expect((await audited(manager.tenant.id, "campaign_link.%")).map(({ action }) => action)).toEqual([
      "campaign_link.make",
      "campaign_link.make",
      "campaign_link.drop",
    ]);
  });

  test("is refused where nothing is left of a value, to those who may not change the campaign, and to other portals", async () => {
    const { manager, viewer, campaignId } = await newCampaign();
    await expect(createLink(manager, campaignId, typed({ medium: "!!!" }))).rejects.toMatchObject({ issues: [{ path: "medium" }] });
    await expect(createLink(viewer, campaignId, typed())).rejects.toMatchObject({ code: "forbidden" });
    const { id } = await createLink(manager, campaignId, typed());
    await expect(dropLink(viewer, campaignId, id)).rejects.toMatchObject({ code: "forbidden" });
    await expect(dropLink((await newCampaign()).manager, campaignId, id)).rejects.toMatchObject({ code: "not_found" });
  });

  test.each(["javascript:alert(1)", "https://user:secret@shop.example/", "ftp://shop.example/", "https://localhost/", "shop"])(
    "to %s is refused",
    (baseUrl) => {
      expect(createLinkInput.safeParse({ baseUrl, source: "a", medium: "b" }).error?.issues).toMatchObject([{ path: ["baseUrl"] }]);
    },
  );
});

describe("the plan between two days", () => {
  test("has what runs on one of them, with what waits, and neither archived campaigns nor those of other portals", async () => {
    const { manager, campaignId } = await newCampaign();
    const make = async (name: string, startsOn: string, endsOn: string | null) =>
      (await createCampaign(manager, campaignPlan.parse({ name, type: "sales", startsOn, endsOn }))).id;
    const open = await make("Open", "2026-11-01", null);
    await make("Before", "2026-11-01", "2026-11-30");
    await make("After", "2027-01-01", null);
    const old = await make("Old", "2026-12-05", "2026-12-06");
    await query(database.superuserUrl, "UPDATE campaign SET status = 'archived', archived_from = 'draft' WHERE id = $1", [old]);
    const { id } = await createCreative(manager, campaignId, createCreativeInput.parse({ name: "Banner", text: "Now" }));
    await decideCreative(manager, campaignId, id, decideCreativeInput.parse({ act: "submit", version: 1 }));
    const read = plannedBetweenShape.parse(await plannedBetween(manager, { from: "2026-12-01", to: "2026-12-31" }));
    expect(read.hasMore).toBe(false);
    expect(read.campaigns.map((each) => [each.id, each.waiting])).toEqual([
      [open, 0],
      [campaignId, 1],
    ]);
  });
});

describe("a file with campaigns", () => {
  const campaign = (key: string, status = "active") =>
    importedCampaign.parse({
      ...{ key, name: key, type: "sales", status, ownerEmail: null, budget: "10", currency: "EUR", startsOn: "2026-12-01", endsOn: "2026-12-31" },
    });

  test("makes no more than the plan allows, names those that find no place, and changes what is there", async () => {
    const { manager } = await newCampaign();
    const limit = 7;
    await query(database.superuserUrl, "INSERT INTO plan SELECT (jsonb_populate_record(p, $1)).* FROM plan p WHERE key = 'professional'", [
      JSON.stringify({ key: "seven", name: "Seven", max_campaigns: limit }),
    ]);
    await query(database.superuserUrl, "UPDATE tenant SET plan_key = 'seven' WHERE id = $1", [manager.tenant.id]);
    const six = ["a", "b", "c", "d", "e", "f"].map((key) => campaign(key));
    await importFigures(manager, { campaigns: [...six, campaign("old", "archived")], days: [] });
    await expect(importFigures(manager, { campaigns: [campaign("a"), campaign("g"), campaign("h")], days: [] })).rejects.toMatchObject({
      code: "invalid",
      issues: [
        { message: expect.stringContaining("g: Your plan allows 7 campaigns") },
        { message: expect.stringContaining("h: Your plan allows 7") },
      ],
    });
    await importFigures(manager, { campaigns: [campaign("a", "paused"), campaign("older", "archived")], days: [] });
  });
});

describe("a template", () => {
  test("of a campaign is its plan without name, days and people, and a campaign begins from it", async () => {
    const { manager, member, campaignId } = await newCampaign();
    const saved = campaignTemplate.parse(await saveTemplate(manager, saveTemplateInput.parse({ campaignId, name: "Sales" })));
    expect(saved).toMatchObject({ name: "Sales", type: "sales", channels: ["email"], days: 14 });
    await expect(saveTemplate(manager, { campaignId, name: "Sales" })).rejects.toMatchObject({ issues: [{ path: "name" }] });
    await expect(saveTemplate(member, { campaignId, name: "Mine" })).rejects.toMatchObject({ code: "forbidden" });

    const draftId = await beginFromTemplate(manager, { template: saved.id, name: "Sales" });
    const draft = await getCampaignDraft(manager, draftId);
    const { id } = await createFromDraft(manager, { id: draftId, version: draft.version });
    expect(await getPlannedCampaign(manager, id)).toMatchObject({
      ...{ name: "Sales", type: "sales", startsOn: dayOf(manager), budget: "1000.00", channels: [{ channel: "email", budget: "250.00" }] },
      ...{ audienceWho: "Regulars", goalClicks: 100, landingUrl: "https://shop.example/", utmCampaign: "" },
    });

    const other = await newCampaign();
    await expect(beginFromTemplate(other.manager, { template: saved.id, name: "Theirs" })).rejects.toMatchObject({ code: "not_found" });
    expect((await listTemplates(other.manager)).templates).toEqual([]);
    await dropTemplate(manager, saved.id);
    expect((await listTemplates(manager)).templates).toEqual([]);
  });

  test("that every portal has fills in every step", async () => {
    const { manager } = await newCampaign();
    const id = await beginFromTemplate(manager, { template: "newsletter", name: "Newsletter" });
    const { data, version } = await getCampaignDraft(manager, id);
    expect(data.basics).toMatchObject({ name: "Newsletter", type: "retention", endsOn: null });
    expect((await createFromDraft(manager, { id, version })).id).toBeTruthy();
  });
});
