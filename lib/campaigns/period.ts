/** Days from `from` to `to`, both included, as YYYY-MM-DD. */
export interface Period {
  from: string;
  to: string;
}

/** The `days` days that end with `lastDay`, and as many just before them. */
export function periodsUntil(lastDay: string, days: number): { period: Period; previous: Period } {
  const from = dayBefore(lastDay, days - 1);
  return { period: { from, to: lastDay }, previous: { from: dayBefore(from, days), to: dayBefore(from, 1) } };
}

// Making a formatter costs a hundred times more than using one.
const formats = new Map<string, Intl.DateTimeFormat>();
function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en", {
    timeZone,
    calendar: "iso8601",
    numberingSystem: "latn",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  formats.set(timeZone, made);
  return made;
}

/** The date that it is at `instant` in a time zone. */
export function dayIn(timeZone: string, instant: Date): string {
  const parts = formatIn(timeZone).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}`;
}

function dayBefore(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - days);
  return date.toISOString().slice(0, 10);
}
