import { getWords } from "#components/format/words";
import { SecretForm } from "#components/keys/secret-form";
import { Card } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { TextKeeper } from "#components/ui/text-keeper";
import { EndpointFields, endpointFieldNames } from "#components/webhooks/endpoint-fields";
import { can } from "#lib/access";
import { newId } from "#lib/platform/crypto";
import { kindsFor } from "#lib/webhooks";
import type { ScreenContext, WebhookPlace } from "./place.ts";

interface NewEndpointProps {
  place: WebhookPlace;
  context: ScreenContext;
}

/** Makes an endpoint, and shows its secret this once. */
export async function NewEndpoint({ place, context }: NewEndpointProps) {
  const t = await getWords("integrations");
  if (!can(context, "integration.create")) return place.refusal(t("newEndpoint"), "integration.create");
  const isOfTenant = place.scope === "tenant";
  const kinds = kindsFor(isOfTenant);
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("newEndpoint")}
        note={isOfTenant ? t("ofYoursItIsTold") : t("ofThePlatformItIsTold")}
        breadcrumbs={[{ label: t(place.crumb), href: place.base }, { label: t("newEndpoint") }]}
      />
      <Card>
        <SecretForm
          action={place.actions.create}
          label={t("newEndpoint")}
          hidden={{}}
          fields={endpointFieldNames(kinds)}
          doneHref={place.base}
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
