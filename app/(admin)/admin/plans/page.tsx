import type { Metadata } from "next";
import { MovementCard } from "#components/billing/movement-card";
import { NoBilling } from "#components/billing/no-billing";
import { PlanTable } from "#components/billing/plan-table";
import { RevenueChart } from "#components/billing/revenue-chart";
import { RevenueFigures } from "#components/billing/revenue-figures";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { Icon } from "#components/ui/icon";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { can } from "#lib/access";
import { listPlans, readRevenue } from "#lib/billing";
import type { Revenue } from "#lib/billing/schema";
import { staffPage } from "#lib/web";

export const metadata: Metadata = { title: "Plans and revenue" };

export default async function PlansPage() {
  const context = await staffPage("/admin/plans");
  if (!can(context, "billing.manage")) return <NoBilling />;
  const [plans, revenues] = await Promise.all([listPlans(context), readRevenue(context)]);
  return (
    <div className="grid gap-6">
      <PageHeader
        title="Plans and revenue"
        note="Counted from the subscriptions on record, each at the price that was agreed."
        actions={
          <>
            <LinkButton href="/admin/plans/cohorts" variant="secondary" icon={<Icon name="chart-column" />}>
              Cohorts
            </LinkButton>
            <LinkButton href="/admin/plans/profit" variant="secondary" icon={<Icon name="coins" />}>
              Profitability
            </LinkButton>
          </>
        }
      />
      {revenues.length === 0 ? (
        <Callout title="No client has a subscription yet">Revenue is counted from the first client on.</Callout>
      ) : (
        revenues.map((revenue) => <RevenueIn key={revenue.currency} revenue={revenue} isOneOfMany={revenues.length > 1} />)
      )}
      <Card title="Plans" note="Limits hold at once for everybody on a plan. A new price is for those who take the plan from then on." isFlush>
        <PlanTable plans={plans} />
      </Card>
    </div>
  );
}

function RevenueIn({ revenue, isOneOfMany }: { revenue: Revenue; isOneOfMany: boolean }) {
  return (
    <section aria-label={`Revenue in ${revenue.currency}`} className="grid gap-6">
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
