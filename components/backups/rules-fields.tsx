import type { BackupRules } from "#lib/backups/schema";
import { NumberField } from "../ui/number-field.tsx";
import { Select } from "../ui/select.tsx";
import { TextField } from "../ui/text-field.tsx";

const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** When backups are made by themselves. */
export function ScheduleFields({ rules }: { rules: BackupRules }) {
  return (
    <fieldset className="grid gap-5 sm:grid-cols-2 xl:grid-cols-4">
      <legend className="mb-3 font-semibold text-ink">Schedule</legend>
      <Select
        name="schedule"
        label="A backup is made"
        defaultValue={rules.schedule}
        options={[
          { value: "off", label: "By hand only" },
          { value: "daily", label: "Every day" },
          { value: "weekly", label: "Every week" },
        ]}
      />
      <Select
        name="weekday"
        label="Weekday"
        hint="For every week."
        defaultValue={String(rules.weekday)}
        options={DAYS.map((label, index) => ({ value: String(index), label }))}
      />
      <TextField name="timeOfDay" label="At" type="time" defaultValue={rules.timeOfDay} />
      <TextField name="timeZone" label="Time zone" hint="Such as Europe/Berlin." defaultValue={rules.timeZone} maxLength={64} />
    </fieldset>
  );
}

/** Which backups stay. */
export function RetentionFields({ rules }: { rules: BackupRules }) {
  return (
    <fieldset className="grid gap-5 sm:grid-cols-2 xl:grid-cols-5">
      <legend className="mb-3 font-semibold text-ink">Retention</legend>
      <Select
        name="retention"
        label="Old backups"
        defaultValue={rules.retention}
        options={[
          { value: "all", label: "Keep all" },
          { value: "thin", label: "Remove as below" },
        ]}
      />
      <NumberField name="keepLast" label="Keep the last" min={1} max={1000} defaultValue={rules.keepLast} />
      <NumberField name="keepDaily" label="One of each day" unit="days" min={0} max={1000} defaultValue={rules.keepDaily} />
      <NumberField name="keepWeekly" label="One of each week" unit="weeks" min={0} max={1000} defaultValue={rules.keepWeekly} />
      <NumberField name="keepMonthly" label="One of each month" unit="months" min={0} max={1000} defaultValue={rules.keepMonthly} />
    </fieldset>
  );
}
