import { z } from "zod";
import { SERVICE_STATES, type ServiceState } from "../graph/states.ts";

/** How far back the timeline looks, and in what steps its overview counts, in milliseconds. */
export const TIMELINE_RANGES = {
  "24h": { lengthMs: 86_400_000, stepMs: 900_000 },
  "7d": { lengthMs: 7 * 86_400_000, stepMs: 3_600_000 },
  "30d": { lengthMs: 30 * 86_400_000, stepMs: 21_600_000 },
  "90d": { lengthMs: 90 * 86_400_000, stepMs: 43_200_000 },
} as const;
export type TimelineRange = keyof typeof TIMELINE_RANGES;
const RANGES = Object.keys(TIMELINE_RANGES) as [TimelineRange, ...TimelineRange[]];

const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;
/** A moment as ISO 8601; a field of a form says it in UTC without saying so. */
const moment = z
  .preprocess(
    (value) => (typeof value === "string" && LOCAL.test(value) ? `${value}:00Z` : value),
    z.iso.datetime({ offset: true, error: "Enter a day and a time." }),
  )
  .transform((value) => new Date(value))
  .refine((value) => !Number.isNaN(value.getTime()), "Enter a day and a time.");

/** By what a window's ends are moved, in milliseconds. */
export const TIMELINE_STEPS: Record<TimelineRange, number> = { "24h": 300_000, "7d": 1_800_000, "30d": 7_200_000, "90d": 21_600_000 };

export const TIMELINE_LIMITS = { bands: 200, shown: 50, changes: 20, events: 20, columns: 720, leastMs: 60_000 } as const;

/** What the timeline shows: a range that ends now, and a window in it; without a window all of the range. */
export const timelineInput = z.strictObject({
  range: z.enum(RANGES).default("24h"),
  from: moment.optional(),
  to: moment.optional(),
  /** How many services are drawn; those that failed longest come first. */
  bands: z.coerce.number().int().min(1).max(TIMELINE_LIMITS.bands).default(TIMELINE_LIMITS.shown),
  page: z.coerce.number().int().min(1).max(1_000).default(1),
});
export type TimelineInput = z.infer<typeof timelineInput>;

export interface TimelineWindow {
  range: TimelineRange;
  stepMs: number;
  /** Of the whole range. */
  begin: Date;
  end: Date;
  from: Date;
  to: Date;
  isWhole: boolean;
}

/** failing: at the end of the window; failed: at some time in it. */
export const TIMELINE_GROUPS = ["failing", "failed", "steady", "unmeasured"] as const;
export type TimelineGroup = (typeof TIMELINE_GROUPS)[number];

export interface TimelineBand {
  key: string;
  name: string;
  group: TimelineGroup;
  /** At the end of the window. */
  state: ServiceState;
  /** Of the window, in milliseconds. They add up to it. */
  times: Record<ServiceState, number>;
  /** Share of the measured time that it was not down, from 0 to 1; null where nothing was measured. */
  uptime: number | null;
  /** How often its state changed in the window. */
  changes: number;
  /** What it was, piece by piece, oldest first, cut to the window; time between pieces is unknown. Milliseconds since the window began. */
  pieces: TimelinePiece[];
}

/** Its state, as its place in `SERVICE_STATES`, and from when until when. */
export type TimelinePiece = readonly [state: number, from: number, to: number];
export const stateOfPiece = ([index]: TimelinePiece): ServiceState => SERVICE_STATES[index] ?? "unknown";

export interface TimelineChange {
  key: string;
  name: string;
  state: ServiceState;
  /** What it was before; null for the first that was recorded. */
  before: ServiceState | null;
  at: Date;
}

export interface Timeline {
  window: TimelineWindow;
  /** Of each step of the range, oldest first: how many services failed at some time in it, and how many of them were down. */
  overview: { failing: number; down: number }[];
  /** The groups one after the other, and in each those that failed longest first. */
  bands: TimelineBand[];
  /** Of each group, how many services there are, drawn or not. */
  sizes: Record<TimelineGroup, number>;
  /** The newest first; `more` are not listed. */
  changes: { listed: TimelineChange[]; more: number };
  incidents: { id: string; title: string; impact: string; from: Date; to: Date | null }[];
  maintenance: { id: string; title: string; from: Date; to: Date }[];
}
