import { inTenant, requirePermission, requireSomeReach, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import { differingFields } from "#lib/platform/errors";
import { decimalAmountOf } from "#lib/platform/money";
import { fieldsOf } from "../custom-fields/read-fields.ts";
import { requireValues, valuesByParam } from "../custom-fields/values.ts";
import { leadSortName } from "./insert-lead.ts";
import { findLead, lockLead, minorAmount, requireLeadVersion } from "./lead-rows.ts";
import type { ChangeLeadInput, LeadDetail } from "./schema.ts";

/** What a form of a lead holds, in the form's own shapes. */
export const leadFormOf = (lead: LeadDetail) => ({
  firstName: lead.firstName,
  lastName: lead.lastName,
  email: lead.email,
  phone: lead.phone,
  companyName: lead.companyName,
  jobTitle: lead.jobTitle,
  industry: lead.industry,
  companySize: lead.companySize,
  city: lead.city,
  region: lead.region,
  country: lead.country,
  source: lead.source,
  budget: lead.budgetMinor === null ? null : decimalAmountOf(lead.budgetMinor, lead.currency ?? "USD"),
  timeline: lead.timeline,
  hasBudget: lead.bant.budget,
  hasAuthority: lead.bant.authority,
  hasNeed: lead.bant.need,
  message: lead.message,
  hasConsent: lead.hasConsent,
  tags: lead.tags,
});

/**
 * Changes what is known of a lead. Nothing changed writes nothing. The trail says which fields, and not what stood there: it is
 * kept longer than the data of people may be.
 * @throws `not_found`, `forbidden`; `conflict` when it was changed meanwhile, with an issue on each field that stands differently
 */
export async function changeLead(context: TenantContext, id: string, { version, custom: given, ...input }: ChangeLeadInput): Promise<LeadDetail> {
  requireSomeReach(context, "lead.update");
  const tenantId = context.tenant.id;
  return inTenant(context, async (tx) => {
    const before = await lockLead(context, tx, id, null);
    requirePermission(context, "lead.update", before);
    const { currency } = context.tenant;
    const budgetMinor = minorAmount(input.budget, before.currency ?? currency, "budget");
    const own = await fieldsOf(tx, tenantId, "lead");
    const custom = given ? requireValues(own, before.custom, given) : before.custom;
    const budget = budgetMinor === null ? null : decimalAmountOf(budgetMinor, before.currency ?? currency);
    const yours = { ...input, budget, ...valuesByParam(own, custom) };
    const now = { ...leadFormOf(before), ...valuesByParam(own, before.custom) };
    const changed = differingFields(now, yours).map(({ path }) => path);
    if (changed.length === 0) return before;
    requireLeadVersion(before, version, now, yours);
    const { budget: _, hasBudget, hasAuthority, hasNeed, ...fields } = input;
    const at = context.clock.now();
    await tx.prisma.lead.updateMany({
      where: { tenantId, id },
      data: {
        ...fields,
        custom,
        emailKey: input.email?.toLowerCase() ?? null,
        sortName: leadSortName(input),
        budgetMinor,
        currency: budgetMinor === null ? null : (before.currency ?? currency),
        bant: { budget: hasBudget, authority: hasAuthority, need: hasNeed, note: before.bant.note },
        consentAt: input.hasConsent ? (before.consentAt ? new Date(before.consentAt) : at) : null,
        updatedAt: at,
        version: { increment: 1 },
      },
    });
    await recordAudit(context, tx, { action: "lead.change", tenantId, subjectType: "lead", subjectId: id, after: { fields: changed } });
    await emit(context, tx, "lead.changed", { tenantId, leadId: id, fields: changed });
    return findLead(tx, tenantId, id);
  });
}
