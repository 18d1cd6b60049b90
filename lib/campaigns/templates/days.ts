const MS_PER_DAY = 86_400_000;
const MOST_DAYS = 3_660;

/** The day so many days after another; days as YYYY-MM-DD. */
export const dayAfter = (day: string, days: number): string => new Date(Date.parse(day) + days * MS_PER_DAY).toISOString().slice(0, 10);

/** How many days a campaign runs, its first and last included; null for one without a last day. */
export function daysOf({ startsOn, endsOn }: { startsOn: string; endsOn: string | null }): number | null {
  return endsOn === null ? null : Math.min(MOST_DAYS, Math.round((Date.parse(endsOn) - Date.parse(startsOn)) / MS_PER_DAY) + 1);
}
