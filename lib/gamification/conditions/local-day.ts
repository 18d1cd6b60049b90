import { dayIn } from "#lib/platform/clock";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** As many days as are asked about again and again: of thousands of events that are counted together nearly all are of the same ones. */
const DAYS_REMEMBERED = 1_000;

/** The same function of a day, which remembers what it said. */
function remembered<T>(of: (day: string) => T): (day: string) => T {
  const said = new Map<string, T>();
  return (day) => {
    const known = said.get(day);
    if (known !== undefined) return known;
    if (said.size >= DAYS_REMEMBERED) said.clear();
    const answer = of(day);
    said.set(day, answer);
    return answer;
  };
}

/** Days since 1970-01-01: neighbours differ by one, whatever the length of the day. */
export const numberOfDay = remembered((day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS));

export const dayOfNumber = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10);

/** Hours of the clock since 1970. */
export const numberOfHour = (at: Date): number => Math.floor(at.getTime() / HOUR_MS);

/** Whether a calendar day ever came in a time zone: Apia went from the 29th to the 31st of December 2011. */
export function dayExists(number: number, timeZone: string): boolean {
  const day = dayOfNumber(number);
  // From the moment a day begins anywhere on earth to the one it has ended everywhere.
  for (let hour = -15; hour <= 38; hour += 1) if (dayIn(new Date(number * DAY_MS + hour * HOUR_MS), timeZone) === day) return true;
  return false;
}

export type RepeatEvery = "week" | "month" | "quarter" | "year";

/** The calendar period of a local day: `2026-W48` (ISO 8601, weeks begin on Monday), `2026-11`, `2026-Q4` or `2026`. */
export const periodOf = (day: string, every: RepeatEvery): string => periodsOf[every](day);

const periodsOf: Record<RepeatEvery, (day: string) => string> = {
  week: remembered((day) => periodAnew(day, "week")),
  month: remembered((day) => periodAnew(day, "month")),
  quarter: remembered((day) => periodAnew(day, "quarter")),
  year: remembered((day) => periodAnew(day, "year")),
};

function periodAnew(day: string, every: RepeatEvery): string {
  const [year = "", month = ""] = day.split("-");
  if (every === "year") return year;
  if (every === "month") return `${year}-${month}`;
  if (every === "quarter") return `${year}-Q${Math.ceil(Number(month) / 3)}`;
  // A week belongs to the year of its Thursday. The day 0, 1970-01-01, was one.
  const number = numberOfDay(day);
  const thursday = number - ((((number + 3) % 7) + 7) % 7) + 3;
  const weekYear = dayOfNumber(thursday).slice(0, 4);
  const week = Math.floor((thursday - numberOfDay(`${weekYear}-01-01`)) / 7) + 1;
  return `${weekYear}-W${String(week).padStart(2, "0")}`;
}
