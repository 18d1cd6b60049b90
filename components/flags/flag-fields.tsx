import type { Flag } from "#lib/flags/schema";
import { Select } from "../ui/select.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { TextField } from "../ui/text-field.tsx";

export const FLAG_FIELDS = ["key", "name", "description", "isOn", "percentage", "startsAt", "endsAt", "requires"];

const inField = (iso: string | null | undefined) => iso?.slice(0, 16) ?? "";

/** All settings of a flag, for the form around. `flag` is null for a new one, whose key is asked for. */
export function FlagFields({ flag }: { flag: Flag | null }) {
  return (
    <>
      {flag ? null : (
        <TextField
          name="key"
          label="Key"
          hint="As the code asks for it, such as crm.pipeline. It cannot be changed later."
          maxLength={64}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
      )}
      <TextField name="name" label="Name" defaultValue={flag?.name} maxLength={80} autoComplete="off" className={flag ? "sm:col-span-2" : ""} />
      <TextArea
        name="description"
        label="What it switches"
        defaultValue={flag?.description}
        rows={2}
        maxLength={500}
        isOptional
        className="sm:col-span-2"
      />
      <TextField
        name="percentage"
        label="Share of tenants, in percent"
        hint="On for this share; raising it takes it from nobody."
        type="number"
        inputMode="numeric"
        min={0}
        max={100}
        defaultValue={String(flag?.percentage ?? 0)}
      />
      <Select
        name="isOn"
        label="For everybody else"
        hint="Where no rule and no share decides."
        defaultValue={String(flag?.isOn ?? false)}
        options={[
          { value: "false", label: "Off" },
          { value: "true", label: "On" },
        ]}
      />
      <TextField name="startsAt" label="Starts, in UTC" hint="Off before." type="datetime-local" defaultValue={inField(flag?.startsAt)} isOptional />
      <TextField name="endsAt" label="Ends, in UTC" hint="Off from then on." type="datetime-local" defaultValue={inField(flag?.endsAt)} isOptional />
      <TextArea
        name="requires"
        label="Requires"
        hint="Keys of other flags, one a line. Where one of them is off, this one is, too."
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
