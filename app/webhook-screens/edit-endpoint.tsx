import { getWords } from "#components/format/words";
import { ActionForm } from "#components/ui/action-form";
import { Card } from "#components/ui/card";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { TextKeeper } from "#components/ui/text-keeper";
import { EndpointFields, endpointFieldNames } from "#components/webhooks/endpoint-fields";
import { endpointPath } from "#components/webhooks/webhooks-address";
import { can } from "#lib/access";
import { readById } from "#lib/web";
import { getEndpoint, kindsFor } from "#lib/webhooks";
import type { EndpointScreenProps } from "./place.ts";

/** Changes where an endpoint is and what it is told of. */
export async function EditEndpoint({ place, context, id }: EndpointScreenProps) {
  const t = await getWords("integrations");
  if (!can(context, "integration.update")) return place.refusal(t("editEndpoint"), "integration.update");
  const endpoint = await readById(id, () => getEndpoint(context, place.scope, id));
  const kinds = kindsFor(endpoint.tenantId !== null);
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("editEndpoint")}
        note={t("whatWaitsGoesToTheNew")}
        breadcrumbs={[
          { label: t(place.crumb), href: place.base },
          { label: new URL(endpoint.url).host, href: endpointPath(place.base, id) },
          { label: t("edit") },
        ]}
      />
      <Card>
        <ActionForm
          action={place.actions.change}
          label={t("editEndpoint")}
          hidden={{ id, version: String(endpoint.version) }}
          fields={endpointFieldNames(kinds)}
        >
          <TextKeeper name={`endpoint ${id}`} userId={context.actor.userId} omit={["url"]} />
          <EndpointFields kinds={kinds} endpoint={endpoint} />
          <div className="flex flex-wrap gap-3">
            <SubmitButton pendingLabel={t("saving")}>{t("save")}</SubmitButton>
            <LinkButton href={endpointPath(place.base, id)} variant="secondary">
              {t("cancel")}
            </LinkButton>
          </div>
        </ActionForm>
      </Card>
    </div>
  );
}
