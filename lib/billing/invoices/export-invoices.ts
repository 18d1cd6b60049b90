import { readInTenant, requirePermission, requireStaff, type StaffContext, type TenantContext } from "#lib/access";
import type { Runtime } from "#lib/platform/runtime";
import { type Cell, writeCsv } from "#lib/platform/spreadsheet";
import { endOfRows, exportRows, type SortedRow, type TableExport } from "#lib/tables";
import { INVOICE_COLUMNS, INVOICES, type InvoiceRow } from "./invoice-rows.ts";
import { invoiceListQuery } from "./read-invoices.ts";
import type { ExportInvoicesInput } from "./schema.ts";

const MOST_OWN = 5_000;
const MINOR = 100;
const INVOICE_NOUNS = { one: "invoice", many: "invoices" };

const COLUMNS: [label: string, value: (row: InvoiceRow) => Cell][] = [
  ["Number", (row) => row.number],
  ["Kind", (row) => row.kind],
  ["State", (row) => row.state],
  ["Month", (row) => row.month],
  ["Issued", (row) => row.issued_at],
  ["Due", (row) => row.due_on],
  ["Currency", (row) => row.currency],
  ["Net", (row) => row.net_minor / MINOR],
  ["Tax", (row) => row.tax_minor / MINOR],
  ["Total", (row) => row.total_minor / MINOR],
  ["Settled", (row) => row.settled_minor / MINOR],
];

/** Every invoice that the filter means, the newest first. @throws `forbidden`; otherwise as `exportRows` */
export async function exportInvoices(context: StaffContext, input: ExportInvoicesInput, runtime: Pick<Runtime, "limiter">): Promise<TableExport> {
  requirePermission(requireStaff(context), "billing.manage");
  const { format: _, ...filter } = input;
  const now = context.clock.now();
  return exportRows<InvoiceRow & SortedRow>(
    context,
    {
      table: "invoices",
      action: "invoice.export_list",
      sheet: "Invoices",
      nouns: INVOICE_NOUNS,
      input: { ...input, sort: "-issued" },
      columns: [["Tenant", (row) => row.tenant_name], ...COLUMNS, ["Id", (row) => row.id]],
      query: (page) => invoiceListQuery({ ...filter, ...page }, now),
    },
    runtime,
  );
}

/** All invoices and credit notes of the caller's company as CSV, the newest first; at most 5,000. @throws `forbidden` */
export async function exportOwnInvoices(context: TenantContext): Promise<TableExport> {
  requirePermission(context, "billing.manage");
  const now = context.clock.now();
  const rows = await readInTenant(context, (tx) =>
    tx.query<InvoiceRow>({
      text: `SELECT ${INVOICE_COLUMNS} FROM ${INVOICES} WHERE i.tenant_id = $2::uuid AND i.state <> 'draft' ORDER BY i.issued_at DESC, i.id LIMIT ${MOST_OWN}`,
      values: [now, context.tenant.id],
    }),
  );
  const sheet = {
    name: "Invoices",
    columns: COLUMNS.map(([label]) => label),
    batches: once(rows.map((row) => COLUMNS.map(([, value]) => value(row)))),
    end: () => endOfRows({ rows: rows.length, isComplete: true }, INVOICE_NOUNS),
  };
  return { contentType: "text/csv; charset=utf-8", fileName: `invoices-${now.toISOString().slice(0, 10)}.csv`, body: writeCsv(sheet) };
}

async function* once(batch: Cell[][]): AsyncGenerator<Cell[][]> {
  yield batch;
}
