import { can, inTenant, once, requirePermission, type TenantContext } from "#lib/access";
import { emit } from "#lib/events";
import { chooseOwner } from "../assignment/choose-owner.ts";
import type { LeadOrigin } from "../assignment/schema.ts";
import { fieldsOf } from "../custom-fields/read-fields.ts";
import { requireValues } from "../custom-fields/values.ts";
import { momentOf } from "../local-time.ts";
import { requireOwner, selfOf } from "../owners.ts";
import { insertLead } from "./insert-lead.ts";
import { requireLeadRoom } from "./lead-room.ts";
import { findLead, minorAmount } from "./lead-rows.ts";
import { requireNoTwin } from "./require-no-twin.ts";
import type { CreateLeadInput, LeadDetail } from "./schema.ts";

interface Entry {
  /** What rules may ask: whether a person typed it or a program sent it. */
  origin?: LeadOrigin;
  /** Of a person who is asked before a second lead of an address is written: the address of which they have said that it is meant, else "". */
  meantTwin?: string;
}

/**
 * Writes a lead that somebody enters. One that names no owner goes to somebody by the tenant's rules, else to whoever enters it. Once per
 * `Idempotency-Key`.
 * @throws `forbidden`, `conflict` where a second lead of its address may not be meant, `limit_exceeded` where the plan has no room, `invalid`
 * for an owner who is no active member
 */
export async function createLead(context: TenantContext, input: CreateLeadInput, { origin = "hand", meantTwin }: Entry = {}): Promise<LeadDetail> {
  requirePermission(context, "lead.create");
  const { ownerId, budget, nextFollowUpAt, hasBudget, hasAuthority, hasNeed, custom = {}, ...fields } = input;
  // To give it to somebody else is to assign it.
  if (ownerId !== null && ownerId !== selfOf(context)) requirePermission(context, "lead.execute");
  return inTenant(context, (tx) =>
    once(context, tx, async () => {
      await requireLeadRoom(context, tx);
      const tenantId = context.tenant.id;
      if (meantTwin !== undefined && can(context, "lead.read")) await requireNoTwin(tx, tenantId, fields.email, meantTwin);
      if (ownerId !== null) await requireOwner(tx, tenantId, ownerId);
      const { country, region, tags } = fields;
      const given = ownerId === null ? await chooseOwner(tx, tenantId, { origin, country, region, language: null, tags }) : null;
      const { id } = await insertLead(context, tx, {
        ...fields,
        given,
        custom: requireValues(await fieldsOf(tx, tenantId, "lead"), {}, custom),
        ownerId: ownerId ?? selfOf(context),
        ownerReason: "by hand",
        budgetMinor: minorAmount(budget, context.tenant.currency, "budget"),
        bant: { budget: hasBudget, authority: hasAuthority, need: hasNeed, note: "" },
        nextFollowUpAt: await momentOf(tx, nextFollowUpAt, context.tenant.timeZone),
      });
      if (given) await emit(context, tx, "lead.assigned", { tenantId, leadId: id, userId: given.userId });
      return findLead(tx, tenantId, id);
    }),
  );
}
