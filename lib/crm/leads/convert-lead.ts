import { inTenant, once, requirePermission, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import type { Transaction } from "#lib/platform/database";
import { conflict } from "#lib/platform/errors";
import { insertDeal } from "../deals/write-deal.ts";
import { selfOf } from "../owners.ts";
import { companyByName, contactByAddress } from "../people/find-or-make.ts";
import { findLead, lockLead, MEANWHILE, minorAmount } from "./lead-rows.ts";
import type { ConvertLeadInput, LeadDetail } from "./schema.ts";

/**
 * Makes a deal of a lead, with the contact and the company that it is with: those that are there already by their address and name,
 * else new ones. From then on the lead stands where its deal stands. A lead makes one deal; asked twice it answers the same.
 * @throws `not_found`, `forbidden`; `conflict` for a lead that is lost or has a deal
 */
export async function convertLead(context: TenantContext, id: string, input: ConvertLeadInput): Promise<LeadDetail> {
  requirePermission(context, "lead.execute");
  requirePermission(context, "deal.create");
  const { id: tenantId, currency } = context.tenant;
  return inTenant(context, (tx) =>
    once(context, tx, async () => {
      const lead = await lockLead(context, tx, id, null);
      if (lead.dealId !== null) throw conflict("This lead has a deal already.");
      if (lead.status === "lost") throw conflict("This lead is lost. Open it again first.");
      if (lead.version !== input.version) throw conflict(MEANWHILE);
      const amountMinor = minorAmount(input.amount, currency, "amount") ?? 0n;
      const ownerId = lead.ownerId ?? selfOf(context);
      const companyId = lead.companyName === null ? null : await companyByName(context, tx, lead.companyName, { ownerId, country: lead.country });
      const contactId = await contactOf(context, tx, lead, { ownerId, companyId });
      const dealId = await insertDeal(context, tx, {
        name: input.name,
        stage: "qualification",
        amountMinor,
        currency,
        companyId,
        contactId,
        leadId: id,
        ownerId,
        tags: lead.tags,
      });
      const now = context.clock.now();
      const states = { status: "qualified", dealId, contactId };
      await tx.prisma.lead.updateMany({ where: { tenantId, id }, data: { ...states, statusSince: now, updatedAt: now, version: { increment: 1 } } });
      // What was done with the lead until now stands on the deal's page as well.
      await tx.prisma.activity.updateMany({ where: { tenantId, leadId: id, dealId: null }, data: { dealId, contactId, companyId } });
      const change = { before: { status: lead.status }, after: states };
      await recordAudit(context, tx, { action: "lead.convert", tenantId, subjectType: "lead", subjectId: id, ...change });
      await emit(context, tx, "lead.changed", { tenantId, leadId: id, fields: ["status", "dealId"] });
      return findLead(tx, tenantId, id);
    }),
  );
}

/** Nobody is known of a lead that is a company alone. */
async function contactOf(
  context: TenantContext,
  tx: Transaction,
  lead: LeadDetail,
  kin: { ownerId: string | null; companyId: string | null },
): Promise<string | null> {
  const { firstName, lastName, email, phone, jobTitle, hasConsent } = lead;
  if (!firstName && !lastName && !email && !phone) return null;
  return contactByAddress(context, tx, { firstName, lastName, email, phone, jobTitle, hasConsent, ...kin });
}
