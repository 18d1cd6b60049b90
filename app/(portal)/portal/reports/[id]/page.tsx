import { getFormats, getSay, getWords, pageTitle } from "#components/format/words";
import { CommentsCard } from "#components/reports/comments-card";
import { ReportSections } from "#components/reports/report-sections";
import { blockName } from "#components/reports/report-words";
import { buttonStyle } from "#components/ui/button-style";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { EmptyState } from "#components/ui/empty-state";
import { Icon } from "#components/ui/icon";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { can } from "#lib/access";
import { composeReport, listComments, readReport } from "#lib/reports";
import { addressOf, readById, tenantPage } from "#lib/web";
import { MissingPermission } from "../../missing-permission.tsx";
import { deleteCommentAction, deleteReportAction, editCommentAction, writeCommentAction } from "../actions.ts";

export const generateMetadata = pageTitle("reports", "reports");

const PATH = "/portal/reports";

export default async function ReportPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, t, f, say] = await Promise.all([params, getWords("reports"), getFormats(), getSay()]);
  const path = `${PATH}/${encodeURIComponent(id)}`;
  const context = await tenantPage(path);
  if (!can(context, "analytics.read")) return <MissingPermission title={t("reports")} permission="analytics.read" />;
  const { report, data } = await readById(id, (reportId) => readReport(context, reportId));
  const comments = await listComments(context, report.id);
  const document = composeReport(data, f.locale);
  const mayChange = can(context, "report.generate");
  const file = `/api/v1/reports/${report.id}`;
  return (
    <div className="grid gap-6">
      <PageHeader
        title={document.title}
        note={
          <>
            <span className="font-medium text-ink">{document.period}</span>
            {document.notes.map((note) => (
              <span key={note} className="block text-sm">
                {note}
              </span>
            ))}
          </>
        }
        breadcrumbs={[{ label: t("reports"), href: PATH }, { label: report.name }]}
        actions={
          <>
            <a href={`${file}/csv`} download className={buttonStyle("secondary")}>
              <Icon name="download" className="size-4" />
              {t("exportCsv")}
            </a>
            <a href={addressOf(`${file}/pdf`, { language: f.locale })} download className={buttonStyle("secondary")}>
              <Icon name="file-text" className="size-4" />
              {t("exportPdf")}
            </a>
            {mayChange ? (
              <>
                <LinkButton href={`${path}/share`} variant="secondary">
                  {t("share")}
                </LinkButton>
                <LinkButton href={`${path}/edit`}>{t("edit")}</LinkButton>
              </>
            ) : null}
          </>
        }
      />
      {document.sections.length === 0 ? (
        <EmptyState icon="layers" title={t("noBlocks")} action={mayChange ? <LinkButton href={`${path}/edit`}>{t("addBlocks")}</LinkButton> : null}>
          {t("noBlocksNote")}
        </EmptyState>
      ) : (
        <ReportSections report={document} />
      )}
      <CommentsCard
        reportId={report.id}
        comments={comments}
        blocks={report.blocks.map((block) => ({ id: block.id, name: blockName(block, t, say) }))}
        actions={{ write: writeCommentAction, edit: editCommentAction, remove: deleteCommentAction }}
      />
      {mayChange ? (
        <div>
          <ConfirmDialog
            title={t("deleteTitle", { name: report.name })}
            consequences={[t("deleteConsequence")]}
            trigger={{ label: t("delete"), variant: "secondary" }}
            action={deleteReportAction}
            hidden={{ id: report.id, version: String(report.version) }}
            confirmLabel={t("delete")}
            tone="danger"
          />
        </div>
      ) : null}
    </div>
  );
}
