import { inTenant, once, requirePermission, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { newId } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { publishUpdate } from "#lib/platform/realtime";
import { noteActivity } from "./activity.ts";
import { requireCampaignPlace } from "./plan-limit.ts";
import { findPlanned, planOf } from "./planned-row.ts";
import type { CampaignPlan, DuplicateCampaignInput, PlannedCampaign } from "./schema.ts";
import { planToWrite, writeChannels } from "./write-plan.ts";

/**
 * Makes a campaign that is a draft, in the tenant's own currency.
 * @throws `forbidden`; `invalid` at the fields; `conflict` when the plan has no place left
 */
export async function createCampaign(context: TenantContext, plan: CampaignPlan): Promise<PlannedCampaign> {
  requirePermission(context, "campaign.create");
  return inTenant(context, async (tx) => {
    const { id } = await once(context, tx, () => createIn(context, tx, plan, { kind: "created" }));
    return findPlanned(context, tx, id);
  });
}

/**
 * Makes a draft that is planned as another campaign is, without its figures, creatives and story.
 * @throws `forbidden`, `not_found`, `conflict` when the plan has no place left
 */
export async function duplicateCampaign(context: TenantContext, id: string, { name }: DuplicateCampaignInput): Promise<PlannedCampaign> {
  requirePermission(context, "campaign.create");
  return inTenant(context, async (tx) => {
    const made = await once(context, tx, async () => {
      const plan = planOf(await findPlanned(context, tx, id));
      const owner = await stillMember(context, tx, plan.ownerId);
      const copy = { ...plan, ownerId: owner, name };
      return createIn(context, tx, copy, { kind: "duplicated", from: { id, name: plan.name } });
    });
    return findPlanned(context, tx, made.id);
  });
}

type Origin = { kind: "created" } | { kind: "duplicated"; from: { id: string; name: string } };

/** The same in the caller's transaction; whether they may is checked before. */
export async function createIn(context: TenantContext, tx: Transaction, plan: CampaignPlan, origin: Origin): Promise<{ id: string }> {
  const { tenant, clock } = context;
  const [id, now, tenantId] = [newId(), clock.now(), tenant.id];
  await requireCampaignPlace(tx, tenantId);
  const { columns, channels } = await planToWrite(context, tx, plan, tenant.currency);
  const row = { id, tenantId, externalKey: `portal:${id}`, status: "draft", currency: tenant.currency, createdAt: now, updatedAt: now };
  await tx.prisma.campaign.createMany({ data: [{ ...row, ...columns }] });
  await writeChannels(context, tx, id, channels);
  const from = origin.kind === "duplicated" ? { from: origin.from } : {};
  await noteActivity(context, tx, id, origin.kind, from);
  await recordAudit(context, tx, {
    action: origin.kind === "created" ? "campaign.create" : "campaign.duplicate",
    tenantId,
    subjectType: "campaign",
    subjectId: id,
    after: { name: plan.name, type: plan.type, budget: plan.budget, startsOn: plan.startsOn, endsOn: plan.endsOn, ...from },
  });
  await publishUpdate(tx, { tenantId, topic: "campaign.changed", payload: { campaignId: id } });
  return { id };
}

/** Whoever has left is not given anything new to look after. */
async function stillMember({ tenant }: TenantContext, tx: Transaction, userId: string | null): Promise<string | null> {
  if (userId === null) return null;
  return (await tx.prisma.membership.count({ where: { tenantId: tenant.id, userId, status: "active" } })) > 0 ? userId : null;
}
