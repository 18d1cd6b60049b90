import { Redis } from "ioredis";
import { randomToken } from "#lib/platform/crypto";
import { unavailable } from "#lib/platform/errors";
import type { Log } from "#lib/platform/log";
import type { KeyValueStore, Order, ScoredMember, SetView } from "./key-value-store.ts";

const COMMAND_TIMEOUT_MS = 800;
/** For those that nobody waits for: a process that reads its files at that moment may not look for a second or two. */
const PATIENT_CONNECT_TIMEOUT_MS = 10_000;
const RECONNECT_AT_MOST_EVERY_MS = 1_000;

// Each compares the token and acts in one step; between two commands the lock could change hands.
const EXTEND_LOCK = `if redis.call("get", KEYS[1]) == ARGV[1] then return redis.call("pexpire", KEYS[1], ARGV[2]) else return 0 end`;
const RELEASE_LOCK = `if redis.call("get", KEYS[1]) == ARGV[1] then return redis.call("del", KEYS[1]) else return 0 end`;
// The expiry belongs to the key's creation, so it must be set in the same step as the first addition.
const INCREMENT = `local existed = redis.call("exists", KEYS[1]) local value = redis.call("incrby", KEYS[1], ARGV[1])
if existed == 0 and tonumber(ARGV[2]) > 0 then redis.call("pexpire", KEYS[1], ARGV[2]) end return value`;

const ENTRIES_AT_ONCE = 10_000;
// Who lost everything while a set was filled has only what came after: that is no set to put in place.
const PUT_IN_PLACE = `if redis.call("zcard", KEYS[1]) ~= tonumber(ARGV[1]) then redis.call("del", KEYS[1]) return 0 end
redis.call("rename", KEYS[1], KEYS[2]) return 1`;
// A script runs in one step: everything that it reads is of one moment. Of each part one entry more is read, the one before it: where its group is
// a higher one, that tells how many stand above the part, and only where they are equal it has to be counted.
const VIEW = `local key, size = KEYS[1], tonumber(ARGV[3])
local function group(score) return math.floor(tonumber(score) / size) end
local function counted(own) return redis.call("zcount", key, string.format("%.0f", (own + 1) * size), "+inf") end
local function above(list, from, nr)
  local own = group(list[2 * nr])
  for each = nr - 1, 1, -1 do if group(list[2 * each]) > own then return from + each end end
  return from == 0 and 0 or counted(own)
end
local from = math.max(0, ARGV[1] - 1)
local page = redis.call("zrevrange", key, from, ARGV[2], "WITHSCORES")
local nr = ARGV[1] - from + 1
local answer = {redis.call("zcard", key), from, page, page[2 * nr] and above(page, from, nr) or 0, redis.call("zrange", key, 0, 0, "WITHSCORES")}
local index = ARGV[4] and redis.call("zrevrank", key, ARGV[4])
if not index then return answer end
from = math.max(0, index - ARGV[5] - 1)
local near = redis.call("zrevrange", key, from, index + ARGV[5], "WITHSCORES")
answer[6], answer[7], answer[8], answer[9] = index, from, near, above(near, from, math.max(0, index - ARGV[5]) - from + 1)
nr = index - from + 1
local own = group(near[2 * nr])
for each = nr - 1, 1, -1 do
  if group(near[2 * each]) > own then
    answer[10], answer[11] = {near[2 * each - 1], near[2 * each]}, above(near, from, each)
    return answer
  end
end
local higher = from > 0 and redis.call("zrangebyscore", key, string.format("%.0f", (own + 1) * size), "+inf", "WITHSCORES", "LIMIT", 0, 1) or {}
answer[10], answer[11] = higher, higher[2] and counted(group(higher[2])) or 0
return answer`;

type RawView = [size: number, from: number, page: string[], above: number, last: string[]];
type RawPlace = [index: number, from: number, near: string[], above: number, higher: string[], higherAbove: number];

/** The connection, with scripts that are sent by their hash once the server knows them. */
type Scripted = Redis & { sortedSetView(key: string, ...asked: (string | number)[]): Promise<[...RawView, ...([] | RawPlace)]> };

interface ConnectionOptions {
  /**
   * For a library that neither awaits its commands nor catches what becomes of them (the socket.io adapter): they wait
   * until the server is there, and those that never get there end quietly.
   */
  isPatient?: boolean;
}

