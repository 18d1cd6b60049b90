import { decimalsOf } from "./decimals.ts";

export { decimalsOf } from "./decimals.ts";
export { mayMeanThousands, TWO_AMOUNTS } from "./typed-amount.ts";

/**
 * The minor units of a decimal amount in a currency ("12.5" USD → 1250n), exactly.
 * @returns null when the amount has more decimals than the currency
 */
export function minorUnitsOf(amount: string, currency: string): bigint | null {
  const digits = decimalsOf(currency);
  const [whole = "", fraction = ""] = amount.split(".");
  if (/[^0]/.test(fraction.slice(digits))) return null;
  return BigInt(whole + fraction.slice(0, digits).padEnd(digits, "0"));
}

/** The decimal amount of minor units in a currency (1250n USD → "12.50"), exactly, as forms take it and other programs read it. */
export function decimalAmountOf(minor: bigint | number, currency: string): string {
  const digits = decimalsOf(currency);
  const amount = BigInt(minor);
  const text = (amount < 0n ? -amount : amount).toString().padStart(digits + 1, "0");
  const written = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
  return amount < 0n ? `-${written}` : written;
}
