import { useFormats } from "#components/format/reader-formats";
import { useSay, useWords } from "#components/format/words";
import { CHANNELS, type ImportField, type ImportSettings } from "#lib/campaigns/schema";
import { CHANNEL_LABELS } from "../campaigns/campaign-words.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Select } from "../ui/select.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextField } from "../ui/text-field.tsx";
import { FIELD_LABELS } from "./import-words.tsx";

interface MappingFormProps {
  id: string;
  settings: ImportSettings;
  action: FormAction;
}

const FIELD_NAMES: Partial<Record<ImportField, string>> = { channel: "channelColumn", currency: "currencyColumn" };
const ORDER: readonly ImportField[] = [
  "day",
  "campaign",
  "spend",
  "revenue",
  "impressions",
  "clicks",
  "conversions",
  "campaignId",
  "channel",
  "currency",
  "lastDay",
];

/** Which column of a file is what, and how its days and numbers are written. */
export function MappingForm({ id, settings, action }: MappingFormProps) {
  const t = useWords("imports");
  const say = useSay();
  const f = useFormats();
  const columns = [
    { value: "", label: t("noColumn") },
    ...[...new Set(settings.columns)].filter(Boolean).map((name) => ({ value: name, label: name })),
  ];
  return (
    <ActionForm action={action} label={t("columns")} hidden={{ id }}>
      <div className="grid gap-5 sm:grid-cols-2 xl:grid-cols-3">
        {ORDER.map((field) => (
          <Select
            key={field}
            name={FIELD_NAMES[field] ?? field}
            label={say(FIELD_LABELS[field])}
            options={columns}
            defaultValue={settings.columnOf[field] ?? ""}
            {...(field === "lastDay" && { hint: t("lastDayHint") })}
          />
        ))}
      </div>
      <div className="grid gap-5 sm:grid-cols-2 xl:grid-cols-3">
        <Select
          name="channel"
          label={t("channelOfAll")}
          hint={t("channelOfAllHint")}
          options={CHANNELS.map((value) => ({ value, label: say(CHANNEL_LABELS[value]) }))}
          defaultValue={settings.channel}
        />
        <TextField name="currency" label={t("currencyOfAll")} hint={t("currencyOfAllHint")} defaultValue={settings.currency} maxLength={3} />
        <Select
          name="createCampaigns"
          label={t("unknownCampaigns")}
          options={[
            { value: "yes", label: t("createThem") },
            { value: "no", label: t("refuseThem") },
          ]}
          defaultValue={settings.createCampaigns ? "yes" : "no"}
        />
        <Select
          name="dateOrder"
          label={t("days")}
          options={[
            { value: "ymd", label: "2026-09-30" },
            { value: "dmy", label: f.list(["30.09.2026", "30/09/2026"], "disjunction") },
            { value: "mdy", label: "09/30/2026" },
          ]}
          defaultValue={settings.dateOrder}
        />
        <Select
          name="decimal"
          label={t("numbers")}
          options={[
            { value: ".", label: "1,234.56" },
            { value: ",", label: "1.234,56" },
          ]}
          defaultValue={settings.decimal}
        />
      </div>
      <div>
        <SubmitButton variant="secondary" pendingLabel={t("saving")}>
          {t("keepColumns")}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
