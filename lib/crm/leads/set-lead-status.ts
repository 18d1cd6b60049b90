import { inTenant, requirePermission, requireSomeReach, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import { conflict } from "#lib/platform/errors";
import { findLead, lockLead } from "./lead-rows.ts";
import { mayBecome } from "./lead-status.ts";
import type { LeadDetail, SetLeadStatusInput } from "./schema.ts";

/**
 * Says where a lead stands. What has a deal stands where the deal stands.
 * @throws `not_found`, `forbidden`; `conflict` for a step that is none, or when it was changed meanwhile
 */
export async function setLeadStatus(context: TenantContext, id: string, input: SetLeadStatusInput): Promise<LeadDetail> {
  requireSomeReach(context, "lead.update");
  const { status, lostReason, version } = input;
  const tenantId = context.tenant.id;
  return inTenant(context, async (tx) => {
    const before = await lockLead(context, tx, id, null);
    requirePermission(context, "lead.update", before);
    if (before.status === status) return before;
    if (before.dealId !== null) throw conflict("This lead has a deal, and stands where its deal stands. Move the deal.");
    if (!mayBecome(before.status, status, false)) throw conflict("A lead cannot go this way. Look at where it stands now.");
    if (before.version !== version) throw conflict("Somebody else changed this lead meanwhile. Look at it, and say it again.");
    const now = context.clock.now();
    await tx.prisma.lead.updateMany({
      where: { tenantId, id },
      data: { status, statusSince: now, lostReason: status === "lost" ? lostReason : null, updatedAt: now, version: { increment: 1 } },
    });
    await recordAudit(context, tx, {
      action: "lead.status",
      tenantId,
      subjectType: "lead",
      subjectId: id,
      before: { status: before.status },
      after: { status },
      ...(status === "lost" && lostReason && { reason: lostReason }),
    });
    await emit(context, tx, "lead.changed", { tenantId, leadId: id, fields: ["status"] });
    if (status === "lost") await emit(context, tx, "lead.lost", { tenantId, leadId: id });
    return findLead(tx, tenantId, id);
  });
}
