import { getWords, pageTitle } from "#components/format/words";
import { AlertList } from "#components/incidents/alert-list";
import { IncidentTable } from "#components/incidents/incident-table";
import { AddressProblem } from "#components/ui/address-problem";
import { Card } from "#components/ui/card";
import { Icon } from "#components/ui/icon";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { Pagination } from "#components/ui/pagination";
import { Tabs } from "#components/ui/tabs";
import { can } from "#lib/access";
import { listAlerts, listIncidents } from "#lib/services";
import { listAlertsInput, listIncidentsInput, SHOWN_INCIDENTS } from "#lib/services/schema";
import { addressOf, chooseParams, readByAddress, type SearchParams, staffPage } from "#lib/web";
import { acknowledgeAlertAction } from "./actions.ts";

export const generateMetadata = pageTitle("disturbances", "incidents");

const PATH = "/admin/incidents";

export default async function IncidentsPage({ searchParams }: { searchParams: SearchParams }) {
  const t = await getWords("disturbances");
  const query = await searchParams;
  const context = await staffPage(PATH);
  const mayManage = can(context, "incident.manage");
  const [{ alerts }, found] = await Promise.all([
    listAlerts(context, listAlertsInput.parse({ show: "open", limit: 20 })),
    readByAddress(listIncidentsInput, chooseParams(query, ["show", "cursor"]), (input) => listIncidents(context, input)),
  ]);
  const show = found.problem === null ? found.input.show : null;
  const hrefOf = (shown: string, cursor?: string | null) => addressOf(PATH, { show: shown === "all" ? null : shown, cursor });
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("incidents")}
        note={t("incidentsNote")}
        actions={
          mayManage ? (
            <>
              <LinkButton href={`${PATH}/destinations`} variant="secondary" icon={<Icon name="bell" />}>
                {t("destinations")}
              </LinkButton>
              <LinkButton href={`${PATH}/new`} icon={<Icon name="plus" />}>
                {t("newIncident")}
              </LinkButton>
            </>
          ) : null
        }
      />
      <Card title={t("openAlerts")} note={t("openAlertsNote")}>
        <AlertList alerts={alerts} now={context.clock.now()} acknowledge={mayManage ? acknowledgeAlertAction : null} />
      </Card>
      <Tabs label={t("whichIncidents")} items={SHOWN_INCIDENTS.map((each) => ({ label: t(each), href: hrefOf(each), isCurrent: show === each }))} />
      {found.problem !== null ? (
        <AddressProblem problem={found.problem} firstHref={PATH} />
      ) : (
        <>
          <Card isFlush>
            <IncidentTable incidents={found.answer.incidents} hrefOf={(id) => `${PATH}/${id}`} />
          </Card>
          <Pagination
            label={t("pagesOfIncidents")}
            firstHref={found.input.cursor ? hrefOf(found.input.show) : null}
            nextHref={found.answer.nextCursor ? hrefOf(found.input.show, found.answer.nextCursor) : null}
          />
        </>
      )}
    </div>
  );
}
