/** When a schedule runs next after `from`; null when it never does or the expression is not usable. */
export type NextRun = (cron: string, timeZone: string, from: Date) => Date | null;

/** So that what people try out does not stay for ever. */
const MOST_KEPT = 1_000;

/**
 * Remembers when schedules run next, which is the same from one run to the next. Reading an expression in its time zone takes a tenth
 * of a millisecond and more, and the page of jobs shows some forty.
 */
export function rememberNextRuns(read: NextRun): NextRun {
  const known = new Map<string, { fromMs: number; nextMs: number | null }>();
  return (cron, timeZone, from) => {
    const key = `${timeZone} ${cron}`;
    const before = known.get(key);
    const fromMs = from.getTime();
    if (before && before.fromMs <= fromMs && (before.nextMs === null || fromMs < before.nextMs)) return dateOf(before.nextMs);
    const nextMs = read(cron, timeZone, from)?.getTime() ?? null;
    if (known.size >= MOST_KEPT) known.clear();
    known.set(key, { fromMs, nextMs });
    return dateOf(nextMs);
  };
}

const dateOf = (ms: number | null): Date | null => (ms === null ? null : new Date(ms));
