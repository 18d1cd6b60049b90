import { MovementCard } from "#components/billing/movement-card";
import { NoBilling } from "#components/billing/no-billing";
import { PlanTable } from "#components/billing/plan-table";
import { RevenueChart } from "#components/billing/revenue-chart";
import { RevenueFigures } from "#components/billing/revenue-figures";
import { getWords, pageTitle, useWords } from "#components/format/words";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { Icon } from "#components/ui/icon";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { can } from "#lib/access";
import { listPlans, readRevenue } from "#lib/billing";
import type { Revenue } from "#lib/billing/schema";
import { staffPage } from "#lib/web";

export const generateMetadata = pageTitle("billing", "plansAndRevenue");

export default async function PlansPage() {
  const t = await getWords("billing");
  const context = await staffPage("/admin/plans");
  if (!can(context, "billing.manage")) return <NoBilling />;
  const [plans, revenues] = await Promise.all([listPlans(context), readRevenue(context)]);
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("plansAndRevenue")}
        note={t("countedFromTheSubscriptionsOnRecord")}
        actions={
          <>
            <LinkButton href="/admin/plans/dunning" variant="secondary" icon={<Icon name="receipt" />}>
              {t("unpaidBills")}
            </LinkButton>
            <LinkButton href="/admin/plans/cohorts" variant="secondary" icon={<Icon name="chart-column" />}>
              {t("cohorts")}
            </LinkButton>
            <LinkButton href="/admin/plans/profit" variant="secondary" icon={<Icon name="coins" />}>
              {t("profitability")}
            </LinkButton>
          </>
        }
      />
      {revenues.length === 0 ? (
        <Callout title={t("noClientHasASubscriptionYet")}>{t("revenueIsCountedFromTheFirst")}</Callout>
      ) : (
        revenues.map((revenue) => <RevenueIn key={revenue.currency} revenue={revenue} isOneOfMany={revenues.length > 1} />)
      )}
      <Card title={t("plans")} note={t("limitsHoldAtOnceForEverybody")} isFlush>
        <PlanTable plans={plans} />
      </Card>
    </div>
  );
}

function RevenueIn({ revenue, isOneOfMany }: { revenue: Revenue; isOneOfMany: boolean }) {
  const t = useWords("billing");
  return (
    <section aria-label={t("revenueInCurrency", { currency: revenue.currency })} className="grid gap-6">
      {isOneOfMany ? <h2 className="font-semibold text-ink text-lg">{revenue.currency}</h2> : null}
      <div className="grid gap-4 sm:grid-cols-2 md:gap-6 xl:grid-cols-3">
        <RevenueFigures revenue={revenue} />
      </div>
      <div className="grid items-start gap-6 xl:grid-cols-3">
        <RevenueChart revenue={revenue} className="xl:col-span-2" />
        <MovementCard revenue={revenue} />
      </div>
    </section>
  );
}
