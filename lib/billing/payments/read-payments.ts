import { requirePermission, requireStaff, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import type { Queryable } from "#lib/platform/database";
import type { InvoiceDetail } from "../invoices/schema.ts";
import { manualProvider } from "./manual-provider.ts";
import type { PaymentInstructions } from "./provider.ts";
import type { Balance, PaymentView } from "./schema.ts";

const MOST = 100;

interface PaymentRow {
  id: string;
  provider: string;
  currency: string;
  amount_minor: number;
  used_minor: number;
  returned_minor: number;
  received_on: string;
  note: string;
  reversed_at: Date | null;
  reversal_reason: string;
  pays: string[];
}

/** What came from a tenant, the newest first; at most the last 100. @throws `forbidden` without `billing.manage` */
export async function paymentsOf(context: StaffContext, tenantId: string): Promise<PaymentView[]> {
  requirePermission(requireStaff(context), "billing.manage");
  const rows = await readAcrossTenants(context, "invoice.read", (tx) =>
    tx.query<PaymentRow>({
      text: `SELECT p.id, p.provider, p.currency, p.amount_minor, p.used_minor, p.returned_minor, p.received_on::text AS received_on, p.note, p.reversed_at,
               p.reversal_reason, ARRAY(SELECT DISTINCT i.number FROM settlement s JOIN invoice i ON i.id = s.invoice_id
                 WHERE s.payment_id = p.id AND s.undone_at IS NULL ORDER BY 1) AS pays
             FROM payment p WHERE p.tenant_id = $1::uuid ORDER BY p.received_on DESC, p.created_at DESC, p.id LIMIT ${MOST}`,
      values: [tenantId],
    }),
  );
  return rows.map((row) => ({
    id: row.id,
    provider: row.provider,
    currency: row.currency,
    amountMinor: row.amount_minor,
    usedMinor: row.used_minor,
    returnedMinor: row.returned_minor,
    leftMinor: row.reversed_at ? 0 : row.amount_minor - row.used_minor - row.returned_minor,
    receivedOn: row.received_on,
    note: row.note,
    reversedAt: row.reversed_at?.toISOString() ?? null,
    reversalReason: row.reversal_reason,
    pays: row.pays,
  }));
}

/** What a tenant has to its credit, by currency; nothing where there is none. @throws `forbidden` */
export function balancesOf(context: StaffContext, tenantId: string): Promise<Balance[]> {
  requirePermission(requireStaff(context), "billing.manage");
  return readAcrossTenants(context, "invoice.read", (tx) => balancesIn(tx, tenantId));
}

/** The same inside a transaction that is already open. */
export function balancesIn(tx: Queryable, tenantId: string): Promise<Balance[]> {
  return tx.query<Balance>({
    text: `SELECT currency, sum(left_minor)::int AS "amountMinor" FROM (
             SELECT currency, amount_minor - used_minor - returned_minor AS left_minor FROM payment WHERE tenant_id = $1::uuid AND reversed_at IS NULL
             UNION ALL
             SELECT currency, total_minor - settled_minor FROM invoice WHERE tenant_id = $1::uuid AND kind = 'credit_note' AND state = 'open'
           ) l GROUP BY currency HAVING sum(left_minor) > 0 ORDER BY currency`,
    values: [tenantId],
  });
}

/** How an invoice that is open can be paid; null for one that is not, and for a credit note. */
export async function instructionsFor({
  tenantId,
  id,
  kind,
  state,
  currency,
  leftMinor,
  reference,
  seller,
}: InvoiceDetail): Promise<PaymentInstructions | null> {
  if (kind !== "invoice" || (state !== "open" && state !== "uncollectible") || reference === null) return null;
  return manualProvider.prepare({ tenantId, invoiceId: id, currency, amountMinor: leftMinor, reference, seller });
}
