import { getWords, pageTitle } from "#components/format/words";
import { IncidentFields } from "#components/incidents/incident-fields";
import { ActionForm } from "#components/ui/action-form";
import { Card } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { TextArea } from "#components/ui/text-area";
import { TextField } from "#components/ui/text-field";
import { TextKeeper } from "#components/ui/text-keeper";
import { newId } from "#lib/platform/crypto";
import { listServices } from "#lib/services";
import { staffPage } from "#lib/web";
import { openIncidentAction } from "../actions.ts";

export const generateMetadata = pageTitle("disturbances", "newIncident");

const PATH = "/admin/incidents";

export default async function NewIncidentPage() {
  const t = await getWords("disturbances");
  const context = await staffPage(`${PATH}/new`);
  const { services } = await listServices(context);
  return (
    <div className="grid gap-6">
      <PageHeader title={t("newIncident")} breadcrumbs={[{ label: t("incidents"), href: PATH }, { label: t("newIncident") }]} />
      <Card>
        <ActionForm
          action={openIncidentAction}
          label={t("newIncident")}
          fields={["title", "impact", "services", "isPublic", "causeKey", "body"]}
          idempotencyKey={newId()}
        >
          <TextKeeper name="new incident" userId={context.actor.userId} />
          <IncidentFields value={{ title: "", impact: "minor", isPublic: false, services: [] }} keys={services.map(({ key }) => key)} />
          <TextField name="causeKey" label={t("causeField")} hint={t("causeHint")} autoComplete="off" spellCheck={false} isOptional />
          <TextArea name="body" label={t("firstWords")} rows={4} maxLength={5_000} />
          <div>
            <SubmitButton pendingLabel={t("opening")}>{t("newIncident")}</SubmitButton>
          </div>
        </ActionForm>
      </Card>
    </div>
  );
}
