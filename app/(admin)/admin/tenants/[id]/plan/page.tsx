import { PlanChangeCallout } from "#components/billing/plan-change-callout";
import { SubscriptionList } from "#components/billing/subscription-list";
import { UsageCard } from "#components/billing/usage-card";
import { UsageWarning } from "#components/billing/usage-warning";
import { UnpaidCallout } from "#components/dunning/unpaid-callout";
import { getWords } from "#components/format/words";
import { Card } from "#components/ui/card";
import { TextLink } from "#components/ui/text-link";
import { can } from "#lib/access";
import { planChangesOf, subscriptionsOf, usageOf } from "#lib/billing";
import { runningCaseOf } from "#lib/dunning";
import { addressOf, readById } from "#lib/web";
import { readTenant, type TenantPageProps, tenantMetadata, tenantPath } from "../read-tenant.ts";
import { CancelDialog } from "../status-dialog.tsx";
import { TenantFrame } from "../tenant-frame.tsx";

export const generateMetadata = (props: TenantPageProps) => tenantMetadata(props, "plan");

export default async function TenantPlanPage({ params }: TenantPageProps) {
  const [t, ofInvoices] = await Promise.all([getWords("tenancy"), getWords("invoices")]);
  const { id } = await params;
  const { context, tenant } = await readTenant(id, "plan");
  const maySeeMoney = can(context, "billing.manage");
  const [usages, subscriptions, unpaid, [change = null]] = await Promise.all([
    readById(id, () => usageOf(context, id)),
    maySeeMoney ? readById(id, () => subscriptionsOf(context, id)) : null,
    maySeeMoney ? runningCaseOf(context, id) : null,
    maySeeMoney ? planChangesOf(context, id) : [],
  ]);
  return (
    <TenantFrame context={context} tenant={tenant} tab="plan">
      {unpaid ? <UnpaidCallout found={unpaid} /> : null}
      <PlanChangeCallout change={change} timeZone={tenant.timeZone} />
      <UsageWarning usages={usages} planName={tenant.planName} href={maySeeMoney ? `/admin/plans/${tenant.planKey}` : tenantPath(id, "plan")} />
      <UsageCard usages={usages} planName={tenant.planName} />
      {subscriptions ? (
        <Card
          title={t("subscription")}
          note={t("planPriceAndStandingPeriodBy")}
          footer={<TextLink href={addressOf("/admin/invoices", { show: "all", search: tenant.name })}>{ofInvoices("invoices")}</TextLink>}
          actions={can(context, "tenant.manage") ? <CancelDialog tenant={tenant} /> : null}
          isFlush
        >
          <SubscriptionList subscriptions={subscriptions} timeZone={tenant.timeZone} />
        </Card>
      ) : null}
    </TenantFrame>
  );
}
