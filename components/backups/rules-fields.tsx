import { type BackupRules, RETENTION_NAMES, SCHEDULE_NAMES, WEEKDAYS } from "#lib/backups/schema";
import { useSay, useWords } from "../format/words.tsx";
import { NumberField } from "../ui/number-field.tsx";
import { Select } from "../ui/select.tsx";
import { TextField } from "../ui/text-field.tsx";

const optionsOf = (names: Record<string, string>, say: (sentence: string) => string) =>
  Object.entries(names).map(([value, name]) => ({ value, label: say(name) }));

/** When backups are made by themselves. */
export function ScheduleFields({ rules }: { rules: BackupRules }) {
  const say = useSay();
  const t = useWords("backups");
  return (
    <fieldset className="grid gap-5 sm:grid-cols-2 xl:grid-cols-4">
      <legend className="mb-3 font-semibold text-ink">{t("schedule")}</legend>
      <Select name="schedule" label={t("aBackupIsMade")} defaultValue={rules.schedule} options={optionsOf(SCHEDULE_NAMES, say)} />
      <Select
        name="weekday"
        label={t("weekday")}
        hint={t("forEveryWeek")}
        defaultValue={String(rules.weekday)}
        options={WEEKDAYS.map((day, index) => ({ value: String(index), label: say(day) }))}
      />
      <TextField name="timeOfDay" label={t("at")} type="time" defaultValue={rules.timeOfDay} />
      <TextField name="timeZone" label={t("timeZone")} hint={t("suchAsEuropeBerlin")} defaultValue={rules.timeZone} maxLength={64} />
    </fieldset>
  );
}

/** Which backups stay. */
export function RetentionFields({ rules }: { rules: BackupRules }) {
  const say = useSay();
  const t = useWords("backups");
  return (
    <fieldset className="grid gap-5 sm:grid-cols-2 xl:grid-cols-3">
      <legend className="mb-3 font-semibold text-ink">{t("retention")}</legend>
      <Select name="retention" label={t("oldBackups")} defaultValue={rules.retention} options={optionsOf(RETENTION_NAMES, say)} />
      <NumberField name="keepLast" label={t("keepTheLast")} min={1} max={1000} defaultValue={rules.keepLast} />
      <NumberField name="keepDaily" label={t("oneOfEachDay")} unit={t("days")} min={0} max={1000} defaultValue={rules.keepDaily} />
      <NumberField name="keepWeekly" label={t("oneOfEachWeek")} unit={t("weeks")} min={0} max={1000} defaultValue={rules.keepWeekly} />
      <NumberField name="keepMonthly" label={t("oneOfEachMonth")} unit={t("months")} min={0} max={1000} defaultValue={rules.keepMonthly} />
    </fieldset>
  );
}
