import { inTenant, offerUndo, once, readInTenant, requirePermission, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { changedMeanwhile, conflict, invalid } from "#lib/platform/errors";
import { publishUpdate } from "#lib/platform/realtime";
import { noteActivity } from "./activity.ts";
import { comparable, findPlanned, planOf } from "./planned-row.ts";
import { type ChangeCampaignInput, mayBeEdited, type PlannedCampaign } from "./schema.ts";
import { planToWrite, writeChannels } from "./write-plan.ts";

/** A campaign as it is planned. @throws `forbidden`, `not_found` */
export async function getPlannedCampaign(context: TenantContext, id: string): Promise<PlannedCampaign> {
  requirePermission(context, "campaign.read");
  return readInTenant(context, (tx) => findPlanned(context, tx, id));
}

/**
 * Changes what is planned of a campaign. Nothing changed writes nothing.
 * @throws `not_found`; `forbidden`, also for those who may only change their own; `invalid` at the fields; `conflict` when it is over,
 * or when somebody else changed it meanwhile, with an issue on each field that stands differently now
 */
export async function changeCampaign(context: TenantContext, id: string, { version, ...plan }: ChangeCampaignInput): Promise<PlannedCampaign> {
  const tenantId = context.tenant.id;
  return inTenant(context, async (tx) => {
    const before = await findPlanned(context, tx, id, "lock");
    requirePermission(context, "campaign.update", before);
    await once(context, tx, async () => {
      const [stands, wanted] = [comparable(planOf(before), before.currency), comparable(plan, before.currency)];
      if (before.version !== version) throw changedMeanwhile(MEANWHILE, stands, wanted);
      const changed = Object.keys(wanted).filter((field) => JSON.stringify(stands[field]) !== JSON.stringify(wanted[field]));
      if (changed.length === 0) return {};
      requireOpen(before, changed);
      requireChannel(before, plan);
      const { columns, channels } = await planToWrite(context, tx, plan, before.currency);
      const data = { ...columns, version: { increment: 1 }, updatedAt: context.clock.now() };
      await tx.prisma.campaign.updateMany({ where: { tenantId, id }, data });
      await writeChannels(context, tx, id, channels);
      offerUndo(context, { method: "PUT", path: `/api/v1/campaigns/${id}`, body: { ...planOf(before), version: version + 1 } });
      await noteActivity(context, tx, id, "changed", { fields: changed });
      await recordAudit(context, tx, {
        action: "campaign.change",
        tenantId,
        subjectType: "campaign",
        subjectId: id,
        before: Object.fromEntries(changed.map((field) => [field, stands[field]])),
        after: Object.fromEntries(changed.map((field) => [field, wanted[field]])),
      });
      await publishUpdate(tx, { tenantId, topic: "campaign.changed", payload: { campaignId: id } });
      return {};
    });
    return findPlanned(context, tx, id);
  });
}

const MEANWHILE = "Somebody else changed this campaign meanwhile. Compare the fields below, load the page again, and make your change there.";

function requireOpen({ status, launchedAt }: PlannedCampaign, changed: string[]): void {
  if (!mayBeEdited(status)) throw conflict("This campaign is over, and what was planned stays as it was. Duplicate it to go on from it.");
  if (launchedAt !== null && status !== "draft" && changed.includes("startsOn"))
    throw invalid("Some fields need attention.", [{ path: "startsOn", message: "It has begun already: its first day stays." }]);
}

/** What is to go live, or has, goes on nowhere without a channel: it would stay behind on its day and nobody would know. */
function requireChannel({ status, channels }: PlannedCampaign, plan: Pick<ChangeCampaignInput, "channels">): void {
  if (status === "draft" || channels.length === 0 || plan.channels.length > 0) return;
  throw invalid("Some fields need attention.", [{ path: "channels", message: "Keep at least one channel." }]);
}
