/** A day without time or zone: "2026-11-23". */
export type Day = string;

const MS_PER_DAY = 86_400_000;
const DAYS_PER_WEEK = 7;
const WEEKS_SHOWN = 6;

const dateOf = (day: Day) => new Date(`${day}T00:00:00Z`);
const dayOf = (date: Date): Day => date.toISOString().slice(0, 10);

/** Whether this is a day of the calendar, from the year 1 to 9999: "2026-02-30" is none. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith("0000")) return false;
  const date = dateOf(text);
  return !Number.isNaN(date.getTime()) && dayOf(date) === text;
}

export function addDays(day: Day, count: number): Day {
  return dayOf(new Date(dateOf(day).getTime() + count * MS_PER_DAY));
}

/** The same day of another month, or that month's last day: 31 January and a month is 28 February. */
export function addMonths(day: Day, count: number): Day {
  const date = dateOf(day);
  const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + count, 1));
  const length = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date.getUTCDate(), length));
  return dayOf(first);
}

/** The first day of a week in this place: 1 is Monday, 7 is Sunday (Unicode CLDR). Monday when nobody knows. */
export function firstDayOfWeek(locale: string): number {
  const place: Intl.Locale & { getWeekInfo?: () => { firstDay: number }; weekInfo?: { firstDay: number } } = new Intl.Locale(locale);
  return (place.getWeekInfo?.() ?? place.weekInfo)?.firstDay ?? 1;
}

/** The day on which this day's week begins. */
export function startOfWeek(day: Day, firstDay: number): Day {
  const distance = (dateOf(day).getUTCDay() - firstDay + 2 * DAYS_PER_WEEK) % DAYS_PER_WEEK;
  return addDays(day, -distance);
}

/** Six whole weeks around the month of this day; always six, so that nothing jumps between months. */
export function weeksAround(day: Day, firstDay: number): Day[][] {
  const start = startOfWeek(`${day.slice(0, 8)}01`, firstDay);
  return Array.from({ length: WEEKS_SHOWN }, (_, week) =>
    Array.from({ length: DAYS_PER_WEEK }, (__, weekday) => addDays(start, week * DAYS_PER_WEEK + weekday)),
  );
}

interface Bounds {
  min?: Day;
  max?: Day;
}

/** Whether a day may be chosen. Days compare as text. */
export function isWithin(day: Day, { min, max }: Bounds): boolean {
  return (!min || day >= min) && (!max || day <= max);
}

/** The nearest day that may be chosen. */
export function nearestWithin(day: Day, { min, max }: Bounds): Day {
  if (min && day < min) return min;
  if (max && day > max) return max;
  return day;
}

interface KeyOptions extends Bounds {
  isShift?: boolean;
  isRightToLeft?: boolean;
  firstDay: number;
}

/** Where a key leads in the grid of a calendar (ARIA APG, date picker dialog); null for keys that do nothing there. */
export function dayByKey(day: Day, key: string, { isShift = false, isRightToLeft = false, firstDay, ...bounds }: KeyOptions): Day | null {
  const forward = isRightToLeft ? -1 : 1;
  const to = target(day, key, forward, isShift, firstDay);
  return to ? nearestWithin(to, bounds) : null;
}

function target(day: Day, key: string, forward: number, isShift: boolean, firstDay: number): Day | null {
  if (key === "ArrowRight") return addDays(day, forward);
  if (key === "ArrowLeft") return addDays(day, -forward);
  if (key === "ArrowDown") return addDays(day, DAYS_PER_WEEK);
  if (key === "ArrowUp") return addDays(day, -DAYS_PER_WEEK);
  if (key === "Home") return startOfWeek(day, firstDay);
  if (key === "End") return addDays(startOfWeek(day, firstDay), DAYS_PER_WEEK - 1);
  if (key === "PageDown") return addMonths(day, isShift ? 12 : 1);
  if (key === "PageUp") return addMonths(day, isShift ? -12 : -1);
  return null;
}
