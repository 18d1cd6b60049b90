import { getWords, pageTitle } from "#components/format/words";
import { ReportPlacesNote } from "#components/reports/report-places-note";
import { ScheduleCards } from "#components/reports/schedule-cards";
import { ShareCards } from "#components/reports/share-cards";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { can } from "#lib/access";
import { getReport, listMembers, listSchedules, listShares, reportPlaces } from "#lib/reports";
import { readById, tenantPage } from "#lib/web";
import { MissingPermission } from "../../../missing-permission.tsx";
import { deleteScheduleAction, pauseScheduleAction, revokeShareAction, scheduleReportAction, shareReportAction } from "../../actions.ts";

export const generateMetadata = pageTitle("reports", "share");

const PATH = "/portal/reports";

export default async function ShareReportPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, t] = await Promise.all([params, getWords("reports")]);
  const path = `${PATH}/${encodeURIComponent(id)}`;
  const context = await tenantPage(`${path}/share`);
  if (!can(context, "report.generate")) return <MissingPermission title={t("reports")} permission="report.generate" />;
  const report = await readById(id, (reportId) => getReport(context, reportId));
  const [shares, schedules, members, places] = await Promise.all([
    listShares(context, report.id),
    listSchedules(context, report.id),
    listMembers(context),
    reportPlaces(context),
  ]);
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("shareTitle", { name: report.name })}
        breadcrumbs={[{ label: t("reports"), href: PATH }, { label: report.name, href: path }, { label: t("share") }]}
        actions={
          <LinkButton href={path} variant="secondary">
            {t("showReport")}
          </LinkButton>
        }
      />
      <ShareCards reportId={report.id} shares={shares} actions={{ create: shareReportAction, revoke: revokeShareAction }} />
      <ReportPlacesNote places={places} />
      <ScheduleCards
        reportId={report.id}
        schedules={schedules}
        members={members}
        zone={context.tenant.timeZone}
        actions={{ create: scheduleReportAction, pause: pauseScheduleAction, remove: deleteScheduleAction }}
      />
    </div>
  );
}
