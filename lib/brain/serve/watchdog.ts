/** Something that may take only so long. */
export interface Watched {
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
  const watched = new Set<Watched>();
  const timer = setInterval(() => {
    const now = performance.now();
    for (const each of watched) if (each.deadline <= now) each.onOverdue();
  }, LOOK_EVERY_MS).unref();
  return {
    all: watched as ReadonlySet<Watched>,
    watch: (each: Watched) => void watched.add(each),
    leave: (each: Watched) => void watched.delete(each),
    stop: () => clearInterval(timer),
  };
}

export type Watchdog = ReturnType<typeof startWatchdog>;
