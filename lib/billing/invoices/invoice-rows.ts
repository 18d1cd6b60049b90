import type { Queryable } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import type { InvoiceState } from "./invoice-states.ts";
import type { BuyerOfInvoice, InvoiceDetail, InvoiceKind, InvoiceLine, InvoiceView, SellerOfInvoice } from "./schema.ts";

export interface InvoiceRow {
  id: string;
  tenant_id: string;
  tenant_name: string | null;
  kind: InvoiceKind;
  state: InvoiceState;
  number: string;
  currency: string;
  month: string | null;
  net_minor: number;
  tax_minor: number;
  total_minor: number;
  settled_minor: number;
  issued_at: Date;
  due_on: string | null;
  is_overdue: boolean;
}

/** Of invoices `i` and their tenants `t`. Whether one is overdue follows the tenant's own calendar, at the moment `$1`. */
export const IS_OVERDUE = "i.kind = 'invoice' AND i.state = 'open' AND i.due_on < ($1::timestamptz AT TIME ZONE i.time_zone)::date";
export const INVOICE_COLUMNS = `i.id, i.tenant_id, t.name AS tenant_name, i.kind, i.state, i.number, i.currency, to_char(i.period_from, 'YYYY-MM') AS month,
  i.net_minor, i.tax_minor, i.total_minor, i.settled_minor, i.issued_at, i.due_on::text AS due_on, (${IS_OVERDUE}) AS is_overdue`;
export const INVOICES = "invoice i LEFT JOIN tenant t ON t.id = i.tenant_id";

export const invoiceView = (row: InvoiceRow): InvoiceView => ({
  id: row.id,
  tenantId: row.tenant_id,
  tenantName: row.tenant_name,
  kind: row.kind,
  state: row.state,
  number: row.number,
  currency: row.currency,
  month: row.month,
  netMinor: row.net_minor,
  taxMinor: row.tax_minor,
  totalMinor: row.total_minor,
  settledMinor: row.settled_minor,
  leftMinor: row.total_minor - row.settled_minor,
  issuedAt: row.issued_at.toISOString(),
  dueOn: row.due_on,
  isOverdue: row.is_overdue,
});

interface DetailRow extends InvoiceRow {
  seller: SellerOfInvoice;
  buyer: BuyerOfInvoice;
  tax_label: string;
  tax_hundredths: number;
  tax_note: string;
  reference: string | null;
  locale: string;
  time_zone: string;
  reason: string;
  corrects_id: string | null;
}

const MOST_LINES = 200;

/**
 * An issued invoice with all that belongs to it, of any tenant that the transaction may see.
 * @throws `not_found`, for a draft too
 */
export async function findInvoice(tx: Queryable, id: string, now: Date): Promise<InvoiceDetail> {
  const [row] = await tx.query<DetailRow>({
    text: `SELECT ${INVOICE_COLUMNS}, i.seller, i.buyer, i.tax_label, i.tax_hundredths, i.tax_note, i.reference, i.locale, i.time_zone, i.reason, i.corrects_id
           FROM ${INVOICES} WHERE i.id = $2::uuid AND i.state <> 'draft'`,
    values: [now, id],
  });
  if (!row) throw notFound("This invoice");
  const lines = await linesOf(tx, id);
  const settlements = await settlementsOf(tx, row);
  const corrections = await othersOf(tx, "corrects_id = $1::uuid", id);
  const [corrects = null] = row.corrects_id ? await othersOf(tx, "id = $1::uuid", row.corrects_id) : [];
  const corrected = corrections.reduce((sum, { totalMinor }) => sum + totalMinor, 0);
  return {
    ...invoiceView(row),
    seller: row.seller,
    buyer: row.buyer,
    taxLabel: row.tax_label,
    taxHundredths: row.tax_hundredths,
    taxNote: row.tax_note,
    reference: row.reference,
    locale: row.locale,
    timeZone: row.time_zone,
    reason: row.reason,
    lines,
    settlements,
    corrections,
    corrects,
    correctableMinor: row.kind === "invoice" ? row.total_minor - corrected : 0,
  };
}

async function linesOf(tx: Queryable, id: string): Promise<InvoiceLine[]> {
  return tx.query<InvoiceLine>({
    text: `SELECT kind, label, from_day::text AS "fromDay", last_day::text AS "lastDay", days, of_days AS "ofDays", price_minor AS "priceMinor",
             amount_minor AS "amountMinor" FROM invoice_line WHERE invoice_id = $1::uuid ORDER BY position LIMIT ${MOST_LINES}`,
    values: [id],
  });
}

/** What settled an invoice, or which invoices a credit note settled. */
async function settlementsOf(tx: Queryable, { id, kind }: DetailRow): Promise<InvoiceDetail["settlements"]> {
  const [own, number] = kind === "invoice" ? ["invoice_id", "credit_note_id"] : ["credit_note_id", "invoice_id"];
  const rows = await tx.query<{ id: string; payment_id: string | null; number: string | null; amount_minor: number; created_at: Date }>({
    text: `SELECT s.id, s.payment_id, o.number, s.amount_minor, s.created_at FROM settlement s LEFT JOIN invoice o ON o.id = s.${number}
           WHERE s.${own} = $1::uuid AND s.undone_at IS NULL ORDER BY s.created_at, s.id LIMIT ${MOST_LINES}`,
    values: [id],
  });
  return rows.map((row) => ({
    id: row.id,
    by: row.payment_id === null ? "credit_note" : "payment",
    number: row.number,
    amountMinor: row.amount_minor,
    at: row.created_at.toISOString(),
  }));
}

async function othersOf(tx: Queryable, condition: string, id: string): Promise<InvoiceDetail["corrections"]> {
  const rows = await tx.query<{ id: string; number: string; total_minor: number; issued_at: Date }>({
    text: `SELECT id, number, total_minor, issued_at FROM invoice WHERE ${condition} AND state <> 'draft' ORDER BY issued_at, id LIMIT ${MOST_LINES}`,
    values: [id],
  });
  return rows.map((row) => ({ id: row.id, number: row.number, totalMinor: row.total_minor, issuedAt: row.issued_at.toISOString() }));
}
