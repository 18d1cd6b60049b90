import type { Metadata } from "next";
import { cache } from "react";
import { AuditTrail } from "#components/audit/audit-trail";
import { SubscriptionList } from "#components/billing/subscription-list";
import { UsageCard } from "#components/billing/usage-card";
import { TenantFlags } from "#components/flags/flag-why";
import { TenantFacts } from "#components/tenancy/tenant-facts";
import { TENANT_KIND_LABELS } from "#components/tenancy/tenant-kind";
import { TenantStatusBadge } from "#components/tenancy/tenant-status-badge";
import { AddressProblem } from "#components/ui/address-problem";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { Icon } from "#components/ui/icon";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { Pagination } from "#components/ui/pagination";
import { can } from "#lib/access";
import { listTenantAudit } from "#lib/audit";
import { type AuditPage, type AuditPageInput, auditPageInput } from "#lib/audit/schema";
import { subscriptionsOf, usageOf } from "#lib/billing";
import { flagsOfTenant } from "#lib/flags";
import { getTenant } from "#lib/tenancy";
import type { TenantDetail } from "#lib/tenancy/schema";
import { addressOf, type ByAddress, readByAddress, readById, type SearchParams, staffPage } from "#lib/web";
import { CancelDialog, StandingDialog, StatusDialog } from "./status-dialog.tsx";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: SearchParams;
}

const pathOf = (id: string) => `/admin/tenants/${encodeURIComponent(id)}`;

/** For the page and its title alike: what one may not see, the other must not tell. */
const readTenant = cache(async (id: string) => {
  const context = await staffPage(pathOf(id));
  return { context, tenant: await readById(id, () => getTenant(context, id)) };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { tenant } = await readTenant((await params).id);
  return { title: tenant.name };
}

export default async function TenantPage({ params, searchParams }: Props) {
  const [{ id }, { created, changed, audit }] = await Promise.all([params, searchParams]);
  const [{ context, tenant }, usages, flags, trail, subscriptions] = await Promise.all([
    readTenant(id),
    readUsage(id),
    readFlags(id),
    readTrail(id, audit),
    readSubscriptions(id),
  ]);
  return (
    <div className="grid gap-6">
      <PageHeader
        title={tenant.name}
        mark={<TenantStatusBadge status={tenant.status} />}
        note={`${TENANT_KIND_LABELS[tenant.kind]} on the plan ${tenant.planName}${tenant.isDemo ? ", with demo data" : ""}.`}
        breadcrumbs={[{ label: "Tenants", href: "/admin/tenants" }, { label: tenant.name }]}
        actions={
          <>
            {can(context, "impersonate") ? (
              <LinkButton href={`${pathOf(tenant.id)}/impersonate`} variant="secondary" icon={<Icon name="life-buoy" />}>
                Act as a member
              </LinkButton>
            ) : null}
            {can(context, "tenant.manage") ? (
              <>
                <LinkButton href={`${pathOf(tenant.id)}/edit`} variant="secondary" icon={<Icon name="pencil" />}>
                  Change
                </LinkButton>
                <LinkButton href={`${pathOf(tenant.id)}/branding`} variant="secondary">
                  Branding
                </LinkButton>
                <StandingDialog tenant={tenant} />
                <StatusDialog tenant={tenant} />
              </>
            ) : null}
          </>
        }
      />
      {created === "1" && tenant.status === "trial" ? (
        <Callout tone="good" role="status" title={`${tenant.name} is created.`}>
          Its trial has begun.{tenant.memberCount === 0 ? " It has no people yet." : null}
        </Callout>
      ) : null}
      {changed === "1" ? <Callout tone="good" role="status" title="The changes are saved." /> : null}
      {tenant.status === "past_due" ? <Callout tone="warn" title="Its bill is not paid. Its people can start nothing that costs money." /> : null}
      {tenant.status === "cancelled" ? <Callout title="This tenant has left. Its administrators may read on; everybody else is locked out." /> : null}
      {tenant.status === "suspended" ? (
        <Callout tone="bad" title="This tenant is suspended. Its people are locked out.">
          {tenant.suspendedReason ? `Reason: ${tenant.suspendedReason}` : null}
        </Callout>
      ) : null}
      <div className="grid items-start gap-6 xl:grid-cols-3">
        <Card title="Settings" className="xl:col-span-2">
          <TenantFacts tenant={tenant} />
        </Card>
        <UsageCard usages={usages} planName={tenant.planName} />
      </div>
      {subscriptions ? (
        <Card
          title="Subscription"
          note="Plan, price and standing, period by period: what revenue is counted from."
          actions={can(context, "tenant.manage") ? <CancelDialog tenant={tenant} /> : null}
          isFlush
        >
          <SubscriptionList subscriptions={subscriptions} timeZone={tenant.timeZone} />
        </Card>
      ) : null}
      {flags.length > 0 ? (
        <Card title="Feature flags" note="What is on for this tenant, and why." isFlush>
          <TenantFlags flags={flags} />
        </Card>
      ) : null}
      {trail ? <AuditCard tenant={tenant} trail={trail} now={context.clock.now()} /> : null}
    </div>
  );
}

async function readFlags(id: string) {
  const context = await staffPage(pathOf(id));
  return readById(id, () => flagsOfTenant(context, id));
}

async function readUsage(id: string) {
  const context = await staffPage(pathOf(id));
  return readById(id, () => usageOf(context, id));
}

/** Null for those who may not see money. */
async function readSubscriptions(id: string) {
  const context = await staffPage(pathOf(id));
  if (!can(context, "billing.manage")) return null;
  return readById(id, () => subscriptionsOf(context, id));
}

/** One page of the audit trail; null for those who may not read it. */
async function readTrail(id: string, cursor: string | string[] | undefined) {
  const context = await staffPage(pathOf(id));
  if (!can(context, "audit.read")) return null;
  return readById(id, () => readByAddress(auditPageInput, cursor ? { cursor } : {}, (input) => listTenantAudit(context, id, input)));
}

function AuditCard({ tenant, trail, now }: { tenant: TenantDetail; trail: ByAddress<AuditPageInput, AuditPage>; now: Date }) {
  const firstHref = addressOf(pathOf(tenant.id), {}, "audit");
  return (
    <div id="audit" className="grid gap-6">
      <Card title="Audit trail" note={`Who changed what, newest first, in the time of ${tenant.timeZone}.`} isFlush>
        {trail.problem !== null ? (
          <AddressProblem problem={trail.problem} firstHref={firstHref} className="m-5 md:m-6" />
        ) : trail.answer.entries.length === 0 ? (
          <EmptyState icon="scroll-text" title="Nothing is recorded here">
            Every change to this tenant and inside it appears here, with who made it.
          </EmptyState>
        ) : (
          <AuditTrail entries={trail.answer.entries} now={now} timeZone={tenant.timeZone} />
        )}
      </Card>
      {trail.problem === null ? (
        <Pagination
          label="Pages of the audit trail"
          firstHref={trail.input.cursor ? firstHref : null}
          nextHref={trail.answer.nextCursor ? addressOf(pathOf(tenant.id), { audit: trail.answer.nextCursor }, "audit") : null}
        />
      ) : null}
    </div>
  );
}
