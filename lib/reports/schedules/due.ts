import { addDays } from "../content/period.ts";
import type { Cadence } from "./schedule-schema.ts";

const HOUR_MS = 3_600_000;
/** No clock on earth is further from UTC. */
const FURTHEST_HOURS = 15;

/**
 * When a schedule is due next: the first of its times that lies after `after`. Days and hours are those of the time zone: of an hour that
 * a clock skips it is the moment at which the clock goes on, of one that comes twice the first. A month that has no such day has it on its
 * last. Pure.
 */
export function nextDue(cadence: Cadence, timeZone: string, after: Date): Date {
  // A day too many on each side costs nothing, and no time zone is left out.
  const from = addDays(after.toISOString().slice(0, 10), -1);
  for (let ahead = 0; ahead <= 64; ahead += 1) {
    const day = addDays(from, ahead);
    if (!isOn(cadence, day)) continue;
    const due = momentOf(day, cadence.hour, timeZone);
    if (due > after) return due;
  }
  throw new Error("A schedule that is never due");
}

function isOn(cadence: Cadence, day: string): boolean {
  if (cadence.cadence === "weekly") return (new Date(`${day}T00:00:00Z`).getUTCDay() || 7) === cadence.weekday;
  const lastOfMonth = addDays(`${addDays(`${day.slice(0, 7)}-01`, 31).slice(0, 7)}-01`, -1);
  return Number(day.slice(8)) === Math.min(cadence.monthDay, Number(lastOfMonth.slice(8)));
}

/** The first moment at which the clocks of a time zone show this hour of a day or, where they skip it, a later one. */
function momentOf(day: string, hour: number, timeZone: string): Date {
  const clock = clockOf(timeZone);
  const wanted = `${day} ${String(hour).padStart(2, "0")}:00`;
  const guess = Date.parse(`${day}T${String(hour).padStart(2, "0")}:00:00Z`);
  // Offsets from UTC are whole quarters of an hour.
  for (let at = guess - FURTHEST_HOURS * HOUR_MS; at <= guess + FURTHEST_HOURS * HOUR_MS; at += HOUR_MS / 4) {
    if (clock(new Date(at)) >= wanted) return new Date(at);
  }
  throw new Error(`There is no ${wanted} in ${timeZone}`);
}

/** Sweden writes dates as ISO 8601 does, which sort as text. */
function clockOf(timeZone: string): (at: Date) => string {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  return (at) => format.format(at);
}
