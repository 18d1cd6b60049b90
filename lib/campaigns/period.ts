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

function dayBefore(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - days);
  return date.toISOString().slice(0, 10);
}
