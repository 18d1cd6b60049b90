import { useSay, useWords } from "#components/format/words";
import { type CrmImportSettings, type CrmKind, FIELDS_OF } from "#lib/crm/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Select } from "../ui/select.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { IMPORT_FIELD_LABELS } from "./import-words.tsx";

interface MappingFormProps {
  id: string;
  kind: CrmKind;
  settings: CrmImportSettings;
  /** Whether this person may give leads to others. */
  mayAssign: boolean;
  action: FormAction;
}

/** Which column of a file is what, and how its days and amounts are written. */
export function CrmMappingForm({ id, kind, settings, mayAssign, action }: MappingFormProps) {
  const t = useWords("crmImports");
  const say = useSay();
  const columns = [
    { value: "", label: t("noColumn") },
    ...[...new Set(settings.columns)].filter(Boolean).map((name) => ({ value: name, label: name })),
  ];
  const f = useFormats();
  const fields = FIELDS_OF[kind].filter((field) => mayAssign || field !== "owner");
  return (
    <ActionForm action={action} label={t("columns")} hidden={{ id }}>
      <div className="grid gap-5 sm:grid-cols-2 xl:grid-cols-3">
        {fields.map((field) => (
          <Select key={field} name={field} label={say(IMPORT_FIELD_LABELS[field])} options={columns} defaultValue={settings.columnOf[field] ?? ""} />
        ))}
      </div>
      {kind === "lead" ? (
        <div className="grid gap-5 sm:grid-cols-2 xl:grid-cols-3">
          <Select
            name="dateOrder"
            label={t("days")}
            options={[
              { value: "ymd", label: "2026-09-30" },
              { value: "dmy", label: f.list(["30.09.2026", "30/09/2026"], "disjunction") },
              { value: "mdy", label: "09/30/2026" },
            ]}
            defaultValue={settings.dateOrder}
          />
          <Select
            name="decimal"
            label={t("amounts")}
            options={[
              { value: ".", label: "1,234.56" },
              { value: ",", label: "1.234,56" },
            ]}
            defaultValue={settings.decimal}
          />
          <Select
            name="assignByRules"
            label={t("assignment")}
            hint={t("assignmentHint")}
            options={[
              { value: "yes", label: t("byRules") },
              { value: "no", label: t("toNobody") },
            ]}
            defaultValue={settings.assignByRules ? "yes" : "no"}
          />
        </div>
      ) : null}
      <div>
        <SubmitButton variant="secondary" pendingLabel={t("saving")}>
          {t("keepColumns")}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
