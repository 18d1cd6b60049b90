import { useFormats } from "#components/format/reader-formats";
import { useWords } from "#components/format/words";
import type { Subscription } from "#lib/billing/schema";
import { Time } from "../format/time.tsx";
import { TenantStatusBadge } from "../tenancy/tenant-status-badge.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";

interface SubscriptionListProps {
  subscriptions: Subscription[];
  /** IANA name; moments are told in it. */
  timeZone: string;
}

/** What a tenant's plan, price and standing were, period by period. */
export function SubscriptionList({ subscriptions, timeZone }: SubscriptionListProps) {
  const f = useFormats();
  const t = useWords("billing");
  const columns: Column<Subscription>[] = [
    { key: "plan", header: t("plan"), isPrimary: true, cell: ({ planName }) => <span className="font-medium text-ink">{planName}</span> },
    { key: "status", header: t("standing"), cell: ({ status }) => <TenantStatusBadge status={status} /> },
    { key: "price", header: t("pricePerMonth"), isNumeric: true, cell: ({ priceMinor, currency }) => f.minorMoney(priceMinor, { currency }) },
    { key: "from", header: t("from"), cell: ({ startedAt }) => <Time value={startedAt} timeZone={timeZone} className="whitespace-nowrap" /> },
    {
      key: "to",
      header: t("to"),
      cell: ({ endedAt }) => (endedAt ? <Time value={endedAt} timeZone={timeZone} className="whitespace-nowrap" /> : t("running")),
    },
  ];
  return (
    <DataTable
      caption={t("subscriptions")}
      density="compact"
      columns={columns}
      rows={subscriptions}
      rowKey={({ startedAt, status, planName }) => `${startedAt}-${status}-${planName}`}
      empty={
        <EmptyState icon="receipt" title={t("noSubscriptionIsOnRecord")}>
          {t("oneBeginsWithTheNextChange")}
        </EmptyState>
      }
    />
  );
}
