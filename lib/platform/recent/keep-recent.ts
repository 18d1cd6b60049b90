/** From how many rows on counting them for every request would cost more than a screen may. */
export const COSTLY_ROWS = 5_000;
/** How old at most a count is that was not made for this request. */
export const KEPT_SECONDS = 10;

const MOST_KEPT = 200;
/** Of answers that hold as long as what they were made of. */
const MOST_STANDING = 500;
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
  const kept = keptOf(keptBy, owner);
  const known = kept.get(key);
  if (known && performance.now() < known.until) return known.value as Promise<T>;
  const asked = read();
  // Only what was costly before is shared while it is read: a quick reading that began before a change must not answer after it.
  if (known) remember(kept, key, { value: asked, until: Number.POSITIVE_INFINITY }, MOST_KEPT);
  try {
    const value = await asked;
    if (isCostly(value)) remember(kept, key, { value: asked, until: performance.now() + KEPT_SECONDS * MS_PER_SECOND }, MOST_KEPT);
    else kept.delete(key);
    return value;
  } catch (error) {
    kept.delete(key);
    throw error;
  }
}

interface Standing {
  stand: string;
  value: unknown;
}

const standingBy = new WeakMap<object, Map<string, Standing>>();

/**
 * What `read` found before, as long as what it is made of stands as it did; else what it finds now. Nothing here grows old: whoever asks has read the
 * stand at this moment. The caller has checked that whoever asks may know, and `key` names the tenant and everything that was asked.
 * @param stand changes with every change of what the answer is made of, and is read before the answer is, in a transaction that writes nothing
 * @returns one object for all who ask; it cannot be changed
 */
export async function keepWhile<T>(owner: object, key: string, stand: string, read: () => Promise<T>): Promise<T> {
  const kept = keptOf(standingBy, owner);
  const known = kept.get(key);
  if (known?.stand === stand) {
    remember(kept, key, known, MOST_STANDING);
    return known.value as T;
  }
  const value = frozen(await read());
  remember(kept, key, { stand, value }, MOST_STANDING);
  return value;
}

function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}

function keptOf<Entry>(all: WeakMap<object, Map<string, Entry>>, owner: object): Map<string, Entry> {
  const known = all.get(owner);
  if (known) return known;
  const made = new Map<string, Entry>();
  all.set(owner, made);
  return made;
}

/** As the newest; the one that was asked for the longest ago makes room. */
function remember<Entry>(kept: Map<string, Entry>, key: string, entry: Entry, most: number): void {
  kept.delete(key);
  kept.set(key, entry);
  const oldest = kept.keys().next().value;
  if (kept.size > most && oldest !== undefined) kept.delete(oldest);
}
