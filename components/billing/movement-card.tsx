import type { Revenue } from "#lib/billing/schema";
import { formatMinorMoney } from "../format/number.tsx";
import { Card } from "../ui/card.tsx";
import { EmptyState } from "../ui/empty-state.tsx";

/** From the revenue of 30 days ago to that of today, by why it changed. */
export function MovementCard({ revenue }: { revenue: Revenue }) {
  const { movement, currency, mrrMinor } = revenue;
  const money = (amount: number) => formatMinorMoney(amount, { currency });
  if (!movement) {
    return (
      <Card title="What changed in 30 days">
        <EmptyState icon="hourglass" title="Not known yet" className="py-8">
          Subscriptions have been on record for less than 30 days.
        </EmptyState>
      </Card>
    );
  }
  const lines = [
    { label: "30 days ago", amount: money(movement.fromMinor) },
    { label: "New clients", amount: `+ ${money(movement.newMinor)}` },
    { label: "Larger plans", amount: `+ ${money(movement.expansionMinor)}` },
    { label: "Smaller plans", amount: `− ${money(movement.contractionMinor)}` },
    { label: "Clients that left", amount: `− ${money(movement.churnedMinor)}` },
  ];
  return (
    <Card title="What changed in 30 days" note="Monthly recurring revenue, by why it changed.">
      <dl className="divide-y text-sm">
        {lines.map(({ label, amount }) => (
          <Line key={label} label={label} amount={amount} />
        ))}
        <Line label="Now" amount={money(mrrMinor)} isSum />
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
