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
  const title = sayPlanDays({ plan: label, first: fromDay ? day(fromDay) : "", last: lastDay ? day(lastDay) : "" }, t);
  const price = money(priceMinor ?? 0);
  if (kind === "plan") return { title, how: t("wholeMonth", { price }) };
  return { title, how: t("partOfMonth", { price, days: String(days ?? 0), ofDays: String(ofDays ?? 0) }) };
}

/** A plan and the days that a line charges it for, of which one is said once. */
export function sayPlanDays({ plan, first, last }: { plan: string; first: string; last: string }, t: Says["t"]): string {
  return first === last ? t("planOn", { plan, day: first }) : t("planFor", { plan, first, last });
}
