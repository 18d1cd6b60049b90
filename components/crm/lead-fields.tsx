import { COMPANY_SIZES, LEAD_SOURCES, LEAD_TIMELINES, type Owner } from "#lib/crm/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { useSay, useWords } from "../format/words.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { Select } from "../ui/select.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { TextField } from "../ui/text-field.tsx";
import { CountrySelect } from "./country-select.tsx";
import { SOURCE_LABELS, TIMELINE_LABELS } from "./crm-words.tsx";

/** What a form of a lead begins with, in the form's own shapes. */
export interface LeadForm {
  firstName: string;
  lastName: string;
  email: string | null;
  phone: string | null;
  companyName: string | null;
  jobTitle: string | null;
  industry: string | null;
  companySize: string | null;
  city: string | null;
  region: string | null;
  country: string | null;
  source: string;
  budget: string | null;
  timeline: string;
  hasBudget: boolean | null;
  hasAuthority: boolean | null;
  hasNeed: boolean | null;
  message: string;
  hasConsent: boolean;
  tags: string[];
}

export const LEAD_FIELDS = [
  "firstName",
  "lastName",
  "email",
  "phone",
  "companyName",
  "jobTitle",
  "industry",
  "companySize",
  "city",
  "region",
  "country",
  "source",
  "budget",
  "timeline",
  "hasBudget",
  "hasAuthority",
  "hasNeed",
  "message",
  "hasConsent",
  "tags",
  "ownerId",
  "nextFollowUpAt",
];

/** The fields of a lead, for one that is entered and for one that is changed. */
export function LeadFields({ lead, currency }: { lead?: LeadForm; currency: string }) {
  const t = useWords("crm");
  const [say, f] = [useSay(), useFormats()];
  const maybe = (value: boolean | null | undefined) => (value === null || value === undefined ? "" : value ? "yes" : "no");
  const answers = [
    { value: "", label: t("notKnown") },
    { value: "yes", label: t("yes") },
    { value: "no", label: t("no") },
  ];
  const sources = LEAD_SOURCES.map((value) => ({ value: value as string, label: say(SOURCE_LABELS[value] ?? value) }));
  const isNamed = lead && !sources.some(({ value }) => value === lead.source);
  const text = (name: keyof LeadForm, label: string, most: number, rest: { type?: string; hint?: string; defaultValue?: string } = {}) => (
    <TextField name={name} label={label} defaultValue={String(lead?.[name] ?? "")} maxLength={most} autoComplete="off" isOptional {...rest} />
  );
  return (
    <>
      <fieldset className="grid gap-5">
        <legend className="mb-4 font-semibold text-ink">{t("person")}</legend>
        <div className="grid gap-5 sm:grid-cols-2">
          {text("firstName", t("firstName"), 100)}
          {text("lastName", t("lastName"), 100)}
          {text("email", t("email"), 254, { type: "email" })}
          {text("phone", t("phone"), 40, { type: "tel" })}
          {text("companyName", t("company"), 200)}
          {text("jobTitle", t("jobTitle"), 120)}
          {text("industry", t("industry"), 100)}
          <Select
            name="companySize"
            label={t("companySize")}
            defaultValue={lead?.companySize ?? ""}
            options={[{ value: "", label: t("notKnown") }, ...COMPANY_SIZES.map((value) => ({ value, label: value }))]}
            isOptional
          />
          {text("city", t("city"), 100)}
          {text("region", t("region"), 100)}
          <CountrySelect defaultValue={lead?.country ?? null} />
        </div>
      </fieldset>
      <fieldset className="grid gap-5">
        <legend className="mb-4 font-semibold text-ink">{t("situation")}</legend>
        <div className="grid gap-5 sm:grid-cols-2">
          <Select
            name="source"
            label={t("source")}
            defaultValue={lead?.source ?? "other"}
            options={isNamed ? [...sources, { value: lead.source, label: lead.source }] : sources}
          />
          <input type="hidden" name="currency" value={currency} />
          {text("budget", t("budget"), 30, { hint: t("amountIn", { currency }), defaultValue: f.typedAmount(lead?.budget ?? "") })}
          <Select
            name="timeline"
            label={t("timeline")}
            defaultValue={lead?.timeline ?? "unknown"}
            options={LEAD_TIMELINES.map((value) => ({ value, label: say(TIMELINE_LABELS[value]) }))}
          />
          <Select name="hasBudget" label={t("hasBudget")} defaultValue={maybe(lead?.hasBudget)} options={answers} />
          <Select name="hasAuthority" label={t("hasAuthority")} defaultValue={maybe(lead?.hasAuthority)} options={answers} />
          <Select name="hasNeed" label={t("hasNeed")} defaultValue={maybe(lead?.hasNeed)} options={answers} />
        </div>
        <TextArea name="message" label={t("message")} defaultValue={lead?.message ?? ""} rows={4} maxLength={5_000} isOptional />
        <TextField name="tags" label={t("tags")} hint={t("tagsHint")} defaultValue={lead?.tags.join(", ") ?? ""} autoComplete="off" isOptional />
        <Checkbox name="hasConsent" label={t("hasConsent")} defaultChecked={lead?.hasConsent ?? false} />
      </fieldset>
    </>
  );
}

interface OwnerSelectProps {
  owners: Owner[];
  name?: string;
  label: string;
  defaultValue?: string | null;
  /** What stands for nobody. */
  none: string;
}

/** Whose it is: one of the active members, or nobody. */
export function OwnerSelect({ owners, name = "ownerId", label, defaultValue, none }: OwnerSelectProps) {
  return (
    <Select
      name={name}
      label={label}
      defaultValue={defaultValue ?? ""}
      options={[{ value: "", label: none }, ...owners.map((owner) => ({ value: owner.id, label: owner.name }))]}
    />
  );
}
