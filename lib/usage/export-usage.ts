import { requirePermission, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import { type Cell, writeCsv } from "#lib/platform/spreadsheet";
import { CALLS, rangeOf } from "./read-usage.ts";
import type { ReadUsageInput } from "./schema.ts";

const MOST_ROWS = 50_000;

interface ExportRow {
  day: string;
  tenant: string | null;
  key: string | null;
  route: string;
  status_class: number;
  calls: number;
}

/** The figures behind the screen as CSV, at most 50,000 lines; the last one says whether that is all. @throws `forbidden` without `system.monitor` */
export async function exportUsage(context: StaffContext, input: ReadUsageInput) {
  requirePermission(context, "system.monitor");
  const rows = await readAcrossTenants(context, "usage.read", (tx) =>
    tx.query<ExportRow>({
      text: `WITH ${CALLS} SELECT c.day, t.name AS tenant, k.name AS key, c.route, c.status_class, sum(c.calls)::int AS calls
             FROM calls c LEFT JOIN tenant t ON t.id = c.tenant_id LEFT JOIN api_key k ON k.id = c.key_id
             GROUP BY c.day, c.tenant_id, t.name, c.key_id, k.name, c.route, c.status_class
             ORDER BY c.day, c.tenant_id, c.key_id, c.route, c.status_class LIMIT ${MOST_ROWS + 1}`,
      values: rangeOf(input, context.clock.now()),
    }),
  );
  const isAll = rows.length <= MOST_ROWS;
  return {
    contentType: "text/csv; charset=utf-8",
    fileName: `api-usage-${context.clock.now().toISOString().slice(0, 10)}.csv`,
    body: writeCsv({
      name: "API usage",
      columns: ["Day (UTC)", "Tenant", "Key", "Route", "Status", "Calls"],
      batches: inOne(rows.slice(0, MOST_ROWS).map(cellsOf)),
      end: () => (isAll ? "This is all." : `There is more: an export ends after ${MOST_ROWS} lines.`),
    }),
  };
}

const cellsOf = (row: ExportRow): Cell[] => [row.day, row.tenant, row.key, row.route, `${row.status_class}xx`, row.calls];

async function* inOne(rows: Cell[][]): AsyncGenerator<Cell[][]> {
  yield rows;
}
