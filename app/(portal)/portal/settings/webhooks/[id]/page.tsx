import { pageTitle } from "#components/format/words";
import { DELIVERIES_TABLE } from "#components/webhooks/deliveries-table";
import { endpointPath } from "#components/webhooks/webhooks-address";
import type { SearchParams } from "#lib/web";
import { Endpoint } from "../../../../../webhook-screens/endpoint.tsx";
import { openTenantTable } from "../../../open-table.ts";
import { changeViewAction, deleteViewAction, saveViewAction } from "../../../view-actions.ts";
import { WEBHOOKS } from "../webhook-place.tsx";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: SearchParams;
}

export const generateMetadata = pageTitle("integrations", "webhookEndpoint");

export default async function EndpointPage({ params, searchParams }: Props) {
  const [{ id }, asked] = await Promise.all([params, searchParams]);
  const open = await openTenantTable(DELIVERIES_TABLE, endpointPath(WEBHOOKS.base, id), searchParams);
  const viewActions = { save: saveViewAction, change: changeViewAction, remove: deleteViewAction };
  return <Endpoint place={WEBHOOKS} id={id} open={open} viewActions={viewActions} isChanged={asked.changed === "1"} />;
}
