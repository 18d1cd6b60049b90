import { pageTitle } from "#components/format/words";
import { endpointPath } from "#components/webhooks/webhooks-address";
import { staffPage } from "#lib/web";
import { EditEndpoint } from "../../../../../webhook-screens/edit-endpoint.tsx";
import { WEBHOOKS } from "../../webhook-place.tsx";

export const generateMetadata = pageTitle("integrations", "editEndpoint");

export default async function EditEndpointPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <EditEndpoint place={WEBHOOKS} context={await staffPage(`${endpointPath(WEBHOOKS.base, id)}/edit`)} id={id} />;
}
