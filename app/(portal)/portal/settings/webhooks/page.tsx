import { getWords, pageTitle } from "#components/format/words";
import { type SearchParams, tenantPage } from "#lib/web";
import { EndpointList } from "../../../../webhook-screens/endpoint-list.tsx";
import { WEBHOOKS } from "./webhook-place.tsx";

export const generateMetadata = pageTitle("integrations", "webhooks");

export default async function WebhooksPage({ searchParams }: { searchParams: SearchParams }) {
  const t = await getWords("integrations");
  return <EndpointList place={WEBHOOKS} context={await tenantPage(WEBHOOKS.base)} searchParams={searchParams} note={t("yourAddressesThatAreTold")} />;
}
