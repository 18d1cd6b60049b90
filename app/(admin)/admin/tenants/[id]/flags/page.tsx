import { TenantFlags } from "#components/flags/flag-why";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { flagsOfTenant } from "#lib/flags";
import { readById } from "#lib/web";
import { readTenant, type TenantPageProps, tenantMetadata } from "../read-tenant.ts";
import { TenantFrame } from "../tenant-frame.tsx";

export const generateMetadata = (props: TenantPageProps) => tenantMetadata(props, "flags");

export default async function TenantFlagsPage({ params }: TenantPageProps) {
  const { id } = await params;
  const { context, tenant } = await readTenant(id, "flags");
  const flags = await readById(id, () => flagsOfTenant(context, id));
  return (
    <TenantFrame context={context} tenant={tenant} tab="flags">
      <Card title="Feature flags" note="What is on for this tenant, and why. A flag’s own page has the rule for one tenant." isFlush>
        {flags.length > 0 ? (
          <TenantFlags flags={flags} />
        ) : (
          <EmptyState icon="flag" title="There are no feature flags">
            Once there is one, what it is for this tenant appears here, with the reason.
          </EmptyState>
        )}
      </Card>
    </TenantFrame>
  );
}
