import { type Recorder, recordAudit } from "#lib/audit";
import type { Teller } from "#lib/events";
import { newId } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { setStandingIn } from "#lib/tenancy";
import { lockBilling } from "../lock-billing.ts";
import type { ConfirmedPayment } from "./provider.ts";
import { settleWithBalance } from "./settle-with-balance.ts";

interface Entered extends ConfirmedPayment {
  provider: string;
  note: string;
}

/**
 * Records money that came, once for each name that its provider gives it, and settles what it pays: the invoice that it is for, then the
 * oldest. What no invoice needs is the tenant's balance. One that was past due for its invoices is active again when none of them is left.
 * @returns the payment's id, of the first time when it was told before
 */
export async function enterPayment(context: Recorder & Teller, tx: Transaction, entered: Entered): Promise<{ id: string }> {
  const { tenantId, provider, providerKey, currency, amountMinor, receivedOn, invoiceId, note } = entered;
  await lockBilling(tx, tenantId);
  const [known] = await tx.query<{ id: string }>({
    text: "SELECT id FROM payment WHERE provider = $1 AND provider_key = $2",
    values: [provider, providerKey],
  });
  if (known) return known;
  const id = newId();
  const recordedById = context.actor.kind === "user" ? context.actor.userId : null;
  await tx.prisma.payment.createMany({
    data: [
      {
        ...{ id, tenantId, provider, providerKey, currency, amountMinor, note, recordedById },
        receivedOn: new Date(receivedOn),
        createdAt: context.clock.now(),
      },
    ],
  });
  await recordAudit(context, tx, {
    action: "payment.record",
    tenantId,
    subjectType: "payment",
    subjectId: id,
    after: { provider, currency, amountMinor, receivedOn, invoiceId },
  });
  await settleWithBalance(context, tx, tenantId, currency, invoiceId);
  await clearPastDue(context, tx, tenantId);
  return { id };
}

/** A tenant that its unpaid invoices made past due is active again once none of them is open. One that was suspended waits for staff. */
export async function clearPastDue(context: Recorder & Teller, tx: Transaction, tenantId: string): Promise<void> {
  const [row] = await tx.query<{ is_clear: boolean }>({
    text: `SELECT t.status = 'past_due' AND EXISTS (SELECT FROM invoice WHERE tenant_id = t.id AND overdue_at IS NOT NULL)
             AND NOT EXISTS (SELECT FROM invoice WHERE tenant_id = t.id AND overdue_at IS NOT NULL AND state = 'open') AS is_clear
           FROM tenant t WHERE t.id = $1::uuid FOR UPDATE`,
    values: [tenantId],
  });
  if (row?.is_clear) await setStandingIn(context, tx, tenantId, { standing: "active" });
}
