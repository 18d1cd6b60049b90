import { inTenant, once, requirePermission, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import { invalid } from "#lib/platform/errors";
import { publishUpdate } from "#lib/platform/realtime";
import { knownCampaigns } from "../known-campaigns.ts";
import { adoptChannels } from "../lifecycle/write-plan.ts";
import { writeDays } from "../write-days.ts";
import type { IngestInput, IngestResult } from "./import-schema.ts";

const MOST_ISSUES = 50;

/**
 * Writes figures that another program sends, all or nothing. Values are absolute: a day that is sent again is replaced. Sent twice with
 * the same Idempotency-Key it is done once, and answers as it did.
 * @throws `invalid` for an unknown campaign, a day twice, or more decimals than the currency has, with the row in each issue's path
 */
export async function ingestFigures(context: TenantContext, { rows }: IngestInput): Promise<IngestResult> {
  requirePermission(context, "campaign.create");
  const tenantId = context.tenant.id;
  refuseTwice(rows);
  return inTenant(context, (tx) =>
    once(context, tx, async () => {
      await tx.query({ text: "SELECT pg_advisory_xact_lock(hashtextextended('campaign.import:' || $1, 0))::text", values: [tenantId] });
      const campaigns = await knownCampaigns(tx, tenantId, [...new Set(rows.map(({ campaign }) => campaign))]);
      const unknown = rows.flatMap(({ campaign }, at) =>
        campaigns.has(campaign) ? [] : [{ path: `rows.${at}.campaign`, message: "There is no campaign with this key." }],
      );
      if (unknown.length > 0) throw invalid("Nothing was written: some campaigns are not known.", unknown.slice(0, MOST_ISSUES));
      const { importId, created, changed, same } = await writeDays(context, tx, rows, campaigns, { source: "api", fileName: "API" });
      const campaignIds = [...campaigns.values()].map(({ id }) => id);
      const result: IngestResult = { importId, created, changed, unchanged: same };
      await recordAudit(context, tx, {
        action: "campaign.import",
        tenantId,
        subjectType: "figure_import",
        subjectId: importId,
        after: { created, changed },
      });
      if (created + changed > 0) {
        await adoptChannels(tx, tenantId, campaignIds);
        await emit(context, tx, "campaign.figures_imported", { tenantId, campaignIds });
        await publishUpdate(tx, { tenantId, topic: "campaign.figures", payload: { campaignIds } });
      }
      return result;
    }),
  );
}

/** Of two values for one day nobody knows which is meant. */
function refuseTwice(rows: IngestInput["rows"]): void {
  const seen = new Map<string, number>();
  const issues = rows.flatMap(({ campaign, day, channel }, at) => {
    const key = JSON.stringify([campaign, day, channel]);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, at);
    return first === undefined ? [] : [{ path: `rows.${at}`, message: `Repeats row ${first}.` }];
  });
  if (issues.length > 0) throw invalid("Nothing was written: some days come twice.", issues.slice(0, MOST_ISSUES));
}
