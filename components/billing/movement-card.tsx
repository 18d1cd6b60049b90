import { useFormats } from "#components/format/reader-formats";
import { useWords } from "#components/format/words";
import type { Revenue } from "#lib/billing/schema";
import { Card } from "../ui/card.tsx";
import { EmptyState } from "../ui/empty-state.tsx";

/** From the revenue of 30 days ago to that of today, by why it changed. */
export function MovementCard({ revenue }: { revenue: Revenue }) {
  const f = useFormats();
  const t = useWords("billing");
  const { movement, currency, mrrMinor } = revenue;
  const money = (amount: number) => f.minorMoney(amount, { currency });
  if (!movement) {
    return (
      <Card title={t("whatChangedIn30Days")}>
        <EmptyState icon="hourglass" title={t("notKnownYet")} className="py-8">
          {t("subscriptionsHaveBeenOnRecordFor")}
        </EmptyState>
      </Card>
    );
  }
  const lines = [
    { label: t("n30DaysAgo"), amount: money(movement.fromMinor) },
    { label: t("newClients"), amount: `+ ${money(movement.newMinor)}` },
    { label: t("largerPlans"), amount: `+ ${money(movement.expansionMinor)}` },
    { label: t("smallerPlans"), amount: `− ${money(movement.contractionMinor)}` },
    { label: t("clientsThatLeft"), amount: `− ${money(movement.churnedMinor)}` },
  ];
  return (
    <Card title={t("whatChangedIn30Days")} note={t("monthlyRecurringRevenueByWhyIt")}>
      <dl className="divide-y text-sm">
        {lines.map(({ label, amount }) => (
          <Line key={label} label={label} amount={amount} />
        ))}
        <Line label={t("now")} amount={money(mrrMinor)} isSum />
      </dl>
    </Card>
  );
}

function Line({ label, amount, isSum = false }: { label: string; amount: string; isSum?: boolean }) {
  return (
    <div className={`flex items-baseline justify-between gap-4 py-2.5 ${isSum ? "font-semibold text-ink" : "text-soft"}`}>
      <dt>{label}</dt>
      <dd className="tabular-nums">{amount}</dd>
    </div>
  );
}
