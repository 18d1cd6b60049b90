import type { RecentEntry } from "./entries.ts";

/** So many are remembered, in this browser alone. */
export const MOST_RECENT = 8;
const PREFIX = "bizosaas:recent:";

/** What this person opened last, the latest first. What is damaged, or would lead to another site, is left out. */
export function readRecents(userId: string, storage: Pick<Storage, "getItem">): RecentEntry[] {
  const stored = parse(storage.getItem(PREFIX + userId));
  return Array.isArray(stored) ? stored.filter(isRecent).slice(0, MOST_RECENT) : [];
}

export function addRecent(userId: string, entry: RecentEntry, storage: Pick<Storage, "getItem" | "setItem">): void {
  const others = readRecents(userId, storage).filter(({ href }) => href !== entry.href);
  const { label, note, icon, href } = entry;
  storage.setItem(PREFIX + userId, JSON.stringify([{ label, note, icon, href }, ...others].slice(0, MOST_RECENT)));
}

/** Forgets what everybody in this browser opened, or everybody but one. */
export function wipeRecents(storage: Storage, exceptUserId?: string): void {
  const keys = Array.from({ length: storage.length }, (_, at) => storage.key(at));
  for (const key of keys) if (key?.startsWith(PREFIX) && key !== `${PREFIX}${exceptUserId}`) storage.removeItem(key);
}

function isRecent(value: unknown): value is RecentEntry {
  if (typeof value !== "object" || value === null) return false;
  const { label, note, icon, href } = value as Partial<Record<keyof RecentEntry, unknown>>;
  return typeof label === "string" && typeof note === "string" && typeof icon === "string" && typeof href === "string" && /^\/(?![/\\])/.test(href);
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    // Somebody else wrote there: nothing of ours.
    return null;
  }
}
