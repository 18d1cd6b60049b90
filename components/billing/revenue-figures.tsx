import { useFormats } from "#components/format/reader-formats";
import { useWords } from "#components/format/words";
import type { Revenue } from "#lib/billing/schema";
import { StatCard } from "../ui/stat-card.tsx";

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

interface RevenueFiguresProps {
  revenue: Revenue;
  href?: string;
}

/** MRR, ARR and churn in one currency, each with its meaning. */
export function RevenueFigures({ revenue, href }: RevenueFiguresProps) {
  const f = useFormats();
  const t = useWords("billing");
  const { currency, mrrMinor, payingTenants, movement } = revenue;
  const money = (amount: number) => f.minorMoney(amount, { currency, isRounded: true });
  const tooShort = t("subscriptionsHaveBeenOnRecordFor");
  return (
    <>
      <StatCard
        label={t("monthlyRecurringRevenue")}
        definition={t("mrrMeans")}
        icon="wallet"
        figure={money(mrrMinor)}
        note={t("fromPayingClients", { count: payingTenants, number: f.number(payingTenants) })}
        trend={{ change: movement ? share(mrrMinor - movement.fromMinor, movement.fromMinor) : null, comparedWith: t("the30DaysBefore") }}
        href={href}
      />
      <StatCard label={t("annualRunRate")} definition={t("runRateMeans")} icon="trending-up" figure={money(mrrMinor * 12)} href={href} />
      <StatCard
        label={t("revenueChurn30Days")}
        definition={t("churnMeans")}
        icon="trending-down"
        figure={movement && movement.fromMinor > 0 ? f.percent(movement.churnedMinor / movement.fromMinor) : null}
        unknownReason={movement ? t("nobodyPaid30DaysAgo") : tooShort}
        note={
          movement
            ? t("numberOfNumber2PayingClientsLeft", { number: f.number(movement.churnedTenants), number2: f.number(movement.fromTenants) })
            : null
        }
        href={href}
      />
    </>
  );
}
