import { readInTenant, requirePermission, type TenantContext } from "#lib/access";
import { escapeLike, onDays, type SqlQuery } from "#lib/platform/database";
import type { Runtime } from "#lib/platform/runtime";
import { type Conditions, conditionsOf, countRows, exportRows, orderOf, pageOf, prepared, type TableExport } from "#lib/tables";
import type { RowCount } from "#lib/tables/schema";
import { findReport, type ReportRow, reportItemOf, selfOf } from "./report-rows.ts";
import type { ExportReportsInput, ListReportsInput, ReportDetail, ReportFilter, ReportPage } from "./report-schema.ts";

// Each has an index over the same expression, with the tenant before it.
const SORTS = {
  changed: { column: "r.changed_at", type: "timestamptz" },
  created: { column: "r.created_at", type: "timestamptz" },
  name: { column: "r.sort_name", type: "text" },
};

/** The tenant's reports, page by page. @throws `forbidden` without `analytics.read`, `invalid` for a cursor that is not of this list */
export async function listReports(context: TenantContext, input: ListReportsInput): Promise<ReportPage> {
  requirePermission(context, "analytics.read");
  const read = await readInTenant(context, (tx) => tx.query<ReportRow>(reportListQuery(context, input)));
  const { rows, nextCursor } = pageOf(read, input);
  return { reports: rows.map(reportItemOf), nextCursor };
}

/** How many reports a filter means. */
export async function countReports(context: TenantContext, filter: ReportFilter): Promise<RowCount> {
  requirePermission(context, "analytics.read");
  return readInTenant(context, (tx) => countRows(tx, "reports", "report r", reportConditions(context, filter)));
}

/** How a report was built. @throws `forbidden`, `not_found` */
export async function getReport(context: TenantContext, id: string): Promise<ReportDetail> {
  requirePermission(context, "analytics.read");
  return readInTenant(context, (tx) => findReport(tx, context.tenant.id, id));
}

/** The list of reports that a filter means. @throws `forbidden`; otherwise as `exportRows` */
export async function exportReports(context: TenantContext, input: ExportReportsInput, runtime: Pick<Runtime, "limiter">): Promise<TableExport> {
  requirePermission(context, "analytics.read");
  const { format: _, ...filter } = input;
  return exportRows<ReportRow>(
    context,
    {
      table: "reports",
      action: "report.export_list",
      sheet: "Reports",
      nouns: { one: "report", many: "reports" },
      input,
      columns: [
        ["Name", (report) => report.name],
        ["Author", (report) => report.author_name],
        ["Blocks", (report) => report.block_count],
        ["Mailed next", (report) => report.next_due_at],
        ["Begun", (report) => report.created_at],
        ["Changed", (report) => report.changed_at],
        ["Id", (report) => report.id],
      ],
      query: (page) => reportListQuery(context, { ...filter, ...page }),
    },
    runtime,
  );
}

/** The SQL of one page, one row longer than the page to see whether another follows. */
function reportListQuery(context: TenantContext, input: ListReportsInput): SqlQuery & { text: string } {
  const order = orderOf(SORTS, input.sort, "r");
  const conditions = reportConditions(context, input, input.limit + 1);
  order.after(conditions, input.cursor);
  return prepared(
    "list-reports",
    `SELECT r.id, r.name, r.period, jsonb_array_length(r.blocks) AS block_count, u.name AS author_name, r.created_at, r.changed_at, r.version,
       (SELECT min(s.next_due_at) FROM report_schedule s WHERE s.tenant_id = r.tenant_id AND s.report_id = r.id AND s.paused_at IS NULL) AS next_due_at,
       r.sort_value::text AS sort_value
     FROM (
       SELECT r.*, ${order.column} AS sort_value FROM report r ${conditions.where()} ${order.by()} LIMIT $1
     ) r LEFT JOIN "user" u ON u.id = r.author_id ${order.by("r.sort_value")}`,
    conditions,
  );
}

/** @param values what the statement has already */
function reportConditions(context: TenantContext, { search, author = [], changedFrom, changedTo }: ReportFilter, ...values: unknown[]): Conditions {
  const conditions = conditionsOf(...values);
  const { add, param } = conditions;
  add(`r.tenant_id = ${param(context.tenant.id)}::uuid`);
  if (search) add(`r.sort_name LIKE ${param(`%${escapeLike(search.toLowerCase())}%`)}`);
  if (author.length > 0) add(`r.author_id = ${param(selfOf(context))}::uuid`);
  for (const each of onDays(conditions, "r.changed_at", changedFrom, changedTo, context.tenant.timeZone)) add(each);
  return conditions;
}
