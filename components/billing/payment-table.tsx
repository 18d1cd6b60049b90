import type { PaymentView } from "#lib/billing/schema";
import { newId } from "#lib/platform/crypto";
import { useFormats } from "../format/reader-formats.tsx";
import { useWords } from "../format/words.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { DataTable } from "../ui/data-table.tsx";
import { Dialog, DialogCancel } from "../ui/dialog.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextField } from "../ui/text-field.tsx";

interface PaymentTableProps {
  payments: PaymentView[];
  reverse: FormAction;
  giveBack: FormAction;
}

/** What came from a company, with the ways to take it back and to say that it was sent back. */
export function PaymentTable({ payments, reverse, giveBack }: PaymentTableProps) {
  const t = useWords("invoices");
  const f = useFormats();
  const money = (minor: number, currency: string) => f.minorMoney(minor, { currency });
  return (
    <DataTable
      caption={t("payments")}
      density="compact"
      columns={[
        {
          key: "received",
          header: t("received"),
          isPrimary: true,
          hasWords: true,
          cell: ({ receivedOn, note, reversedAt, reversalReason, returnedMinor, currency }) => (
            <span className="grid gap-0.5">
              <span className="font-medium text-ink">{f.day(receivedOn)}</span>
              {note ? <span className="text-muted text-xs wrap-anywhere">{note}</span> : null}
              {reversedAt ? <span className="text-warn text-xs wrap-anywhere">{t("takenBack", { reason: reversalReason })}</span> : null}
              {returnedMinor > 0 ? <span className="text-muted text-xs">{t("sentBack", { amount: money(returnedMinor, currency) })}</span> : null}
            </span>
          ),
        },
        {
          key: "amount",
          header: t("amount"),
          isNumeric: true,
          cell: ({ amountMinor, currency, reversedAt }) => <span className={reversedAt ? "line-through" : ""}>{money(amountMinor, currency)}</span>,
        },
        { key: "pays", header: t("pays"), hasWords: true, cell: ({ pays }) => (pays.length > 0 ? f.list(pays) : "–") },
        { key: "left", header: t("left"), isNumeric: true, cell: ({ leftMinor, currency }) => money(leftMinor, currency) },
        {
          key: "acts",
          header: t("takeBack"),
          isHeaderHidden: true,
          cell: (payment) => <Acts payment={payment} reverse={reverse} giveBack={giveBack} />,
        },
      ]}
      rows={payments}
      rowKey={({ id }) => id}
      empty={<p className="px-5 py-4 text-muted">{t("noPayments")}</p>}
    />
  );
}

function Acts({ payment, reverse, giveBack }: Omit<PaymentTableProps, "payments"> & { payment: PaymentView }) {
  const t = useWords("invoices");
  const f = useFormats();
  const { id, currency, amountMinor, leftMinor, returnedMinor, reversedAt } = payment;
  const amount = f.minorMoney(amountMinor, { currency });
  if (reversedAt) return null;
  return (
    <span className="flex flex-wrap justify-end gap-2">
      {leftMinor > 0 ? (
        <Dialog title={t("sendBackOf")} trigger={{ label: t("sendBack"), ariaLabel: `${t("sendBack")}: ${amount}`, size: "sm" }}>
          <ActionForm action={giveBack} hidden={{ id }} idempotencyKey={newId()} fields={["amount", "note"]} label={t("sendBackOf")}>
            <p className="rounded-lg bg-tint p-3 text-sm text-soft">{t("sendBackNote", { amount: f.minorMoney(leftMinor, { currency }) })}</p>
            <TextField
              name="amount"
              label={t("amountIn", { currency })}
              inputMode="decimal"
              defaultValue={(leftMinor / 100).toFixed(2)}
              autoComplete="off"
            />
            <TextField name="note" label={t("note")} maxLength={500} isOptional autoComplete="off" />
            <div className="flex flex-wrap justify-end gap-3">
              <DialogCancel />
              <SubmitButton pendingLabel={t("sendingBack")}>{t("sendBack")}</SubmitButton>
            </div>
          </ActionForm>
        </Dialog>
      ) : null}
      {returnedMinor === 0 ? (
        <ConfirmDialog
          title={t("takeBackOf", { amount })}
          consequences={[t("takeBackNote")]}
          trigger={{ label: t("takeBack"), ariaLabel: `${t("takeBack")}: ${amount}`, variant: "secondary", size: "sm" }}
          reason={{}}
          action={reverse}
          hidden={{ id }}
          idempotencyKey={newId()}
          confirmLabel={t("takeBack")}
          pendingLabel={t("takingBack")}
          tone="danger"
        />
      ) : null}
    </span>
  );
}
