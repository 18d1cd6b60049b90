import { TenantFlags } from "#components/flags/flag-why";
import { getWords } from "#components/format/words";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { flagsOfTenant } from "#lib/flags";
import { readById } from "#lib/web";
import { readTenant, type TenantPageProps, tenantMetadata } from "../read-tenant.ts";
import { TenantFrame } from "../tenant-frame.tsx";

export const generateMetadata = (props: TenantPageProps) => tenantMetadata(props, "flags");

export default async function TenantFlagsPage({ params }: TenantPageProps) {
  const t = await getWords("tenancy");
  const { id } = await params;
  const { context, tenant } = await readTenant(id, "flags");
  const flags = await readById(id, () => flagsOfTenant(context, id));
  return (
    <TenantFrame context={context} tenant={tenant} tab="flags">
      <Card title={t("featureFlags")} note={t("whatIsOnForThisTenant")} isFlush>
        {flags.length > 0 ? (
          <TenantFlags flags={flags} />
        ) : (
          <EmptyState icon="flag" title={t("thereAreNoFeatureFlags")}>
            {t("onceThereIsOneWhatIt")}
          </EmptyState>
        )}
      </Card>
    </TenantFrame>
  );
}
