import { getWords, pageTitle } from "#components/format/words";
import { BlockEditor } from "#components/reports/block-editor";
import { ReportSettings } from "#components/reports/report-fields";
import { Card } from "#components/ui/card";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { can } from "#lib/access";
import { getReport } from "#lib/reports";
import { readById, tenantPage } from "#lib/web";
import { MissingPermission } from "../../../missing-permission.tsx";
import { addBlockAction, changeBlockAction, changeReportAction, moveBlockAction, removeBlockAction } from "../../actions.ts";
import { campaignChoices } from "../../campaign-choices.ts";

export const generateMetadata = pageTitle("reports", "edit");

const PATH = "/portal/reports";

export default async function EditReportPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, t] = await Promise.all([params, getWords("reports")]);
  const path = `${PATH}/${encodeURIComponent(id)}`;
  const context = await tenantPage(`${path}/edit`);
  if (!can(context, "report.generate")) return <MissingPermission title={t("reports")} permission="report.generate" />;
  const report = await readById(id, (reportId) => getReport(context, reportId));
  const title = t("editTitle", { name: report.name });
  return (
    <div className="grid gap-6">
      <PageHeader
        title={title}
        breadcrumbs={[{ label: t("reports"), href: PATH }, { label: report.name, href: path }, { label: t("edit") }]}
        actions={
          <LinkButton href={path} variant="secondary">
            {t("showReport")}
          </LinkButton>
        }
      />
      <BlockEditor report={report} actions={{ add: addBlockAction, change: changeBlockAction, move: moveBlockAction, remove: removeBlockAction }} />
      <Card title={t("settings")}>
        <ReportSettings report={report} campaigns={await campaignChoices(context)} action={changeReportAction} />
      </Card>
    </div>
  );
}
