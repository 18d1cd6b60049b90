/** Direction of a sorted set: by rising or by falling score; equal scores by member, in the same direction. */
export type Order = "ascending" | "descending";

export interface ScoredMember {
  member: string;
  score: number;
}

/** What is asked of a sorted set at once; everything is by falling score. Scores of one group, `groupSize` wide from 0 on, rank alike. */
export interface ViewRequest {
  start: number;
  count: number;
  groupSize: number;
  /** Whose place is asked for, with so many before and after them. */
  member?: { member: string; around: number };
}

/** Entries that follow each other. */
export interface ViewedEntries {
  /** The place of the first of them, from 0. */
  start: number;
  entries: ScoredMember[];
  /** How many stand in groups above that of the first entry. */
  above: number;
}

/** The lowest of those in groups above a member's, and how many stand in groups above theirs. */
export interface NextGroup extends ScoredMember {
  above: number;
}

/** A sorted set as it was at one moment. */
export interface SetView {
  size: number;
  page: ViewedEntries;
  /** The one with the lowest score. */
  last: ScoredMember | null;
  /** Null for who is not in the set. */
  place: (ViewedEntries & { index: number; next: NextGroup | null }) | null;
}

/** A lock that was taken. It ends by itself after its time, so whoever holds it for long must extend it. */
export interface Lock {
  /** @returns false when the lock was lost meanwhile */
  extend(expireMs: number): Promise<boolean>;
  release(): Promise<void>;
}

/**
 * The narrow key-value interface: what counters, caches, ranks and locks need and both implementations can do alike.
 * Nothing in it is the only copy of anything. Every method throws `unavailable` within a second when the store is gone.
 */
export interface KeyValueStore {
  readonly kind: "redis" | "single-process";
  get(key: string): Promise<string | null>;
  /** @returns false when `onlyIfAbsent` and the key was there */
  set(key: string, value: string, options?: { expireMs?: number; onlyIfAbsent?: boolean }): Promise<boolean>;
  /** @returns how many were there */
  delete(...keys: string[]): Promise<number>;
  /** Adds to a counter; `expireMs` counts from its creation and is not moved by later additions. @returns the new value */
  increment(key: string, options?: { by?: number; expireMs?: number }): Promise<number>;
  /** @returns false when the key is not there */
  expire(key: string, ms: number): Promise<boolean>;
  sortedSetAdd(key: string, entries: ScoredMember[]): Promise<void>;
  sortedSetRemove(key: string, members: string[]): Promise<number>;
  sortedSetScore(key: string, member: string): Promise<number | null>;
  /** 0 is the first in that order. */
  sortedSetRank(key: string, member: string, order: Order): Promise<number | null>;
  /** From `start` to `stop`, both included; a negative one counts from the last, which is -1. */
  sortedSetRange(key: string, range: { start: number; stop: number; order: Order }): Promise<ScoredMember[]>;
  sortedSetSize(key: string): Promise<number>;
  /**
   * Puts a whole set in the place of what was there, in one step; members come once. With no entries there is none.
   * @returns false when the store lost a part of it before it was whole: then what was there is gone, too
   */
  sortedSetReplace(key: string, entries: ScoredMember[], expireMs: number): Promise<boolean>;
  /** A page of a set, and somebody's place in it, in one round trip. */
  sortedSetView(key: string, request: ViewRequest): Promise<SetView>;
  publish(channel: string, message: string): Promise<void>;
  /** Delivers what is published from now on, here and in other processes (Redis). `handler` must not throw. @returns how to stop */
  subscribe(channel: string, handler: (message: string) => void): Promise<() => Promise<void>>;
  /** @returns null when somebody else holds it */
  lock(key: string, options: { expireMs: number }): Promise<Lock | null>;
  /** Of the server, such as "7.4.1"; null where there is none. */
  version(): Promise<string | null>;
  /** Round trip in milliseconds. */
  ping(): Promise<number>;
  close(): Promise<void>;
}
