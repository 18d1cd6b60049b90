import { once, requirePermission, type StaffContext } from "#lib/access";
import { acrossTenants, recordAudit } from "#lib/audit";
import { newId } from "#lib/platform/crypto";
import { publishUpdate } from "#lib/platform/realtime";
import { findCase } from "./case-row.ts";

/** Writes down what was said and agreed, also when the case is closed. The trail has its length, not its words. @throws `not_found` */
export function noteCase(context: StaffContext, id: string, text: string): Promise<{ id: string }> {
  requirePermission(context, "billing.manage");
  return acrossTenants(context, "dunning.note", (tx) =>
    once(context, tx, async () => {
      const { tenant_id: tenantId } = await findCase(tx, id);
      await tx.prisma.dunningEvent.create({
        data: { id: newId(), tenantId, caseId: id, at: context.clock.now(), kind: "note", actorId: context.actor.userId, text },
      });
      await recordAudit(context, tx, {
        action: "dunning.note",
        tenantId,
        subjectType: "dunning_case",
        subjectId: id,
        after: { characters: text.length },
      });
      await publishUpdate(tx, { tenantId: null, topic: "tenant.changed", payload: { tenantId } });
      return { id };
    }),
  );
}
