import { createHash } from "node:crypto";
import { invalid } from "#lib/platform/errors";

/** Money that moved, as a bank's statement says it. */
export interface StatementEntry {
  /** The bank's own name for it; "" where it gives none. */
  bankReference: string;
  /** "2026-12-01" */
  bookedOn: string;
  currency: string;
  /** Minor units; below zero for money that left. */
  amountMinor: number;
  payer: string;
  /** What the payer wrote. */
  text: string;
}

export interface ParsedStatement {
  /** IBAN or another number of the account, without blanks. */
  account: string;
  entries: StatementEntry[];
}

export const STATEMENT_LIMITS = { bytes: 5_000_000, entries: 5_000, payer: 140, text: 500, account: 50 } as const;

export const unreadable = (why: string) => invalid(`This is no statement that can be read: ${why}`);

/**
 * An amount in minor units of a currency of cents: "97", "97.5", "1.234,56" with a decimal comma. Pure.
 * @throws `invalid` for what is no amount, or has parts of a cent
 */
export function minorOf(text: string, decimal: "." | ","): number {
  const group = decimal === "." ? "," : ".";
  const plain = text
    .trim()
    .replaceAll(group, "")
    .replace(/[\s\u00a0’']/g, "")
    .replace(decimal, ".");
  if (!/^[+-]?\d{1,9}(\.\d{0,5})?$/.test(plain)) throw unreadable(`“${text.slice(0, 30)}” is no amount.`);
  const [whole = "0", parts = ""] = plain.replace(/^[+-]/, "").split(".");
  const cents = parts.padEnd(5, "0");
  if (!/^\d\d0{3}$/.test(cents)) throw unreadable(`“${text.slice(0, 30)}” has parts of a cent.`);
  const minor = Number(whole) * 100 + Number(cents.slice(0, 2));
  if (minor > 2_000_000_000) throw unreadable(`“${text.slice(0, 30)}” is too much.`);
  return plain.startsWith("-") ? -minor : minor;
}

/** A day that there is. @throws `invalid` */
export function dayOf(year: string, month: string, day: string): string {
  const text = `${year}-${month}-${day}`;
  const at = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== text) throw unreadable(`${text} is no day.`);
  return text;
}

/** In one line, without what PostgreSQL does not take, at most so long. */
export const plainText = (text: string, most: number): string =>
  text
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim()
    .slice(0, most);

/**
 * By what each entry of a file is known again, whichever file it comes in: the bank's name for it with day and amount, or all that is known
 * of it. Of several that are alike each has its number, so that two equal payments of a day are two. Pure.
 */
export function keysOf(entries: readonly StatementEntry[]): string[] {
  const seen = new Map<string, number>();
  return entries.map(({ bankReference, bookedOn, currency, amountMinor, payer, text }) => {
    const parts = bankReference ? ["bank", bankReference, bookedOn, currency, amountMinor] : ["text", bookedOn, currency, amountMinor, payer, text];
    const alike = JSON.stringify(parts);
    const number = (seen.get(alike) ?? 0) + 1;
    seen.set(alike, number);
    return createHash("sha256").update(`${alike}#${number}`).digest("hex");
  });
}
