import type { Runtime } from "#lib/platform/runtime";
import { currentStatus } from "../prober.ts";
import { lastDays, type StateDay } from "../states/days.ts";
import { type StateInterval, stateIntervals } from "../states/state-intervals.ts";
import { type Uptime, uptimeOf } from "../states/uptime.ts";
import { type Latencies, readLatencies } from "./read-latencies.ts";
import { readSituation, type StatusSituation } from "./read-situation.ts";
import { STATUS_WAIT_MS, unlessSilent } from "./unless-silent.ts";
import { withOwnParts } from "./with-own-parts.ts";

const PERIODS = { h24: 1, d7: 7, d30: 30, d90: 90 } as const;
/** As far back as status pages draw days. */
export const PAGE_DAYS = PERIODS.d90;
type Period = keyof typeof PERIODS;

export interface KnownStatus {
  situation: StatusSituation;
  /** By key; a service of which nothing was recorded in 90 days is not in it. */
  uptime: ReadonlyMap<string, Record<Period, Uptime>>;
  latencies: Latencies;
  /** By key, of those services that everybody is told of: the last 90 days, oldest first. */
  days: ReadonlyMap<string, { days: StateDay[]; intervals: StateInterval[] }>;
}

type Needs = Pick<Runtime, "db" | "clock" | "rooms">;

interface Memory {
  known: KnownStatus | null;
  uptimeAt: number;
  latenciesAt: number;
  reading: Promise<KnownStatus> | null;
  readingSince: number;
  /** What is told while the database is away: the last that was read, with what is measured since. */
  meanwhile: { last: KnownStatus; at: number; told: KnownStatus } | null;
}

/** The name under which the memory is kept in the runtime. */
const ROOM = "services.status";
const SCOPE = { kind: "system", purpose: "status" } as const;
const FRESH_MS = 2_000;
const MEANWHILE_FRESH_MS = 500;
/** Uptime moves by a fraction of a per mille in this time. */
const UPTIME_FRESH_MS = 60_000;
/** How long answers take changes all the time, and nobody decides by a single one. */
const LATENCIES_FRESH_MS = 10_000;
const DAY_MS = 86_400_000;

/**
 * What is known of all services: read at most every two seconds however many ask, and by one of them. While the database is away it is what was
 * known last, with what this process measures of the portal's own parts; `situation.at` tells of when the rest is.
 * @throws `unavailable` where nothing was ever read and the database does not answer within a second
 */
export async function knownStatus(runtime: Needs): Promise<KnownStatus> {
  const memory = memoryOf(runtime);
  const now = runtime.clock.now();
  if (memory.known && now.getTime() - memory.known.situation.at.getTime() < FRESH_MS) return memory.known;
  if (!memory.reading) {
    memory.readingSince = now.getTime();
    memory.reading = read(runtime, memory, now).finally(() => {
      memory.reading = null;
    });
  }
  const last = memory.known;
  const soon = unlessSilent(memory.reading, STATUS_WAIT_MS - (now.getTime() - memory.readingSince));
  if (!last) return soon;
  return soon.catch(() => toldMeanwhile(runtime, memory, last));
}

/** Worked out once for all who ask within half a second: an outage is when everybody does. */
function toldMeanwhile(runtime: Needs, memory: Memory, last: KnownStatus): KnownStatus {
  const now = runtime.clock.now();
  const { meanwhile } = memory;
  if (meanwhile?.last === last && now.getTime() - meanwhile.at < MEANWHILE_FRESH_MS) return meanwhile.told;
  const situation = withOwnParts(last.situation, currentStatus(runtime), now);
  const told = situation === last.situation ? last : { ...last, situation };
  memory.meanwhile = { last, at: now.getTime(), told };
  return told;
}

async function read({ db }: Needs, memory: Memory, now: Date): Promise<KnownStatus> {
  const last = memory.known && now.getTime() - memory.uptimeAt < UPTIME_FRESH_MS ? memory.known : null;
  const timed = memory.known && now.getTime() - memory.latenciesAt < LATENCIES_FRESH_MS ? memory.known : null;
  const known = await db.read(SCOPE, async (tx) => {
    const situation = await readSituation(tx, now);
    const latencies = timed ? timed.latencies : await readLatencies(tx, now);
    if (last) return { situation, latencies, uptime: last.uptime, days: last.days };
    const intervals = await stateIntervals(tx, { from: daysBefore(now, PERIODS.d90), to: now });
    return { situation, latencies, uptime: uptimes(intervals, now), days: publicDays(situation, intervals, now) };
  });
  if (!last) memory.uptimeAt = now.getTime();
  if (!timed) memory.latenciesAt = now.getTime();
  memory.known = known;
  return known;
}

function uptimes(intervals: Awaited<ReturnType<typeof stateIntervals>>, now: Date): KnownStatus["uptime"] {
  const within = (days: number, of: Parameters<typeof uptimeOf>[0]) => uptimeOf(of, { from: daysBefore(now, days), to: now });
  return new Map(
    [...intervals].map(([key, of]) => [
      key,
      { h24: within(PERIODS.h24, of), d7: within(PERIODS.d7, of), d30: within(PERIODS.d30, of), d90: within(PERIODS.d90, of) },
    ]),
  );
}

function publicDays({ services }: StatusSituation, intervals: ReadonlyMap<string, StateInterval[]>, now: Date): KnownStatus["days"] {
  return new Map(
    services.flatMap(({ key, visibility }) => {
      const of = intervals.get(key);
      return visibility === "public" && of ? [[key, { days: lastDays(of, PAGE_DAYS, now), intervals: of }]] : [];
    }),
  );
}

const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * DAY_MS);

function memoryOf({ rooms }: Needs): Memory {
  // Only written here; the map cannot say so.
  const known = rooms.get(ROOM) as Memory | undefined;
  if (known) return known;
  const memory: Memory = { known: null, uptimeAt: 0, latenciesAt: 0, reading: null, readingSince: 0, meanwhile: null };
  rooms.set(ROOM, memory);
  return memory;
}
