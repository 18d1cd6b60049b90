import { IMPACT_WORDS } from "#lib/services";
import { INCIDENT_IMPACTS, type IncidentImpact } from "#lib/services/schema";
import { useWords } from "../format/words.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { Select } from "../ui/select.tsx";
import { TextField } from "../ui/text-field.tsx";

interface IncidentFieldsProps {
  value: { title: string; impact: IncidentImpact; isPublic: boolean; services: string[] };
  /** Of every service that there is. */
  keys: string[];
}

/** What an incident is called, how bad it is, who sees it, and which services somebody says it hits. */
export function IncidentFields({ value, keys }: IncidentFieldsProps) {
  const t = useWords("disturbances");
  const words = useWords("incidents");
  return (
    <>
      <TextField name="title" label={t("title")} defaultValue={value.title} maxLength={200} />
      <Select
        name="impact"
        label={t("impact")}
        defaultValue={value.impact}
        options={INCIDENT_IMPACTS.map((impact) => ({ value: impact, label: words(IMPACT_WORDS[impact]) }))}
      />
      <ServicesField keys={keys} value={value.services} isOptional />
      <Checkbox name="isPublic" label={t("isPublic")} hint={t("isPublicHint")} defaultChecked={value.isPublic} />
    </>
  );
}

const MOST_KEYS_TOLD = 40;

/** The keys of services, in one line. */
export function ServicesField({ keys, value, isOptional }: { keys: string[]; value: string[]; isOptional?: boolean }) {
  const t = useWords("disturbances");
  const told = `${keys.slice(0, MOST_KEYS_TOLD).join(", ")}${keys.length > MOST_KEYS_TOLD ? ", …" : ""}`;
  return (
    <TextField
      name="services"
      label={t("servicesField")}
      hint={keys.length > 0 ? t("servicesHint", { keys: told }) : t("servicesHintNone")}
      defaultValue={value.join(", ")}
      autoComplete="off"
      spellCheck={false}
      isOptional={isOptional}
    />
  );
}
