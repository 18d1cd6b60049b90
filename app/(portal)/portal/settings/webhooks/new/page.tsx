import { pageTitle } from "#components/format/words";
import { tenantPage } from "#lib/web";
import { NewEndpoint } from "../../../../../webhook-screens/new-endpoint.tsx";
import { WEBHOOKS } from "../webhook-place.tsx";

export const generateMetadata = pageTitle("integrations", "newEndpoint");

export default async function NewEndpointPage() {
  return <NewEndpoint place={WEBHOOKS} context={await tenantPage(`${WEBHOOKS.base}/new`)} />;
}
