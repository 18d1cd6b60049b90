/** All that a day or a time is ever written by. What is not among it would not tell one formatter from another. */
export type DateStyle = Pick<
  Intl.DateTimeFormatOptions,
  "dateStyle" | "year" | "month" | "day" | "weekday" | "hour" | "minute" | "second" | "timeZone" | "timeZoneName" | "calendar" | "numberingSystem"
>;

const formats = new Map<string, Intl.DateTimeFormat>();

/** A formatter for this way of writing days and times. Each is made once: making one costs a hundred times more than using it. */
export function dateFormat(locale: string, options: DateStyle): Intl.DateTimeFormat {
  const { dateStyle, year, month, day, weekday, hour, minute, second, timeZone, timeZoneName, calendar, numberingSystem } = options;
  // Of all that this file is ever asked for. A page asks some hundred times, so that JSON would be felt.
  const key = `${locale} ${dateStyle} ${year} ${month} ${day} ${weekday} ${hour} ${minute} ${second} ${timeZone} ${timeZoneName} ${calendar} ${numberingSystem}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, options);
  formats.set(key, made);
  return made;
}
