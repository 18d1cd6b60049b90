/** From how many rows on counting them for every request would cost more than a screen may. */
export const COSTLY_ROWS = 5_000;
/** How old at most a count is that was not made for this request. */
export const KEPT_SECONDS = 10;

const MOST_KEPT = 200;
const MS_PER_SECOND = 1_000;

interface Kept {
  value: Promise<unknown>;
  /** By `performance.now()`; while it is being read, for ever. */
  until: number;
}

const keptBy = new WeakMap<object, Map<string, Kept>>();

/**
 * What `read` finds or, when that was costly and is at most ten seconds old, what it found before. Those who ask at the same
 * time share one reading. While `isCostly` says no, every call reads: an installation of usual size always sees what is.
 * The caller has checked that whoever asks may know; nothing of one tenant alone belongs here. A failure is not kept.
 * @param owner what it was read from, usually the database handle: another one has its own
 */
export async function keepRecent<T>(owner: object, key: string, read: () => Promise<T>, isCostly: (value: T) => boolean): Promise<T> {
  const kept = keptOf(owner);
  const known = kept.get(key);
  if (known && performance.now() < known.until) return known.value as Promise<T>;
  const asked = read();
  // Only what was costly before is shared while it is read: a quick reading that began before a change must not answer after it.
  if (known) remember(kept, key, { value: asked, until: Number.POSITIVE_INFINITY });
  try {
    const value = await asked;
    if (isCostly(value)) remember(kept, key, { value: asked, until: performance.now() + KEPT_SECONDS * MS_PER_SECOND });
    else kept.delete(key);
    return value;
  } catch (error) {
    kept.delete(key);
    throw error;
  }
}

function keptOf(owner: object): Map<string, Kept> {
  const known = keptBy.get(owner);
  if (known) return known;
  const made = new Map<string, Kept>();
  keptBy.set(owner, made);
  return made;
}

function remember(kept: Map<string, Kept>, key: string, entry: Kept): void {
  kept.delete(key);
  kept.set(key, entry);
  const oldest = kept.keys().next().value;
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
}
