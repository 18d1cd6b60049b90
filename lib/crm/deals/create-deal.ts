import { inTenant, once, requirePermission, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { changedMeanwhile, conflict, differingFields } from "#lib/platform/errors";
import { decimalAmountOf } from "#lib/platform/money";
import { publishUpdate } from "#lib/platform/realtime";
import { fieldsOf } from "../custom-fields/read-fields.ts";
import { requireValues, valuesByParam } from "../custom-fields/values.ts";
import { sortNameOf } from "../fields.ts";
import { minorAmount } from "../leads/lead-rows.ts";
import { requireOwner, selfOf } from "../owners.ts";
import { findDeal, lockDeal, MEANWHILE, requireKin } from "./deal-rows.ts";
import { type ChangeDealInput, type CreateDealInput, type DealDetail, isClosed } from "./schema.ts";
import { insertDeal } from "./write-deal.ts";

/** Writes a deal that somebody enters. Once per `Idempotency-Key`. @throws `forbidden`, `invalid` */
export async function createDeal(context: TenantContext, { amount, ownerId, custom: given = {}, ...input }: CreateDealInput): Promise<DealDetail> {
  requirePermission(context, "deal.create");
  const { id: tenantId, currency } = context.tenant;
  return inTenant(context, (tx) =>
    once(context, tx, async () => {
      await requireKin(tx, tenantId, input);
      if (ownerId !== null) await requireOwner(tx, tenantId, ownerId);
      const amountMinor = minorAmount(amount, currency, "amount") ?? 0n;
      const custom = requireValues(await fieldsOf(tx, tenantId, "deal"), {}, given);
      const id = await insertDeal(context, tx, { ...input, custom, amountMinor, currency, ownerId: ownerId ?? selfOf(context) });
      return findDeal(tx, tenantId, id);
    }),
  );
}

/** What a form of a deal holds, in the form's own shapes. */
export const dealFormOf = (deal: DealDetail) => ({
  name: deal.name,
  amount: decimalAmountOf(deal.amountMinor, deal.currency),
  expectedCloseOn: deal.expectedCloseOn,
  companyId: deal.companyId,
  contactId: deal.contactId,
  probability: deal.probability,
  ownerId: deal.ownerId,
  tags: deal.tags,
});

/**
 * Changes what a deal says of itself; its stage is moved (`moveDeal`). How likely it is cannot be said of what has ended.
 * @throws `not_found`, `forbidden`, `invalid`; `conflict` with an issue on each field that stands differently now
 */
export async function changeDeal(context: TenantContext, id: string, { version, custom: given, ...input }: ChangeDealInput): Promise<DealDetail> {
  const tenantId = context.tenant.id;
  return inTenant(context, async (tx) => {
    const before = await lockDeal(context, tx, id);
    requirePermission(context, "deal.update", before);
    const amountMinor = minorAmount(input.amount, before.currency, "amount") ?? 0n;
    const own = await fieldsOf(tx, tenantId, "deal");
    const custom = given ? requireValues(own, before.custom, given) : before.custom;
    const now = { ...dealFormOf(before), ...valuesByParam(own, before.custom) };
    const yours = { ...input, amount: decimalAmountOf(amountMinor, before.currency), ...valuesByParam(own, custom) };
    const changed = differingFields(now, yours).map(({ path }) => path);
    if (changed.length === 0) return before;
    if (before.version !== version) throw changedMeanwhile(MEANWHILE, now, yours);
    if (isClosed(before.stage) && changed.includes("probability")) throw conflict("This deal has ended: how likely it is does not change any more.");
    await requireKin(tx, tenantId, input);
    if (input.ownerId !== null && input.ownerId !== before.ownerId) await requireOwner(tx, tenantId, input.ownerId);
    const { amount: _, expectedCloseOn, ...fields } = input;
    await tx.prisma.deal.updateMany({
      where: { tenantId, id },
      data: {
        ...fields,
        custom,
        sortName: sortNameOf(input.name),
        amountMinor,
        expectedCloseOn: expectedCloseOn && new Date(expectedCloseOn),
        updatedAt: context.clock.now(),
        version: { increment: 1 },
      },
    });
    const only = (side: Record<string, unknown>) => Object.fromEntries(changed.map((field) => [field, side[field]]));
    await recordAudit(context, tx, {
      action: "deal.change",
      tenantId,
      subjectType: "deal",
      subjectId: id,
      before: only(now),
      after: only(yours),
    });
    await publishUpdate(tx, { tenantId, topic: "crm.changed", payload: { ids: [id] } });
    return findDeal(tx, tenantId, id);
  });
}

/**
 * Deletes a deal with its moves and what was done with it. The lead that it came of is there again, qualified, unless it was won
 * by this deal: then it has to be opened first.
 * @throws `not_found`, `forbidden`, `conflict`
 */
export async function deleteDeal(context: TenantContext, id: string, { version }: { version: number }): Promise<void> {
  requirePermission(context, "deal.delete");
  const tenantId = context.tenant.id;
  await inTenant(context, async (tx) => {
    const { name, stage, amountMinor, leadId, version: now } = await lockDeal(context, tx, id);
    if (now !== version) throw conflict(MEANWHILE);
    if (stage === "closed_won" && leadId !== null) throw conflict("This deal won a customer. Open it again before you delete it.");
    if (leadId !== null)
      await tx.prisma.lead.updateMany({
        where: { tenantId, id: leadId },
        data: { dealId: null, status: "qualified", statusSince: context.clock.now(), lostReason: null, version: { increment: 1 } },
      });
    await tx.prisma.deal.deleteMany({ where: { tenantId, id } });
    await recordAudit(context, tx, { action: "deal.delete", tenantId, subjectType: "deal", subjectId: id, before: { name, stage, amountMinor } });
    await publishUpdate(tx, { tenantId, topic: "crm.changed", payload: { ids: [id] } });
  });
}