/** A connection as the store wants it: answers or fails within a second, reconnects by itself, never ends the process. */
export function connectRedis(url: string, log: Log, name: string, { isPatient = false }: ConnectionOptions = {}): Redis {
  const redis = new Redis(url, {
    connectionName: `bizosaas-${name}`,
    maxRetriesPerRequest: isPatient ? null : 0,
    enableOfflineQueue: isPatient,
    commandTimeout: isPatient ? undefined : COMMAND_TIMEOUT_MS,
    connectTimeout: isPatient ? PATIENT_CONNECT_TIMEOUT_MS : COMMAND_TIMEOUT_MS,
    lazyConnect: false,
    retryStrategy: (attempt) => Math.min(50 * attempt, RECONNECT_AT_MOST_EVERY_MS),
  });
  const send = redis.sendCommand.bind(redis);
  redis.sendCommand = (command, stream) => {
    command.promise.catch((error: unknown) => {
      // Caught for the patient, too: else one that still waits when we close would end the process.
      // A server that is frozen answers nothing that comes after, either: without a connection the next ones fail at once.
      if (isTimeout(error)) redis.stream?.destroy();
    });
    return send(command, stream);
  };
  let isDown = false;
  redis.on("error", (error: Error) => {
    // ioredis tells of each attempt; one line says as much as a thousand.
    if (!isDown) log.warn({ err: error, connection: name }, "Redis is not reachable");
    isDown = true;
  });
  redis.on("ready", () => {
    if (isDown) log.info({ connection: name }, "Redis is reachable again");
    isDown = false;
  });
  return redis;
}

/** As ioredis says it, which has no code for it. */
const isTimeout = (error: unknown): boolean => error instanceof Error && error.message === "Command timed out";

interface RedisStoreOptions {
  log: Log;
  /** Told of each command that failed because Redis was not there. */
  onFailure?: () => void;
}

/** The store in Redis, for any number of processes. */
export function createRedisStore(url: string, { log, onFailure }: RedisStoreOptions): KeyValueStore {
  const redis = connectRedis(url, log, "store") as Scripted;
  redis.defineCommand("sortedSetView", { numberOfKeys: 1, lua: VIEW });
  let subscriber: Redis | null = null;
  const handlers = new Map<string, Set<(message: string) => void>>();
  /** It accepts connections and answers nothing: there is no use in waiting for the next one. */
  let isSilent = false;
  redis.on("ready", () => {
    isSilent = false;
  });

  const command = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      if (!isSilent && (redis.status === "connecting" || redis.status === "connect")) await connected(redis);
      return await work();
    } catch (error) {
      if (error instanceof Error && error.name === "ReplyError") throw error;
      isSilent ||= isTimeout(error);
      onFailure?.();
      throw unavailable("The key-value store cannot be reached at the moment. Please try again.", error);
    }
  };
  const listen = async (): Promise<Redis> => {
    if (!subscriber) {
      subscriber = connectRedis(url, log, "subscriber");
      subscriber.on("message", (channel: string, message: string) => {
        for (const handler of handlers.get(channel) ?? []) handler(message);
      });
    }
    await connected(subscriber);
    return subscriber;
  };

  return {
    kind: "redis",
    get: (key) => command(() => redis.get(key)),
    set: (key, value, { expireMs, onlyIfAbsent = false } = {}) =>
      command(async () => {
        const answer =
          expireMs === undefined
            ? onlyIfAbsent
              ? await redis.set(key, value, "NX")
              : await redis.set(key, value)
            : onlyIfAbsent
              ? await redis.set(key, value, "PX", expireMs, "NX")
              : await redis.set(key, value, "PX", expireMs);
        return answer === "OK";
      }),
    delete: (...keys) => command(async () => (keys.length > 0 ? redis.del(...keys) : 0)),
    increment: (key, { by = 1, expireMs = 0 } = {}) => command(async () => Number(await redis.eval(INCREMENT, 1, key, by, expireMs))),
    expire: (key, ms) => command(async () => (await redis.pexpire(key, ms)) === 1),

    sortedSetAdd: (key, entries) =>
      command(async () => {
        if (entries.length > 0) await redis.zadd(key, ...entries.flatMap(({ member, score }) => [score, member]));
      }),
    sortedSetRemove: (key, members) => command(async () => (members.length > 0 ? redis.zrem(key, ...members) : 0)),
    sortedSetScore: (key, member) =>
      command(async () => {
        const score = await redis.zscore(key, member);
        return score === null ? null : Number(score);
      }),
    sortedSetRank: (key, member, order) => command(() => (order === "ascending" ? redis.zrank(key, member) : redis.zrevrank(key, member))),
    sortedSetRange: (key, { start, stop, order }) => command(async () => pairs(await range(redis, key, start, stop, order))),
    sortedSetSize: (key) => command(() => redis.zcard(key)),

    sortedSetReplace: (key, entries, expireMs) =>
      command(async () => {
        if (entries.length === 0) {
          await redis.del(key);
          return true;
        }
        // Filled beside it, part by part: a million in one step keep everybody waiting for longer than a command may take.
        const filling = `${key}:${randomToken(9)}`;
        for (let at = 0; at < entries.length; at += ENTRIES_AT_ONCE) {
          await redis.zadd(filling, ...entries.slice(at, at + ENTRIES_AT_ONCE).flatMap(({ member, score }) => [score, member]));
          // Given up midway, it is forgotten by itself.
          if (at === 0) await redis.pexpire(filling, expireMs);
        }
        return (await redis.eval(PUT_IN_PLACE, 2, filling, key, entries.length)) === 1;
      }),
    sortedSetView: (key, { start, count, groupSize, member }) =>
      command(async () => {
        const asked = [start, start + count - 1, groupSize, ...(member ? [member.member, member.around] : [])];
        return viewed(await redis.sortedSetView(key, ...asked), start, member?.around ?? 0);
      }),

    publish: (channel, message) => command(async () => void (await redis.publish(channel, message))),
    subscribe: (channel, handler) =>
      command(async () => {
        const connection = await listen();
        if (!handlers.has(channel)) await connection.subscribe(channel);
        handlers.set(channel, (handlers.get(channel) ?? new Set()).add(handler));
        return async () => {
          const left = handlers.get(channel);
          left?.delete(handler);
          if (left?.size !== 0) return;
          handlers.delete(channel);
          await connection.unsubscribe(channel).catch(() => undefined); // at worst messages go on arriving for nobody
        };
      }),

    lock: (key, { expireMs }) =>
      command(async () => {
        const token = randomToken(16);
        if ((await redis.set(key, token, "PX", expireMs, "NX")) !== "OK") return null;
        return {
          extend: (ms) => command(async () => (await redis.eval(EXTEND_LOCK, 1, key, token, ms)) === 1),
          release: () => command(async () => void (await redis.eval(RELEASE_LOCK, 1, key, token))),
        };
      }),

    version: () => command(async () => /^redis_version:(\S+)/m.exec(await redis.info("server"))?.[1] ?? null),

    ping: () =>
      command(async () => {
        const start = performance.now();
        await redis.ping();
        return performance.now() - start;
      }),
    async close() {
      redis.disconnect();
      subscriber?.disconnect();
    },
  };
}

