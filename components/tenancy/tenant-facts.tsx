import type { TenantDetail } from "#lib/tenancy/schema";
import { formatNumber } from "../format/number.tsx";
import { Time } from "../format/time.tsx";
import { DataList } from "../ui/data-list.tsx";
import { TENANT_KIND_LABELS } from "./tenant-kind.tsx";

/** The settings of a tenant. Moments are told in the tenant's own time zone. */
export function TenantFacts({ tenant, columns = 3 }: { tenant: TenantDetail; columns?: 1 | 3 }) {
  const { timeZone } = tenant;
  return (
    <DataList
      columns={columns}
      items={[
        { label: "Address", value: tenant.slug },
        { label: "Kind", value: TENANT_KIND_LABELS[tenant.kind] },
        { label: "Plan", value: tenant.planName },
        { label: "People", value: formatNumber(tenant.memberCount) },
        { label: "Time zone", value: timeZone },
        { label: "Currency", value: tenant.currency },
        { label: "Language", value: tenant.locale },
        { label: "Trial ends", value: tenant.trialEndsAt ? <Time value={tenant.trialEndsAt} timeZone={timeZone} /> : null },
        { label: "Created", value: <Time value={tenant.createdAt} timeZone={timeZone} /> },
        { label: "Last changed", value: <Time value={tenant.updatedAt} timeZone={timeZone} /> },
        { label: "Id", value: <code className="select-all text-xs">{tenant.id}</code> },
      ]}
    />
  );
}
