/** A day without its year ("2026-11-23" → "Nov 23"), for the axis of a chart that is short enough. */
export function formatShortDay(day: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone: "UTC" }).format(new Date(day));
}
