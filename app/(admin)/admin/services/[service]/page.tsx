import type { Metadata } from "next";
import { cache } from "react";
import { getSay, getWords } from "#components/format/words";
import { DeleteService } from "#components/services/delete-service";
import { SERVICE_FIELDS, ServiceFields } from "#components/services/service-fields";
import { KIND_LABELS } from "#components/services/service-state";
import { SERVICES_PATH, serviceHref } from "#components/services/services-address";
import { ActionForm } from "#components/ui/action-form";
import { Badge } from "#components/ui/badge";
import { Card } from "#components/ui/card";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { TextKeeper } from "#components/ui/text-keeper";
import { can } from "#lib/access";
import { getService, textOfProbes } from "#lib/services";
import { serviceKey } from "#lib/services/schema";
import { readById, staffPage } from "#lib/web";
import { changeServiceAction, deleteServiceAction } from "../actions.ts";
import { NoServices } from "../no-services.tsx";
import { ServiceFacts } from "./service-facts.tsx";
import { ServiceHistory } from "./service-history.tsx";
import { ServiceUpkeep } from "./upkeep.tsx";
import { WhomItTakesAlong } from "./whom-it-takes-along.tsx";

interface Props {
  params: Promise<{ service: string }>;
}

/** For the page and its title alike: what one may not see, the other must not tell. */
const readService = cache(async (key: string) => {
  const context = await staffPage(serviceHref(key));
  if (!can(context, "service.read")) return { context, found: null };
  return { context, found: await readById(key, () => getService(context, key), serviceKey) };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { found } = await readService((await params).service);
  return found ? { title: found.service.name } : {};
}

export default async function ServicePage({ params }: Props) {
  const [t, say, { service: key }] = [await getWords("services"), await getSay(), await params];
  const { context, found } = await readService(key);
  if (!found) return <NoServices />;
  const { service, radius } = found;
  const mayManage = can(context, "service.manage");
  return (
    <div className="grid gap-6">
      <PageHeader
        title={service.name}
        mark={<Badge>{say(KIND_LABELS[service.kind])}</Badge>}
        note={service.description || undefined}
        breadcrumbs={[{ label: t("services"), href: SERVICES_PATH }, { label: service.name }]}
        actions={
          <LinkButton href={`/status/${encodeURIComponent(service.key)}`} variant="secondary">
            {t("howItIs")}
          </LinkButton>
        }
      />
      <ServiceFacts service={service} />
      <WhomItTakesAlong context={context} radius={radius} />
      <ServiceUpkeep context={context} service={service} />
      {mayManage ? (
        <Card title={t("settings")} note={service.origin === "declared" ? t("theFileSaysThis") : undefined}>
          <ActionForm
            action={changeServiceAction}
            label={t("changeTheService")}
            fields={SERVICE_FIELDS}
            hidden={{ key: service.key, version: String(service.version) }}
            className="grid max-w-4xl gap-5 sm:grid-cols-2 [&>[role]]:col-span-full"
          >
            <TextKeeper name={`service ${service.key}`} userId={context.actor.userId} />
            <ServiceFields key={service.version} service={service} probes={textOfProbes(service.probes)} />
            <div className="col-span-full">
              <SubmitButton pendingLabel={t("saving")}>{t("saveChanges")}</SubmitButton>
            </div>
          </ActionForm>
        </Card>
      ) : null}
      <ServiceHistory context={context} serviceKey={service.key} />
      {mayManage ? (
        <Card title={t("takeOut")} note={t("forAServiceThatIsGone")}>
          <DeleteService service={service} action={deleteServiceAction} />
        </Card>
      ) : null}
    </div>
  );
}
