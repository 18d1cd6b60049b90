import { sayLine } from "#lib/billing";
import type { InvoiceDetail } from "#lib/billing/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { useWords } from "../format/words.tsx";
import { Card } from "../ui/card.tsx";
import { DataList } from "../ui/data-list.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { AmountLines } from "./amount-lines.tsx";

/** What an invoice is made of, down to days and prices. */
export function WhyCard({ invoice }: { invoice: InvoiceDetail }) {
  const [t, ofDocument] = [useWords("invoices"), useWords("invoiceDocument")];
  const f = useFormats();
  const { currency, lines, netMinor, taxMinor, taxHundredths, taxLabel, taxNote, totalMinor, settledMinor, leftMinor, kind } = invoice;
  const money = (minor: number) => f.minorMoney(minor, { currency });
  const says = { t: ofDocument, money, day: (iso: string) => f.day(iso) };
  const tax = { label: taxLabel || t("tax"), percent: f.number(taxHundredths / 100) };
  return (
    <Card title={t("whyThisAmount")} note={kind === "invoice" ? t("whyThisAmountNote") : undefined}>
      <AmountLines
        label={t("whyThisAmount")}
        lines={[
          ...lines.map((line, index) => ({ key: `line ${index}`, ...sayLine(line, says), amount: money(line.amountMinor) })),
          ...(taxHundredths > 0
            ? [
                { key: "net", title: t("net"), amount: money(netMinor) },
                { key: "tax", title: t("taxOf", tax), amount: money(taxMinor) },
              ]
            : []),
          { key: "total", title: t("total"), amount: money(totalMinor), isSum: true },
          ...(kind === "invoice" && settledMinor > 0 && leftMinor > 0
            ? [
                { key: "settled", title: t("settledSoFar"), amount: money(-settledMinor) },
                { key: "left", title: t("stillOpen"), amount: money(leftMinor), isSum: true },
              ]
            : []),
        ]}
      />
      {taxNote ? <p className="mt-3 text-muted text-xs">{taxNote}</p> : null}
    </Card>
  );
}

/** From whom to whom, for when, and until when. */
export function InvoiceFacts({ invoice, hrefOf }: { invoice: InvoiceDetail; hrefOf: (id: string) => string }) {
  const t = useWords("invoices");
  const f = useFormats();
  const { seller, buyer, issuedAt, dueOn, month, reference, corrects, reason } = invoice;
  const lines = (...parts: string[]) => <span className="whitespace-pre-line">{parts.filter(Boolean).join("\n")}</span>;
  return (
    <Card title={t(invoice.kind === "invoice" ? "invoice" : "creditNote")}>
      <DataList
        items={[
          { label: t("from"), value: lines(seller.name, seller.address, seller.taxId) },
          { label: t("to"), value: lines(buyer.company, buyer.address, buyer.taxId) },
          { label: t("issued"), value: f.day(issuedAt.slice(0, 10)) },
          ...(month ? [{ label: t("month"), value: f.month(new Date(`${month}-15`)) }] : []),
          ...(dueOn ? [{ label: t("due"), value: f.day(dueOn) }] : []),
          ...(reference ? [{ label: t("reference"), value: reference }] : []),
          ...(corrects
            ? [{ label: t("creditNote"), value: <TextLink href={hrefOf(corrects.id)}>{t("correctsInvoice", { number: corrects.number })}</TextLink> }]
            : []),
          ...(reason ? [{ label: t("reason"), value: <span dir="auto">{reason}</span>, isWide: true }] : []),
        ]}
      />
    </Card>
  );
}

/** What settled an invoice, and the credit notes about it; nothing where there is neither. */
export function SettledCard({ invoice, hrefOf }: { invoice: InvoiceDetail; hrefOf: (id: string) => string }) {
  const t = useWords("invoices");
  const f = useFormats();
  const { currency, kind, settlements, corrections } = invoice;
  const money = (minor: number) => f.minorMoney(minor, { currency });
  const said = ({ by, number }: InvoiceDetail["settlements"][number]) => {
    if (kind === "credit_note") return t("usedFor", { number: number ?? "–" });
    return by === "payment" ? t("byPayment") : t("byCreditNote", { number: number ?? "–" });
  };
  return (
    <>
      {settlements.length > 0 ? (
        <Card title={t("whatSettledIt")}>
          <AmountLines
            label={t("whatSettledIt")}
            lines={settlements.map((each) => ({
              key: each.id,
              title: said(each),
              how: f.day(each.at.slice(0, 10)),
              amount: money(each.amountMinor),
            }))}
          />
        </Card>
      ) : null}
      {corrections.length > 0 ? (
        <Card title={t("corrections")}>
          <AmountLines
            label={t("corrections")}
            lines={corrections.map(({ id, number, totalMinor, issuedAt }) => ({
              key: id,
              title: <TextLink href={hrefOf(id)}>{number}</TextLink>,
              how: f.day(issuedAt.slice(0, 10)),
              amount: money(totalMinor),
            }))}
          />
        </Card>
      ) : null}
    </>
  );
}
