import { getWords, pageTitle } from "#components/format/words";
import { CampaignSelect } from "#components/reports/report-fields";
import { ReportPlacesNote } from "#components/reports/report-places-note";
import { TEMPLATE_KEYS } from "#components/reports/report-words";
import { ActionForm } from "#components/ui/action-form";
import { Card } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { RadioList } from "#components/ui/radio-list";
import { SubmitButton } from "#components/ui/submit-button";
import { TextField } from "#components/ui/text-field";
import { can } from "#lib/access";
import { newId } from "#lib/platform/crypto";
import { reportPlaces } from "#lib/reports";
import { TEMPLATES } from "#lib/reports/schema";
import { tenantPage } from "#lib/web";
import { MissingPermission } from "../../missing-permission.tsx";
import { createReportAction } from "../actions.ts";
import { campaignChoices } from "../campaign-choices.ts";

export const generateMetadata = pageTitle("reports", "newReport");

const PATH = "/portal/reports";

export default async function NewReportPage() {
  const [t, context] = await Promise.all([getWords("reports"), tenantPage(`${PATH}/new`)]);
  if (!can(context, "report.generate")) return <MissingPermission title={t("newReport")} permission="report.generate" />;
  return (
    <div className="grid gap-6">
      <PageHeader title={t("newReport")} note={t("newReportNote")} breadcrumbs={[{ label: t("reports"), href: PATH }, { label: t("newReport") }]} />
      <ReportPlacesNote places={await reportPlaces(context)} />
      <Card className="max-w-3xl">
        <ActionForm action={createReportAction} label={t("newReport")} fields={["name", "template", "campaignId"]} idempotencyKey={newId()}>
          <TextField name="name" label={t("name")} maxLength={120} autoComplete="off" />
          <RadioList
            name="template"
            legend={t("template")}
            defaultValue="monthly"
            options={TEMPLATES.map((value) => ({ value, label: t(TEMPLATE_KEYS[value].called), hint: t(TEMPLATE_KEYS[value].says) }))}
          />
          <CampaignSelect campaigns={await campaignChoices(context)} />
          <div>
            <SubmitButton pendingLabel={t("beginning")}>{t("begin")}</SubmitButton>
          </div>
        </ActionForm>
      </Card>
    </div>
  );
}
