import { useFormats } from "#components/format/reader-formats";
import { useSay, useWords } from "#components/format/words";
import type { TenantDetail } from "#lib/tenancy/schema";
import { Time } from "../format/time.tsx";
import { DataList } from "../ui/data-list.tsx";
import { TENANT_KIND_LABELS } from "./tenant-kind.tsx";

/** The settings of a tenant. Moments are told in the tenant's own time zone. */
export function TenantFacts({ tenant, columns = 3 }: { tenant: TenantDetail; columns?: 1 | 3 }) {
  const say = useSay();
  const t = useWords("tenancy");
  const { number } = useFormats();
  const { timeZone } = tenant;
  return (
    <DataList
      columns={columns}
      items={[
        { label: t("address"), value: tenant.slug },
        { label: t("kind"), value: say(TENANT_KIND_LABELS[tenant.kind]) },
        { label: t("plan"), value: tenant.planName },
        { label: t("people"), value: number(tenant.memberCount) },
        { label: t("timeZone"), value: timeZone },
        { label: t("currency"), value: tenant.currency },
        { label: t("language"), value: tenant.locale },
        { label: t("trialEnds"), value: tenant.trialEndsAt ? <Time value={tenant.trialEndsAt} timeZone={timeZone} /> : null },
        { label: t("created"), value: <Time value={tenant.createdAt} timeZone={timeZone} /> },
        { label: t("lastChanged"), value: <Time value={tenant.updatedAt} timeZone={timeZone} /> },
        { label: t("id"), value: <code className="select-all text-xs">{tenant.id}</code> },
      ]}
    />
  );
}
