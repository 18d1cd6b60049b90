import { inTenant, requirePermission, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import type { Queryable } from "#lib/platform/database";
import { publishUpdate } from "#lib/platform/realtime";
import { type KnownCampaign, knownCampaigns, refuseImport } from "./known-campaigns.ts";
import { campaignPlacesLeft } from "./lifecycle/plan-limit.ts";
import { adoptChannels } from "./lifecycle/write-plan.ts";
import type { ImportedCampaign, ImportedFile, ImportResult } from "./schema.ts";
import { writeCampaigns } from "./write-campaigns.ts";
import { writeDays } from "./write-days.ts";

/**
 * Writes campaigns and their figures, all or nothing. Campaigns are found by their key and days by campaign, day and
 * channel; values are absolute, so the same file twice changes nothing. Days may belong to campaigns of earlier files.
 * The file must be as `parseCampaignsCsv` and `parseFiguresCsv` make it: no key twice.
 * @throws `invalid` for more new campaigns than the plan has room for, an owner who is no member, an unknown campaign, a changed currency, too many decimals
 */
export async function importFigures(context: TenantContext, file: ImportedFile): Promise<ImportResult> {
  requirePermission(context, "campaign.create");
  const result = { campaigns: file.campaigns.length, days: file.days.length };
  if (result.campaigns + result.days === 0) return result;
  const tenantId = context.tenant.id;
  const keys = [...new Set([...file.campaigns.map(({ key }) => key), ...file.days.map(({ campaign }) => campaign)])];
  return inTenant(context, async (tx) => {
    // Two imports that touch the same rows in another order would wait for each other for ever.
    await tx.query({ text: "SELECT pg_advisory_xact_lock(hashtextextended('campaign.import:' || $1, 0))::text", values: [tenantId] });
    const before = await knownCampaigns(tx, tenantId, keys);
    await requirePlaces(tx, tenantId, file.campaigns, before);
    await writeCampaigns(context, tx, file.campaigns, before);
    const campaigns = await knownCampaigns(tx, tenantId, keys);
    if (file.days.length > 0) await writeDays(context, tx, file.days, campaigns, { source: "own", fileName: "figures.csv" });

    const campaignIds = [...campaigns.values()].map(({ id }) => id);
    await adoptChannels(tx, tenantId, campaignIds);
    await recordAudit(context, tx, { action: "campaign.import", tenantId, subjectType: "tenant", subjectId: tenantId, after: result });
    await emit(context, tx, "campaign.figures_imported", { tenantId, campaignIds });
    await publishUpdate(tx, { tenantId, topic: "campaign.figures", payload: { campaignIds } });
    return result;
  });
}

/** Those of the file that are new and not archived each need a place in the plan; each that finds none is told. */
async function requirePlaces(tx: Queryable, tenantId: string, campaigns: readonly ImportedCampaign[], before: ReadonlyMap<string, KnownCampaign>) {
  const made = campaigns.filter(({ key, status }) => status !== "archived" && !before.has(key));
  if (made.length === 0) return;
  const places = await campaignPlacesLeft(tx, tenantId);
  if (places === null) return;
  refuseImport(
    made
      .slice(places.left)
      .map(({ key }) => `${key}: Your plan allows ${places.limit} campaigns. Archive one that is over, or ask for a larger plan.`),
  );
}
