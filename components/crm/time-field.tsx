import { exampleTime, localTimeOf } from "../format/local-time.tsx";
import { useFormats } from "../format/reader-formats.tsx";
import { useWords } from "../format/words.tsx";
import { TextField } from "../ui/text-field.tsx";

interface TimeFieldProps {
  name: string;
  label: string;
  /** On whose clocks. */
  zone: string;
  /** What is told before how a time is typed. */
  note?: string;
  /** A moment that it begins with. */
  defaultMoment?: string | null;
  isOptional?: boolean;
}

/** A day, or a minute of a day, typed as the reader writes it. */
export function TimeField({ name, label, zone, note, defaultMoment = null, isOptional }: TimeFieldProps) {
  const t = useWords("crm");
  const { locale } = useFormats();
  const how = t("followUpHint", { example: exampleTime(locale), zone });
  return (
    <TextField
      name={name}
      label={label}
      hint={note ? `${note} ${how}` : how}
      defaultValue={localTimeOf(defaultMoment, zone, locale)}
      autoComplete="off"
      isOptional={isOptional}
    />
  );
}
