import { randomBytes } from "node:crypto";
import { crc32, deflateSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TenantContext } from "#lib/access";
import {
  addCreativeVersion,
  commentCreative,
  countCreatives,
  createCampaign,
  createCreative,
  decideCreative,
  exportCreatives,
  findCreatives,
  getCreative,
  listCreatives,
  moveCampaign,
  readActivity,
  readCreativePicture,
  resolveComment,
  waitingApprovals,
} from "#lib/campaigns";
import {
  addVersionInput,
  campaignPlan,
  commentInput,
  createCreativeInput,
  creativeDetail,
  creativeFilter,
  decideCreativeInput,
  exportCreativesInput,
  findCreativesInput,
  moveCampaignInput,
} from "#lib/campaigns/schema";
import { newId } from "#lib/platform/crypto";
import { createTenant, tenantContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";
import { TOLD } from "../support/told.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

/** A real PNG, so that its content says what it is. */
function png(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.alloc((width + 1) * height))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}
const picture = png(40, 20).toString("base64");

async function newCampaign(): Promise<{ manager: TenantContext; member: TenantContext; viewer: TenantContext; campaignId: string }> {
  const tenant = await createTenant(database.db, { planKey: "professional" });
  const manager = await tenantContext(database, tenant.id, "manager");
  const member = await tenantContext(database, tenant.id, "member");
  const ownerId = member.actor.kind === "user" ? member.actor.userId : null;
  const plan = campaignPlan.parse({ name: "Spring", type: "sales", startsOn: "2026-12-01", ownerId });
  const { id: campaignId } = await createCampaign(manager, plan);
  return { manager, member, viewer: await tenantContext(database, tenant.id, "viewer"), campaignId };
}
const creative = (change: object = {}) => createCreativeInput.parse({ name: "Banner", text: "Twenty per cent off", ...change });
const step = (act: string, version: number, reason = "") => decideCreativeInput.parse({ act, version, reason });
const eventsOf = async (tenantId: string) =>
  (
    await query<{ name: string }>(database.superuserUrl, `SELECT DISTINCT data->>'name' AS name FROM ${TOLD} WHERE data->'data'->>'tenantId' = $1`, [
      tenantId,
    ])
  ).map(({ name }) => name);

