import type { Words } from "#words";
import type { InvoiceLine } from "./schema.ts";

interface Says {
  t: Words<"invoiceDocument">;
  money: (minor: number) => string;
  day: (iso: string) => string;
}

/** What a line is for, and how its amount comes about, down to days and prices. */
export function sayLine(
  { kind, label, fromDay, lastDay, days, ofDays, priceMinor }: InvoiceLine,
  { t, money, day }: Says,
): { title: string; how: string } {
  if (kind === "referral_credit") return { title: t("referralCredit"), how: t("referralCreditHow", { company: label }) };
  if (kind === "correction") return { title: t("correction", { number: label }), how: "" };
  const span = fromDay && lastDay ? { first: day(fromDay), last: day(lastDay) } : { first: "", last: "" };
  const title = t("planFor", { plan: label, ...span });
  const price = money(priceMinor ?? 0);
  if (kind === "plan") return { title, how: t("wholeMonth", { price }) };
  return { title, how: t("partOfMonth", { price, days: String(days ?? 0), ofDays: String(ofDays ?? 0) }) };
}
