import { requirePermission, type TenantContext } from "#lib/access";
import type { Runtime } from "#lib/platform/runtime";
import { exportRows, type TableExport } from "#lib/tables";
import { type FoundCreativeRow, foundCreativesQuery } from "./find-creatives.ts";
import type { ExportCreativesInput } from "./schema.ts";

/** Every creative that the filter means, in the order asked for. @throws `forbidden`; otherwise as `exportRows` */
export async function exportCreatives(
  context: TenantContext,
  { format, ...filter }: ExportCreativesInput,
  runtime: Pick<Runtime, "limiter">,
): Promise<TableExport> {
  requirePermission(context, "campaign.read");
  return exportRows<FoundCreativeRow>(
    context,
    {
      table: "creatives",
      action: "creative.export_list",
      sheet: "Creatives",
      nouns: { one: "creative", many: "creatives" },
      input: { format, ...filter },
      columns: [
        ["Creative", (row) => row.name],
        ["Campaign", (row) => row.campaign_name],
        ["Approval", (row) => row.state],
        ["Version", (row) => row.newest],
        ["Open comments", (row) => row.open_comments],
        ["Submitted", (row) => row.submitted_at],
        ["Submitted by", (row) => row.submitted_by],
        ["Changed", (row) => row.updated_at],
        ["Text", (row) => row.text],
        ["Id", (row) => row.id],
      ],
      query: (page) => foundCreativesQuery(context, { ...filter, ...page }),
    },
    runtime,
  );
}
