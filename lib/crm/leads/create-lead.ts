import { inTenant, once, requirePermission, type TenantContext } from "#lib/access";
import { fieldsOf } from "../custom-fields/read-fields.ts";
import { requireValues } from "../custom-fields/values.ts";
import { momentOf } from "../local-time.ts";
import { requireOwner, selfOf } from "../owners.ts";
import { insertLead } from "./insert-lead.ts";
import { requireLeadRoom } from "./lead-room.ts";
import { findLead, minorAmount } from "./lead-rows.ts";
import type { CreateLeadInput, LeadDetail } from "./schema.ts";

/**
 * Writes a lead that somebody enters. Once per `Idempotency-Key`.
 * @throws `forbidden`, `limit_exceeded` where the plan has no room, `invalid` for an owner who is no active member
 */
export async function createLead(context: TenantContext, input: CreateLeadInput): Promise<LeadDetail> {
  requirePermission(context, "lead.create");
  const { ownerId, budget, nextFollowUpAt, hasBudget, hasAuthority, hasNeed, custom = {}, ...fields } = input;
  // To give it to somebody else is to assign it.
  if (ownerId !== null && ownerId !== selfOf(context)) requirePermission(context, "lead.execute");
  return inTenant(context, (tx) =>
    once(context, tx, async () => {
      await requireLeadRoom(context, tx);
      if (ownerId !== null) await requireOwner(tx, context.tenant.id, ownerId);
      const { id } = await insertLead(context, tx, {
        ...fields,
        custom: requireValues(await fieldsOf(tx, context.tenant.id, "lead"), {}, custom),
        ownerId: ownerId ?? selfOf(context),
        ownerReason: "by hand",
        budgetMinor: minorAmount(budget, context.tenant.currency, "budget"),
        bant: { budget: hasBudget, authority: hasAuthority, need: hasNeed, note: "" },
        nextFollowUpAt: await momentOf(tx, nextFollowUpAt, context.tenant.timeZone),
      });
      return findLead(tx, context.tenant.id, id);
    }),
  );
}
