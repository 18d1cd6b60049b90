import { emit } from "#lib/events";
import { publishUpdate } from "#lib/platform/realtime";
import { inImport, type Running } from "./running.ts";

const BATCH = 10_000;
const MOST_TOLD = 1_000;

/**
 * Gives days back the figures that they had before an import, batch by batch; those that were not there go. Where a later import has
 * written a day since, the day stays, and what that one keeps as its past becomes what was there before this one.
 */
export async function takeBack(running: Pick<Running, "runtime" | "tenantId" | "importId" | "recorder" | "signal">): Promise<void> {
  const { tenantId, importId, recorder, signal } = running;
  const campaignIds = new Set<string>();
  for (;;) {
    signal.throwIfAborted();
    const touched = await inImport(running, async (tx) => {
      await tx.query({ text: "SELECT pg_advisory_xact_lock(hashtextextended('campaign.import:' || $1, 0))::text", values: [tenantId] });
      return tx.query<{ campaign_id: string }>({
        name: "take-back-import",
        text: `WITH gone AS (
            DELETE FROM figure_import_change WHERE ctid = ANY (ARRAY(
              SELECT ctid FROM figure_import_change WHERE tenant_id = $1::uuid AND import_id = $2::uuid LIMIT ${BATCH})) RETURNING *
          ),
          -- Each by its key: a plan for a tenant that statistics do not know yet would read all its days for each.
          written AS (
            SELECT g.*, d.place FROM gone g CROSS JOIN LATERAL (
              SELECT d.ctid AS place FROM campaign_channel_day d WHERE d.tenant_id = $1::uuid AND d.campaign_id = g.campaign_id AND d.day = g.day
                AND d.channel = g.channel AND d.import_id = $2::uuid OFFSET 0
            ) d
          ),
          removed AS (
            DELETE FROM campaign_channel_day d WHERE d.ctid = ANY (ARRAY(SELECT place FROM written WHERE impressions IS NULL)) AND d.tenant_id = $1::uuid
          ),
          restored AS (
            UPDATE campaign_channel_day d SET impressions = g.impressions, clicks = g.clicks, conversions = g.conversions, spend_minor = g.spend_minor,
              revenue_minor = g.revenue_minor, import_id = g.before_id, imported_at = g.before_at
            FROM written g WHERE g.impressions IS NOT NULL AND d.ctid = g.place AND d.tenant_id = $1::uuid
          ),
          inherited AS (
            UPDATE figure_import_change l SET impressions = g.impressions, clicks = g.clicks, conversions = g.conversions, spend_minor = g.spend_minor,
              revenue_minor = g.revenue_minor, before_id = g.before_id, before_at = g.before_at
            FROM gone g WHERE l.tenant_id = $1::uuid AND l.before_id = $2::uuid AND l.campaign_id = g.campaign_id AND l.day = g.day AND l.channel = g.channel
          )
          SELECT DISTINCT campaign_id FROM gone`,
        values: [tenantId, importId],
      });
    });
    if (touched.length === 0) break;
    for (const { campaign_id } of touched) campaignIds.add(campaign_id);
  }
  const ids = [...campaignIds];
  if (ids.length === 0) return;
  await inImport(running, async (tx) => {
    for (let at = 0; at < ids.length; at += MOST_TOLD) {
      await emit(recorder, tx, "campaign.figures_imported", { tenantId, campaignIds: ids.slice(at, at + MOST_TOLD) });
    }
    await publishUpdate(tx, { tenantId, topic: "campaign.figures", payload: { campaignIds: ids.slice(0, MOST_TOLD) } });
  });
}
