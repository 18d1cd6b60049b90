import { getWords, pageTitle } from "#components/format/words";
import { RouteTable } from "#components/gateway/route-table";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { Icon } from "#components/ui/icon";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { can } from "#lib/access";
import { listRoutes } from "#lib/brain";
import { staffPage } from "#lib/web";

export const generateMetadata = pageTitle("gateway", "gateway");

const PATH = "/admin/gateway";

export default async function GatewayPage() {
  const t = await getWords("gateway");
  const context = await staffPage(PATH);
  const routes = await listRoutes(context);
  const mayManage = can(context, "service.manage");
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("gateway")}
        note={t("oneAddressBeforeEveryService")}
        actions={
          mayManage ? (
            <LinkButton href={`${PATH}/new`} icon={<Icon name="plus" />}>
              {t("newRoute")}
            </LinkButton>
          ) : null
        }
      />
      <Card isFlush>
        <RouteTable
          routes={routes}
          empty={
            <EmptyState
              icon="plug"
              title={t("noRoutesYet")}
              action={mayManage ? <LinkButton href={`${PATH}/new`}>{t("createTheFirstRoute")}</LinkButton> : null}
            >
              {t("aRouteLeadsTo")}
            </EmptyState>
          }
        />
      </Card>
    </div>
  );
}