/** Waits for a connection that is being made. @throws when it is not ready in time */
async function connected(redis: Redis): Promise<void> {
  if (redis.status === "ready") return;
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => finish(new Error("Redis did not answer in time")), COMMAND_TIMEOUT_MS);
    const isReady = () => finish();
    const finish = (error?: Error) => {
      clearTimeout(timer);
      redis.off("ready", isReady);
      if (error) reject(error);
      else resolve();
    };
    redis.once("ready", isReady);
  });
}

const range = (redis: Redis, key: string, start: number, stop: number, order: Order) =>
  order === "ascending" ? redis.zrange(key, start, stop, "WITHSCORES") : redis.zrevrange(key, start, stop, "WITHSCORES");

function viewed([size, from, page, above, last, ...place]: [...RawView, ...([] | RawPlace)], start: number, around: number): SetView {
  return {
    size,
    page: { start, entries: pairs(page).slice(start - from), above },
    last: pairs(last)[0] ?? null,
    place: place.length === 0 ? null : placed(place, around),
  };
}

function placed([index, from, near, above, higher, higherAbove]: RawPlace, around: number): SetView["place"] {
  const start = Math.max(0, index - around);
  const next = pairs(higher)[0];
  return { index, start, entries: pairs(near).slice(start - from), above, next: next ? { ...next, above: higherAbove } : null };
}

function pairs(flat: string[]): ScoredMember[] {
  const result: ScoredMember[] = [];
  for (let index = 0; index + 1 < flat.length; index += 2) result.push({ member: flat[index] ?? "", score: Number(flat[index + 1]) });
  return result;
}

/**
 * Tells whether a Redis server answers at `url`, for start-up.
 * @throws with what to check, never with the password in the URL
 */
export async function checkRedis(url: string, { timeoutMs }: { timeoutMs: number }): Promise<void> {
  const redis = new Redis(url, { lazyConnect: true, connectTimeout: timeoutMs, maxRetriesPerRequest: 0, retryStrategy: () => null });
  let reason: Error | null = null;
  redis.on("error", (error: Error) => {
    reason = error;
  });
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    const cause = reason ?? error;
    throw new Error(cause instanceof Error ? cause.message : String(cause), { cause });
  } finally {
    redis.disconnect();
  }
}
