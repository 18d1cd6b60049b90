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

/** Whether "1.200" may be meant as twelve hundred: it has more decimals than the currency. */
export const mayMeanThousands = (amount: string, currency: string): boolean => /^[1-9]\d{0,2}\.\d{3}$/.test(amount) && decimalsOf(currency) !== 3;

/** Told at an amount that `mayMeanThousands`. */
export const TWO_AMOUNTS = "This can be read as two amounts. Leave out the sign between thousands.";
