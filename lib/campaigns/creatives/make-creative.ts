import { inTenant, once, requirePermission, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { newId, sha256 } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { changedMeanwhile, conflict, invalid } from "#lib/platform/errors";
import { inspectImage } from "#lib/platform/picture";
import { publishUpdate } from "#lib/platform/realtime";
import { noteActivity } from "../lifecycle/activity.ts";
import { findPlanned } from "../lifecycle/planned-row.ts";
import { findCreative, readDetail } from "./creative-rows.ts";
import { type AddVersionInput, CREATIVE_LIMITS, type CreateCreativeInput, type CreativeDetail } from "./schema.ts";

/**
 * Adds a creative to a campaign, with its first version: a text, a picture, or both.
 * @throws `not_found`, `forbidden`; `invalid` for neither, or for what is no picture that is taken; `conflict` for one too many
 */
export async function createCreative(context: TenantContext, campaignId: string, { name, ...content }: CreateCreativeInput): Promise<CreativeDetail> {
  return inTenant(context, async (tx) => {
    requirePermission(context, "campaign.update", await findPlanned(context, tx, campaignId));
    const { id } = await once(context, tx, async () => {
      const [creativeId, now, tenantId] = [newId(), context.clock.now(), context.tenant.id];
      await tx.query({ text: "SELECT pg_advisory_xact_lock(hashtextextended('campaign.creative:' || $1, 0))::text", values: [campaignId] });
      if ((await tx.prisma.campaignCreative.count({ where: { tenantId, campaignId } })) >= CREATIVE_LIMITS.perCampaign)
        throw conflict(`There can be ${CREATIVE_LIMITS.perCampaign} creatives of a campaign.`);
      const row = contentOf(content);
      await tx.prisma.campaignCreative.createMany({ data: [{ id: creativeId, tenantId, campaignId, name, createdAt: now, updatedAt: now }] });
      await writeVersion(context, tx, creativeId, 1, row);
      await told(context, tx, campaignId, creativeId, "creative.create", "creative_created", { name, number: 1 });
      return { id: creativeId };
    });
    return readDetail(context, tx, campaignId, id);
  });
}

/**
 * Adds a version: the creative is a draft again, to be approved anew. The versions before stay as they were.
 * @throws as above, and `conflict` when somebody changed it meanwhile
 */
export async function addCreativeVersion(
  context: TenantContext,
  campaignId: string,
  id: string,
  { version, ...content }: AddVersionInput,
): Promise<CreativeDetail> {
  return inTenant(context, async (tx) => {
    const before = await findCreative(context, tx, campaignId, id, "lock");
    requirePermission(context, "campaign.update", { ownerId: before.owner_id });
    await once(context, tx, async () => {
      if (before.version !== version) throw changedMeanwhile(CREATIVE_MEANWHILE, { state: before.state }, { state: null });
      if (before.newest >= CREATIVE_LIMITS.versions) throw conflict(`There can be ${CREATIVE_LIMITS.versions} versions. Make another creative.`);
      const [number, row] = [before.newest + 1, contentOf(content)];
      await writeVersion(context, tx, id, number, row);
      await tx.prisma.campaignCreative.updateMany({
        where: { tenantId: context.tenant.id, id },
        data: { state: "draft", newest: number, version: { increment: 1 }, submittedById: null, submittedAt: null, updatedAt: context.clock.now() },
      });
      await told(context, tx, campaignId, id, "creative.add_version", "creative_version", { name: before.name, number });
      return {};
    });
    return readDetail(context, tx, campaignId, id);
  });
}

export const CREATIVE_MEANWHILE = "Somebody else changed this creative meanwhile. Look at it as it is now, then do this again.";

/** The audit entry, the line of the campaign's story and the notice to open windows, of one act. */
export async function told(
  context: TenantContext,
  tx: Transaction,
  campaignId: string,
  creativeId: string,
  action: string,
  kind: string,
  after: { name: string } & Record<string, unknown>,
): Promise<void> {
  const tenantId = context.tenant.id;
  await noteActivity(context, tx, campaignId, kind, { creativeId, ...after });
  await recordAudit(context, tx, { action, tenantId, subjectType: "creative", subjectId: creativeId, after });
  await publishUpdate(tx, { tenantId, topic: "campaign.changed", payload: { campaignId } });
}

interface Content {
  text: string;
  picture: { contentType: string; hash: string; width: number; height: number; bytes: Uint8Array<ArrayBuffer> } | null;
}

function contentOf({ text, picture }: { text: string; picture: string | null }): Content {
  if (picture === null) {
    if (text === "") throw invalid("Give it a text or a picture.", [{ path: "text", message: "Write something, or choose a picture." }]);
    return { text, picture: null };
  }
  const bytes = new Uint8Array(Buffer.from(picture, "base64"));
  const refuse = (message: string) => invalid(message, [{ path: "picture", message }]);
  if (bytes.length > CREATIVE_LIMITS.pictureBytes) throw refuse("A picture may have 2 MB at most.");
  const image = inspectImage(bytes);
  if (typeof image === "string") throw refuse(image);
  if (Math.max(image.width, image.height) > 8_000) throw refuse("A picture may have 8,000 pixels on each side at most.");
  return { text, picture: { ...image, hash: sha256(bytes), bytes } };
}

async function writeVersion(
  { tenant, actor, clock }: TenantContext,
  tx: Transaction,
  creativeId: string,
  number: number,
  { text, picture }: Content,
) {
  const madeById = actor.kind === "user" ? actor.userId : null;
  const row = { tenantId: tenant.id, creativeId, number, text, madeById, madeAt: clock.now() };
  await tx.prisma.creativeVersion.createMany({ data: [{ ...row, ...picture }] });
}
