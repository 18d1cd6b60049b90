import { once, requirePermission, requireStaff, type StaffContext } from "#lib/access";
import { acrossTenants, recordAudit } from "#lib/audit";
import { conflict } from "#lib/platform/errors";
import { holdInvoice } from "../hold-invoice.ts";
import type { WriteOffInput } from "./schema.ts";

/**
 * Gives an open invoice up: nobody expects it to be paid any more. It stays owed, and is paid when money comes for it after all.
 * @throws `forbidden`, `not_found`, `conflict` when it is not open
 */
export function writeOffInvoice(context: StaffContext, id: string, { reason }: WriteOffInput): Promise<{ id: string }> {
  requirePermission(requireStaff(context), "billing.manage");
  return acrossTenants(context, "invoice.write_off", (tx) =>
    once(context, tx, async () => {
      const now = context.clock.now();
      const { kind, state, number, tenantId, leftMinor, currency } = await holdInvoice(tx, id, now);
      if (kind !== "invoice" || state !== "open") throw conflict(`Only an open invoice can be written off, and ${number} is ${state}.`);
      await tx.prisma.invoice.updateMany({ where: { id, state: "open" }, data: { state: "uncollectible", closedAt: now } });
      await recordAudit(context, tx, {
        action: "invoice.write_off",
        tenantId,
        subjectType: "invoice",
        subjectId: id,
        before: { state: "open" },
        after: { state: "uncollectible", number, currency, leftMinor },
        reason,
      });
      return { id };
    }),
  );
}
