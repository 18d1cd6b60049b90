import { getWords, pageTitle } from "#components/format/words";
import { SERVICE_FIELDS, ServiceFields } from "#components/services/service-fields";
import { SERVICES_PATH } from "#components/services/services-address";
import { ActionForm } from "#components/ui/action-form";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { TextKeeper } from "#components/ui/text-keeper";
import { can } from "#lib/access";
import { newId } from "#lib/platform/crypto";
import { staffPage } from "#lib/web";
import { createServiceAction } from "../actions.ts";

export const generateMetadata = pageTitle("services", "newService");

export default async function NewServicePage() {
  const t = await getWords("services");
  const context = await staffPage(`${SERVICES_PATH}/new`);
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("newService")}
        note={t("whatItNeedsSaysWhatTakesItAlong")}
        breadcrumbs={[{ label: t("services"), href: SERVICES_PATH }, { label: t("newService") }]}
      />
      {can(context, "service.manage") ? (
        <Card className="max-w-4xl">
          <ActionForm
            action={createServiceAction}
            label={t("newService")}
            fields={SERVICE_FIELDS}
            idempotencyKey={newId()}
            className="grid gap-5 sm:grid-cols-2 [&>[role]]:col-span-full"
          >
            <TextKeeper name="new service" userId={context.actor.userId} />
            <ServiceFields service={null} probes="" />
            <div className="col-span-full flex flex-wrap justify-end gap-3">
              <LinkButton href={SERVICES_PATH} variant="secondary">
                {t("cancel")}
              </LinkButton>
              <SubmitButton pendingLabel={t("entering")}>{t("enterService")}</SubmitButton>
            </div>
          </ActionForm>
        </Card>
      ) : (
        <Callout title={t("youMaySeeServicesButNot")}>{t("askASuperAdmin")}</Callout>
      )}
    </div>
  );
}