describe("a creative", () => {
  test("is kept with its picture, which is known by its content, once however often it is sent", async () => {
    const { member, viewer, campaignId } = await newCampaign();
    const twice = { ...member, idempotency: { key: newId(), requestHash: "same" } };
    const made = creativeDetail.parse(await createCreative(twice, campaignId, creative({ picture })));
    expect((await createCreative(twice, campaignId, creative({ picture }))).id).toBe(made.id);
    expect(made).toMatchObject({ state: "draft", newest: 1, picture: { width: 40, height: 20 } });
    const { contentType, bytes } = await readCreativePicture(viewer, made.id, made.picture?.hash ?? "");
    expect(contentType).toBe("image/png");
    expect(Buffer.from(bytes).toString("base64")).toBe(picture);
    expect((await listCreatives(viewer, campaignId)).creatives).toHaveLength(1);
  });

  test.each([
    ["nothing", { text: "" }, "text"],
    ["a page that says it is a picture", { picture: Buffer.from("<!doctype html><script>alert(1)</script>").toString("base64") }, "picture"],
    ["a picture with something behind it", { picture: Buffer.concat([png(4, 4), Buffer.from("<script>")]).toString("base64") }, "picture"],
    ["more than 2 MB", { picture: randomBytes(2_000_001).toString("base64") }, "picture"],
    ["a picture that is too wide", { picture: png(8_001, 1).toString("base64") }, "picture"],
  ])("of %s is refused, and leaves nothing", async (_, change, path) => {
    const { member, campaignId } = await newCampaign();
    await expect(createCreative(member, campaignId, creative(change))).rejects.toMatchObject({ code: "invalid", issues: [{ path }] });
    expect((await listCreatives(member, campaignId)).creatives).toEqual([]);
  });

  test("goes to the client, back with what is to change, and is approved in its second version", async () => {
    const { manager, member, campaignId } = await newCampaign();
    const { id } = await createCreative(member, campaignId, creative({ picture }));
    await decideCreative(member, campaignId, id, step("submit", 1));
    expect(await waitingApprovals(manager)).toMatchObject({
      count: 1,
      creatives: [{ id, campaignId, name: "Banner", campaignName: "Spring", submittedBy: expect.any(String) }],
    });
    await expect(decideCreative(member, campaignId, id, step("approve", 2))).rejects.toMatchObject({ code: "forbidden" });
    await expect(decideCreative(manager, campaignId, id, step("ask_changes", 2))).rejects.toMatchObject({
      code: "invalid",
      issues: [{ path: "reason" }],
    });
    const asked = await decideCreative(manager, campaignId, id, step("ask_changes", 2, "Larger type"));
    expect(asked).toMatchObject({ state: "changes_asked", openComments: 1, comments: [{ body: "Larger type", number: 1, x: null }] });
    expect(await waitingApprovals(manager)).toEqual({ count: 0, creatives: [] });
    const second = await addCreativeVersion(member, campaignId, id, addVersionInput.parse({ version: 3, text: "A third off" }));
    expect(second).toMatchObject({ state: "draft", newest: 2, picture: null, versions: [{ number: 2 }, { number: 1, picture: { width: 40 } }] });
    await decideCreative(member, campaignId, id, step("submit", 4));
    expect(await decideCreative(manager, campaignId, id, step("approve", 5))).toMatchObject({ state: "approved" });
    expect(await eventsOf(manager.tenant.id)).toEqual(expect.arrayContaining(["creative.submitted", "creative.decided"]));
    const { activities } = await readActivity(manager, campaignId, { limit: 25 });
    expect(activities[0]).toMatchObject({ kind: "creative_approve", detail: { name: "Banner", to: "approved" } });
    const audit = await query<{ action: string }>(
      database.superuserUrl,
      "SELECT action FROM audit_entry WHERE tenant_id = $1 AND action LIKE 'creative.%' ORDER BY seq",
      [manager.tenant.id],
    );
    expect(audit.map(({ action }) => action)).toEqual([
      ...["creative.create", "creative.submit", "creative.ask_changes", "creative.add_version", "creative.submit", "creative.approve"],
    ]);
  });

  test("what somebody looked at before it changed is not decided by that", async () => {
    const { manager, member, campaignId } = await newCampaign();
    const { id } = await createCreative(member, campaignId, creative());
    await decideCreative(member, campaignId, id, step("submit", 1));
    await addCreativeVersion(member, campaignId, id, addVersionInput.parse({ version: 2, text: "Something else" }));
    await expect(decideCreative(manager, campaignId, id, step("approve", 2))).rejects.toMatchObject({ code: "conflict" });
    expect((await getCreative(manager, campaignId, id)).state).toBe("draft");
  });

  test("is commented on at a place of its picture by whoever may look, and the comment is done", async () => {
    const { member, viewer, campaignId } = await newCampaign();
    const { id } = await createCreative(member, campaignId, creative({ picture }));
    const said = await commentCreative(viewer, campaignId, id, commentInput.parse({ body: "The logo is cut", x: "12.5", y: "100" }));
    expect(said).toMatchObject({ openComments: 1, comments: [{ x: 12.5, y: 100, number: 1, resolvedAt: null }] });
    const commentId = said.comments[0]?.id ?? "";
    await expect(resolveComment(viewer, campaignId, id, commentId)).rejects.toMatchObject({ code: "forbidden" });
    expect(await resolveComment(member, campaignId, id, commentId)).toMatchObject({ openComments: 0 });
    await expect(resolveComment(member, campaignId, id, newId())).rejects.toMatchObject({ code: "not_found" });
  });

  test("a text has no places", async () => {
    const { member, campaignId } = await newCampaign();
    const { id } = await createCreative(member, campaignId, creative());
    await expect(commentCreative(member, campaignId, id, commentInput.parse({ body: "Here", x: "1", y: "1" }))).rejects.toMatchObject({
      code: "invalid",
    });
    expect(commentInput.safeParse({ body: "Here", x: "1", y: "" }).success).toBe(false);
    expect(commentInput.safeParse({ body: "Here", x: "101", y: "0" }).success).toBe(false);
  });

  test("of another portal is not found, and nor is its picture; under another campaign it is not there either", async () => {
    const [{ member, campaignId }, stranger] = [await newCampaign(), await newCampaign()];
    const made = await createCreative(member, campaignId, creative({ picture }));
    await expect(getCreative(stranger.manager, campaignId, made.id)).rejects.toMatchObject({ code: "not_found" });
    await expect(getCreative(member, stranger.campaignId, made.id)).rejects.toMatchObject({ code: "not_found" });
    await expect(readCreativePicture(stranger.manager, made.id, made.picture?.hash ?? "")).rejects.toMatchObject({ code: "not_found" });
    await expect(createCreative(stranger.manager, campaignId, creative())).rejects.toMatchObject({ code: "not_found" });
    await expect(decideCreative(stranger.manager, campaignId, made.id, step("submit", 1))).rejects.toMatchObject({ code: "not_found" });
    expect(await waitingApprovals(stranger.manager)).toEqual({ count: 0, creatives: [] });
  });
});

