import type { UsageReport } from "#lib/usage/schema";
import { formatDuration } from "../format/duration.tsx";
import { formatNumber, formatPercent } from "../format/number.tsx";
import { Card } from "../ui/card.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { TextLink } from "../ui/text-link.tsx";

type Counted = { calls: number; refused: number; failed: number };

const none = (
  <EmptyState icon="activity" title="No calls">
    Nothing was called in this time.
  </EmptyState>
);

/** Calls, and which of them were refused or failed. */
function counts<Row extends Counted>(): Column<Row>[] {
  return [
    { key: "calls", header: "Calls", isNumeric: true, cell: ({ calls }) => formatNumber(calls) },
    { key: "refused", header: "4xx", isNumeric: true, showFrom: "md", cell: ({ refused }) => formatNumber(refused) },
    {
      key: "failed",
      header: "5xx",
      isNumeric: true,
      showFrom: "md",
      cell: ({ failed }) => <span className={failed > 0 ? "text-bad" : undefined}>{formatNumber(failed)}</span>,
    },
  ];
}

const estimated = (ms: number | null) => formatDuration(ms === null ? null : Math.round(ms));

/** Who calls most, against what their plan allows. */
export function UsageByTenant({ tenants, hrefOf }: { tenants: UsageReport["tenants"]; hrefOf: (tenantId: string) => string }) {
  return (
    <Card title="By tenant" note="The plan limits calls by keys in each hour; the busiest hour stands against it." isFlush>
      <DataTable
        caption="Calls by tenant"
        rows={tenants}
        rowKey={({ id }) => id}
        density="compact"
        empty={none}
        columns={[
          {
            key: "tenant",
            header: "Tenant",
            isPrimary: true,
            cell: ({ id, name }) => (
              <TextLink href={hrefOf(id)} className="block truncate">
                {name}
              </TextLink>
            ),
          },
          ...counts<UsageReport["tenants"][number]>(),
          {
            key: "peak",
            header: "Busiest hour",
            isNumeric: true,
            showFrom: "lg",
            cell: ({ peakHour, limitPerHour }) => `${formatNumber(peakHour)} of ${formatNumber(limitPerHour)}`,
          },
          {
            key: "share",
            header: "Of the limit",
            isNumeric: true,
            cell: ({ peakHour, limitPerHour }) => {
              const share = limitPerHour === 0 ? null : peakHour / limitPerHour;
              return <span className={share !== null && share >= 0.8 ? "font-medium text-warn" : undefined}>{formatPercent(share)}</span>;
            },
          },
        ]}
      />
    </Card>
  );
}

/** What is called, and how long it takes. */
export function UsageByRoute({ routes }: { routes: UsageReport["routes"] }) {
  return (
    <Card title="By route" note="Durations are estimated from classes of 5 ms to 5 s, as the server measured them." isFlush>
      <DataTable
        caption="Calls by route"
        rows={routes}
        rowKey={({ route }) => route}
        density="compact"
        empty={none}
        columns={[
          { key: "route", header: "Route", isPrimary: true, cell: ({ route }) => <code className="text-xs wrap-anywhere">{route}</code> },
          ...counts<UsageReport["routes"][number]>(),
          { key: "p50", header: "p50", isNumeric: true, showFrom: "lg", cell: ({ p50Ms }) => estimated(p50Ms) },
          { key: "p99", header: "p99", isNumeric: true, showFrom: "lg", cell: ({ p99Ms }) => estimated(p99Ms) },
        ]}
      />
    </Card>
  );
}

/** Which keys call most. */
export function UsageByKey({ keys }: { keys: UsageReport["keys"] }) {
  return (
    <Card title="By key" isFlush>
      <DataTable
        caption="Calls by key"
        rows={keys}
        rowKey={({ id }) => id}
        density="compact"
        empty={
          <EmptyState icon="key-round" title="No calls by keys">
            People called, or nobody.
          </EmptyState>
        }
        columns={[
          {
            key: "key",
            header: "Key",
            isPrimary: true,
            cell: ({ name, tenantName }) => (
              <span className="grid min-w-0">
                <bdi className="truncate font-medium text-ink">{name ?? "A key that is gone"}</bdi>
                {tenantName ? <bdi className="truncate text-muted text-xs">{tenantName}</bdi> : null}
              </span>
            ),
          },
          ...counts<UsageReport["keys"][number]>(),
        ]}
      />
    </Card>
  );
}
