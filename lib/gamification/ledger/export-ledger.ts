import { requirePermission, type StaffContext } from "#lib/access";
import type { Runtime } from "#lib/platform/runtime";
import { exportRows, type SortedRow, type TableExport } from "#lib/tables";
import type { EntryRow } from "./entry-row.ts";
import { ledgerListQuery } from "./list-ledger.ts";
import type { ExportLedgerInput } from "./schema.ts";

/** Every entry that the filter means, in the order asked for. @throws `forbidden`; otherwise as `exportRows` */
export async function exportLedger(context: StaffContext, input: ExportLedgerInput, runtime: Pick<Runtime, "limiter">): Promise<TableExport> {
  requirePermission(context, "gamification.manage");
  const { format: _, ...filter } = input;
  return exportRows<EntryRow & SortedRow>(
    context,
    {
      table: "ledger",
      action: "ledger.export_list",
      sheet: "Points",
      nouns: { one: "entry", many: "entries" },
      input,
      columns: [
        ["Entered", (entry) => entry.created_at],
        ["Kind", (entry) => entry.kind],
        ["Points", (entry) => entry.points],
        ["Person", (entry) => entry.user_name],
        ["Tenant", (entry) => entry.tenant_name],
        ["Cause", (entry) => entry.cause_key],
        ["Reason", (entry) => entry.reason],
        ["Takes back", (entry) => entry.reverses_id],
        ["Taken back by", (entry) => entry.reversed_by_id],
        ["Expires", (entry) => entry.expires_at],
        ["Id", (entry) => entry.id],
      ],
      query: (page) => ledgerListQuery({ ...filter, ...page }),
    },
    runtime,
  );
}
