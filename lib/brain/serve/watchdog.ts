import { SlotList, type Slotted } from "#lib/platform/process";

/** Something that may take only so long. */
export interface Watched extends Slotted {
  /** By `performance.now()`. */
  deadline: number;
  onOverdue(): void;
}

const LOOK_EVERY_MS = 100;

/**
 * Looks ten times a second at all that is under way. One timer for all of it costs less than two for each request, which move with every piece
 * of a body.
 */
export function startWatchdog() {
  const watched = new SlotList<Watched>();
  const timer = setInterval(() => {
    const now = performance.now();
    // What is ended leaves the list meanwhile.
    for (const each of watched.all.filter(({ deadline }) => deadline <= now)) each.onOverdue();
  }, LOOK_EVERY_MS).unref();
  return {
    all: (): readonly Watched[] => watched.all,
    watch: (each: Watched) => watched.add(each),
    leave: (each: Watched) => watched.remove(each),
    stop: () => clearInterval(timer),
  };
}

export type Watchdog = ReturnType<typeof startWatchdog>;
