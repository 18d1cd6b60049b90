import { useFormats } from "#components/format/reader-formats";
import { useWords } from "#components/format/words";
import type { Revenue } from "#lib/billing/schema";
import { ChartCard } from "../charts/chart-card.tsx";
import { minorUnitsOf } from "../format/number.tsx";

/** Monthly recurring revenue at the end of each month; months before the first record are gaps, not zeros. */
export function RevenueChart({ revenue, className }: { revenue: Revenue; className?: string }) {
  const f = useFormats();
  const t = useWords("billing");
  const { currency, months, mrrMinor } = revenue;
  const monthOf = (at: string | Date) => f.month(new Date(at));
  const unit = minorUnitsOf(currency);
  const points = months.map(({ at, mrrMinor: amount }, index) => ({
    label: index === months.length - 1 ? t("now") : monthOf(at),
    values: [amount === null ? null : amount / unit],
  }));
  const known = months.filter((month) => month.mrrMinor !== null);
  const first = known[0];
  return (
    <ChartCard
      kind="area"
      className={className}
      title={t("monthlyRecurringRevenue")}
      description={
        first && known.length > 1
          ? t("atTheEndOfEachMonthThenAndNow", {
              amount: f.minorMoney(first.mrrMinor, { currency }),
              month: monthOf(first.at),
              now: f.minorMoney(mrrMinor, { currency }),
            })
          : t("atTheEndOfEachMonth")
      }
      axisLabel={t("month")}
      data={{ series: [t("mrrInCurrency", { currency })], points, format: { kind: "money", currency } }}
      empty={t("theChartBeginsWith")}
    />
  );
}
