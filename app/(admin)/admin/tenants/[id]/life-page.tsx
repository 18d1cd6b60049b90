import type { ReactNode } from "react";
import { getWords } from "#components/format/words";
import { TenantStatusBadge } from "#components/tenancy/tenant-status-badge";
import { Callout } from "#components/ui/callout";
import { PageHeader } from "#components/ui/page-header";
import { can, type StaffContext } from "#lib/access";
import { getTenant } from "#lib/tenancy";
import type { TenantDetail } from "#lib/tenancy/schema";
import { readById, staffPage } from "#lib/web";
import { LifeTabs } from "./life-tabs.tsx";

interface LifePageProps {
  id: string;
  current: "clone" | "export" | "delete";
  children: (context: StaffContext, tenant: TenantDetail) => Promise<ReactNode>;
}

/** The frame of the three pages about a tenant as a whole; support may read that they are there. */
export async function LifePage({ id, current, children }: LifePageProps) {
  const t = await getWords("tenancy");
  const context = await staffPage(`/admin/tenants/${encodeURIComponent(id)}/${current}`);
  const tenant = await readById(id, () => getTenant(context, id));
  return (
    <div className="grid gap-6">
      <PageHeader
        title={tenant.name}
        mark={<TenantStatusBadge status={tenant.status} />}
        breadcrumbs={[
          { label: t("tenants"), href: "/admin/tenants" },
          { label: tenant.name, href: `/admin/tenants/${tenant.id}` },
          { label: t("cloneExportDelete") },
        ]}
      />
      <LifeTabs id={tenant.id} current={current} />
      {can(context, "tenant.manage") ? (
        await children(context, tenant)
      ) : (
        <Callout title={t("youMaySeeTenantsButNot2")}>{t("askASuperAdminForThe")}</Callout>
      )}
    </div>
  );
}
