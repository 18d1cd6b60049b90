import type { Writer } from "#lib/platform/text";
import { decimalsOf } from "./decimals.ts";

const SPACE = "[\\s\\u00a0\\u202f'’]";
/** Ways in which an amount can mean one thing alone, with the sign that parts its decimals. */
const WAYS: { way: RegExp; decimal: "." | "," }[] = [
  { way: /^\d+,\d{1,2}$/, decimal: "," },
  { way: /^\d{1,3}(?:\.\d{3})+,\d{1,4}$/, decimal: "," },
  { way: /^\d{1,3}(?:\.\d{3}){2,}$/, decimal: "," },
  { way: /^\d{1,3}(?:,\d{3})+\.\d{1,4}$/, decimal: "." },
  { way: /^\d{1,3}(?:,\d{3}){2,}$/, decimal: "." },
  { way: new RegExp(`^\\d{1,3}(?:${SPACE}\\d{3})+(?:,\\d{1,2})?$`), decimal: "," },
  { way: new RegExp(`^\\d{1,3}(?:${SPACE}\\d{3})+\\.\\d{1,2}$`), decimal: "." },
];

/**
 * An amount as people type it, in German or in English, as digits with a dot: "1.200,50", "1,200.50" and "1 200,50" are "1200.50". What
 * could be two amounts, such as "1,200", and what is no amount stays as it was, to be refused by whoever reads it.
 */
export function plainAmount(text: string): string {
  const found = WAYS.find(({ way }) => way.test(text));
  if (!found) return text;
  const grouping = new RegExp(`${SPACE}|${found.decimal === "," ? "\\." : ","}`, "g");
  return text.replace(grouping, "").replace(",", ".");
}

/**
 * An amount as its writer means it: without the sign of their currency, and "12,500" is twelve thousand and five hundred to whoever writes
 * numbers so. What still could be two amounts stays, as with `plainAmount`.
 */
export function amountOfWriting(text: string, { locale, currency }: Writer): string {
  const bare = currency === null ? text.trim() : withoutSign(text.trim(), locale, currency);
  const grouping = groupingOf(locale);
  // A currency of three decimals has the dot of an amount as it is kept.
  const isGrouped = grouping === "," || (currency !== null && mayMeanThousands(bare, currency));
  return grouping && isGrouped && new RegExp(`^[1-9]\\d{0,2}\\${grouping}\\d{3}$`).test(bare) ? bare.replace(grouping, "") : plainAmount(bare);
}

const SIGNS = ["code", "symbol", "narrowSymbol"] as const;
function withoutSign(text: string, locale: string, currency: string): string {
  for (const currencyDisplay of SIGNS) {
    const parts = new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay }).formatToParts(0);
    const sign = parts.find(({ type }) => type === "currency")?.value ?? currency;
    if (text.startsWith(sign)) return text.slice(sign.length).trim();
    if (text.endsWith(sign)) return text.slice(0, -sign.length).trim();
  }
  return text;
}

/** What parts thousands where it is beyond doubt: the dot beside a decimal comma, as in German, or the comma of English. */
function groupingOf(locale: string): "." | "," | null {
  const parts = new Intl.NumberFormat(locale).formatToParts(12_345.6);
  const of = (type: "decimal" | "group") => parts.find((part) => part.type === type)?.value;
  if (of("decimal") === ",") return ".";
  return of("group") === "," ? "," : null;
}

/** Whether "1.200" may be meant as twelve hundred: it has more decimals than the currency. */
export const mayMeanThousands = (amount: string, currency: string): boolean => /^[1-9]\d{0,2}\.\d{3}$/.test(amount) && decimalsOf(currency) !== 3;

/** Told at an amount that `mayMeanThousands`. */
export const TWO_AMOUNTS = "This can be read as two amounts. Leave out the sign between thousands.";
