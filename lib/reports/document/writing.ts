import { FIGURE_DEFINITIONS, type Figures } from "#lib/campaigns/schema";
import { DAY_STYLE, MINUTE_STYLE } from "#lib/platform/clock";
import { decimalAmountOf, decimalsOf } from "#lib/platform/money";
import { chooseLocale, formatLocaleOf, sayIn, type Words, wordsOf } from "#words";
import type { Locale } from "#words/locales";
import type { Period } from "../content/period.ts";

/** How the figures of a report are written in a language. */
export interface Writing {
  /** The tag that numbers and dates are written by, such as "de-CH". */
  locale: string;
  timeZone: string;
  currency: string;
  t: Words<"reportDocument">;
  /** What is said of figures elsewhere is said so here. */
  figures: Words<"figures">;
  /** Says what rooms have in English. */
  say(sentence: string): string;
  number(value: number | null): string;
  percent(share: number | null, isSigned?: boolean): string;
  /** A multiple such as the return on ad spend: "2.50×". */
  times(multiple: number): string;
  /** Of minor units; to the last of them. */
  money(minor: number | null, currency?: string): string;
  day(day: string): string;
  period(period: Period): string;
  moment(at: string): string;
  list(items: string[]): string;
}

/** What stands for what nobody knows. */
export const UNKNOWN = "–";
// Shares stand below each other: "3.0%" beside "2.6%".
const ONE_DECIMAL = { minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;

/** Pure. @param language a reader's or a tenant's, such as "de-CH" */
export function writingIn(language: string, { timeZone, currency }: { timeZone: string; currency: string }): Writing {
  const spoken: Locale = chooseLocale({ tenant: language });
  const locale = formatLocaleOf(spoken, language);
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const twoDecimals = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const percent = new Intl.NumberFormat(locale, { style: "percent", ...ONE_DECIMAL });
  const signed = new Intl.NumberFormat(locale, { style: "percent", ...ONE_DECIMAL, signDisplay: "exceptZero" });
  const date = new Intl.DateTimeFormat(locale, { ...DAY_STYLE, timeZone: "UTC" });
  const moment = new Intl.DateTimeFormat(locale, { ...MINUTE_STYLE, timeZone });
  const list = new Intl.ListFormat(locale);
  const moneyOf = (code: string) => new Intl.NumberFormat(locale, { style: "currency", currency: code });
  const own = moneyOf(currency);
  return {
    locale,
    timeZone,
    currency,
    t: wordsOf(spoken, "reportDocument"),
    figures: wordsOf(spoken, "figures"),
    say: (sentence) => sayIn(spoken, sentence),
    number: (value) => (value === null ? UNKNOWN : number.format(value)),
    percent: (share, isSigned = false) => (share === null ? UNKNOWN : (isSigned ? signed : percent).format(share)),
    times: (multiple) => `${twoDecimals.format(multiple)}×`,
    // As a decimal string, of which every digit is written. Cost per click comes in parts of a minor unit.
    money: (minor, code = currency) =>
      minor === null
        ? UNKNOWN
        : (code === currency ? own : moneyOf(code)).format(decimalAmountOf(Math.round(minor), code) as Intl.StringNumericLiteral),
    day: (day) => date.format(new Date(`${day}T00:00:00Z`)),
    period: ({ from, to }) => date.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`)),
    moment: (at) => moment.format(new Date(at)),
    list: (items) => list.format(items),
  };
}

/** A figure as people read it; "–" where nobody knows. */
export function writeFigure(name: keyof Figures, value: number | null, { number, percent, times, money }: Writing): string {
  if (value === null) return UNKNOWN;
  const { unit } = FIGURE_DEFINITIONS[name];
  if (unit === "money") return money(value);
  if (unit === "share") return percent(value);
  return unit === "multiple" ? times(value) : number(value);
}

/** A figure as a chart draws it: money in major units. */
export function drawnValue(name: keyof Figures, value: number | null, currency: string): number | null {
  if (value === null || FIGURE_DEFINITIONS[name].unit !== "money") return value;
  return value / 10 ** decimalsOf(currency);
}
