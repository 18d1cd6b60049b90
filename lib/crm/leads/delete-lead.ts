import { inTenant, once, requirePermission, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { conflict } from "#lib/platform/errors";
import { forgetMerges } from "../merging/read-merges.ts";
import { lockLead } from "./lead-rows.ts";

/**
 * Deletes a lead with what was done with it. One that has a deal stays as long as the deal does.
 * @param version of the lead that was seen; null deletes it as it is
 * @throws `not_found`, `forbidden`, `conflict`
 */
export async function deleteLead(context: TenantContext, id: string, { version }: { version: number | null }): Promise<{ id: string }> {
  requirePermission(context, "lead.delete");
  const tenantId = context.tenant.id;
  return inTenant(context, (tx) =>
    once(context, tx, async () => {
      const { dealId, source, status } = await lockLead(context, tx, id, version);
      if (dealId !== null) throw conflict("This lead has a deal. Delete the deal first.");
      await forgetMerges(tx, tenantId, id);
      await tx.prisma.lead.deleteMany({ where: { tenantId, id } });
      await recordAudit(context, tx, { action: "lead.delete", tenantId, subjectType: "lead", subjectId: id, before: { source, status } });
      return { id };
    }),
  );
}
