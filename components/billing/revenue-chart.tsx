import type { Revenue } from "#lib/billing/schema";
import { ChartCard } from "../charts/chart-card.tsx";
import { formatMinorMoney, minorUnitsOf } from "../format/number.tsx";

const MONTH = new Intl.DateTimeFormat("en", { month: "short", year: "numeric", timeZone: "UTC" });

/** Monthly recurring revenue at the end of each month; months before the first record are gaps, not zeros. */
export function RevenueChart({ revenue, className }: { revenue: Revenue; className?: string }) {
  const { currency, months, mrrMinor } = revenue;
  const unit = minorUnitsOf(currency);
  const points = months.map(({ at, mrrMinor: amount }, index) => ({
    label: index === months.length - 1 ? "Now" : MONTH.format(new Date(at)),
    values: [amount === null ? null : amount / unit],
  }));
  const known = months.filter((month) => month.mrrMinor !== null);
  const first = known[0];
  return (
    <ChartCard
      kind="area"
      className={className}
      title="Monthly recurring revenue"
      description={
        first && known.length > 1
          ? `At the end of each month. ${formatMinorMoney(first.mrrMinor, { currency })} in ${MONTH.format(new Date(first.at))}, ${formatMinorMoney(mrrMinor, { currency })} now.`
          : "At the end of each month, as far as subscriptions are on record."
      }
      axisLabel="Month"
      data={{ series: [`MRR in ${currency}`], points, format: { kind: "money", currency } }}
      empty="The chart begins with the first paying client."
    />
  );
}
