import { readInTenant, requirePermission, requireStaff, type StaffContext, type TenantContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import { escapeLike, type SqlQuery } from "#lib/platform/database";
import { conditionsOf, orderOf, pageOf, type SortedRow } from "#lib/tables";
import { findInvoice, INVOICE_COLUMNS, INVOICES, type InvoiceRow, IS_OVERDUE, invoiceView } from "./invoice-rows.ts";
import type { InvoiceDetail, InvoicePage, ListInvoicesInput, ListOwnInvoicesInput, ShownInvoices } from "./schema.ts";

const SORTS = { issued: { column: "i.issued_at", type: "timestamptz" } };
const SORT = "-issued";
const PURPOSE = "invoice.read";

/** What the caller's company was invoiced and credited, the newest first. @throws `forbidden` without `billing.manage` */
export async function listOwnInvoices(context: TenantContext, { cursor, limit }: ListOwnInvoicesInput): Promise<InvoicePage> {
  requirePermission(context, "billing.manage");
  const order = orderOf(SORTS, SORT, "i");
  const conditions = conditionsOf(context.clock.now(), limit + 1, context.tenant.id);
  conditions.add("i.tenant_id = $3::uuid AND i.state <> 'draft'");
  order.after(conditions, cursor);
  const read = await readInTenant(context, (tx) =>
    tx.query<InvoiceRow & SortedRow>({
      text: `SELECT ${INVOICE_COLUMNS}, ${order.column}::text AS sort_value FROM ${INVOICES} ${conditions.where()} ${order.by()} LIMIT $2`,
      values: conditions.values,
    }),
  );
  const { rows, nextCursor } = pageOf(read, { limit, sort: SORT });
  return { invoices: rows.map(invoiceView), nextCursor };
}

/** @throws `forbidden` without `billing.manage`, `not_found` also for another's */
export async function readOwnInvoice(context: TenantContext, id: string): Promise<InvoiceDetail> {
  requirePermission(context, "billing.manage");
  return readInTenant(context, (tx) => findInvoice(tx, id, context.clock.now()));
}

/** Invoices of all tenants, those that are gone among them; the newest first. @throws `forbidden` without `billing.manage` */
export async function listInvoices(context: StaffContext, input: ListInvoicesInput): Promise<InvoicePage> {
  requirePermission(requireStaff(context), "billing.manage");
  const read = await readAcrossTenants(context, PURPOSE, (tx) => tx.query<InvoiceRow & SortedRow>(invoiceListQuery(input, context.clock.now())));
  const { rows, nextCursor } = pageOf(read, { limit: input.limit, sort: SORT });
  return { invoices: rows.map(invoiceView), nextCursor };
}

/** @throws `forbidden` without `billing.manage`, `not_found` */
export async function readInvoice(context: StaffContext, id: string): Promise<InvoiceDetail> {
  requirePermission(requireStaff(context), "billing.manage");
  return readAcrossTenants(context, PURPOSE, (tx) => findInvoice(tx, id, context.clock.now()));
}

const SHOWN: Record<ShownInvoices, string> = {
  open: "i.kind = 'invoice' AND i.state = 'open'",
  overdue: IS_OVERDUE,
  paid: "i.kind = 'invoice' AND i.state = 'paid'",
  given_up: "i.kind = 'invoice' AND i.state IN ('void', 'uncollectible')",
  credit_notes: "i.kind = 'credit_note' AND i.state <> 'draft'",
  all: "i.state <> 'draft'",
};

/** The SQL of one page, one row longer than the page to see whether another follows. */
export function invoiceListQuery({ show, search, cursor, limit }: ListInvoicesInput, now: Date): SqlQuery {
  const order = orderOf(SORTS, SORT, "i");
  const conditions = conditionsOf(now, limit + 1);
  const { add, param } = conditions;
  add(SHOWN[show]);
  if (search) {
    const part = param(`%${escapeLike(search.toLowerCase())}%`);
    add(`(lower(i.number) LIKE ${part} OR lower(i.reference) LIKE ${part} OR lower(t.name) LIKE ${part})`);
  }
  order.after(conditions, cursor);
  return {
    text: `SELECT ${INVOICE_COLUMNS}, ${order.column}::text AS sort_value FROM ${INVOICES} ${conditions.where()} ${order.by()} LIMIT $2`,
    values: conditions.values,
  };
}
