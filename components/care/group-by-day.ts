import type { TimelineEvent } from "#lib/care/schema";
import { formatDate } from "../format/time.tsx";

export interface DayOfEvents {
  /** Unique on a page. */
  key: string;
  label: string;
  events: TimelineEvent[];
}

/**
 * Events in the order they come, by the day on which they were where the tenant is; what lies ahead is by itself.
 * @param timeZone IANA name
 */
export function groupByDay(events: TimelineEvent[], now: Date, timeZone: string): DayOfEvents[] {
  const groups: DayOfEvents[] = [];
  for (const event of events) {
    const at = new Date(event.at);
    const label = at > now ? "Ahead" : formatDate(at, { timeZone, precision: "date" });
    const last = groups.at(-1);
    if (last?.label === label) last.events.push(event);
    else groups.push({ key: `${label} ${event.id}`, label, events: [event] });
  }
  return groups;
}
