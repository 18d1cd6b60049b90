import { useFormats } from "#components/format/reader-formats";
import { useSay, useWords } from "#components/format/words";
import { CAMPAIGN_TYPES, type CampaignDraft, CHANNELS, channelBudgetField, channelField } from "#lib/campaigns/schema";
import { Checkbox } from "../ui/checkbox.tsx";
import { DateField } from "../ui/date-field.tsx";
import { NumberField } from "../ui/number-field.tsx";
import { Select } from "../ui/select.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { TextField } from "../ui/text-field.tsx";
import { CAMPAIGN_TYPE_LABELS, CHANNEL_LABELS } from "./campaign-words.tsx";

type Answers<Step extends keyof CampaignDraft> = Partial<NonNullable<CampaignDraft[Step]>>;

/** The names of the fields of each step, for a form's summary of errors. */
export const STEP_FIELDS = {
  basics: ["name", "type", "ownerId", "startsOn", "endsOn"],
  budget: ["budget", ...CHANNELS.flatMap((channel) => [channelField(channel), channelBudgetField(channel)])],
  audience: [
    ...["audienceWho", "audienceWhere", "audienceInterests", "audienceAgeFrom", "audienceAgeTo"],
    ...["goalImpressions", "goalClicks", "goalConversions", "goalRevenue"],
  ],
  links: ["landingUrl", "utmCampaign"],
};

interface BasicsProps {
  data: Answers<"basics">;
  owners: { id: string; name: string }[];
  today: string;
  locale: string;
  /** It has begun: its first day stays. */
  hasBegun?: boolean;
}

export function BasicsFields({ data, owners, today, locale, hasBegun = false }: BasicsProps) {
  const [t, say] = [useWords("campaigns"), useSay()];
  return (
    <>
      <TextField
        name="name"
        label={t("name")}
        hint={t("nameHint")}
        defaultValue={data.name}
        maxLength={200}
        autoComplete="off"
        className="col-span-full"
      />
      <Select
        name="type"
        label={t("type")}
        options={CAMPAIGN_TYPES.map((value) => ({ value, label: say(CAMPAIGN_TYPE_LABELS[value]) }))}
        defaultValue={data.type}
      />
      <Select
        name="ownerId"
        label={t("owner")}
        hint={t("ownerHint")}
        options={[{ value: "", label: t("nobody") }, ...owners.map(({ id, name }) => ({ value: id, label: name }))]}
        defaultValue={data.ownerId ?? ""}
        isOptional
      />
      {hasBegun ? (
        <div className="grid content-start gap-1.5">
          <input type="hidden" name="startsOn" value={data.startsOn} />
          <DateField
            name="startsOnShown"
            label={t("startsOn")}
            hint={t("startsStays")}
            defaultValue={data.startsOn}
            {...{ today, locale }}
            isDisabled
          />
        </div>
      ) : (
        <DateField name="startsOn" label={t("startsOn")} defaultValue={data.startsOn ?? today} today={today} locale={locale} />
      )}
      <DateField name="endsOn" label={t("endsOn")} hint={t("endsOnHint")} defaultValue={data.endsOn ?? ""} today={today} locale={locale} isOptional />
    </>
  );
}

export function BudgetFields({ data, currency }: { data: Answers<"budget">; currency: string }) {
  const [t, say, f] = [useWords("campaigns"), useSay(), useFormats()];
  const planned = new Map((data.channels ?? []).map(({ channel, budget }) => [channel, budget]));
  return (
    <>
      <TextField
        name="budget"
        label={t("budgetAmount", { currency })}
        hint={t("budgetHint")}
        defaultValue={f.typedAmount(data.budget ?? "0")}
        inputMode="decimal"
        autoComplete="off"
        maxLength={17}
      />
      <fieldset className="col-span-full">
        <legend className="font-medium text-sm text-soft">{t("channelsLegend")}</legend>
        <p className="mt-1 text-muted text-sm">{t("channelsHint")}</p>
        <ul className="mt-3 grid divide-y rounded-xl border">
          {CHANNELS.map((channel) => (
            <li key={channel} className="grid items-center gap-x-4 gap-y-2 px-4 py-3 sm:grid-cols-[1fr_12rem]">
              <Checkbox name={channelField(channel)} label={say(CHANNEL_LABELS[channel])} defaultChecked={planned.has(channel)} />
              <TextField
                name={channelBudgetField(channel)}
                label={t("budgetOfChannel", { channel: say(CHANNEL_LABELS[channel]) })}
                isLabelHidden
                defaultValue={f.typedAmount(planned.get(channel) ?? "")}
                inputMode="decimal"
                autoComplete="off"
                maxLength={17}
                placeholder={t("sharesTheRest")}
                isOptional
              />
            </li>
          ))}
        </ul>
      </fieldset>
    </>
  );
}

export function AudienceFields({ data, currency }: { data: Answers<"audience">; currency: string }) {
  const [t, f] = [useWords("campaigns"), useFormats()];
  const goal = (name: "goalImpressions" | "goalClicks" | "goalConversions") => (
    <NumberField name={name} label={t(name)} hint={t("goalHint")} defaultValue={data[name] ?? ""} min={1} max={2_000_000_000} isOptional />
  );
  return (
    <>
      <TextArea
        name="audienceWho"
        label={t("who")}
        hint={t("whoHint")}
        defaultValue={data.audienceWho}
        rows={3}
        maxLength={1_000}
        isOptional
        className="col-span-full"
      />
      <TextField
        name="audienceWhere"
        label={t("where")}
        hint={t("whereHint")}
        defaultValue={data.audienceWhere}
        maxLength={300}
        autoComplete="off"
        isOptional
      />
      <TextField
        name="audienceInterests"
        label={t("interests")}
        hint={t("interestsHint")}
        defaultValue={data.audienceInterests}
        maxLength={300}
        autoComplete="off"
        isOptional
      />
      <NumberField name="audienceAgeFrom" label={t("agesFrom")} defaultValue={data.audienceAgeFrom ?? ""} min={13} max={99} isOptional />
      <NumberField name="audienceAgeTo" label={t("agesTo")} defaultValue={data.audienceAgeTo ?? ""} min={13} max={99} isOptional />
      {goal("goalImpressions")}
      {goal("goalClicks")}
      {goal("goalConversions")}
      <TextField
        name="goalRevenue"
        label={`${t("goalRevenue")} (${currency})`}
        hint={t("goalHint")}
        defaultValue={f.typedAmount(data.goalRevenue ?? "")}
        inputMode="decimal"
        autoComplete="off"
        maxLength={17}
        isOptional
      />
    </>
  );
}

export function LinkFields({ data }: { data: Answers<"links"> }) {
  const t = useWords("campaigns");
  return (
    <>
      <TextField
        name="landingUrl"
        type="url"
        label={t("landingUrl")}
        hint={t("landingUrlHint")}
        defaultValue={data.landingUrl}
        maxLength={500}
        autoComplete="off"
        isOptional
        className="col-span-full"
      />
      <TextField
        name="utmCampaign"
        label={t("utmCampaign")}
        hint={t("utmCampaignHint")}
        defaultValue={data.utmCampaign}
        maxLength={100}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        isOptional
        className="col-span-full"
      />
    </>
  );
}
