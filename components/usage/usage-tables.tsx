import { useFormats } from "#components/format/reader-formats";
import { useWords } from "#components/format/words";
import type { UsageReport } from "#lib/usage/schema";
import { Card } from "../ui/card.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { TextLink } from "../ui/text-link.tsx";

type Counted = { calls: number; refused: number; failed: number };

function NoCalls() {
  const t = useWords("operator");
  return (
    <EmptyState icon="activity" title={t("noCalls")}>
      {t("nothingWasCalledInThisTime")}
    </EmptyState>
  );
}

/** Calls, and which of them were refused or failed. */
function useCounts<Row extends Counted>(): Column<Row>[] {
  const [t, f] = [useWords("operator"), useFormats()];
  return [
    { key: "calls", header: t("calls"), isNumeric: true, cell: ({ calls }) => f.number(calls) },
    { key: "refused", header: t("n4xx"), isNumeric: true, showFrom: "md", cell: ({ refused }) => f.number(refused) },
    {
      key: "failed",
      header: t("n5xx"),
      isNumeric: true,
      showFrom: "md",
      cell: ({ failed }) => <span className={failed > 0 ? "text-bad" : undefined}>{f.number(failed)}</span>,
    },
  ];
}

/** Who calls most, against what their plan allows. */
export function UsageByTenant({ tenants, hrefOf }: { tenants: UsageReport["tenants"]; hrefOf: (tenantId: string) => string }) {
  const f = useFormats();
  const t = useWords("operator");
  const counts = useCounts<UsageReport["tenants"][number]>();
  return (
    <Card title={t("byTenant")} note={t("thePlanLimitsCallsByKeys")} isFlush>
      <DataTable
        caption={t("callsByTenant")}
        rows={tenants}
        rowKey={({ id }) => id}
        density="compact"
        empty={<NoCalls />}
        columns={[
          {
            key: "tenant",
            header: t("tenant"),
            isPrimary: true,
            cell: ({ id, name }) => (
              <TextLink href={hrefOf(id)} className="block truncate">
                {name}
              </TextLink>
            ),
          },
          ...counts,
          {
            key: "peak",
            header: t("busiestHour"),
            isNumeric: true,
            showFrom: "lg",
            cell: ({ peakHour, limitPerHour }) => t("partOfWhole", { part: f.number(peakHour), whole: f.number(limitPerHour) }),
          },
          {
            key: "share",
            header: t("ofTheLimit"),
            isNumeric: true,
            cell: ({ peakHour, limitPerHour }) => {
              const share = limitPerHour === 0 ? null : peakHour / limitPerHour;
              return <span className={share !== null && share >= 0.8 ? "font-medium text-warn" : undefined}>{f.percent(share)}</span>;
            },
          },
        ]}
      />
    </Card>
  );
}

/** What is called, and how long it takes. */
export function UsageByRoute({ routes }: { routes: UsageReport["routes"] }) {
  const t = useWords("operator");
  const f = useFormats();
  const counts = useCounts<UsageReport["routes"][number]>();
  const estimated = (ms: number | null) => f.duration(ms === null ? null : Math.round(ms));
  return (
    <Card title={t("byRoute")} note={t("durationsAreEstimatedFromClassesOf")} isFlush>
      <DataTable
        caption={t("callsByRoute")}
        rows={routes}
        rowKey={({ route }) => route}
        density="compact"
        empty={<NoCalls />}
        columns={[
          { key: "route", header: t("route"), isPrimary: true, cell: ({ route }) => <code className="text-xs wrap-anywhere">{route}</code> },
          ...counts,
          { key: "p50", header: "p50", isNumeric: true, showFrom: "lg", cell: ({ p50Ms }) => estimated(p50Ms) },
          { key: "p99", header: "p99", isNumeric: true, showFrom: "lg", cell: ({ p99Ms }) => estimated(p99Ms) },
        ]}
      />
    </Card>
  );
}

/** Which keys call most. */
export function UsageByKey({ keys }: { keys: UsageReport["keys"] }) {
  const t = useWords("operator");
  const counts = useCounts<UsageReport["keys"][number]>();
  return (
    <Card title={t("byKey")} isFlush>
      <DataTable
        caption={t("callsByKey")}
        rows={keys}
        rowKey={({ id }) => id}
        density="compact"
        empty={
          <EmptyState icon="key-round" title={t("noCallsByKeys")}>
            {t("peopleCalledOrNobody")}
          </EmptyState>
        }
        columns={[
          {
            key: "key",
            header: t("key"),
            isPrimary: true,
            cell: ({ name, tenantName }) => (
              <span className="grid min-w-0">
                <bdi className="truncate font-medium text-ink">{name ?? t("aKeyThatIsGone")}</bdi>
                {tenantName ? <bdi className="truncate text-muted text-xs">{tenantName}</bdi> : null}
              </span>
            ),
          },
          ...counts,
        ]}
      />
    </Card>
  );
}
