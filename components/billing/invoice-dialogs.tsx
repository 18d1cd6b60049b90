import type { InvoiceDetail } from "#lib/billing/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { useWords } from "../format/words.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { Dialog, DialogCancel } from "../ui/dialog.tsx";
import { Icon } from "../ui/icon.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { TextField } from "../ui/text-field.tsx";

interface ActProps {
  invoice: InvoiceDetail;
  action: FormAction;
  idempotencyKey: string;
}

/** Enters what came for an invoice; the rest of it unless told. */
export function RecordPaymentDialog({ invoice: { id, number, currency, leftMinor }, today, action, idempotencyKey }: ActProps & { today: string }) {
  const t = useWords("invoices");
  return (
    <Dialog title={t("recordPaymentOf", { number })} trigger={{ label: t("recordPayment"), variant: "primary", icon: <Icon name="credit-card" /> }}>
      <ActionForm
        action={action}
        hidden={{ id }}
        idempotencyKey={idempotencyKey}
        fields={["amount", "receivedOn", "note"]}
        label={t("recordPayment")}
      >
        <TextField
          name="amount"
          label={t("amountIn", { currency })}
          hint={t("tooMuchNote")}
          inputMode="decimal"
          defaultValue={(leftMinor / 100).toFixed(2)}
          autoComplete="off"
        />
        <TextField name="receivedOn" type="date" label={t("receivedOn")} defaultValue={today} />
        <TextField name="note" label={t("note")} maxLength={500} isOptional autoComplete="off" />
        <div className="flex flex-wrap justify-end gap-3">
          <DialogCancel />
          <SubmitButton pendingLabel={t("recording")}>{t("recordPayment")}</SubmitButton>
        </div>
      </ActionForm>
    </Dialog>
  );
}

/** Gives a part of an invoice back, or all that is left of it. */
export function CorrectDialog({ invoice: { id, number, currency, correctableMinor }, action, idempotencyKey }: ActProps) {
  const t = useWords("invoices");
  const f = useFormats();
  return (
    <Dialog title={t("correctOf", { number })} trigger={{ label: t("correct"), variant: "secondary", icon: <Icon name="rotate-ccw" /> }}>
      <ActionForm action={action} hidden={{ id }} idempotencyKey={idempotencyKey} fields={["amount", "reason"]} label={t("correct")}>
        <p className="rounded-lg bg-tint p-3 text-sm text-soft">{t("correctNote", { amount: f.minorMoney(correctableMinor, { currency }) })}</p>
        <TextField name="amount" label={t("amountIn", { currency })} inputMode="decimal" isOptional autoComplete="off" />
        <TextArea name="reason" label={t("reason")} rows={3} maxLength={500} />
        <div className="flex flex-wrap justify-end gap-3">
          <DialogCancel />
          <SubmitButton pendingLabel={t("correcting")}>{t("correct")}</SubmitButton>
        </div>
      </ActionForm>
    </Dialog>
  );
}

/** Gives an open invoice up. */
export function WriteOffDialog({ invoice: { id, number }, action, idempotencyKey }: ActProps) {
  const t = useWords("invoices");
  return (
    <ConfirmDialog
      title={t("writeOffOf", { number })}
      consequences={[t("writeOffNote")]}
      trigger={{ label: t("writeOff"), variant: "secondary" }}
      reason={{}}
      action={action}
      hidden={{ id }}
      idempotencyKey={idempotencyKey}
      confirmLabel={t("writeOff")}
      pendingLabel={t("writingOff")}
    />
  );
}
