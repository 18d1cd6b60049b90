import { sayPlanDays } from "#lib/billing";
import type { ForeseenInvoice } from "#lib/billing/schema";
import type { Words } from "#words";
import { type Formats, useFormats } from "../format/reader-formats.tsx";
import { useWords } from "../format/words.tsx";
import { Card } from "../ui/card.tsx";
import { type AmountLine, AmountLines } from "./amount-lines.tsx";

/** The lines of an invoice that is foreseen, each with how it comes about. */
export function foreseenLines(
  { lines, currency, creditMinor, taxMinor, totalMinor }: ForeseenInvoice,
  t: Words<"invoices">,
  ofDocument: Words<"invoiceDocument">,
  f: Formats,
): AmountLine[] {
  const money = (minor: number) => f.minorMoney(minor, { currency });
  return [
    ...lines.map(({ planName, fromDay, lastDay, days, ofDays, priceMinor, amountMinor }) => ({
      key: fromDay,
      title: sayPlanDays({ plan: planName, first: f.day(fromDay), last: f.day(lastDay) }, ofDocument),
      how:
        days === ofDays
          ? ofDocument("wholeMonth", { price: money(priceMinor) })
          : ofDocument("partOfMonth", { price: money(priceMinor), days: String(days), ofDays: String(ofDays) }),
      amount: money(amountMinor),
    })),
    ...(creditMinor > 0 ? [{ key: "credit", title: t("credit"), amount: money(-creditMinor) }] : []),
    ...(taxMinor > 0 ? [{ key: "tax", title: t("tax"), amount: money(taxMinor) }] : []),
    { key: "total", title: t("total"), amount: money(totalMinor), isSum: true },
  ];
}

/** What the running month will cost, if nothing changes until its end. */
export function ForeseenCard({ foreseen, isIssued }: { foreseen: ForeseenInvoice[]; isIssued: boolean }) {
  const [t, ofDocument] = [useWords("invoices"), useWords("invoiceDocument")];
  const f = useFormats();
  const [first] = foreseen;
  const month = first ? f.month(new Date(`${first.month}-15`)) : "";
  const note = isIssued && first ? t("nextInvoiceNote", { month, day: f.day(first.issuedFrom) }) : t("nextInvoiceOpen", { month });
  return (
    <Card title={t("nextInvoice")} note={first ? note : undefined}>
      {foreseen.map((each) => (
        <AmountLines key={each.currency} label={t("nextInvoice")} lines={foreseenLines(each, t, ofDocument, f)} />
      ))}
      {first ? null : <p className="text-muted text-sm">{t("nothingForeseen")}</p>}
    </Card>
  );
}
