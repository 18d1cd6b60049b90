import { readInTenant, requirePermission, type TenantContext } from "#lib/access";
import { notFound } from "#lib/platform/errors";
import { findPlanned } from "../lifecycle/planned-row.ts";
import { CREATIVE_ROWS, type CreativeRow, creativeItemOf, readDetail } from "./creative-rows.ts";
import { OF_LIVE_CAMPAIGNS } from "./find-creatives.ts";
import { CREATIVE_LIMITS, type CreativeDetail, type CreativeItem, type WaitingApprovals } from "./schema.ts";

const WAITING_SHOWN = 20;

/** The creatives of a campaign, the latest first. @throws `forbidden`, `not_found` */
export async function listCreatives(context: TenantContext, campaignId: string): Promise<{ creatives: CreativeItem[] }> {
  requirePermission(context, "campaign.read");
  const rows = await readInTenant(context, async (tx) => {
    await findPlanned(context, tx, campaignId);
    return tx.query<CreativeRow>({
      name: "list-creatives",
      text: `${CREATIVE_ROWS} AND r.campaign_id = $2::uuid ORDER BY r.created_at DESC, r.id LIMIT ${CREATIVE_LIMITS.perCampaign}`,
      values: [context.tenant.id, campaignId],
    });
  });
  return { creatives: rows.map(creativeItemOf) };
}

/** One creative with its versions and comments. @throws `forbidden`, `not_found` */
export async function getCreative(context: TenantContext, campaignId: string, id: string): Promise<CreativeDetail> {
  requirePermission(context, "campaign.read");
  return readInTenant(context, (tx) => readDetail(context, tx, campaignId, id));
}

/** The picture of a version, by its content's hash. @throws `forbidden`, `not_found` */
export async function readCreativePicture(
  context: TenantContext,
  creativeId: string,
  hash: string,
): Promise<{ contentType: string; bytes: Uint8Array<ArrayBuffer> }> {
  requirePermission(context, "campaign.read");
  const [row] = await readInTenant(context, (tx) =>
    tx.query<{ content_type: string; bytes: Uint8Array<ArrayBuffer> }>({
      name: "creative-picture",
      text: `SELECT content_type, bytes FROM campaign_creative_version
             WHERE tenant_id = $1::uuid AND creative_id = $2::uuid AND hash = $3 ORDER BY number LIMIT 1`,
      values: [context.tenant.id, creativeId, hash],
    }),
  );
  if (!row) throw notFound("This picture");
  return { contentType: row.content_type, bytes: row.bytes };
}

/** What waits for the client's approval in all campaigns, the longest first. @throws `forbidden` */
export async function waitingApprovals(context: TenantContext): Promise<WaitingApprovals> {
  requirePermission(context, "campaign.read");
  const rows = await readInTenant(context, (tx) =>
    tx.query<{ id: string; campaign_id: string; name: string; campaign_name: string; submitted_at: Date; submitted_by: string | null; all: number }>({
      name: "waiting-approvals",
      text: `SELECT r.id, r.campaign_id, r.name, c.name AS campaign_name, r.submitted_at, u.name AS submitted_by, count(*) OVER ()::int AS "all"
             FROM campaign_creative r ${OF_LIVE_CAMPAIGNS}
             LEFT JOIN "user" u ON u.id = r.submitted_by_id
             WHERE r.tenant_id = $1::uuid AND r.state = 'waiting' ORDER BY r.submitted_at, r.id LIMIT ${WAITING_SHOWN}`,
      values: [context.tenant.id],
    }),
  );
  return {
    count: rows[0]?.all ?? 0,
    creatives: rows.map((row) => ({
      id: row.id,
      campaignId: row.campaign_id,
      name: row.name,
      campaignName: row.campaign_name,
      submittedAt: row.submitted_at.toISOString(),
      submittedBy: row.submitted_by,
    })),
  };
}
