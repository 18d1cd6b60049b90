import { getSay, getWords, pageTitle } from "#components/format/words";
import { ReportTable } from "#components/reports/report-table";
import { REPORT_SHORTCUTS, REPORTS_TABLE, reportTableWords } from "#components/reports/report-words";
import { TablePage } from "#components/table/table-page";
import { EmptyState } from "#components/ui/empty-state";
import { Icon } from "#components/ui/icon";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { Tabs } from "#components/ui/tabs";
import { can } from "#lib/access";
import { listReports } from "#lib/reports";
import { listReportsInput } from "#lib/reports/schema";
import { NO_VIEW, queryOf } from "#lib/tables/schema";
import { readByAddress, type SearchParams } from "#lib/web";
import { MissingPermission } from "../missing-permission.tsx";
import { openTenantTable, shortcutsOf } from "../open-table.ts";
import { changeViewAction, deleteViewAction, saveViewAction } from "../view-actions.ts";

export const generateMetadata = pageTitle("reports", "reports");

const PATH = "/portal/reports";

export default async function ReportsPage({ searchParams }: { searchParams: SearchParams }) {
  const [t, say] = await Promise.all([getWords("reports"), getSay()]);
  const { context, table, state, problem, views, look, shown, isWhole } = await openTenantTable(REPORTS_TABLE, PATH, searchParams);
  if (!can(context, "analytics.read")) return <MissingPermission title={t("reports")} permission="analytics.read" />;
  const list = problem === null ? await readByAddress(listReportsInput, queryOf(table, state), (input) => listReports(context, input)) : { problem };
  const isNarrowed = Boolean(state.search) || Object.keys(state.filters).length > 0;
  const newReport = can(context, "report.generate") ? (
    <LinkButton href={`${PATH}/new`} icon={<Icon name="plus" />}>
      {t("newReport")}
    </LinkButton>
  ) : null;
  const empty = (
    <EmptyState
      icon={isNarrowed ? "search" : "file-text"}
      title={t("noReports")}
      action={
        isNarrowed || state.cursor ? (
          <LinkButton href={`${PATH}?view=${NO_VIEW}`} variant="secondary">
            {t("showAllReports")}
          </LinkButton>
        ) : null
      }
    >
      {isNarrowed ? t("noReportsFiltered") : t("noReportsYet")}
    </EmptyState>
  );
  return (
    <div className="grid gap-6">
      <PageHeader title={t("reports")} note={t("reportsNote")} actions={newReport} />
      <TablePage
        table={table}
        path={PATH}
        state={state}
        look={look}
        views={views}
        isWhole={isWhole}
        viewActions={{ save: saveViewAction, change: changeViewAction, remove: deleteViewAction }}
        route="/api/v1/reports"
        searchPlaceholder={t("searchReports")}
        shortcuts={<Tabs label={t("whichReports")} items={shortcutsOf(table, PATH, state, REPORT_SHORTCUTS, say)} />}
        list={
          list.problem === null
            ? {
                problem: null,
                rows: (
                  <ReportTable
                    caption={t("reports")}
                    reports={list.answer.reports}
                    shown={shown}
                    words={reportTableWords(table, t, say)}
                    empty={list.answer.reports.length > 0 ? null : empty}
                  />
                ),
                nextCursor: list.answer.nextCursor,
              }
            : { problem: list.problem }
        }
      />
    </div>
  );
}
