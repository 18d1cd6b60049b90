import { Calendar } from "#components/ui/calendar";
import { Combobox } from "#components/ui/combobox";
import { DateField } from "#components/ui/date-field";
import { DateRangeField } from "#components/ui/date-range-field";
import { MultiCombobox } from "#components/ui/multi-combobox";
import { SampleUpload } from "./sample-upload.tsx";
import { SAMPLE_OPTIONS, SAMPLE_TODAY } from "./samples.ts";
import { Sample, Section } from "./section.tsx";

/** Days, things of a long list, and files. */
export function Choosing() {
  return (
    <Section
      id="choosing"
      title="Dates, long lists and files"
      note={`“Today” is ${SAMPLE_TODAY} here, so that the gallery looks the same every day.`}
    >
      <Sample
        title="Date field"
        note="Typed in the reader’s order or as 2026-11-26, or chosen: arrows, Home, End, Page Up and Down, with Shift by years."
      >
        <DateField name="day" label="Sample day" today={SAMPLE_TODAY} defaultValue={SAMPLE_TODAY} locale="en-US" />
        <DateField
          name="german"
          label="Sample day, German"
          today={SAMPLE_TODAY}
          defaultValue="2026-11-03"
          locale="de-DE"
          hint="The week begins on Monday."
        />
        <DateField
          name="late"
          label="Sample day after the last"
          today={SAMPLE_TODAY}
          defaultValue="2027-01-15"
          min="2026-11-10"
          max="2026-12-20"
          locale="en-US"
        />
        <DateField name="day-off" label="Sample disabled" today={SAMPLE_TODAY} defaultValue={SAMPLE_TODAY} locale="en-US" isDisabled />
        <DateRangeField
          legend="Sample range"
          fromName="from"
          toName="to"
          defaultFrom="2026-11-05"
          defaultTo="2026-11-19"
          today={SAMPLE_TODAY}
          locale="en-US"
          hint="Both days are included."
        />
        <DateRangeField
          legend="Sample range that runs backwards"
          fromName="from-wrong"
          toName="to-wrong"
          defaultFrom="2026-11-19"
          defaultTo="2026-11-05"
          today={SAMPLE_TODAY}
          locale="en-US"
        />
      </Sample>
      <Sample title="Calendar: a range, with a first and a last day possible">
        <Calendar from="2026-11-12" to="2026-11-18" today={SAMPLE_TODAY} min="2026-11-03" max="2026-12-20" locale="en-US" />
      </Sample>
      <Sample title="Combobox: one of many" note="Type to filter; arrows and Enter choose; Escape closes.">
        <Combobox name="one" label="Sample company" options={SAMPLE_OPTIONS} placeholder="Type a part of the name" />
        <Combobox name="chosen" label="Sample chosen" options={SAMPLE_OPTIONS} defaultValue="e" isOptional />
        <Combobox name="one-wrong" label="Sample company with an error" options={SAMPLE_OPTIONS} error="Choose a company." />
        <Combobox name="one-off" label="Sample company, disabled" options={SAMPLE_OPTIONS} defaultValue="a" isDisabled />
        <Combobox name="none" label="Sample of an empty list" options={[]} />
      </Sample>
      <Sample title="Combobox: several of many" note="Backspace in the empty field takes the last one away.">
        <MultiCombobox name="many" label="Sample companies" options={SAMPLE_OPTIONS} defaultValues={["a", "c"]} />
        <MultiCombobox name="many-long" label="Sample of a long name" options={SAMPLE_OPTIONS} defaultValues={["e", "f"]} />
        <MultiCombobox
          name="many-wrong"
          label="Sample companies with an error"
          options={SAMPLE_OPTIONS}
          placeholder="None yet"
          error="Choose at least one."
        />
        <MultiCombobox name="many-off" label="Sample companies, disabled" options={SAMPLE_OPTIONS} defaultValues={["b"]} isDisabled />
      </Sample>
      <Sample title="File upload" isWide>
        <SampleUpload />
        <SampleUpload error="Choose a file first." />
        <SampleUpload isDisabled />
      </Sample>
    </Section>
  );
}
