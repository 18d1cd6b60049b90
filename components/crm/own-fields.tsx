import { type CrmField, type CustomValues, fieldParam } from "#lib/crm/schema";
import { useWords } from "../format/words.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { Select } from "../ui/select.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { TextField } from "../ui/text-field.tsx";

const asked = (fields: readonly CrmField[]) => fields.filter(({ isArchived }) => !isArchived);
const boxOf = (field: CrmField, option: string) => `${fieldParam(field.key)}.${option}`;

/** The names that a tenant's own fields have in a form. */
export const ownFieldNames = (fields: readonly CrmField[]): string[] =>
  asked(fields).flatMap((field) => [
    fieldParam(field.key),
    ...(field.kind === "choices" ? field.options.map((option) => boxOf(field, option.key)) : []),
  ]);

/** A tenant's own fields in the form of a record, behind those that every record has. */
export function OwnFields({ fields, values = {} }: { fields: readonly CrmField[]; values?: CustomValues }) {
  const t = useWords("ownFields");
  const shown = asked(fields);
  if (shown.length === 0) return null;
  return (
    <fieldset className="grid gap-5">
      <legend className="mb-4 font-semibold text-ink">{t("ownFields")}</legend>
      <div className="grid gap-5 sm:grid-cols-2">
        {shown.map((field) => (
          <OwnField key={field.id} field={field} value={values[field.key]} />
        ))}
      </div>
    </fieldset>
  );
}

function OwnField({ field, value }: { field: CrmField; value: CustomValues[string] | undefined }) {
  const t = useWords("ownFields");
  const { kind, help, unit, isRequired } = field;
  const label = unit ? `${field.label} (${unit})` : field.label;
  const frame = { name: fieldParam(field.key), label, hint: help || undefined, isOptional: !isRequired };
  const text = value === undefined || Array.isArray(value) ? "" : String(value);
  const nothing = { value: "", label: t("notKnown") };
  switch (kind) {
    case "long_text":
      return <TextArea {...frame} defaultValue={text} rows={4} maxLength={2_000} className="sm:col-span-2" />;
    case "yes_no": {
      const answer = value === undefined ? "" : value ? "yes" : "no";
      const answers = [nothing, { value: "yes", label: t("yes") }, { value: "no", label: t("no") }];
      return <Select {...frame} defaultValue={answer} options={answers} />;
    }
    case "choice": {
      const offered = field.options.filter((option) => !option.isGone || option.key === value);
      return <Select {...frame} defaultValue={text} options={[nothing, ...offered.map((option) => ({ value: option.key, label: option.label }))]} />;
    }
    case "choices":
      return <Boxes field={field} chosen={Array.isArray(value) ? value : []} />;
    case "number":
      return <TextField {...frame} defaultValue={text} inputMode="decimal" maxLength={20} autoComplete="off" />;
    case "date":
      return <TextField {...frame} type="date" defaultValue={text} />;
    default:
      return (
        <TextField
          {...frame}
          type={kind === "link" ? "url" : "text"}
          defaultValue={text}
          maxLength={kind === "link" ? 500 : 200}
          autoComplete="off"
        />
      );
  }
}

/** Several of a list. The empty field says that it was asked for, where no box is ticked. */
function Boxes({ field, chosen }: { field: CrmField; chosen: string[] }) {
  const t = useWords("ownFields");
  const offered = field.options.filter((option) => !option.isGone || chosen.includes(option.key));
  return (
    <fieldset className="grid content-start gap-2 sm:col-span-2">
      <legend className="mb-2 font-medium text-sm text-soft">
        {field.label}
        {field.isRequired ? null : <span className="font-normal text-muted"> {t("optional")}</span>}
      </legend>
      <input type="hidden" name={fieldParam(field.key)} value="" />
      {field.help ? <p className="text-muted text-sm">{field.help}</p> : null}
      <div className="grid gap-3 sm:grid-cols-2">
        {offered.map((option) => (
          <Checkbox key={option.key} name={boxOf(field, option.key)} label={option.label} defaultChecked={chosen.includes(option.key)} />
        ))}
      </div>
    </fieldset>
  );
}
