import { Checkbox } from "#components/ui/checkbox";
import { NumberField } from "#components/ui/number-field";
import { PasswordField } from "#components/ui/password-field";
import { RadioList } from "#components/ui/radio-list";
import { SegmentedControl } from "#components/ui/segmented-control";
import { Select } from "#components/ui/select";
import { Switch } from "#components/ui/switch";
import { TextArea } from "#components/ui/text-area";
import { TextField } from "#components/ui/text-field";
import { LONG_TEXT, SAMPLE_OPTIONS } from "./samples.ts";
import { Sample, Section } from "./section.tsx";

const PERIODS = [
  { value: "day", label: "Day" },
  { value: "week", label: "Week" },
  { value: "month", label: "Month" },
  { value: "none", label: "Never", isDisabled: true },
];

/** What is typed, ticked and chosen of a few. */
export function Fields() {
  return (
    <Section id="fields" title="Fields" note="Inside an ActionForm a field finds the server’s error and what was typed by its own name.">
      <Sample title="Text field: default, hint, error, disabled">
        <TextField name="text" label="Sample field" placeholder="Sample text" />
        <TextField name="hinted" label="Sample with a hint" hint="The hint says the format before anything is wrong." isOptional />
        <TextField name="wrong" label="Sample with an error" defaultValue="sample@" error="Type the address as name@company.example." />
        <TextField name="off" label="Sample disabled" defaultValue="Cannot be changed" disabled />
      </Sample>
      <Sample title="Text area, select, password">
        <TextArea name="area" label="Sample area" defaultValue={LONG_TEXT} rows={3} />
        <Select name="select" label="Sample select" options={SAMPLE_OPTIONS} />
        <Select name="select-off" label="Sample select, disabled" options={SAMPLE_OPTIONS} disabled />
        <PasswordField name="password" label="Sample password" autoComplete="off" hint="Never comes back from the server." />
      </Sample>
      <Sample title="Number field" note="Arrow keys step; the buttons are for pointers.">
        <NumberField name="days" label="Sample days" unit="days" defaultValue={14} min={1} max={90} />
        <NumberField name="share" label="Sample share with an error" unit="%" defaultValue={120} error="At most 100 %." />
        <NumberField name="locked" label="Sample disabled" defaultValue={3} disabled />
      </Sample>
      <Sample title="Switch, checkbox, segmented control">
        <Switch name="on" label="Sample switch, on" defaultChecked hint="Takes effect at once." />
        <Switch name="off" label="Sample switch, off" />
        <Switch name="locked-switch" label="Sample switch, disabled" disabled />
        <Switch name="wrong-switch" label="Sample switch with an error" error="It could not be switched on." />
        <Checkbox name="check" label="Sample checkbox" defaultChecked />
        <Checkbox name="wrong-check" label="Sample checkbox with an error" error="Agree to go on." />
        <SegmentedControl name="period" legend="Sample period" options={PERIODS} defaultValue="week" />
      </Sample>
      <Sample title="Radio list" isWide>
        <RadioList
          name="radio"
          legend="Sample choice"
          defaultValue="one"
          options={[
            { value: "one", label: "Sample one", hint: "Chosen, with a sentence on what it means." },
            { value: "two", label: "Sample two", hint: LONG_TEXT },
          ]}
        />
      </Sample>
    </Section>
  );
}
