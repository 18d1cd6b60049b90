import type { Transaction } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import { findInvoice } from "./invoices/invoice-rows.ts";
import type { InvoiceDetail } from "./invoices/schema.ts";
import { lockBilling } from "./lock-billing.ts";

/** Takes hold of an invoice of any tenant with all of that tenant's money: of two who act at once the second sees what the first did. @throws `not_found` */
export async function holdInvoice(tx: Transaction, id: string, now: Date): Promise<InvoiceDetail> {
  const [row] = await tx.query<{ tenant_id: string }>({ text: "SELECT tenant_id FROM invoice WHERE id = $1::uuid", values: [id] });
  if (!row) throw notFound("This invoice");
  await lockBilling(tx, row.tenant_id);
  return findInvoice(tx, id, now);
}
