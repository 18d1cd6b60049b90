import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TenantContext, TenantRef, UndoCall } from "#lib/access";
import {
  beginCampaignDraft,
  bulkCampaigns,
  campaignPlaces,
  changeCampaign,
  countCampaigns,
  createCampaign,
  createFromDraft,
  duplicateCampaign,
  exportCampaigns,
  findCampaigns,
  getCampaign,
  getCampaignDraft,
  getPlannedCampaign,
  importFigures,
  keepCampaignStep,
  listCampaignDrafts,
  moveCampaign,
  readActivity,
  tendCampaigns,
  undoCampaigns,
} from "#lib/campaigns";
import {
  activityPage,
  type CampaignPlan,
  campaignDetail,
  campaignPlan,
  findCampaignsInput,
  foundCampaigns,
  plannedCampaign,
  undoCampaignsInput,
} from "#lib/campaigns/schema";
import { awardEarned } from "#lib/gamification";
import { fixedClock } from "#lib/platform/clock";
import { newId } from "#lib/platform/crypto";
import { createPerson, createTenant, tenantContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";
import { TOLD } from "../support/told.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const AT = "2026-11-27T10:00:00Z";
const plan = (change: object = {}): CampaignPlan =>
  campaignPlan.parse({
    name: "Spring sale",
    type: "sales",
    startsOn: "2026-12-01",
    endsOn: "2026-12-31",
    budget: "1000.00",
    channels: [{ channel: "email", budget: "250.00" }, { channel: "linkedin" }],
    ...change,
  });

async function newTenant(change: object = {}, at = AT): Promise<{ tenant: TenantRef; manager: TenantContext }> {
  const tenant = await createTenant(database.db, { planKey: "professional", ...change });
  return { tenant, manager: await tenantContext(database, tenant.id, "manager", { clock: fixedClock(at) }) };
}
const sentTwice = (context: TenantContext): TenantContext => ({ ...context, idempotency: { key: newId(), requestHash: "same" } });
const eventsOf = async (tenantId: string) =>
  (
    await query(
      database.superuserUrl,
      `SELECT DISTINCT data->>'name' AS name, data->>'id' AS id FROM ${TOLD} WHERE data->'data'->>'tenantId' = $1 ORDER BY 1`,
      [tenantId],
    )
  ).map((row) => (row as { name: string }).name);
const actionsOf = async (tenantId: string) => {
  const text = "SELECT action FROM audit_entry WHERE tenant_id = $1 AND action LIKE 'campaign.%' ORDER BY seq";
  return (await query<{ action: string }>(database.superuserUrl, text, [tenantId])).map(({ action }) => action);
};

describe("planning a campaign", () => {
  test("makes a draft that is as it was planned, once however often it is sent", async () => {
    const { tenant, manager } = await newTenant();
    const twice = sentTwice(manager);
    const made = await createCampaign(twice, plan({ goalRevenue: "5000", audienceAgeFrom: "25", landingUrl: "https://shop.example/spring" }));
    expect((await createCampaign(twice, plan({ goalRevenue: "5000", audienceAgeFrom: "25", landingUrl: "https://shop.example/spring" }))).id).toBe(
      made.id,
    );
    expect(plannedCampaign.parse(made)).toMatchObject({
      status: "draft",
      version: 1,
      currency: tenant.currency,
      budget: "1000.00",
      channels: [
        { channel: "email", budget: "250.00" },
        { channel: "linkedin", budget: null },
      ],
      goalRevenue: "5000.00",
      audienceAgeFrom: 25,
      launchedAt: null,
    });
    expect(await actionsOf(tenant.id)).toEqual(["campaign.create"]);
    expect(activityPage.parse(await readActivity(manager, made.id, { limit: 25 })).activities.map(({ kind }) => kind)).toEqual(["created"]);
  });

  test("is refused at the field, and leaves nothing", async () => {
    const { manager } = await newTenant({ currency: "JPY" });
    await expect(createCampaign(manager, plan({ budget: "10.5", channels: [] }))).rejects.toMatchObject({
      code: "invalid",
      issues: [{ path: "budget" }],
    });
    await expect(createCampaign(manager, plan({ ownerId: newId(), budget: "10", channels: [] }))).rejects.toMatchObject({
      issues: [{ path: "ownerId" }],
    });
    expect(await countCampaigns(manager, {})).toEqual({ count: 0, isExact: true });
  });

  test("stops where the plan has no place left, and an archived campaign takes none", async () => {
    const { manager } = await newTenant({ planKey: "free" });
    const first = await createCampaign(manager, plan());
    const second = await createCampaign(manager, plan());
    await expect(createCampaign(manager, plan())).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("room for 2") });
    await moveCampaign(manager, first.id, { act: "archive", version: 1 });
    expect(await campaignPlaces(manager)).toMatchObject({ used: 1, limit: 2 });
    await duplicateCampaign(manager, second.id, { name: "Second again" });
    await expect(moveCampaign(manager, first.id, { act: "restore", version: 2 })).rejects.toMatchObject({ code: "conflict" });
  });

  test("two at once do not both get the last place", async () => {
    const { manager } = await newTenant({ planKey: "free" });
    const answers = await Promise.allSettled([1, 2, 3, 4].map(() => createCampaign(manager, plan())));
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
  });

  test("is duplicated with its plan, without its story", async () => {
    const { manager } = await newTenant();
    const first = await createCampaign(manager, plan());
    await moveCampaign(manager, first.id, { act: "launch", version: 1 });
    const copy = await duplicateCampaign(manager, first.id, { name: "Spring sale (copy)" });
    expect(copy).toMatchObject({ name: "Spring sale (copy)", status: "draft", version: 1, launchedAt: null, channels: first.channels });
    expect((await readActivity(manager, copy.id, { limit: 25 })).activities).toMatchObject([
      { kind: "duplicated", detail: { from: { id: first.id } } },
    ]);
  });

  test("goes step by step, and one draft makes one campaign", async () => {
    const { manager } = await newTenant();
    const { name, type, startsOn, endsOn, ownerId, budget, channels, ...rest } = plan();
    const { landingUrl, utmCampaign, ...audience } = rest;
    const id = await beginCampaignDraft(manager, { basics: { name, type, startsOn, endsOn, ownerId } });
    await expect(createFromDraft(manager, { id, version: 1 })).rejects.toThrow("Answer every step first.");
    await keepCampaignStep(manager, { id, version: 1 }, { budget: { budget, channels } });
    await expect(keepCampaignStep(manager, { id, version: 1 }, { audience })).rejects.toMatchObject({ code: "conflict" });
    await keepCampaignStep(manager, { id, version: 2 }, { audience });
    await keepCampaignStep(manager, { id, version: 3 }, { links: { landingUrl, utmCampaign } });
    expect((await getCampaignDraft(manager, id)).data.basics?.name).toBe("Spring sale");
    const made = await createFromDraft(manager, { id, version: 4 });
    expect(await createFromDraft(manager, { id, version: 4 })).toEqual(made);
    expect(await listCampaignDrafts(manager)).toEqual([]);
    expect(await countCampaigns(manager, {})).toMatchObject({ count: 1 });
  });

  test("a draft is of one portal", async () => {
    const [{ tenant }, other] = [await newTenant(), await newTenant()];
    const mine = await tenantContext(database, tenant.id, "manager");
    const id = await beginCampaignDraft(mine, {});
    await expect(getCampaignDraft({ ...mine, tenant: other.tenant }, id)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("changing a campaign", () => {
  test("tells field by field what somebody else changed meanwhile, and writes nothing then", async () => {
    const { manager } = await newTenant();
    const { id } = await createCampaign(manager, plan());
    await changeCampaign(manager, id, { ...plan({ name: "Summer sale", channels: [{ channel: "x" }] }), version: 1 });
    await expect(changeCampaign(manager, id, { ...plan({ budget: "1000" }), version: 1 })).rejects.toMatchObject({
      code: "conflict",
      issues: [
        { path: "name", message: "Stands at “Summer sale” now." },
        { path: "channels", message: "Stands at “x” now." },
      ],
    });
    expect(await getPlannedCampaign(manager, id)).toMatchObject({ name: "Summer sale", version: 2 });
  });

  test("that changes nothing writes nothing, however the amounts are written", async () => {
    const { tenant, manager } = await newTenant();
    const { id } = await createCampaign(manager, plan());
    await changeCampaign(manager, id, {
      ...plan({ budget: "1000", channels: [{ channel: "linkedin" }, { channel: "email", budget: "250" }] }),
      version: 1,
    });
    expect(await getPlannedCampaign(manager, id)).toMatchObject({ version: 1 });
    expect(await actionsOf(tenant.id)).toEqual(["campaign.create"]);
  });

  test("offers to take it back, as it was before", async () => {
    const { manager } = await newTenant();
    const { id } = await createCampaign(manager, plan());
    const offered: UndoCall[] = [];
    await changeCampaign({ ...manager, onUndo: (call) => offered.push(call) }, id, { ...plan({ name: "Summer" }), version: 1 });
    expect(offered).toMatchObject([{ method: "PUT", path: `/api/v1/campaigns/${id}`, body: { name: "Spring sale", version: 2 } }]);
  });

  test("is for those who may, and for members who look after it", async () => {
    const { tenant, manager } = await newTenant();
    const [member, viewer] = [await tenantContext(database, tenant.id, "member"), await tenantContext(database, tenant.id, "viewer")];
    const own = await createCampaign(manager, plan({ ownerId: member.actor.kind === "user" ? member.actor.userId : null }));
    const other = await createCampaign(manager, plan());
    expect((await changeCampaign(member, own.id, { ...plan({ ownerId: own.ownerId, name: "Mine" }), version: 1 })).name).toBe("Mine");
    await expect(changeCampaign(member, other.id, { ...plan(), version: 1 })).rejects.toMatchObject({ code: "forbidden" });
    await expect(changeCampaign(viewer, other.id, { ...plan(), version: 1 })).rejects.toMatchObject({ code: "forbidden" });
    await expect(createCampaign(member, plan())).rejects.toMatchObject({ code: "forbidden" });
    await expect(moveCampaign(member, own.id, { act: "launch", version: 2 })).rejects.toMatchObject({ code: "forbidden" });
  });

  test("leaves the first day of what has begun, and all of what is over", async () => {
    const { manager } = await newTenant();
    const { id } = await createCampaign(manager, plan());
    const live = await moveCampaign(manager, id, { act: "launch", version: 1 });
    expect(live.startsOn).toBe("2026-11-27");
    await expect(changeCampaign(manager, id, { ...plan({ startsOn: "2026-12-05" }), version: 2 })).rejects.toMatchObject({
      issues: [{ path: "startsOn" }],
    });
    await moveCampaign(manager, id, { act: "complete", version: 2 });
    await expect(changeCampaign(manager, id, { ...plan({ startsOn: "2026-11-27" }), version: 3 })).rejects.toMatchObject({ code: "conflict" });
  });

  test("leaves what is to go live, or has, a channel; a draft may have none", async () => {
    const { manager } = await newTenant();
    const { id } = await createCampaign(manager, plan());
    const without = (version: number) => changeCampaign(manager, id, { ...plan({ channels: [] }), version });
    await moveCampaign(manager, id, { act: "schedule", version: 1 });
    await expect(without(2)).rejects.toMatchObject({ issues: [{ path: "channels" }] });
    expect((await getPlannedCampaign(manager, id)).channels).toHaveLength(2);
    await moveCampaign(manager, id, { act: "unschedule", version: 2 });
    expect((await without(3)).channels).toEqual([]);
  });

  test("is not possible across the wall", async () => {
    const [{ manager }, { manager: stranger }] = [await newTenant(), await newTenant()];
    const { id } = await createCampaign(manager, plan());
    await expect(getPlannedCampaign(stranger, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(changeCampaign(stranger, id, { ...plan(), version: 1 })).rejects.toMatchObject({ code: "not_found" });
    await expect(moveCampaign(stranger, id, { act: "launch", version: 1 })).rejects.toMatchObject({ code: "not_found" });
    await expect(readActivity(stranger, id, { limit: 25 })).rejects.toMatchObject({ code: "not_found" });
    expect((await bulkCampaigns(stranger, { act: { action: "archive" }, ids: [id] }).catch(({ code }) => code)) as unknown).toBe("invalid");
  });
});

describe("the life of a campaign", () => {
  test("is launched for real: its event, its audit, and the achievement it brings", async () => {
    const { tenant, manager } = await newTenant();
    await createPerson(database.db, { memberships: [{ tenantId: tenant.id, role: "tenant_admin" }] });
    const { id } = await createCampaign(manager, plan());
    const live = await moveCampaign(manager, id, { act: "launch", version: 1 });
    expect(live).toMatchObject({ status: "active", version: 2, launchedAt: new Date(AT).toISOString() });
    expect(await eventsOf(tenant.id)).toContain("campaign.launched");
    expect(await actionsOf(tenant.id)).toEqual(["campaign.create", "campaign.launch"]);
    const gamification = { ...manager, actor: { kind: "system", name: "test" } } as TenantContext;
    expect(await awardEarned(gamification)).toContain("first-campaign-launch");
  });

  test("completes today what is completed, and counts it for good", async () => {
    const { tenant, manager } = await newTenant();
    const { id } = await createCampaign(manager, plan({ startsOn: "2026-11-01" }));
    await moveCampaign(manager, id, { act: "launch", version: 1 });
    expect(await moveCampaign(manager, id, { act: "complete", version: 2 })).toMatchObject({ status: "completed", endsOn: "2026-11-27" });
    await moveCampaign(manager, id, { act: "archive", version: 3 });
    const measures = await query(
      database.superuserUrl,
      "SELECT campaigns_launched::int AS launched, campaigns_completed::int AS completed FROM tenant_campaign_measures WHERE tenant_id = $1",
      [tenant.id],
    );
    expect(measures).toEqual([{ launched: 1, completed: 1 }]);
    expect(await eventsOf(tenant.id)).toContain("campaign.completed");
    expect(await moveCampaign(manager, id, { act: "restore", version: 4 })).toMatchObject({ status: "completed" });
  });

  test("refuses a step that there is not, what stands in the way, and what was seen too long ago", async () => {
    const { manager } = await newTenant();
    const { id } = await createCampaign(manager, plan({ channels: [] }));
    await expect(moveCampaign(manager, id, { act: "pause", version: 1 })).rejects.toMatchObject({ code: "conflict" });
    await expect(moveCampaign(manager, id, { act: "launch", version: 1 })).rejects.toThrow(/at least one channel/);
    await expect(moveCampaign(manager, id, { act: "archive", version: 7 })).rejects.toThrow(/changed this campaign meanwhile/);
    expect(await getPlannedCampaign(manager, id)).toMatchObject({ status: "draft", version: 1 });
  });

  test("goes by the clock of its tenant: launched on its first day there, completed after its last", async () => {
    const { manager } = await newTenant({ timeZone: "Pacific/Auckland" });
    const { id } = await createCampaign(manager, plan());
    await moveCampaign(manager, id, { act: "schedule", version: 1 });
    const services = (moment: string) => ({ ...testRuntime(database), db: database.db, jobs: database.jobs, clock: fixedClock(moment) });
    const signal = new AbortController().signal;
    await tendCampaigns(services("2026-11-30T10:59:00Z"), signal);
    expect(await getPlannedCampaign(manager, id)).toMatchObject({ status: "scheduled" });
    // Midnight of December 1 in Auckland.
    await tendCampaigns(services("2026-11-30T11:00:00Z"), signal);
    expect(await getPlannedCampaign(manager, id)).toMatchObject({ status: "active", version: 3 });
    await tendCampaigns(services("2026-12-31T10:59:00Z"), signal);
    expect(await getPlannedCampaign(manager, id)).toMatchObject({ status: "active" });
    await tendCampaigns(services("2026-12-31T11:00:00Z"), signal);
    expect(await getPlannedCampaign(manager, id)).toMatchObject({ status: "completed", endsOn: "2026-12-31" });
    const { activities } = await readActivity(manager, id, { limit: 25 });
    expect(activities.map(({ kind, byPortal }) => [kind, byPortal])).toEqual([
      ["complete", true],
      ["launch", true],
      ["schedule", false],
      ["created", false],
    ]);
  });

  test("nothing goes live by itself for a tenant that is past due", async () => {
    const { tenant, manager } = await newTenant();
    const { id } = await createCampaign(manager, plan());
    await moveCampaign(manager, id, { act: "schedule", version: 1 });
    await query(database.superuserUrl, "UPDATE tenant SET status = 'past_due' WHERE id = $1", [tenant.id]);
    const services = { ...testRuntime(database), db: database.db, jobs: database.jobs, clock: fixedClock("2026-12-02T00:00:00Z") };
    await tendCampaigns(services, new AbortController().signal);
    expect(await getPlannedCampaign(manager, id)).toMatchObject({ status: "scheduled" });
  });
});

describe("the table of campaigns", () => {
  test("filters, sorts and pages, with nothing twice and nothing left out", async () => {
    const { manager } = await newTenant();
    for (const [name, change] of [
      ["Alpha", { channels: [{ channel: "x" }], budget: "10" }],
      ["beta", { startsOn: "2026-12-24", budget: "300" }],
      ["Gamma", { type: "awareness", endsOn: "", budget: "2000" }],
    ] as const)
      await createCampaign(manager, plan({ name, channels: [], ...change }));
    const names = async (asked: object) =>
      foundCampaigns.parse(await findCampaigns(manager, findCampaignsInput.parse(asked))).campaigns.map(({ name }) => name);
    expect(await names({ sort: "name" })).toEqual(["Alpha", "beta", "Gamma"]);
    expect(await names({ sort: "-budget" })).toEqual(["Gamma", "beta", "Alpha"]);
    expect(await names({ sort: "-ends" })).toEqual(["Gamma", expect.any(String), expect.any(String)]);
    expect(await names({ channel: "x,tiktok" })).toEqual(["Alpha"]);
    expect(await names({ type: "awareness" })).toEqual(["Gamma"]);
    expect(await names({ search: "ETA" })).toEqual(["beta"]);
    expect(await names({ startsFrom: "2026-12-02" })).toEqual(["beta"]);
    expect(await names({ budgetMin: "10", budgetMax: "300", sort: "name" })).toEqual(["Alpha", "beta"]);
    const first = await findCampaigns(manager, findCampaignsInput.parse({ sort: "name", limit: 2 }));
    const second = await findCampaigns(manager, findCampaignsInput.parse({ sort: "name", limit: 2, cursor: first.nextCursor ?? "" }));
    expect([...first.campaigns, ...second.campaigns].map(({ name }) => name)).toEqual(["Alpha", "beta", "Gamma"]);
    expect(second.nextCursor).toBeNull();
  });

  test("acts upon many, tells what the rules refuse, and takes back what stands as it was left", async () => {
    const { manager } = await newTenant();
    const [a, b, draft] = [await createCampaign(manager, plan()), await createCampaign(manager, plan()), await createCampaign(manager, plan())];
    for (const { id } of [a, b]) await moveCampaign(manager, id, { act: "launch", version: 1 });
    const twice = sentTwice(manager);
    const run = await bulkCampaigns(twice, { act: { action: "pause" }, filter: {} });
    expect(await bulkCampaigns(twice, { act: { action: "pause" }, filter: {} })).toEqual(run);
    expect(run).toMatchObject({
      status: "done",
      total: 3,
      done: 2,
      refused: 1,
      refusals: [{ id: draft.id, message: expect.stringContaining("draft") }],
    });
    await moveCampaign(manager, b.id, { act: "complete", version: 3 });
    expect(await undoCampaigns(manager, undoCampaignsInput.parse(run.undo?.body))).toEqual({ done: 1, refused: 1 });
    expect(await getPlannedCampaign(manager, a.id)).toMatchObject({ status: "active" });
    expect(await getPlannedCampaign(manager, b.id)).toMatchObject({ status: "completed" });
  });

  test("is taken along as it is filtered", async () => {
    const { tenant, manager } = await newTenant();
    await createCampaign(manager, plan({ name: "One" }));
    await createCampaign(manager, plan({ name: "Two" }));
    const { body } = await exportCampaigns(manager, { format: "csv", sort: "name", search: "two" }, testRuntime(database));
    let text = "";
    for await (const part of body) text += typeof part === "string" ? part : new TextDecoder().decode(part);
    expect(text).toContain("Two");
    expect(text).not.toContain("One");
    expect(text).toContain("End: 1 campaign\r\n");
    expect(await actionsOf(tenant.id)).toContain("campaign.export_list");
  });
});

describe("campaigns that were imported", () => {
  test("have a plan like others, and a file that changes one makes its version rise", async () => {
    const { manager } = await newTenant();
    const file = (change: object = {}) => ({
      campaigns: [
        {
          ...{ key: "a", name: "Old", type: "launch", status: "active", ownerEmail: null, budget: "100.00", currency: manager.tenant.currency },
          ...{ startsOn: "2026-01-01", endsOn: null },
          ...change,
        } as never,
      ],
      days: [
        { campaign: "a", day: "2026-11-01", channel: "email" as const, impressions: 1, clicks: 1, conversions: 0, spend: "1.00", revenue: "0.00" },
      ],
    });
    await importFigures(manager, file());
    await importFigures(manager, file());
    const [found] = (await findCampaigns(manager, findCampaignsInput.parse({}))).campaigns;
    const detail = campaignDetail.parse(await getCampaign(manager, found?.id ?? ""));
    expect(detail.plan).toMatchObject({ version: 1, channels: [{ channel: "email", budget: null }], launchedAt: "2026-01-01T00:00:00.000Z" });
    await importFigures(manager, file({ name: "New" }));
    expect(await getPlannedCampaign(manager, detail.id)).toMatchObject({ name: "New", version: 2 });
  });
});
