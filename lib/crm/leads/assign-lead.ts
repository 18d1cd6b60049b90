import { inTenant, requirePermission, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import type { Transaction } from "#lib/platform/database";
import { conflict } from "#lib/platform/errors";
import { momentOf } from "../local-time.ts";
import { requireOwner } from "../owners.ts";
import { findLead, lockLead, MEANWHILE } from "./lead-rows.ts";
import type { LeadDetail } from "./schema.ts";

/** Gives a lead to somebody, or to nobody. @throws `not_found`, `forbidden`, `invalid` for no active member, `conflict` */
export async function assignLead(context: TenantContext, id: string, { ownerId, version }: { ownerId: string | null; version: number }) {
  requirePermission(context, "lead.execute");
  return inTenant(context, async (tx): Promise<LeadDetail> => {
    const before = await lockLead(context, tx, id, null);
    if (before.ownerId === ownerId) return before;
    if (before.version !== version) throw conflict(MEANWHILE);
    if (ownerId !== null) await requireOwner(tx, context.tenant.id, ownerId);
    await giveLead(context, tx, { id, from: before.ownerId, to: ownerId, because: ownerId === null ? "" : "by hand" });
    return findLead(tx, context.tenant.id, id);
  });
}

interface Giving {
  id: string;
  from: string | null;
  to: string | null;
  /** In words, as the lead's page tells it. */
  because: string;
}

/** Writes whose lead it is, in the caller's transaction, which has checked that it may be so and holds the row. */
export async function giveLead(context: TenantContext, tx: Transaction, { id, from, to, because }: Giving): Promise<void> {
  const tenantId = context.tenant.id;
  await tx.prisma.lead.updateMany({
    where: { tenantId, id },
    data: { ownerId: to, ownerReason: because, updatedAt: context.clock.now(), version: { increment: 1 } },
  });
  const states = { before: { ownerId: from }, after: { ownerId: to } };
  await recordAudit(context, tx, {
    action: "lead.assign",
    tenantId,
    subjectType: "lead",
    subjectId: id,
    ...states,
    ...(because && { reason: because }),
  });
  await emit(context, tx, "lead.changed", { tenantId, leadId: id, fields: ["ownerId"] });
  if (to !== null) await emit(context, tx, "lead.assigned", { tenantId, leadId: id, userId: to });
}

/** Says when somebody will come back to a lead; null: not planned. @throws `not_found`, `forbidden`, `conflict` */
export async function setFollowUp(
  context: TenantContext,
  id: string,
  { nextFollowUpAt, version }: { nextFollowUpAt: string | null; version: number },
): Promise<LeadDetail> {
  const tenantId = context.tenant.id;
  return inTenant(context, async (tx) => {
    const before = await lockLead(context, tx, id, null);
    requirePermission(context, "lead.update", before);
    const at = await momentOf(tx, nextFollowUpAt, context.tenant.timeZone);
    if ((at?.toISOString() ?? null) === before.nextFollowUpAt) return before;
    if (before.version !== version) throw conflict(MEANWHILE);
    await tx.prisma.lead.updateMany({
      where: { tenantId, id },
      data: { nextFollowUpAt: at, updatedAt: context.clock.now(), version: { increment: 1 } },
    });
    const states = { before: { nextFollowUpAt: before.nextFollowUpAt }, after: { nextFollowUpAt: at?.toISOString() ?? null } };
    await recordAudit(context, tx, { action: "lead.follow_up", tenantId, subjectType: "lead", subjectId: id, ...states });
    return findLead(tx, tenantId, id);
  });
}
