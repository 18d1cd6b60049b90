// Making a formatter costs a hundred times more than using one; there are a few hundred time zones.
const formats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of a moment in an IANA time zone, "2026-03-08". @throws RangeError for a zone that is not known */
export function dayIn(at: Date, timeZone: string): string {
  let format = formats.get(timeZone);
  if (!format) {
    // Sweden writes dates as ISO 8601 does.
    format = new Intl.DateTimeFormat("sv-SE", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
    formats.set(timeZone, format);
  }
  return format.format(at);
}