describe("the creatives of all campaigns", () => {
  async function withCreatives() {
    const { manager, member, viewer, campaignId } = await newCampaign();
    const ownerId = member.actor.kind === "user" ? member.actor.userId : null;
    const plan = campaignPlan.parse({ name: "Autumn", type: "sales", startsOn: "2026-12-01", ownerId });
    const { id: otherId } = await createCampaign(manager, plan);
    // Each an hour after the one before; what is submitted last was made first.
    const at = (context: TenantContext, hour: number) => ({ ...context, clock: { now: () => new Date(Date.UTC(2026, 10, 20, hour)) } });
    const names = ["A", "B", "C", "D", "E", "F", "G"];
    for (const [index, name] of names.entries()) {
      const of = index % 2 ? otherId : campaignId;
      const { id } = await createCreative(at(member, index), of, creative({ name }));
      if (name !== "G") await decideCreative(at(member, 23 - index), of, id, step("submit", 1));
      if (name === "F") await decideCreative(at(manager, 24), of, id, step("approve", 2));
    }
    return { manager, member, viewer, campaignId, otherId };
  }
  const list = async (context: TenantContext, filter: object) => (await findCreatives(context, findCreativesInput.parse(filter))).creatives;
  const namesOf = (creatives: { name: string }[]) => creatives.map(({ name }) => name);

  test("that wait are those that the home page counts, beyond the first five, the longest waiting first", async () => {
    const { viewer } = await withCreatives();
    const [waiting, { count, creatives }] = [await list(viewer, { state: "waiting", sort: "submitted" }), await waitingApprovals(viewer)];
    expect(namesOf(waiting)).toEqual(["E", "D", "C", "B", "A"]);
    expect(waiting.map(({ id }) => id)).toEqual(creatives.map(({ id }) => id));
    expect(count).toBe(waiting.length);
    expect(await countCreatives(viewer, creativeFilter.parse({ state: "waiting" }))).toMatchObject({ count: 5 });
    expect(waiting[0]).toMatchObject({ campaignName: "Spring", submittedAt: "2026-11-20T19:00:00.000Z", submittedBy: expect.any(String) });
  });

  test("of a campaign in the archive are neither counted nor listed", async () => {
    const { manager, otherId } = await withCreatives();
    await moveCampaign(manager, otherId, moveCampaignInput.parse({ act: "archive", version: 1 }));
    expect(namesOf(await list(manager, { state: "waiting", sort: "submitted" }))).toEqual(["E", "C", "A"]);
    expect((await waitingApprovals(manager)).count).toBe(3);
  });

  test("are found by their name, their campaign's, their state and their days, page by page without a gap", async () => {
    const { viewer } = await withCreatives();
    expect(namesOf(await list(viewer, {}))).toEqual(["F", "A", "B", "C", "D", "E", "G"]);
    expect(namesOf(await list(viewer, { search: "autumn", sort: "name" }))).toEqual(["B", "D", "F"]);
    expect(namesOf(await list(viewer, { state: "draft,approved", sort: "-name" }))).toEqual(["G", "F"]);
    expect(namesOf(await list(viewer, { changedFrom: "2026-11-21" }))).toEqual(["F"]);
    expect(namesOf(await list(viewer, { submittedTo: "2026-11-19" }))).toEqual([]);
    for (const sort of ["changed", "-changed", "submitted", "-submitted", "name", "-name"]) {
      const whole = namesOf(await list(viewer, { sort }));
      const seen: string[] = [];
      let cursor: string | null | undefined;
      do {
        const page = await findCreatives(viewer, { ...findCreativesInput.parse({ sort, cursor: cursor ?? undefined }), limit: 2 });
        seen.push(...namesOf(page.creatives));
        cursor = page.nextCursor;
      } while (cursor);
      expect(seen).toEqual(whole);
      expect(new Set(seen).size).toBe(7);
    }
  });

  test("are taken along as a file, which the trail says, and are nobody else's", async () => {
    const [{ manager }, stranger] = [await withCreatives(), await newCampaign()];
    const file = await exportCreatives(
      manager,
      exportCreativesInput.parse({ format: "csv", state: "waiting", sort: "submitted" }),
      testRuntime(database),
    );
    let text = "";
    for await (const piece of file.body) text += typeof piece === "string" ? piece : Buffer.from(piece).toString("utf8");
    expect(
      text
        .split("\n")
        .filter((line) => /^[A-G],/.test(line))
        .map((line) => line.slice(0, 1)),
    ).toEqual(["E", "D", "C", "B", "A"]);
    const audit = await query(database.superuserUrl, "SELECT 1 FROM audit_entry WHERE tenant_id = $1 AND action = 'creative.export_list'", [
      manager.tenant.id,
    ]);
    expect(audit).toHaveLength(1);
    expect(await list(stranger.viewer, {})).toEqual([]);
  });
});
