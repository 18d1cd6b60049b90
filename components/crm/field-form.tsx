import { type CrmField, FIELD_KINDS, type FieldKind, type FieldSubject, isList } from "#lib/crm/schema";
import { useWords } from "../format/words.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Select } from "../ui/select.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { Switch } from "../ui/switch.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { TextField } from "../ui/text-field.tsx";

export const FIELD_KIND_KEYS = {
  text: "kindText",
  long_text: "kindLongText",
  number: "kindNumber",
  date: "kindDate",
  yes_no: "kindYesNo",
  choice: "kindChoice",
  choices: "kindChoices",
  link: "kindLink",
} as const satisfies Record<FieldKind, string>;

interface NewFieldFormProps {
  subject: FieldSubject;
  action: FormAction;
  idempotencyKey: string;
}

/** A field that is added: what stands in it does not change afterwards. */
export function NewFieldForm({ subject, action, idempotencyKey }: NewFieldFormProps) {
  const t = useWords("ownFields");
  return (
    <ActionForm
      action={action}
      label={t("newField")}
      fields={["label", "kind", "help", "unit", "options", "isRequired"]}
      hidden={{ subject }}
      idempotencyKey={idempotencyKey}
    >
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField name="label" label={t("label")} maxLength={60} autoComplete="off" />
        <Select
          name="kind"
          label={t("kind")}
          hint={t("kindHint")}
          defaultValue="text"
          options={FIELD_KINDS.map((kind) => ({ value: kind, label: t(FIELD_KIND_KEYS[kind]) }))}
        />
        <TextField name="help" label={t("help")} hint={t("helpHint")} maxLength={200} autoComplete="off" isOptional />
        <TextField name="unit" label={t("unit")} hint={t("unitHint")} maxLength={12} autoComplete="off" isOptional />
        <TextArea name="options" label={t("options")} hint={t("optionsHint")} rows={4} isOptional className="sm:col-span-2" />
      </div>
      <Switch name="isRequired" label={t("isRequired")} hint={t("isRequiredHint")} />
      <div>
        <SubmitButton pendingLabel={t("adding")}>{t("add")}</SubmitButton>
      </div>
    </ActionForm>
  );
}

/** A field that is there: its name and what it asks; of a list each choice by its name. */
export function ChangeFieldForm({ field, action }: { field: CrmField; action: FormAction }) {
  const t = useWords("ownFields");
  const offered = field.options.filter(({ isGone }) => !isGone);
  const names = offered.map(({ key }) => `option_${key}`);
  return (
    <ActionForm
      action={action}
      label={t("changeField", { name: field.label })}
      fields={["label", "help", "unit", "isRequired", "options", "moreOptions", ...names]}
      hidden={{ id: field.id, version: String(field.version) }}
    >
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField name="label" label={t("label")} defaultValue={field.label} maxLength={60} autoComplete="off" />
        {field.kind === "number" ? (
          <TextField name="unit" label={t("unit")} defaultValue={field.unit ?? ""} maxLength={12} autoComplete="off" isOptional />
        ) : null}
        <TextField name="help" label={t("help")} defaultValue={field.help} maxLength={200} autoComplete="off" isOptional />
      </div>
      {isList(field.kind) ? (
        <fieldset className="grid gap-4">
          <legend className="mb-2 font-medium text-sm text-soft">{t("choicesNow")}</legend>
          <p className="text-muted text-sm">{t("choicesNowHint")}</p>
          <div className="grid gap-3 sm:grid-cols-2">
            {offered.map(({ key, label }) => (
              <TextField
                key={key}
                name={`option_${key}`}
                label={t("choice", { name: label })}
                isLabelHidden
                defaultValue={label}
                maxLength={80}
                autoComplete="off"
                isOptional
              />
            ))}
          </div>
          <TextArea name="moreOptions" label={t("moreOptions")} hint={t("optionsHint")} rows={3} isOptional />
        </fieldset>
      ) : null}
      <Switch name="isRequired" label={t("isRequired")} hint={t("isRequiredHint")} defaultChecked={field.isRequired} />
      <div>
        <SubmitButton pendingLabel={t("saving")}>{t("save")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
