import { getWords, pageTitle } from "#components/format/words";
import { OtherIntegrations } from "#components/webhooks/other-integrations";
import { can, type StaffContext } from "#lib/access";
import { countIntegrations } from "#lib/operations";
import { type SearchParams, staffPage } from "#lib/web";
import { EndpointList } from "../../../webhook-screens/endpoint-list.tsx";
import { WEBHOOKS } from "./webhook-place.tsx";

export const generateMetadata = pageTitle("integrations", "integrations");

export default async function IntegrationsPage({ searchParams }: { searchParams: SearchParams }) {
  const t = await getWords("integrations");
  const context = await staffPage(WEBHOOKS.base);
  const above = can(context, "integration.read") ? <Others context={context} /> : null;
  return <EndpointList place={WEBHOOKS} context={context} searchParams={searchParams} note={t("whatConnectsTenantsAndThePlatform")} above={above} />;
}

async function Others({ context }: { context: StaffContext }) {
  return <OtherIntegrations counts={await countIntegrations(context)} />;
}
