import { type Clock, systemClock } from "#lib/platform/clock";
import { randomToken } from "#lib/platform/crypto";
import type { KeyValueStore, Order, ScoredMember } from "./key-value-store.ts";
import { viewOf } from "./view-of.ts";

type Value = string | Map<string, number>;

interface Entry {
  value: Value;
  expiresAt: number;
}

const SWEEP_EVERY_MS = 30_000;
/** What Redis counts on with: no sign before zero, no leading zeros, no spaces. */
const WHOLE_NUMBER = /^(0|-?[1-9]\d*)$/;

/** The store inside one process, for an installation without Redis. It forgets everything when the process ends. */
export function createSingleProcessStore({ clock = systemClock }: { clock?: Clock } = {}): KeyValueStore {
  const entries = new Map<string, Entry>();
  const channels = new Map<string, Set<(message: string) => void>>();
  const now = () => clock.now().getTime();

  const live = (key: string): Entry | undefined => {
    const entry = entries.get(key);
    if (entry && entry.expiresAt <= now()) {
      entries.delete(key);
      return undefined;
    }
    return entry;
  };
  // Keys that nobody asks for again would otherwise stay for ever.
  const sweep = setInterval(() => {
    for (const key of entries.keys()) live(key);
  }, SWEEP_EVERY_MS);
  sweep.unref();

  const text = (key: string): string | null => {
    const value = live(key)?.value;
    if (value instanceof Map) throw new Error(`The key ${key} holds a sorted set`);
    return value ?? null;
  };
  const sortedSet = (key: string): Map<string, number> | undefined => {
    const value = live(key)?.value;
    if (typeof value === "string") throw new Error(`The key ${key} holds a text`);
    return value;
  };
  const until = (expireMs?: number) => (expireMs === undefined ? Number.POSITIVE_INFINITY : now() + expireMs);

  const store: KeyValueStore = {
    kind: "single-process",

    async get(key) {
      return text(key);
    },
    async set(key, value, { expireMs, onlyIfAbsent = false } = {}) {
      if (onlyIfAbsent && live(key)) return false;
      entries.set(key, { value, expiresAt: until(expireMs) });
      return true;
    },
    async delete(...keys) {
      return keys.filter((key) => live(key) && entries.delete(key)).length;
    },
    async increment(key, { by = 1, expireMs } = {}) {
      const current = text(key);
      const value = current === null || WHOLE_NUMBER.test(current) ? Number(current ?? 0) + by : Number.NaN;
      if (!Number.isSafeInteger(value)) throw new Error(`The key ${key} does not hold a whole number`);
      entries.set(key, { value: String(value), expiresAt: current === null ? until(expireMs) : (live(key)?.expiresAt ?? until(expireMs)) });
      return value;
    },
    async expire(key, ms) {
      const entry = live(key);
      if (entry) entry.expiresAt = until(ms);
      return entry !== undefined;
    },

    async sortedSetAdd(key, members) {
      if (members.length === 0) return;
      const set = sortedSet(key) ?? new Map<string, number>();
      for (const { member, score } of members) set.set(member, score);
      if (!live(key)) entries.set(key, { value: set, expiresAt: Number.POSITIVE_INFINITY });
    },
    async sortedSetRemove(key, members) {
      if (members.length === 0) return 0;
      const set = sortedSet(key);
      const removed = members.filter((member) => set?.delete(member)).length;
      if (set?.size === 0) entries.delete(key);
      return removed;
    },
    async sortedSetScore(key, member) {
      return sortedSet(key)?.get(member) ?? null;
    },
    async sortedSetRank(key, member, order) {
      const index = sorted(sortedSet(key), order).findIndex((entry) => entry.member === member);
      return index < 0 ? null : index;
    },
    async sortedSetRange(key, { start, stop, order }) {
      const all = sorted(sortedSet(key), order);
      return all.slice(start, stop < 0 ? Math.max(0, all.length + stop + 1) : stop + 1);
    },
    async sortedSetSize(key) {
      return sortedSet(key)?.size ?? 0;
    },

    async sortedSetReplace(key, members, expireMs) {
      if (members.length === 0) entries.delete(key);
      else entries.set(key, { value: new Map(members.map(({ member, score }) => [member, score])), expiresAt: until(expireMs) });
      return true;
    },
    async sortedSetView(key, request) {
      return viewOf(sorted(sortedSet(key), "descending"), request);
    },

    async publish(channel, message) {
      // After the current turn, as a message over the network would arrive.
      for (const handler of [...(channels.get(channel) ?? [])]) setImmediate(handler, message);
    },
    async subscribe(channel, handler) {
      const handlers = channels.get(channel) ?? new Set();
      channels.set(channel, handlers.add(handler));
      return async () => {
        handlers.delete(handler);
        if (handlers.size === 0) channels.delete(channel);
      };
    },

    async lock(key, { expireMs }) {
      const token = randomToken(16);
      if (!(await store.set(key, token, { expireMs, onlyIfAbsent: true }))) return null;
      return {
        extend: async (ms) => text(key) === token && (await store.expire(key, ms)),
        release: async () => {
          if (text(key) === token) entries.delete(key);
        },
      };
    },

    version: async () => null,

    async ping() {
      const start = performance.now();
      await store.get("ping");
      return performance.now() - start;
    },
    async close() {
      clearInterval(sweep);
      channels.clear();
    },
  };
  return store;
}

/** Members of equal score stand by their bytes, as in Redis. */
function sorted(set: Map<string, number> | undefined, order: Order): ScoredMember[] {
  const sign = order === "ascending" ? 1 : -1;
  return [...(set ?? [])]
    .map(([member, score]) => ({ member, score }))
    .sort((a, b) => sign * (a.score - b.score || Buffer.compare(Buffer.from(a.member), Buffer.from(b.member))));
}
