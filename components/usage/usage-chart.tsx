import type { UsageReport } from "#lib/usage/schema";
import { ChartCard } from "../charts/chart-card.tsx";
import { formatNumber } from "../format/number.tsx";
import { formatDay } from "../format/time.tsx";

const LABEL = new Intl.DateTimeFormat("en", { day: "numeric", month: "short", timeZone: "UTC" });

/** Calls day by day, by how they ended. */
export function UsageChart({ days, total }: { days: UsageReport["days"]; total: UsageReport["total"] }) {
  const most = days.reduce((best, each) => (each.calls > best.calls ? each : best), days[0] ?? { day: "", calls: 0 });
  const peak = most.calls > 0 ? ` Most on ${formatDay(most.day)}: ${formatNumber(most.calls)}.` : "";
  return (
    <ChartCard
      kind="bar"
      title="Calls by day"
      description={`${formatNumber(total.calls)} calls in ${days.length === 1 ? "one day" : `${days.length} days`} (UTC).${peak}`}
      axisLabel="Day"
      data={{
        series: ["Answered", "Refused (4xx)", "Failed (5xx)"],
        points: days.map(({ day, calls, refused, failed }) => ({
          label: LABEL.format(new Date(day)),
          values: [calls - refused - failed, refused, failed],
        })),
      }}
    />
  );
}
