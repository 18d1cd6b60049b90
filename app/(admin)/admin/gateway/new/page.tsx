import { getWords, pageTitle } from "#components/format/words";
import { ROUTE_FIELDS, RouteFields } from "#components/gateway/route-fields";
import { ActionForm } from "#components/ui/action-form";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { can } from "#lib/access";
import { newId } from "#lib/platform/crypto";
import { listServices } from "#lib/services";
import { staffPage } from "#lib/web";
import { createRouteAction } from "../actions.ts";

export const generateMetadata = pageTitle("gateway", "newRoute");

export default async function NewRoutePage() {
  const t = await getWords("gateway");
  const context = await staffPage("/admin/gateway/new");
  const services = (await listServices(context)).services.map(({ key }) => key);
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("newRoute")}
        note={t("aRouteLeadsTo")}
        breadcrumbs={[{ label: t("gateway"), href: "/admin/gateway" }, { label: t("newRoute") }]}
      />
      {can(context, "service.manage") ? (
        services.length === 0 ? (
          <Callout title={t("enterAServiceFirst")}>{t("aRouteLeadsToAService")}</Callout>
        ) : (
          <Card className="max-w-3xl">
            <ActionForm
              action={createRouteAction}
              label={t("newRoute")}
              fields={ROUTE_FIELDS}
              idempotencyKey={newId()}
              className="grid gap-5 sm:grid-cols-2 [&>[role]]:col-span-full"
            >
              <RouteFields route={null} services={services} />
              <div className="col-span-full flex flex-wrap justify-end gap-3">
                <LinkButton href="/admin/gateway" variant="secondary">
                  {t("cancel")}
                </LinkButton>
                <SubmitButton pendingLabel={t("creating")}>{t("create")}</SubmitButton>
              </div>
            </ActionForm>
          </Card>
        )
      ) : (
        <Callout title={t("youMaySeeRoutesButNot")}>{t("askASuperAdmin")}</Callout>
      )}
    </div>
  );
}
