import type { Revenue } from "#lib/billing/schema";
import { formatMinorMoney, formatNumber, formatPercent } from "../format/number.tsx";
import { StatCard } from "../ui/stat-card.tsx";

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

const PERIOD = "30 days ago";

interface RevenueFiguresProps {
  revenue: Revenue;
  href?: string;
}

/** MRR, ARR and churn in one currency, each with its meaning. */
export function RevenueFigures({ revenue, href }: RevenueFiguresProps) {
  const { currency, mrrMinor, payingTenants, movement } = revenue;
  const money = (amount: number) => formatMinorMoney(amount, { currency, isRounded: true });
  const tooShort = "Subscriptions have been on record for less than 30 days.";
  return (
    <>
      <StatCard
        label="Monthly recurring revenue"
        definition="What all paying clients pay per month now, by the price each agreed to. Trials, suspended tenants and own brands do not count."
        icon="wallet"
        figure={money(mrrMinor)}
        note={payingTenants === 1 ? "From 1 paying client" : `From ${formatNumber(payingTenants)} paying clients`}
        trend={{ change: movement ? share(mrrMinor - movement.fromMinor, movement.fromMinor) : null, comparedWith: PERIOD }}
        href={href}
      />
      <StatCard
        label="Annual run rate"
        definition="Twelve times the monthly recurring revenue: what a year would bring if nothing changed."
        icon="trending-up"
        figure={money(mrrMinor * 12)}
        href={href}
      />
      <StatCard
        label="Revenue churn, 30 days"
        definition="The share of the monthly revenue of 30 days ago that was lost because clients left, were suspended, or pay nothing any more."
        icon="trending-down"
        figure={movement && movement.fromMinor > 0 ? formatPercent(movement.churnedMinor / movement.fromMinor) : null}
        unknownReason={movement ? "Nobody paid 30 days ago." : tooShort}
        note={movement ? `${formatNumber(movement.churnedTenants)} of ${formatNumber(movement.fromTenants)} paying clients left` : null}
        href={href}
      />
    </>
  );
}
