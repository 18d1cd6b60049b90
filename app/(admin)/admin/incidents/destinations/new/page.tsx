import { getWords, pageTitle } from "#components/format/words";
import { DestinationWants } from "#components/incidents/destination-wants";
import { SecretForm } from "#components/keys/secret-form";
import { Card } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { Tabs } from "#components/ui/tabs";
import { TextField } from "#components/ui/text-field";
import { newId } from "#lib/platform/crypto";
import { listServices } from "#lib/services";
import { ALERT_SEVERITIES, DESTINATION_KINDS } from "#lib/services/schema";
import { addressOf, type SearchParams, staffPage } from "#lib/web";
import { createDestinationAction } from "../actions.ts";

export const generateMetadata = pageTitle("disturbances", "newDestination");

const PATH = "/admin/incidents/destinations";

export default async function NewDestinationPage({ searchParams }: { searchParams: SearchParams }) {
  const t = await getWords("disturbances");
  const query = await searchParams;
  const context = await staffPage(`${PATH}/new`);
  const { services } = await listServices(context);
  const kind = DESTINATION_KINDS.find((each) => each === query.kind) ?? "mail";
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("newDestination")}
        note={t("destinationsNote")}
        breadcrumbs={[{ label: t("incidents"), href: "/admin/incidents" }, { label: t("destinations"), href: PATH }, { label: t("newDestination") }]}
      />
      <Tabs
        label={t("destinationKind")}
        items={DESTINATION_KINDS.map((each) => ({
          label: t(each),
          href: addressOf(`${PATH}/new`, { kind: each === "mail" ? null : each }),
          isCurrent: each === kind,
        }))}
      />
      <Card>
        <SecretForm
          key={kind}
          action={createDestinationAction}
          label={t("newDestination")}
          hidden={{ kind }}
          fields={["title", "address", "page", "ticket", "services"]}
          doneHref={PATH}
          example="WEBHOOK_SECRET=KEY"
          exampleTitle={t("giveSecret")}
          idempotencyKey={newId()}
        >
          <TextField name="title" label={t("destinationName")} maxLength={120} />
          {kind === "mail" ? <TextField name="address" type="email" label={t("mailAddress")} autoComplete="off" maxLength={320} /> : null}
          {kind === "webhook" || kind === "slack" ? (
            <TextField
              name="address"
              type="url"
              label={t("webhookAddress")}
              hint={t(kind === "slack" ? "slackHint" : "webhookHint")}
              autoComplete="off"
              maxLength={1_000}
            />
          ) : null}
          <DestinationWants severities={[...ALERT_SEVERITIES]} serviceKeys={[]} keys={services.map(({ key }) => key)} />
          <div>
            <SubmitButton pendingLabel={t("making")}>{t("makeDestination")}</SubmitButton>
          </div>
        </SecretForm>
      </Card>
    </div>
  );
}
