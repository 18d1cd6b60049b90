import type { Metadata } from "next";
import { cache } from "react";
import { z } from "zod";
import { Time } from "#components/format/time";
import { getWords, useWords } from "#components/format/words";
import { RouteConsole } from "#components/gateway/route-console";
import { ROUTE_FIELDS, RouteFields } from "#components/gateway/route-fields";
import { ActionForm } from "#components/ui/action-form";
import { Badge } from "#components/ui/badge";
import { Card } from "#components/ui/card";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { DataList } from "#components/ui/data-list";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { can } from "#lib/access";
import { getRoute } from "#lib/brain";
import { GATEWAY_PREFIX, type GatewayRoute, ROUTE_METHODS } from "#lib/brain/schema";
import { readById, staffPage } from "#lib/web";
import { changeRouteAction, deleteRouteAction } from "../actions.ts";

interface Props {
  params: Promise<{ id: string }>;
}

/** For the page and its title alike: what one may not see, the other must not tell. */
const readRoute = cache(async (id: string) => {
  const context = await staffPage(`/admin/gateway/${encodeURIComponent(id)}`);
  return { context, route: await readById(id, () => getRoute(context, id), z.uuid()) };
});

const labelOf = ({ service, pathPrefix }: GatewayRoute) => `${service} ${pathPrefix}`;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { route } = await readRoute((await params).id);
  return { title: labelOf(route) };
}

export default async function RoutePage({ params }: Props) {
  const t = await getWords("gateway");
  const { context, route } = await readRoute((await params).id);
  const { id, version } = route;
  const label = labelOf(route);
  return (
    <div className="grid gap-6">
      <PageHeader
        title={label}
        mark={
          <Badge tone={route.isEnabled ? "good" : "neutral"} hasDot>
            {t(route.isEnabled ? "open" : "closed")}
          </Badge>
        }
        breadcrumbs={[{ label: t("gateway"), href: "/admin/gateway" }, { label }]}
      />
      <Card>
        <DataList
          columns={3}
          items={[
            { label: t("address"), value: <code className="select-all wrap-anywhere">{GATEWAY_PREFIX + route.service + route.pathPrefix}</code> },
            { label: t("methods"), value: route.methods.join(", ") || t("all") },
            { label: t("lastChanged"), value: <Time value={route.updatedAt} precision="second" /> },
          ]}
        />
      </Card>
      {route.isEnabled ? <TryIt route={route} /> : null}
      {can(context, "service.manage") ? (
        <>
          <Card title={t("settings")}>
            <ActionForm
              action={changeRouteAction}
              label={t("changeTheRoute")}
              fields={ROUTE_FIELDS}
              hidden={{ id, version: String(version) }}
              className="grid max-w-3xl gap-5 sm:grid-cols-2 [&>[role]]:col-span-full"
            >
              <RouteFields key={version} route={route} />
              <div className="col-span-full">
                <SubmitButton pendingLabel={t("saving")}>{t("save")}</SubmitButton>
              </div>
            </ActionForm>
          </Card>
          <Card title={t("delete")} note={t("deleteNote")}>
            <ConfirmDialog
              hidden={{ id, version: String(version) }}
              title={t("deleteRoute", { label })}
              consequences={[t("deleteNote"), t("whatWasDoneStays")]}
              trigger={{ label: t("delete"), variant: "danger-quiet" }}
              action={deleteRouteAction}
              confirmLabel={t("delete")}
              pendingLabel={t("deleting")}
              tone="danger"
            />
          </Card>
        </>
      ) : null}
    </div>
  );
}

function TryIt({ route: { service, pathPrefix, methods } }: { route: GatewayRoute }) {
  const t = useWords("gateway");
  return (
    <Card title={t("tryIt")} note={t("tryItNote")}>
      <RouteConsole
        service={service}
        pathPrefix={pathPrefix}
        methods={methods.length > 0 ? methods : ROUTE_METHODS}
        words={{
          method: t("method"),
          path: t("pathAndQuery"),
          headers: t("headers"),
          headersHint: t("headersHint"),
          body: t("body"),
          send: t("send"),
          sending: t("sending"),
          answer: t("answer"),
          answeredIn: t("answeredIn", { status: "{status}", ms: "{ms}" }),
          noAnswer: t("noAnswer"),
          cutOff: t("cutOffHere"),
        }}
      />
    </Card>
  );
}
