import { useReader } from "#reader";
import { type DateStyle, dateFormat } from "./date-format.ts";
import { UNKNOWN } from "./number.tsx";

const MS_PER_SECOND = 1_000;
const STEPS: { unit: Intl.RelativeTimeFormatUnit; ms: number }[] = [
  { unit: "year", ms: 365.25 * 86_400 * MS_PER_SECOND },
  { unit: "month", ms: 30.4375 * 86_400 * MS_PER_SECOND },
  { unit: "week", ms: 7 * 86_400 * MS_PER_SECOND },
  { unit: "day", ms: 86_400 * MS_PER_SECOND },
  { unit: "hour", ms: 3_600 * MS_PER_SECOND },
  { unit: "minute", ms: 60 * MS_PER_SECOND },
  { unit: "second", ms: MS_PER_SECOND },
];

const relativeFormats = new Map<string, Intl.RelativeTimeFormat>();
function relativeFormat(locale: string): Intl.RelativeTimeFormat {
  const known = relativeFormats.get(locale);
  if (known) return known;
  const made = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  relativeFormats.set(locale, made);
  return made;
}

/** "3 minutes ago", "in 2 days", "now", in whole units of the largest that fits. */
export function formatRelative(value: Date, now: Date, locale = "en"): string {
  const format = relativeFormat(locale);
  const distance = value.getTime() - now.getTime();
  const step = STEPS.find(({ ms }) => Math.abs(distance) >= ms);
  return step ? format.format(Math.trunc(distance / step.ms), step.unit) : format.format(0, "second");
}

interface DateOptions {
  /** IANA name, such as "Europe/Berlin". */
  timeZone?: string;
  locale?: string;
  /** "date" 23 Nov 2026 · "minute" with the time · "second" with seconds and zone. */
  precision?: "date" | "minute" | "second";
}

/** A moment in the reader's way and the tenant's time zone. */
export function formatDate(value: Date, { timeZone = "UTC", locale = "en", precision = "minute" }: DateOptions = {}): string {
  const day = { year: "numeric", month: "short", day: "numeric", timeZone } as const;
  const time = { hour: "2-digit", minute: "2-digit" } as const;
  if (precision === "date") return dateFormat(locale, day).format(value);
  if (precision === "minute") return dateFormat(locale, { ...day, ...time }).format(value);
  return dateFormat(locale, { ...day, ...time, second: "2-digit", timeZoneName: "short" }).format(value);
}

/** A day without a time ("2026-11-23"), which no time zone may move. */
export function formatDay(day: string | null | undefined, locale = "en"): string {
  if (!day) return UNKNOWN;
  return formatDate(new Date(`${day.slice(0, 10)}T00:00:00Z`), { locale, precision: "date" });
}

/** "Nov 2026". */
export function formatMonth(value: Date, locale = "en"): string {
  return partFormat(locale, { month: "short", year: "numeric" }).format(value);
}

/** "Mon", or "Monday". */
export function formatWeekday(value: Date, locale = "en", width: "short" | "long" = "short"): string {
  return partFormat(locale, { weekday: width }).format(value);
}

/** "28": of a calendar, where the month stands above. */
export function formatDayOfMonth(value: Date, locale = "en"): string {
  return partFormat(locale, { day: "numeric" }).format(value);
}

/** "Nov": along an axis of months. */
export function formatShortMonth(value: Date, locale = "en"): string {
  return partFormat(locale, { month: "short" }).format(value);
}

const partFormat = (locale: string, part: DateStyle): Intl.DateTimeFormat => dateFormat(locale, { ...part, timeZone: "UTC" });

/** "Nov 23", for the axis of a chart. */
export function formatShortDay(value: Date, locale = "en"): string {
  return partFormat(locale, { day: "numeric", month: "short" }).format(value);
}

/** "Monday"; 1 is Monday, 7 Sunday. */
export function formatWeekdayName(weekday: number, locale = "en"): string {
  // The first of January 2024 was a Monday.
  return partFormat(locale, { weekday: "long" }).format(new Date(Date.UTC(2024, 0, weekday)));
}

interface TimeProps extends DateOptions {
  value: Date | string | null | undefined;
  /** With it the text says how long ago; the moment itself is told on hover. */
  now?: Date;
  className?: string;
}

/** A moment in the reader's locale and time zone, readable by machines; "–" when there is none. */
export function Time({ value, now, className, timeZone: chosenZone, locale: chosenLocale, precision }: TimeProps) {
  const reader = useReader();
  const locale = chosenLocale ?? reader.locale;
  const timeZone = chosenZone ?? reader.timeZone;
  if (!value) return <span className={className}>{UNKNOWN}</span>;
  const moment = typeof value === "string" ? new Date(value) : value;
  const absolute = formatDate(moment, { timeZone, locale, precision });
  return (
    <time
      // A browser's language data may be newer than the server's.
      suppressHydrationWarning
      dateTime={moment.toISOString()}
      title={now ? formatDate(moment, { timeZone, locale, precision: "second" }) : undefined}
      className={`tabular-nums ${className ?? ""}`}
    >
      {now ? formatRelative(moment, now, locale) : absolute}
    </time>
  );
}
