import { getWords, pageTitle } from "#components/format/words";
import { SecretForm } from "#components/keys/secret-form";
import { Card } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { TextKeeper } from "#components/ui/text-keeper";
import { EndpointFields, endpointFieldNames } from "#components/webhooks/endpoint-fields";
import { NoIntegrations } from "#components/webhooks/no-permission";
import { INTEGRATIONS_PATH } from "#components/webhooks/webhooks-address";
import { can, PERMISSIONS } from "#lib/access";
import { newId } from "#lib/platform/crypto";
import { staffPage } from "#lib/web";
import { kindsFor } from "#lib/webhooks";
import { createEndpointAction } from "../actions.ts";

export const generateMetadata = pageTitle("integrations", "newEndpoint");

export default async function NewEndpointPage() {
  const t = await getWords("integrations");
  const context = await staffPage(`${INTEGRATIONS_PATH}/new`);
  if (!can(context, "integration.create")) return <NoIntegrations title={t("newEndpoint")} permission={PERMISSIONS["integration.create"]} />;
  const kinds = kindsFor(false);
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("newEndpoint")}
        note={t("ofThePlatformItIsTold")}
        breadcrumbs={[{ label: t("integrations"), href: INTEGRATIONS_PATH }, { label: t("newEndpoint") }]}
      />
      <Card>
        <SecretForm
          action={createEndpointAction}
          label={t("newEndpoint")}
          hidden={{}}
          fields={endpointFieldNames(kinds)}
          doneHref={INTEGRATIONS_PATH}
          example="WEBHOOK_SECRET=KEY"
          exampleTitle={t("giveItToTheReceiver")}
          idempotencyKey={newId()}
        >
          {/* An address may hold a secret of whoever is told. */}
          <TextKeeper name="new endpoint" userId={context.actor.userId} omit={["url"]} />
          <EndpointFields kinds={kinds} />
          <div>
            <SubmitButton pendingLabel={t("making")}>{t("makeTheEndpoint")}</SubmitButton>
          </div>
        </SecretForm>
      </Card>
    </div>
  );
}
