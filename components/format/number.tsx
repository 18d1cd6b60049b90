/** What stands for a figure that nobody knows. Never "0", which would be a claim. */
export const UNKNOWN = "–";

interface NumberOptions {
  locale?: string;
  /** "compact" writes 12.3K for 12,345. */
  notation?: "standard" | "compact";
  minimumFractionDigits?: number;
  maximumFractionDigits?: number;
  /** "exceptZero" writes "+" before what is above zero. */
  signDisplay?: "auto" | "exceptZero";
}

type Asked = Pick<
  Intl.NumberFormatOptions,
  "style" | "currency" | "unit" | "unitDisplay" | "notation" | "signDisplay" | "minimumFractionDigits" | "maximumFractionDigits"
>;

const cache = new Map<string, Intl.NumberFormat>();

/** A formatter for this way of writing numbers. Each is made once: making one costs a hundred times more than using it. */
export function numberFormat(locale: string, options: Asked): Intl.NumberFormat {
  const { style, currency, unit, unitDisplay, notation, signDisplay, minimumFractionDigits, maximumFractionDigits } = options;
  // Of all that this file ever asks for. A page asks some hundred times, so that JSON would be felt.
  const key = `${locale} ${style} ${currency} ${unit} ${unitDisplay} ${notation} ${signDisplay} ${minimumFractionDigits} ${maximumFractionDigits}`;
  const known = cache.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, options);
  cache.set(key, made);
  return made;
}

const isKnown = (value: number | bigint | null | undefined): value is number | bigint =>
  value !== null && value !== undefined && !Number.isNaN(value);

/** A count or measure in the reader's way; "–" when unknown. */
export function formatNumber(
  value: number | bigint | null | undefined,
  { locale = "en", notation = "standard", minimumFractionDigits, maximumFractionDigits, signDisplay = "auto" }: NumberOptions = {},
): string {
  if (!isKnown(value)) return UNKNOWN;
  const most = maximumFractionDigits ?? (notation === "compact" ? 1 : 3);
  return numberFormat(locale, { notation, minimumFractionDigits, maximumFractionDigits: most, signDisplay }).format(value);
}

interface PercentOptions {
  locale?: string;
  /** Writes "+" before a rise. */
  isSigned?: boolean;
  maximumFractionDigits?: number;
  /** Where shares stand below each other: each with as many decimals as the next, "3.0%" beside "2.6%". */
  isAligned?: boolean;
}

/** A share (0.123 → "12.3%"); "–" for null, which is what a ratio over nothing is. */
export function formatPercent(
  share: number | null | undefined,
  { locale = "en", isSigned = false, maximumFractionDigits = 1, isAligned = false }: PercentOptions = {},
): string {
  if (!isKnown(share) || !Number.isFinite(share)) return UNKNOWN;
  const minimumFractionDigits = isAligned ? maximumFractionDigits : undefined;
  return numberFormat(locale, {
    style: "percent",
    minimumFractionDigits,
    maximumFractionDigits,
    signDisplay: isSigned ? "exceptZero" : "auto",
  }).format(share);
}

interface MoneyOptions {
  /** ISO 4217 code, such as "EUR". */
  currency: string;
  locale?: string;
  notation?: "standard" | "compact";
  /** Of a compact amount; 1 unless said otherwise. */
  maximumFractionDigits?: number;
  /** Leaves out the minor unit, for figures at a glance. */
  isRounded?: boolean;
}

/**
 * An amount in major units (12.5 → "€12.50"); "–" when unknown. A decimal string keeps every digit, which a number
 * beyond 2⁵³ minor units would not.
 */
export function formatMoney(
  amount: number | bigint | string | null | undefined,
  { currency, locale = "en", notation = "standard", maximumFractionDigits = 1, isRounded = false }: MoneyOptions,
): string {
  if (amount === null || amount === undefined || amount === "" || Number.isNaN(Number(amount))) return UNKNOWN;
  const digits = notation === "compact" ? { maximumFractionDigits } : isRounded ? { maximumFractionDigits: 0 } : {};
  // Intl takes decimal strings exactly; its type says so only for those it can prove numeric.
  return numberFormat(locale, { style: "currency", currency, notation, ...digits }).format(amount as Intl.StringNumericLiteral);
}

/**
 * A decimal amount as a field for it begins with, with the sign that the reader writes before decimals: "1200,50". One with three decimals
 * keeps its dot, since "1,200" could be two amounts; so does one of a language with another sign than these two, which no field reads.
 */
export function formatTypedAmount(amount: string, locale: string): string {
  const writesComma = numberFormat(locale, { minimumFractionDigits: 1 }).format(0.5).includes(",");
  return writesComma ? amount.replace(/\.(?=\d{1,2}$)/, ",") : amount;
}

/** How many minor units one major unit has: 100 for most currencies, 1 for the yen. */
export function minorUnitsOf(currency: string): number {
  return 10 ** decimalsOf(currency);
}

const decimals = new Map<string, number>();
function decimalsOf(currency: string): number {
  const known = decimals.get(currency);
  if (known !== undefined) return known;
  const found = numberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  decimals.set(currency, found);
  return found;
}

/** An amount in minor units (cents) of a currency, by that currency's own number of decimals. */
export function formatMinorMoney(minorUnits: number | bigint | null | undefined, options: MoneyOptions): string {
  if (!isKnown(minorUnits)) return UNKNOWN;
  const places = decimalsOf(options.currency);
  const negative = minorUnits < 0;
  const digits = (negative ? -BigInt(minorUnits) : BigInt(minorUnits)).toString().padStart(places + 1, "0");
  const whole = digits.slice(0, digits.length - places);
  const amount = places === 0 ? whole : `${whole}.${digits.slice(-places)}`;
  return formatMoney(negative ? `-${amount}` : amount, options);
}

/** Bytes with decimal units, as disks and networks count (1 kB = 1000 B). */
export function formatBytes(bytes: number | null | undefined, locale = "en"): string {
  if (!isKnown(bytes)) return UNKNOWN;
  const units = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte", "petabyte"] as const;
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, Math.abs(bytes))) / 3));
  return numberFormat(locale, {
    style: "unit",
    unit: units[step] ?? "byte",
    unitDisplay: step === 0 ? "long" : "short",
    maximumFractionDigits: 1,
  }).format(bytes / 1000 ** step);
}
