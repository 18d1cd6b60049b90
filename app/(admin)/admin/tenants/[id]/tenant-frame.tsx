import type { ReactNode } from "react";
import { useSay, useWords } from "#components/format/words";
import { TENANT_KIND_LABELS } from "#components/tenancy/tenant-kind";
import { TenantStatusBadge } from "#components/tenancy/tenant-status-badge";
import { Callout } from "#components/ui/callout";
import { Icon } from "#components/ui/icon";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { Tabs } from "#components/ui/tabs";
import { can, type StaffContext } from "#lib/access";
import type { TenantDetail } from "#lib/tenancy/schema";
import { TENANT_TABS, type TenantTab, tenantPath } from "./read-tenant.ts";
import { StandingDialog, StatusDialog } from "./status-dialog.tsx";

interface TenantFrameProps {
  context: StaffContext;
  tenant: TenantDetail;
  tab: TenantTab;
  /** What has just been done, above the tabs. */
  notice?: ReactNode;
  children: ReactNode;
}

/** What every part of a tenant's page has: who it is, how it stands, what can be done with it, and the way to the other parts. */
export function TenantFrame({ context, tenant, tab, notice, children }: TenantFrameProps) {
  const say = useSay();
  const t = useWords("tenancy");
  const tabs = (Object.keys(TENANT_TABS) as TenantTab[]).filter((each) => each !== "audit" || can(context, "audit.read"));
  return (
    <div className="grid gap-6">
      <PageHeader
        title={tenant.name}
        mark={<TenantStatusBadge status={tenant.status} />}
        note={t(tenant.isDemo ? "kindOnThePlanWithDemoData" : "kindOnThePlan", { kind: say(TENANT_KIND_LABELS[tenant.kind]), plan: tenant.planName })}
        breadcrumbs={[{ label: t("tenants"), href: "/admin/tenants" }, { label: tenant.name }]}
        actions={<Acts context={context} tenant={tenant} />}
      />
      {notice}
      <Standing tenant={tenant} />
      <Tabs
        label={t("aboutName", { name: tenant.name })}
        items={tabs.map((each) => ({ label: say(TENANT_TABS[each]), href: tenantPath(tenant.id, each), isCurrent: each === tab }))}
      />
      {children}
    </div>
  );
}

function Acts({ context, tenant }: Pick<TenantFrameProps, "context" | "tenant">) {
  const t = useWords("tenancy");
  const path = tenantPath(tenant.id);
  return (
    <>
      {can(context, "impersonate") ? (
        <LinkButton href={`${path}/impersonate`} variant="secondary" icon={<Icon name="life-buoy" />}>
          {t("actAsAMember")}
        </LinkButton>
      ) : null}
      {can(context, "tenant.manage") ? (
        <>
          <LinkButton href={`${path}/edit`} variant="secondary" icon={<Icon name="pencil" />}>
            {t("change")}
          </LinkButton>
          <LinkButton href={`${path}/branding`} variant="secondary">
            {t("branding")}
          </LinkButton>
          <LinkButton href={`${path}/export`} variant="secondary">
            {t("cloneExportDelete")}
          </LinkButton>
          <StandingDialog tenant={tenant} />
          <StatusDialog tenant={tenant} />
        </>
      ) : null}
    </>
  );
}

function Standing({ tenant: { status, suspendedReason } }: Pick<TenantFrameProps, "tenant">) {
  const t = useWords("tenancy");
  if (status === "past_due") return <Callout tone="warn" title={t("itsBillIsNotPaidIts")} />;
  if (status === "cancelled") return <Callout title={t("thisTenantHasLeftItsAdministrators")} />;
  if (status !== "suspended") return null;
  return (
    <Callout tone="bad" title={t("thisTenantIsSuspendedItsPeople")}>
      {suspendedReason ? t("reasonSuspendedreason", { suspendedReason }) : null}
    </Callout>
  );
}
