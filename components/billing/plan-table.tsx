import { useWords } from "#components/format/words";
import type { Plan } from "#lib/billing/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { TextLink } from "../ui/text-link.tsx";

/** The plans with their price, their limits, who is on them and what that brings. */
export function PlanTable({ plans }: { plans: Plan[] }) {
  const [t, f] = [useWords("billing"), useFormats()];
  const limit = (value: number | null) => (value === null ? t("noLimitAtAll") : f.number(value));
  const columns: Column<Plan>[] = [
    {
      key: "name",
      header: t("plan"),
      isPrimary: true,
      cell: (plan) => (
        <TextLink isStretched href={`/admin/plans/${plan.key}`}>
          {plan.name}
        </TextLink>
      ),
    },
    { key: "price", header: t("pricePerMonth"), isNumeric: true, cell: ({ priceMinor, currency }) => f.minorMoney(priceMinor, { currency }) },
    { key: "users", header: t("people"), isNumeric: true, showFrom: "lg", cell: ({ maxUsers }) => limit(maxUsers) },
    { key: "campaigns", header: t("campaigns"), isNumeric: true, showFrom: "xl", cell: ({ maxCampaigns }) => limit(maxCampaigns) },
    { key: "leads", header: t("leads"), isNumeric: true, showFrom: "xl", cell: ({ maxLeads }) => limit(maxLeads) },
    { key: "reports", header: t("reportsAMonth"), isNumeric: true, showFrom: "xl", cell: ({ maxReportsPerMonth }) => limit(maxReportsPerMonth) },
    { key: "storage", header: t("storage"), isNumeric: true, showFrom: "xl", cell: ({ storageBytes }) => f.bytes(storageBytes) },
    { key: "trial", header: t("onTrial"), isNumeric: true, showFrom: "md", cell: ({ tenants }) => f.number(tenants.trial) },
    { key: "tenants", header: t("subscribed"), isNumeric: true, cell: ({ tenants }) => f.number(tenants.active + tenants.past_due) },
    { key: "mrr", header: t("mrr"), isNumeric: true, cell: ({ mrrMinor, currency }) => f.minorMoney(mrrMinor, { currency }) },
  ];
  return <DataTable caption={t("plans")} columns={columns} rows={plans} rowKey={({ key }) => key} />;
}
