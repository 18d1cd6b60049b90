import type { Subscription } from "#lib/billing/schema";
import { formatMinorMoney } from "../format/number.tsx";
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
  const columns: Column<Subscription>[] = [
    { key: "plan", header: "Plan", isPrimary: true, cell: ({ planName }) => <span className="font-medium text-ink">{planName}</span> },
    { key: "status", header: "Standing", cell: ({ status }) => <TenantStatusBadge status={status} /> },
    { key: "price", header: "Price per month", isNumeric: true, cell: ({ priceMinor, currency }) => formatMinorMoney(priceMinor, { currency }) },
    { key: "from", header: "From", cell: ({ startedAt }) => <Time value={startedAt} timeZone={timeZone} className="whitespace-nowrap" /> },
    {
      key: "to",
      header: "To",
      cell: ({ endedAt }) => (endedAt ? <Time value={endedAt} timeZone={timeZone} className="whitespace-nowrap" /> : "Running"),
    },
  ];
  return (
    <DataTable
      caption="Subscriptions"
      density="compact"
      columns={columns}
      rows={subscriptions}
      rowKey={({ startedAt, status, planName }) => `${startedAt}-${status}-${planName}`}
      empty={
        <EmptyState icon="receipt" title="No subscription is on record">
          One begins with the next change of plan or standing.
        </EmptyState>
      }
    />
  );
}
