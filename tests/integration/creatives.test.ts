import { randomBytes } from "node:crypto";
import { crc32, deflateSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TenantContext } from "#lib/access";
import {
  addCreativeVersion,
  commentCreative,
  createCampaign,
  createCreative,
  decideCreative,
  getCreative,
  listCreatives,
  readActivity,
  readCreativePicture,
  resolveComment,
  waitingApprovals,
} from "#lib/campaigns";
import { addVersionInput, campaignPlan, commentInput, createCreativeInput, creativeDetail, decideCreativeInput } from "#lib/campaigns/schema";
import { newId } from "#lib/platform/crypto";
import { createTenant, tenantContext } from "../support/contexts.ts";
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
