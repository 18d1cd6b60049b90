import { useWords } from "../format/words.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Card } from "../ui/card.tsx";
import { Select } from "../ui/select.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextField } from "../ui/text-field.tsx";

const CSV_FIELDS = [
  "account",
  "currency",
  "dayColumn",
  "amountColumn",
  "payerColumn",
  "textColumn",
  "referenceColumn",
  "dayFormat",
  "decimal",
  "csvFile",
];

/** Reads a bank's statement in: one that says itself what is what, or a CSV file of which somebody says it. */
export function StatementForms({ read, readCsv }: { read: FormAction; readCsv: FormAction }) {
  const t = useWords("statements");
  return (
    <Card title={t("readAStatementIn")} note={t("readAStatementInNote")}>
      <div className="grid gap-6">
        <ActionForm action={read} fields={["file"]} label={t("readAStatementIn")} className="flex flex-wrap items-end gap-4">
          <TextField name="file" type="file" label={t("file")} hint={t("fileHint")} accept=".xml,.sta,.mt940,.940,.txt" />
          <SubmitButton pendingLabel={t("reading")}>{t("readItIn")}</SubmitButton>
        </ActionForm>
        <details className="text-sm">
          <summary className="cursor-pointer py-1 font-medium text-ink">{t("fromCsv")}</summary>
          <ActionForm action={readCsv} fields={CSV_FIELDS} label={t("fromCsv")} className="mt-4 grid gap-5">
            <div className="grid gap-5 sm:grid-cols-2 xl:grid-cols-3">
              <TextField name="csvFile" type="file" label={t("csvFile")} hint={t("fileHint")} accept=".csv,.txt" />
              <TextField name="account" label={t("account")} hint={t("accountHint")} maxLength={50} autoComplete="off" />
              <TextField name="currency" label={t("currency")} defaultValue="EUR" maxLength={3} autoComplete="off" />
              <TextField name="dayColumn" label={t("dayColumn")} maxLength={80} autoComplete="off" />
              <TextField name="amountColumn" label={t("amountColumn")} maxLength={80} autoComplete="off" />
              <TextField name="payerColumn" label={t("payerColumn")} maxLength={80} autoComplete="off" isOptional />
              <TextField name="textColumn" label={t("textColumn")} maxLength={80} autoComplete="off" isOptional />
              <TextField name="referenceColumn" label={t("referenceColumn")} maxLength={80} autoComplete="off" isOptional />
              <Select
                name="dayFormat"
                label={t("dayFormat")}
                defaultValue="iso"
                options={[
                  { value: "iso", label: "2026-12-31" },
                  { value: "german", label: "31.12.2026" },
                  { value: "british", label: "31/12/2026" },
                  { value: "american", label: "12/31/2026" },
                ]}
              />
              <Select
                name="decimal"
                label={t("decimal")}
                defaultValue="point"
                options={[
                  { value: "point", label: "1,234.50" },
                  { value: "comma", label: "1.234,50" },
                ]}
              />
            </div>
            <div>
              <SubmitButton pendingLabel={t("reading")}>{t("readTheCsvIn")}</SubmitButton>
            </div>
          </ActionForm>
        </details>
      </div>
    </Card>
  );
}
