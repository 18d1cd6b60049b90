import type { TimelineEvent } from "#lib/care/schema";

export interface DayOfEvents {
  /** Unique on a page. */
  key: string;
  /** Null for what lies ahead. */
  label: string | null;
  events: TimelineEvent[];
}

/**
 * Events in the order they come, by the day on which they were where the tenant is; what lies ahead is by itself.
 * @param sayDay names the day of a moment where the tenant is
 */
export function groupByDay(events: TimelineEvent[], now: Date, sayDay: (moment: Date) => string): DayOfEvents[] {
  const groups: DayOfEvents[] = [];
  for (const event of events) {
    const at = new Date(event.at);
    const label = at > now ? null : sayDay(at);
    const last = groups.at(-1);
    if (last && last.label === label) last.events.push(event);
    else groups.push({ key: `${label ?? ""} ${event.id}`, label, events: [event] });
  }
  return groups;
}
