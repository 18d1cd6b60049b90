import { requirePermission, type TenantContext } from "#lib/access";
import { decimalAmountOf } from "#lib/platform/money";
import type { Runtime } from "#lib/platform/runtime";
import { exportRows, type TableExport } from "#lib/tables";
import { type FoundRow, foundQuery } from "./find-campaigns.ts";
import type { ExportCampaignsInput } from "./schema.ts";

/** Every campaign that the filter means, in the order asked for. @throws `forbidden`; otherwise as `exportRows` */
export async function exportCampaigns(
  context: TenantContext,
  { format, ...filter }: ExportCampaignsInput,
  runtime: Pick<Runtime, "limiter">,
): Promise<TableExport> {
  requirePermission(context, "campaign.read");
  return exportRows<FoundRow>(
    context,
    {
      table: "campaigns",
      action: "campaign.export_list",
      sheet: "Campaigns",
      nouns: { one: "campaign", many: "campaigns" },
      input: { format, ...filter },
      columns: [
        ["Campaign", (row) => row.name],
        ["Status", (row) => row.status],
        ["Type", (row) => row.type],
        ["Channels", (row) => row.planned.join(", ")],
        ["First day", (row) => row.starts_on],
        ["Last day", (row) => row.ends_on],
        ["Currency", (row) => row.currency],
        ["Budget", (row) => decimalAmountOf(row.budget_minor, row.currency)],
        ["Spend", (row) => (row.last_day === null ? null : decimalAmountOf(row.spend_minor, row.currency))],
        ["Revenue", (row) => (row.last_day === null ? null : decimalAmountOf(row.revenue_minor, row.currency))],
        ["Conversions", (row) => (row.last_day === null ? null : Number(row.conversions))],
        ["Looked after by", (row) => row.owner_name],
        ["Id", (row) => row.id],
      ],
      query: (page) => foundQuery(context, { ...filter, ...page }),
    },
    runtime,
  );
}
