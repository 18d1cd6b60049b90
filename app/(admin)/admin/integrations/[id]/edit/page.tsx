import { getWords, pageTitle } from "#components/format/words";
import { ActionForm } from "#components/ui/action-form";
import { Card } from "#components/ui/card";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { TextKeeper } from "#components/ui/text-keeper";
import { EndpointFields, endpointFieldNames } from "#components/webhooks/endpoint-fields";
import { NoIntegrations } from "#components/webhooks/no-permission";
import { endpointPath, INTEGRATIONS_PATH } from "#components/webhooks/webhooks-address";
import { can, PERMISSIONS } from "#lib/access";
import { readById, staffPage } from "#lib/web";
import { getEndpoint, kindsFor } from "#lib/webhooks";
import { changeEndpointAction } from "../../actions.ts";

export const generateMetadata = pageTitle("integrations", "editEndpoint");

export default async function EditEndpointPage({ params }: { params: Promise<{ id: string }> }) {
  const t = await getWords("integrations");
  const { id } = await params;
  const context = await staffPage(`${endpointPath(id)}/edit`);
  if (!can(context, "integration.update")) return <NoIntegrations title={t("editEndpoint")} permission={PERMISSIONS["integration.update"]} />;
  const endpoint = await readById(id, () => getEndpoint(context, "platform", id));
  const kinds = kindsFor(endpoint.tenantId !== null);
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("editEndpoint")}
        note={t("whatWaitsGoesToTheNew")}
        breadcrumbs={[
          { label: t("integrations"), href: INTEGRATIONS_PATH },
          { label: new URL(endpoint.url).host, href: endpointPath(id) },
          { label: t("edit") },
        ]}
      />
      <Card>
        <ActionForm
          action={changeEndpointAction}
          label={t("editEndpoint")}
          hidden={{ id, version: String(endpoint.version) }}
          fields={endpointFieldNames(kinds)}
        >
          <TextKeeper name={`endpoint ${id}`} userId={context.actor.userId} omit={["url"]} />
          <EndpointFields kinds={kinds} endpoint={endpoint} />
          <div className="flex flex-wrap gap-3">
            <SubmitButton pendingLabel={t("saving")}>{t("save")}</SubmitButton>
            <LinkButton href={endpointPath(id)} variant="secondary">
              {t("cancel")}
            </LinkButton>
          </div>
        </ActionForm>
      </Card>
    </div>
  );
}
