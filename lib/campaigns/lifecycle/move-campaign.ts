import { inTenant, offerUndo, once, requirePermission, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import { dayIn } from "#lib/platform/clock";
import type { Transaction } from "#lib/platform/database";
import { changedMeanwhile, conflict } from "#lib/platform/errors";
import { publishUpdate } from "#lib/platform/realtime";
import { noteActivity } from "./activity.ts";
import { requireCampaignPlace } from "./plan-limit.ts";
import { findPlanned } from "./planned-row.ts";
import type { MoveCampaignInput, PlannedCampaign } from "./schema.ts";
import { type CampaignAct, OPPOSITES, problemsOf, targetOf } from "./states.ts";
import { dayAsDate } from "./write-plan.ts";

/**
 * Moves a campaign on in its life. Launched before its first day it begins today; completed before its last it ends today.
 * @throws `not_found`, `forbidden` without `campaign.execute`; `conflict` for a step that there is not, for what stands in the way, and
 * when somebody changed it meanwhile
 */
export async function moveCampaign(context: TenantContext, id: string, { act, version }: MoveCampaignInput): Promise<PlannedCampaign> {
  return inTenant(context, async (tx) => {
    await once(context, tx, async () => {
      await moveIn(context, tx, id, act, version);
      const back = OPPOSITES[act];
      if (back !== null) offerUndo(context, { method: "POST", path: `/api/v1/campaigns/${id}/status`, body: { act: back, version: version + 1 } });
      return {};
    });
    return findPlanned(context, tx, id);
  });
}

/** The same in the caller's transaction. @param version that was seen; null takes it as it stands. @returns the version it has now */
export async function moveIn(context: TenantContext, tx: Transaction, id: string, act: CampaignAct, version: number | null): Promise<number> {
  const before = await findPlanned(context, tx, id, "lock");
  requirePermission(context, "campaign.execute", before);
  if (version !== null && before.version !== version) throw changedMeanwhile(MEANWHILE, { status: before.status }, { status: null });
  const today = dayIn(context.clock.now(), context.tenant.timeZone);
  const status = targetOf(act, before);
  if (status === null) throw conflict(`“${before.name}” is ${before.status}: it cannot be moved this way.`);
  const [problem] = problemsOf(act, { ...before, channels: before.channels.length }, today);
  if (problem) throw conflict(problem);
  if (act === "restore") await requireCampaignPlace(tx, context.tenant.id);
  await write(context, tx, before, act, status, today);
  return before.version + 1;
}

const ACTIONS = {
  schedule: "campaign.schedule",
  unschedule: "campaign.unschedule",
  launch: "campaign.launch",
  pause: "campaign.pause",
  resume: "campaign.resume",
  complete: "campaign.complete",
  archive: "campaign.archive",
  restore: "campaign.restore",
} as const satisfies Record<CampaignAct, string>;

const MEANWHILE = "Somebody else changed this campaign meanwhile. Look at it as it is now, then do this again.";

async function write(
  context: TenantContext,
  tx: Transaction,
  before: PlannedCampaign,
  act: CampaignAct,
  status: PlannedCampaign["status"],
  today: string,
): Promise<void> {
  const { tenant, clock } = context;
  const [id, tenantId, now] = [before.id, tenant.id, clock.now()];
  await tx.prisma.campaign.updateMany({
    where: { tenantId, id },
    data: {
      status,
      archivedFrom: act === "archive" ? before.status : null,
      version: { increment: 1 },
      updatedAt: now,
      ...(act === "launch" && { launchedAt: before.launchedAt ?? now, ...(before.startsOn > today && { startsOn: dayAsDate(today) }) }),
      ...(act === "complete" && { completedAt: now, ...endedOn(before, today) }),
    },
  });
  await noteActivity(context, tx, id, act, { from: before.status, to: status });
  const audited = { tenantId, subjectType: "campaign", subjectId: id, before: { status: before.status }, after: { status } };
  await recordAudit(context, tx, { action: ACTIONS[act], ...audited });
  if (act === "launch") await emit(context, tx, "campaign.launched", { tenantId, campaignId: id, name: before.name });
  if (act === "complete") await emit(context, tx, "campaign.completed", { tenantId, campaignId: id, name: before.name });
  await publishUpdate(tx, { tenantId, topic: "campaign.changed", payload: { campaignId: id } });
}

/** Its last day is the one on which it ended, and never before its first. */
function endedOn({ startsOn, endsOn }: PlannedCampaign, today: string): { endsOn?: Date } {
  if (endsOn !== null && endsOn <= today) return {};
  return { endsOn: dayAsDate(startsOn > today ? startsOn : today) };
}
