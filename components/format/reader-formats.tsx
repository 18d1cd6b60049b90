import { useReader } from "#reader";
import { formatDuration } from "./duration.tsx";
import { formatBytes, formatMinorMoney, formatMoney, formatNumber, formatPercent, formatTypedAmount } from "./number.tsx";
import {
  formatDate,
  formatDay,
  formatDayOfMonth,
  formatMonth,
  formatRelative,
  formatShortDay,
  formatShortMonth,
  formatWeekday,
  formatWeekdayName,
} from "./time.tsx";

type Options<Format extends (value: never, options: never) => string> = Omit<NonNullable<Parameters<Format>[1]>, "locale">;

/** Numbers, money, dates and durations as the reader writes them. */
export function formatsOf({ locale, timeZone }: { locale: string; timeZone: string }) {
  return {
    locale,
    timeZone,
    number: (value: Parameters<typeof formatNumber>[0], options?: Options<typeof formatNumber>) => formatNumber(value, { ...options, locale }),
    percent: (share: Parameters<typeof formatPercent>[0], options?: Options<typeof formatPercent>) => formatPercent(share, { ...options, locale }),
    money: (amount: Parameters<typeof formatMoney>[0], options: Options<typeof formatMoney>) => formatMoney(amount, { ...options, locale }),
    minorMoney: (minorUnits: Parameters<typeof formatMinorMoney>[0], options: Options<typeof formatMinorMoney>) =>
      formatMinorMoney(minorUnits, { ...options, locale }),
    typedAmount: (amount: string) => formatTypedAmount(amount, locale),
    bytes: (bytes: number | null | undefined) => formatBytes(bytes, locale),
    duration: (durationMs: number | null | undefined) => formatDuration(durationMs, locale),
    date: (value: Date, options: Options<typeof formatDate> = {}) => formatDate(value, { timeZone, ...options, locale }),
    day: (day: string | null | undefined) => formatDay(day, locale),
    shortDay: (value: Date) => formatShortDay(value, locale),
    weekdayName: (weekday: number) => formatWeekdayName(weekday, locale),
    month: (value: Date) => formatMonth(value, locale),
    weekday: (value: Date, width?: "short" | "long") => formatWeekday(value, locale, width),
    dayOfMonth: (value: Date) => formatDayOfMonth(value, locale),
    shortMonth: (value: Date) => formatShortMonth(value, locale),
    relative: (value: Date, now: Date) => formatRelative(value, now, locale),
    list: (items: Iterable<string>, type: Intl.ListFormatType = "conjunction") => listFormat(locale, type).format(items),
  };
}

const listFormats = new Map<string, Intl.ListFormat>();
function listFormat(locale: string, type: Intl.ListFormatType): Intl.ListFormat {
  const key = `${locale} ${type}`;
  const known = listFormats.get(key);
  if (known) return known;
  const made = new Intl.ListFormat(locale, { type });
  listFormats.set(key, made);
  return made;
}

export type Formats = ReturnType<typeof formatsOf>;

/** The reader's formats, in components that run on the server, in the browser or on both. */
export const useFormats = () => formatsOf(useReader());
