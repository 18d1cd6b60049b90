import { pageTitle } from "#components/format/words";
import { deliveryPath } from "#components/webhooks/webhooks-address";
import { staffPage } from "#lib/web";
import { Delivery } from "../../../../../webhook-screens/delivery.tsx";
import { WEBHOOKS } from "../../webhook-place.tsx";

export const generateMetadata = pageTitle("integrations", "webhookMessage");

export default async function DeliveryPage({ params }: { params: Promise<{ id: string; deliveryId: string }> }) {
  const { id, deliveryId } = await params;
  return <Delivery place={WEBHOOKS} context={await staffPage(deliveryPath(WEBHOOKS.base, id, deliveryId))} id={id} deliveryId={deliveryId} />;
}
