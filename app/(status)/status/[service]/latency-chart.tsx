import { ChartCard } from "#components/charts/chart-card";
import { getFormats, getWords } from "#components/format/words";
import type { StaffContext } from "#lib/access";
import { readProbeHistory } from "#lib/services";
import { probeHistoryInput } from "#lib/services/schema";

/** How long its answers took in the last day, by hour. Nothing for a service that no probe looks at. */
export async function LatencyChart({ context, serviceKey }: { context: StaffContext; serviceKey: string }) {
  const [t, f] = [await getWords("services"), await getFormats()];
  const { steps, total } = await readProbeHistory(context, serviceKey, probeHistoryInput.parse({}));
  if (total.looks === 0) return null;
  return (
    <ChartCard
      kind="line"
      title={t("latency")}
      description={t("latencyOfLooks", { count: f.number(total.looks) })}
      axisLabel={t("hour")}
      data={{
        series: ["p50", "p95", "p99"],
        points: steps.map(({ at, p50Ms, p95Ms, p99Ms }) => ({ label: f.date(new Date(at), { precision: "minute" }), values: [p50Ms, p95Ms, p99Ms] })),
        format: { kind: "duration" },
      }}
    />
  );
}
