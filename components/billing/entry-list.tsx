import type { BankEntry, Suggestion } from "#lib/billing/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { useWords } from "../format/words.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Badge } from "../ui/badge.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { Dialog, DialogCancel } from "../ui/dialog.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextField } from "../ui/text-field.tsx";
import { TextLink } from "../ui/text-link.tsx";

interface EntryActs {
  confirm: FormAction;
  setAside: FormAction;
  reopen: FormAction;
}

/** Money that came by the bank: what it may pay, or what became of it. */
export function EntryList({ entries, ...acts }: EntryActs & { entries: BankEntry[] }) {
  const f = useFormats();
  const t = useWords("statements");
  return (
    <ul className="divide-y">
      {entries.map((entry) => (
        <li key={entry.id} className="grid gap-4 px-5 py-5 md:px-6 lg:grid-cols-2">
          <div className="grid min-w-0 content-start gap-1 text-sm">
            <p className="flex flex-wrap items-baseline gap-x-3 font-medium text-ink">
              <span className="tabular-nums">{f.minorMoney(entry.amountMinor, { currency: entry.currency })}</span>
              <span className="text-muted">{f.day(entry.bookedOn)}</span>
            </p>
            <bdi className="wrap-anywhere text-ink">{entry.payer || t("payerUnknown")}</bdi>
            <p dir="auto" className="wrap-anywhere text-soft">
              {entry.text || "–"}
            </p>
            <p className="text-muted text-xs wrap-anywhere">{t("toAccount", { account: entry.account })}</p>
          </div>
          {entry.state === "open" ? <Open entry={entry} {...acts} /> : <Decided entry={entry} reopen={acts.reopen} />}
        </li>
      ))}
    </ul>
  );
}

function Open({ entry, confirm, setAside }: Pick<EntryActs, "confirm" | "setAside"> & { entry: BankEntry }) {
  const t = useWords("statements");
  const { id, suggestions } = entry;
  const hidden = { id, version: String(entry.version) };
  return (
    <div className="grid min-w-0 content-start gap-3 text-sm">
      {suggestions.length === 0 ? <p className="text-muted">{t("noInvoiceFits")}</p> : null}
      <ul className="grid gap-3">
        {suggestions.map((each) => (
          <Suggested key={each.id} suggestion={each} currency={entry.currency} hidden={hidden} confirm={confirm} />
        ))}
      </ul>
      <div className="flex flex-wrap gap-3">
        <Dialog title={t("anotherInvoice")} trigger={{ label: t("anotherInvoice"), variant: "secondary", size: "sm" }}>
          <ActionForm action={confirm} hidden={hidden} fields={["invoice"]} label={t("anotherInvoice")}>
            <TextField name="invoice" label={t("invoiceNumber")} hint={t("invoiceNumberHint")} maxLength={40} autoComplete="off" />
            <div className="flex flex-wrap justify-end gap-3">
              <DialogCancel />
              <SubmitButton pendingLabel={t("recording")}>{t("recordIt")}</SubmitButton>
            </div>
          </ActionForm>
        </Dialog>
        <ConfirmDialog
          title={t("setThisAside")}
          consequences={[t("noPaymentComesOfIt")]}
          trigger={{ label: t("setAsideAct"), variant: "secondary", size: "sm" }}
          action={setAside}
          hidden={hidden}
          reason={{ hint: t("reasonHint") }}
          confirmLabel={t("setAsideAct")}
          pendingLabel={t("saving")}
        />
      </div>
    </div>
  );
}

interface SuggestedProps {
  suggestion: Suggestion;
  currency: string;
  hidden: Record<string, string>;
  confirm: FormAction;
}

function Suggested({ suggestion: { id, number, company, leftMinor, because }, currency, hidden, confirm }: SuggestedProps) {
  const f = useFormats();
  const t = useWords("statements");
  const why = because === "reference" ? t("becauseNamed") : because === "name" ? t("becauseAlike") : t("becauseAmount");
  return (
    <li className="flex flex-wrap items-center justify-between gap-3">
      <span className="grid min-w-0">
        <TextLink href={`/admin/invoices/${id}`}>{number}</TextLink>
        <bdi className="wrap-anywhere text-soft">{company}</bdi>
        <span className="text-muted text-xs">{t("owedAndWhy", { amount: f.minorMoney(leftMinor, { currency }), why })}</span>
      </span>
      <ActionForm action={confirm} hidden={{ ...hidden, invoice: number }} label={t("recordFor", { number })} className="grid gap-2">
        <SubmitButton size="sm" pendingLabel={t("recording")}>
          {t("recordFor", { number })}
        </SubmitButton>
      </ActionForm>
    </li>
  );
}

function Decided({ entry: { id, version, invoice, reason, isTakenBack, state }, reopen }: Pick<EntryActs, "reopen"> & { entry: BankEntry }) {
  const t = useWords("statements");
  return (
    <div className="grid min-w-0 content-start gap-3 text-sm">
      {invoice ? <p>{t.rich("paidInvoice", { link: () => <TextLink href={`/admin/invoices/${invoice.id}`}>{invoice.number}</TextLink> })}</p> : null}
      {reason ? (
        <p dir="auto" className="wrap-anywhere text-soft">
          {reason}
        </p>
      ) : null}
      {isTakenBack ? (
        <p>
          <Badge tone="warn">{t("takenBack")}</Badge>
        </p>
      ) : null}
      <div>
        <ConfirmDialog
          title={t("openThisAgain")}
          consequences={state === "recorded" ? [t("itsPaymentIsTakenBack")] : []}
          trigger={{ label: t("openAgain"), variant: "secondary", size: "sm" }}
          action={reopen}
          hidden={{ id, version: String(version) }}
          reason={{ hint: t("reasonHint") }}
          confirmLabel={t("openAgain")}
          pendingLabel={t("saving")}
          tone="danger"
        />
      </div>
    </div>
  );
}
