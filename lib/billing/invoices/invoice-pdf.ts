import { keepTogether, makePdf, PDF_COLOURS, type Pdf } from "#lib/platform/pdf";
import { chooseLocale, formatLocaleOf, type Words, wordsOf } from "#words";
import { epcCodeOf } from "../payments/epc-code.ts";
import { drawCode } from "./draw-code.ts";
import { sayLine } from "./line-words.ts";
import type { InvoiceDetail } from "./schema.ts";

const { ink, muted, line } = PDF_COLOURS;
const MINOR = 100;

interface Says {
  t: Words<"invoiceDocument">;
  money: (minor: number) => string;
  day: (iso: string) => string;
  number: (value: number) => string;
}

/** An invoice or a credit note as a document, in the language of the tenant: who, for what, how much, how to pay, and why this amount. */
export function invoicePdf(invoice: InvoiceDetail): Promise<Uint8Array<ArrayBuffer>> {
  const locale = chooseLocale({ tenant: invoice.locale });
  const writtenBy = formatLocaleOf(locale, invoice.locale);
  const money = new Intl.NumberFormat(writtenBy, { style: "currency", currency: invoice.currency });
  const date = new Intl.DateTimeFormat(writtenBy, { dateStyle: "long", timeZone: "UTC" });
  const number = new Intl.NumberFormat(writtenBy, { maximumFractionDigits: 2 });
  const says: Says = {
    t: wordsOf(locale, "invoiceDocument"),
    money: (minor) => money.format(minor / MINOR),
    day: (iso) => date.format(new Date(iso)),
    number: (value) => number.format(value),
  };
  const title = `${titleOf(invoice, says)} ${invoice.number}`;
  return makePdf({ title, author: invoice.seller.name, locale, createdAt: new Date(invoice.issuedAt) }, (pdf) => {
    writeHead(pdf, invoice, says, title);
    writeLines(pdf, invoice, says);
    writePayment(pdf, invoice, says);
  });
}

const titleOf = ({ kind }: InvoiceDetail, { t }: Says) => t(kind === "invoice" ? "invoice" : "creditNote");

function writeHead(pdf: Pdf, invoice: InvoiceDetail, { t, day }: Says, title: string): void {
  const { seller, buyer, issuedAt, dueOn, month, lines, corrects, reason } = invoice;
  pdf.font("bold").fontSize(11).fillColor(ink).text(seller.name);
  pdf.font("text").fontSize(9).fillColor(muted).text(seller.address);
  if (seller.taxId) pdf.text(t("taxId", { id: seller.taxId }));
  pdf.moveDown(2).font("bold").fontSize(10).fillColor(ink).text(buyer.company);
  pdf.font("text").text(buyer.address || " ");
  if (buyer.taxId) pdf.text(t("taxId", { id: buyer.taxId }));
  pdf.moveDown(2).font("bold").fontSize(20).text(title).moveDown(0.4);
  pdf.font("text").fontSize(9).fillColor(ink);
  pdf.text(t("issuedOn", { day: day(issuedAt) }));
  const [first, last] = [lines[0]?.fromDay, lines.findLast(({ lastDay }) => lastDay)?.lastDay];
  if (month && first && last) pdf.text(t("serviceFrom", { first: day(first), last: day(last) }));
  if (dueOn && invoice.totalMinor > 0) pdf.text(t("dueBy", { day: day(dueOn) }));
  if (corrects) pdf.text(t("corrects", { number: corrects.number, day: day(corrects.issuedAt) }));
  if (reason) pdf.text(t("why", { reason }));
  pdf.moveDown(1.5);
}

function writeLines(pdf: Pdf, invoice: InvoiceDetail, says: Says): void {
  const { t, money, number } = says;
  for (const each of invoice.lines) {
    keepTogether(pdf, 60);
    const { title, how } = sayLine(each, says);
    row(pdf, title, money(each.amountMinor), "bold");
    if (how) pdf.font("text").fontSize(8).fillColor(muted).text(how).moveDown(0.6);
  }
  keepTogether(pdf, 120);
  rule(pdf);
  row(pdf, t("net"), money(invoice.netMinor), "text");
  if (invoice.taxHundredths > 0)
    row(
      pdf,
      t("tax", { label: invoice.taxLabel || t("taxUnnamed"), percent: number(invoice.taxHundredths / MINOR) }),
      money(invoice.taxMinor),
      "text",
    );
  row(pdf, t("total"), money(invoice.totalMinor), "bold");
  if (invoice.taxNote) pdf.moveDown(0.5).font("text").fontSize(8).fillColor(muted).text(invoice.taxNote);
  pdf.moveDown(1.5);
}

/** A credit note is not paid, and neither is an invoice over nothing. */
function writePayment(pdf: Pdf, invoice: InvoiceDetail, { t, money }: Says): void {
  const { seller, reference, totalMinor } = invoice;
  if (invoice.kind !== "invoice" || totalMinor === 0) return;
  keepTogether(pdf, 190);
  pdf.font("bold").fontSize(10).fillColor(ink).text(t("howToPay")).moveDown(0.3);
  const facts = [
    [t("holder"), seller.bankHolder],
    ["IBAN", seller.iban.replace(/(.{4})(?=.)/g, "$1 ")],
    ["BIC", seller.bic],
    [t("account"), seller.bankAccount],
    [t("reference"), reference ?? ""],
    [t("amount"), money(totalMinor)],
  ] as const;
  pdf.font("text").fontSize(9);
  for (const [label, value] of facts) if (value) pdf.text(`${label}: ${value}`);
  const code = epcCodeOf({ ...invoice, leftMinor: totalMinor });
  if (!code) return;
  pdf.moveDown(0.8).fontSize(8).fillColor(muted).text(t("scan")).moveDown(0.4);
  drawCode(pdf, code, 96);
}

/** Words at the start of the line and an amount at its end. */
function row(pdf: Pdf, words: string, amount: string, font: "text" | "bold"): void {
  const { left, right } = pdf.page.margins;
  const width = pdf.page.width - left - right;
  const y = pdf.y;
  pdf.font(font).fontSize(10).fillColor(ink).text(amount, left, y, { width, align: "right" });
  pdf.text(words, left, y, { width: width - 130 }).moveDown(0.2);
}

function rule(pdf: Pdf): void {
  const { left, right } = pdf.page.margins;
  pdf.moveDown(0.4);
  pdf
    .moveTo(left, pdf.y)
    .lineTo(pdf.page.width - right, pdf.y)
    .lineWidth(0.5)
    .strokeColor(line)
    .stroke();
  pdf.moveDown(0.6);
}
