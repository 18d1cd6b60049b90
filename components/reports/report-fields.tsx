import { PERIOD_VALUES, periodValueOf, type ReportDetail } from "#lib/reports/schema";
import { useWords } from "../format/words.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Select } from "../ui/select.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextField } from "../ui/text-field.tsx";
import { PERIOD_KEYS } from "./report-words.tsx";

/** Campaigns that a report can be about. */
export type CampaignChoices = readonly { id: string; name: string }[];

/** Of all campaigns, or of one; one that is no longer in the list stays chosen. */
export function CampaignSelect({ campaigns, chosen = null }: { campaigns: CampaignChoices; chosen?: string | null }) {
  const t = useWords("reports");
  const known = chosen === null || campaigns.some(({ id }) => id === chosen) ? campaigns : [...campaigns, { id: chosen, name: chosen }];
  return (
    <Select
      name="campaignId"
      label={t("campaign")}
      defaultValue={chosen ?? ""}
      options={[{ value: "", label: t("allCampaigns") }, ...known.map(({ id, name }) => ({ value: id, label: name }))]}
    />
  );
}

/** The name of a report, its period and the campaign that it is about. */
export function ReportSettings({ report, campaigns, action }: { report: ReportDetail; campaigns: CampaignChoices; action: FormAction }) {
  const t = useWords("reports");
  const { id, name, period, campaignId, version } = report;
  const isFixed = period.kind === "fixed";
  return (
    <ActionForm
      action={action}
      label={t("settings")}
      fields={["name", "period", "from", "to", "campaignId"]}
      hidden={{ reportId: id, version: String(version) }}
    >
      <TextField name="name" label={t("name")} maxLength={120} defaultValue={name} autoComplete="off" />
      <div className="grid gap-5 sm:grid-cols-2">
        <Select
          name="period"
          label={t("period")}
          defaultValue={periodValueOf(period)}
          options={PERIOD_VALUES.map((value) => ({ value, label: t(PERIOD_KEYS[value]) }))}
        />
        <CampaignSelect campaigns={campaigns} chosen={campaignId} />
        <TextField name="from" type="date" label={t("from")} hint={t("fixedHint")} defaultValue={isFixed ? period.from : undefined} isOptional />
        <TextField name="to" type="date" label={t("to")} hint={t("fixedHint")} defaultValue={isFixed ? period.to : undefined} isOptional />
      </div>
      <div>
        <SubmitButton pendingLabel={t("saving")}>{t("save")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
