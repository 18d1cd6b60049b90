import { Fragment } from "react";
import type { BillingDetails } from "#lib/billing/schema";
import { useWords } from "../format/words.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { TextField } from "../ui/text-field.tsx";

/** To whom invoices go. */
export function DetailsForm({ details: { company, address, taxId, version }, action }: { details: BillingDetails; action: FormAction }) {
  const t = useWords("invoices");
  return (
    <ActionForm action={action} label={t("billingDetails")} fields={["company", "address", "taxId"]} hidden={{ version: String(version) }}>
      <Fragment key={version}>
        <TextField name="company" label={t("nameOfCompany")} defaultValue={company} maxLength={200} autoComplete="organization" />
        <TextArea name="address" label={t("address")} defaultValue={address} rows={3} maxLength={500} isOptional />
        <TextField name="taxId" label={t("taxNumber")} defaultValue={taxId} maxLength={60} autoComplete="off" isOptional />
        <div>
          <SubmitButton variant="secondary" pendingLabel={t("saving")}>
            {t("save")}
          </SubmitButton>
        </div>
      </Fragment>
    </ActionForm>
  );
}
