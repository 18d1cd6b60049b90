import type { Period } from "./schema.ts";

export type PeriodState = "none" | "ahead" | "on" | "over";

/** Where a moment stands to a period. */
export function stateOfPeriod({ startsAt, endsAt }: Period, now: Date): PeriodState {
  if (startsAt === null) return "none";
  if (now.getTime() < Date.parse(startsAt)) return "ahead";
  return endsAt !== null && now.getTime() >= Date.parse(endsAt) ? "over" : "on";
}

/** An announcement without a start is there from the beginning. */
export function isAnnounced(announcement: Period & { text: string }, now: Date): boolean {
  if (announcement.text === "") return false;
  return stateOfPeriod({ startsAt: announcement.startsAt ?? new Date(0).toISOString(), endsAt: announcement.endsAt }, now) === "on";
}

/** Whether a period began or ended by itself after `since`, and not later than `now`. */
export function hasTurned({ startsAt, endsAt }: Period, since: Date, now: Date): boolean {
  return [startsAt, endsAt].some((moment) => moment !== null && Date.parse(moment) > since.getTime() && Date.parse(moment) <= now.getTime());
}

const LEAST_RETRY_SECONDS = 30;

/** How long to wait before asking again, in seconds; null when no end is known. */
export function retryAfterSeconds({ endsAt }: Pick<Period, "endsAt">, now: Date): number | null {
  return endsAt === null ? null : Math.max(LEAST_RETRY_SECONDS, Math.ceil((Date.parse(endsAt) - now.getTime()) / 1_000));
}
