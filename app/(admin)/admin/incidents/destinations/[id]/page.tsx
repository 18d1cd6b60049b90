import { notFound } from "next/navigation";
import { z } from "zod";
import { getSay, getWords, pageTitle } from "#components/format/words";
import { DestinationWants } from "#components/incidents/destination-wants";
import { ActionForm } from "#components/ui/action-form";
import { Card } from "#components/ui/card";
import { DataList } from "#components/ui/data-list";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { TextField } from "#components/ui/text-field";
import { listAlertDestinations, listServices } from "#lib/services";
import { staffPage } from "#lib/web";
import { changeDestinationAction } from "../actions.ts";

export const generateMetadata = pageTitle("disturbances", "destinations");

const PATH = "/admin/incidents/destinations";

/** What a destination is called and wants. */
export default async function DestinationPage({ params }: { params: Promise<{ id: string }> }) {
  const [t, words, say, { id }] = [await getWords("disturbances"), await getWords("upkeep"), await getSay(), await params];
  const context = await staffPage(`${PATH}/${id}`);
  const destination = z.uuid().safeParse(id).success ? (await listAlertDestinations(context)).find((each) => each.id === id) : undefined;
  if (!destination) notFound();
  const { services } = await listServices(context);
  const { kind, address, severities, serviceKeys, isEnabled, version } = destination;
  const title = words("changeDestinationTitle", { title: say(destination.title) });
  return (
    <div className="grid gap-6">
      <PageHeader
        title={title}
        note={words("addressStays")}
        breadcrumbs={[
          { label: t("incidents"), href: "/admin/incidents" },
          { label: t("destinations"), href: PATH },
          { label: say(destination.title) },
        ]}
      />
      <Card>
        <DataList
          items={[
            { label: t("destinationKind"), value: t(kind) },
            { label: t(kind === "mail" ? "mailAddress" : "webhookAddress"), value: address ? <bdi>{address}</bdi> : null },
          ]}
        />
      </Card>
      <Card>
        <ActionForm
          action={changeDestinationAction}
          label={title}
          hidden={{ id, version: String(version), isEnabled: isEnabled ? "on" : "off" }}
          fields={["title", "page", "ticket", "services"]}
        >
          <TextField key={version} name="title" label={t("destinationName")} defaultValue={destination.title} maxLength={120} />
          <DestinationWants severities={severities} serviceKeys={serviceKeys} keys={services.map(({ key }) => key)} />
          <div>
            <SubmitButton pendingLabel={t("saving")}>{t("save")}</SubmitButton>
          </div>
        </ActionForm>
      </Card>
    </div>
  );
}
