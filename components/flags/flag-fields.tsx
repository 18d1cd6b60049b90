import { useWords } from "#components/format/words";
import type { Flag } from "#lib/flags/schema";
import { Select } from "../ui/select.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { TextField } from "../ui/text-field.tsx";

export const FLAG_FIELDS = ["key", "name", "description", "isOn", "percentage", "startsAt", "endsAt", "requires"];

const inField = (iso: string | null | undefined) => iso?.slice(0, 16) ?? "";

/** All settings of a flag, for the form around. `flag` is null for a new one, whose key is asked for. */
export function FlagFields({ flag }: { flag: Flag | null }) {
  const t = useWords("flags");
  return (
    <>
      {flag ? null : (
        <TextField
          name="key"
          label={t("key")}
          hint={t("asTheCodeAsksForIt")}
          maxLength={64}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
      )}
      <TextField name="name" label={t("name")} defaultValue={flag?.name} maxLength={80} autoComplete="off" className={flag ? "sm:col-span-2" : ""} />
      <TextArea
        name="description"
        label={t("whatItSwitches")}
        defaultValue={flag?.description}
        rows={2}
        maxLength={500}
        isOptional
        className="sm:col-span-2"
      />
      <TextField
        name="percentage"
        label={t("shareOfTenantsInPercent")}
        hint={t("onForThisShareRaisingIt")}
        type="number"
        inputMode="numeric"
        min={0}
        max={100}
        defaultValue={String(flag?.percentage ?? 0)}
      />
      <Select
        name="isOn"
        label={t("forEverybodyElse")}
        hint={t("whereNoRuleAndNoShare")}
        defaultValue={String(flag?.isOn ?? false)}
        options={[
          { value: "false", label: t("off") },
          { value: "true", label: t("on") },
        ]}
      />
      <TextField
        name="startsAt"
        label={t("startsInUtc")}
        hint={t("offBefore")}
        type="datetime-local"
        defaultValue={inField(flag?.startsAt)}
        isOptional
      />
      <TextField
        name="endsAt"
        label={t("endsInUtc")}
        hint={t("offFromThenOn")}
        type="datetime-local"
        defaultValue={inField(flag?.endsAt)}
        isOptional
      />
      <TextArea
        name="requires"
        label={t("requires")}
        hint={t("keysOfOtherFlagsOneA")}
        defaultValue={flag?.requires.join("\n")}
        rows={2}
        maxLength={2_000}
        autoCapitalize="none"
        spellCheck={false}
        isOptional
        className="sm:col-span-2"
      />
    </>
  );
}
