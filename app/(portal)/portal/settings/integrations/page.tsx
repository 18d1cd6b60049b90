import { getWords, pageTitle } from "#components/format/words";
import { OwnIntegrations } from "#components/operations/own-integrations";
import { Card } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { can } from "#lib/access";
import { listOwnIntegrations } from "#lib/operations";
import { tenantPage } from "#lib/web";
import { MissingPermission } from "../../missing-permission.tsx";

export const generateMetadata = pageTitle("tenantSettings", "integrations");

export default async function IntegrationsPage() {
  const t = await getWords("tenantSettings");
  const context = await tenantPage("/portal/settings/integrations");
  if (!can(context, "integration.read")) return <MissingPermission title={t("integrations")} permission="integration.read" />;
  const integrations = await listOwnIntegrations(context);
  return (
    <div className="grid gap-6">
      <PageHeader title={t("integrations")} note={t("integrationsNote")} />
      <Card isFlush>
        <OwnIntegrations integrations={integrations} now={context.clock.now()} />
      </Card>
    </div>
  );
}
