import { Fragment } from "react";
import { useWords } from "#components/format/words";
import type { StoredGroup } from "#lib/settings/schema";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { TextField } from "../ui/text-field.tsx";

const FIELDS = [
  ...["sellerName", "sellerTaxId", "sellerAddress", "bankHolder", "iban", "bic", "bankAccount"],
  ...["taxPercent", "taxLabel", "taxNote", "paymentDays", "invoicesFrom"],
];

/** Who sends invoices, how they are paid, what is said about taxes, and from which month on. */
export function InvoicingForm({ stored: { value, version }, action }: { stored: StoredGroup<"invoicing">; action: FormAction }) {
  const t = useWords("installation");
  const invoices = useWords("invoices");
  const text = { autoComplete: "off" } as const;
  return (
    <ActionForm
      action={action}
      label={t("invoicing")}
      fields={FIELDS}
      hidden={{ version: String(version) }}
      className="grid gap-5 sm:grid-cols-2 [&>[role]]:col-span-full"
    >
      <Fragment key={version}>
        <TextField name="sellerName" label={t("sellerName")} defaultValue={value.sellerName} maxLength={120} isOptional {...text} />
        <TextField name="sellerTaxId" label={t("sellerTaxId")} defaultValue={value.sellerTaxId} maxLength={60} isOptional {...text} />
        <TextArea
          name="sellerAddress"
          label={t("sellerAddress")}
          defaultValue={value.sellerAddress}
          rows={3}
          maxLength={400}
          isOptional
          className="col-span-full"
        />
        <TextField name="bankHolder" label={t("bankHolder")} defaultValue={value.bankHolder} maxLength={70} isOptional {...text} />
        <TextField name="iban" label={invoices("iban")} defaultValue={value.iban} maxLength={50} isOptional {...text} />
        <TextField name="bic" label={invoices("bic")} defaultValue={value.bic} maxLength={20} isOptional {...text} />
        <TextField name="paymentDays" type="number" min={0} max={90} label={t("paymentDays")} defaultValue={String(value.paymentDays)} />
        <TextArea
          name="bankAccount"
          label={t("bankAccount")}
          hint={t("bankAccountHint")}
          defaultValue={value.bankAccount}
          rows={2}
          maxLength={300}
          isOptional
          className="col-span-full"
        />
        <TextField
          name="taxPercent"
          label={t("taxPercent")}
          hint={t("taxPercentHint")}
          inputMode="decimal"
          defaultValue={value.taxPercent ?? ""}
          isOptional
          {...text}
        />
        <TextField name="taxLabel" label={t("taxLabel")} defaultValue={value.taxLabel} maxLength={40} isOptional {...text} />
        <TextArea
          name="taxNote"
          label={t("taxNote")}
          hint={t("taxNoteHint")}
          defaultValue={value.taxNote}
          rows={2}
          maxLength={500}
          isOptional
          className="col-span-full"
        />
        <TextField
          name="invoicesFrom"
          label={t("invoicesFrom")}
          hint={t("invoicesFromHint")}
          placeholder="2026-11"
          defaultValue={value.invoicesFrom ?? ""}
          isOptional
          className="col-span-full"
          {...text}
        />
        <div className="col-span-full">
          <SubmitButton pendingLabel={t("saving")}>{t("save")}</SubmitButton>
        </div>
      </Fragment>
    </ActionForm>
  );
}
