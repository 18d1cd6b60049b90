import { useWords } from "#components/format/words";
import { type DunningPolicy, MOST_STEPS, STEP_KINDS } from "#lib/dunning/schema";
import { NumberField } from "../ui/number-field.tsx";
import { Select } from "../ui/select.tsx";
import { STEP_NAMES } from "./step-words.tsx";

/** The names of the fields below, for the form around them. */
export const POLICY_FIELDS = Array.from({ length: MOST_STEPS }, (_, index) => [`kind${index + 1}`, `day${index + 1}`]).flat();

/** A row for each step; one without a kind is left out. */
export function PolicyFields({ steps }: Pick<DunningPolicy, "steps">) {
  const t = useWords("dunning");
  const kinds = [{ value: "", label: t("noStep") }, ...STEP_KINDS.map((kind) => ({ value: kind, label: t(STEP_NAMES[kind]) }))];
  return Array.from({ length: MOST_STEPS }, (_, index) => {
    const number = index + 1;
    const step = steps[index];
    return (
      <fieldset key={number} className="grid gap-x-5 gap-y-3 sm:grid-cols-2">
        <legend className="mb-2 font-medium text-ink text-sm">{t("stepNumber", { number: String(number) })}</legend>
        <Select name={`kind${number}`} label={t("whatIsDone")} options={kinds} defaultValue={step?.kind ?? ""} />
        <NumberField name={`day${number}`} label={t("onDay")} min={0} max={365} defaultValue={step?.day ?? ""} />
      </fieldset>
    );
  });
}
