import { pageTitle } from "#components/format/words";
import { endpointPath } from "#components/webhooks/webhooks-address";
import { tenantPage } from "#lib/web";
import { RotateSecret } from "../../../../../../webhook-screens/rotate-secret.tsx";
import { WEBHOOKS } from "../../webhook-place.tsx";

export const generateMetadata = pageTitle("integrations", "rotateTheSecret");

export default async function RotateSecretPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <RotateSecret place={WEBHOOKS} context={await tenantPage(`${endpointPath(WEBHOOKS.base, id)}/rotate`)} id={id} />;
}
