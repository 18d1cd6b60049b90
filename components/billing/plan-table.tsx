import type { Plan } from "#lib/billing/schema";
import { formatBytes, formatMinorMoney, formatNumber } from "../format/number.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { TextLink } from "../ui/text-link.tsx";

const NO_LIMIT = "No limit";
const limit = (value: number | null) => (value === null ? NO_LIMIT : formatNumber(value));

const columns: Column<Plan>[] = [
  {
    key: "name",
    header: "Plan",
    isPrimary: true,
    cell: (plan) => (
      <TextLink isStretched href={`/admin/plans/${plan.key}`}>
        {plan.name}
      </TextLink>
    ),
  },
  { key: "price", header: "Price per month", isNumeric: true, cell: ({ priceMinor, currency }) => formatMinorMoney(priceMinor, { currency }) },
  { key: "users", header: "People", isNumeric: true, showFrom: "lg", cell: ({ maxUsers }) => limit(maxUsers) },
  { key: "campaigns", header: "Campaigns", isNumeric: true, showFrom: "xl", cell: ({ maxCampaigns }) => limit(maxCampaigns) },
  { key: "leads", header: "Leads", isNumeric: true, showFrom: "xl", cell: ({ maxLeads }) => limit(maxLeads) },
  { key: "storage", header: "Storage", isNumeric: true, showFrom: "xl", cell: ({ storageBytes }) => formatBytes(storageBytes) },
  { key: "trial", header: "On trial", isNumeric: true, showFrom: "md", cell: ({ tenants }) => formatNumber(tenants.trial) },
  { key: "tenants", header: "Subscribed", isNumeric: true, cell: ({ tenants }) => formatNumber(tenants.active + tenants.past_due) },
  { key: "mrr", header: "MRR", isNumeric: true, cell: ({ mrrMinor, currency }) => formatMinorMoney(mrrMinor, { currency }) },
];

/** The plans with their price, their limits, who is on them and what that brings. */
export function PlanTable({ plans }: { plans: Plan[] }) {
  return <DataTable caption="Plans" columns={columns} rows={plans} rowKey={({ key }) => key} />;
}
