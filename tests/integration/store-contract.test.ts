import fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { randomToken } from "#lib/platform/crypto";
import { createLog } from "#lib/platform/log";
import { createRedisStore, createSingleProcessStore, type KeyValueStore, viewOf } from "#lib/platform/store";
import { type RedisServer, startRedis } from "../support/redis.ts";

const log = createLog({ level: "silent", process: "test" });
const SHORT_MS = 60;

describe.each(["redis", "single-process"] as const)("the %s store", (kind) => {
  let store: KeyValueStore;
  let key: string;

  beforeAll(() => {
    store = kind === "redis" ? createRedisStore(inject("servers").redisUrl, { log }) : createSingleProcessStore();
  });
  beforeEach(() => {
    key = `contract:${randomToken(9)}`;
  });
  afterAll(() => store.close());

  test("says what it is", () => {
    expect(store.kind).toBe(kind);
  });

  test("keeps a text, also an empty one, and knows no other", async () => {
    expect(await store.get(key)).toBeNull();
    expect(await store.set(key, "größe 📦")).toBe(true);
    expect(await store.get(key)).toBe("größe 📦");
    await store.set(key, "");
    expect(await store.get(key)).toBe("");
  });

  test("forgets a key when its time has passed", async () => {
    await store.set(key, "soon gone", { expireMs: SHORT_MS });
    expect(await store.get(key)).toBe("soon gone");
    await expect.poll(() => store.get(key)).toBeNull();
  });

  test("a new value without expiry ends the expiry of the old one", async () => {
    await store.set(key, "1", { expireMs: SHORT_MS });
    await store.set(key, "2");
    await outlast(store, SHORT_MS);
    expect(await store.get(key)).toBe("2");
  });

  test("onlyIfAbsent writes once, and again after expiry", async () => {
    expect(await store.set(key, "first", { onlyIfAbsent: true, expireMs: SHORT_MS })).toBe(true);
    expect(await store.set(key, "second", { onlyIfAbsent: true })).toBe(false);
    expect(await store.get(key)).toBe("first");
    await expect.poll(() => store.set(key, "third", { onlyIfAbsent: true })).toBe(true);
    expect(await store.get(key)).toBe("third");
  });

  test("delete counts what was there, each key once", async () => {
    await store.set(`${key}:a`, "1");
    await store.sortedSetAdd(`${key}:b`, [{ member: "x", score: 1 }]);
    expect(await store.delete(`${key}:a`, `${key}:b`, `${key}:c`, `${key}:a`)).toBe(2);
    expect(await store.get(`${key}:a`)).toBeNull();
    expect(await store.delete()).toBe(0);
  });

  test("increment counts, by any whole number, and its expiry counts from the creation", async () => {
    expect(await store.increment(key, { expireMs: 4 * SHORT_MS })).toBe(1);
    await outlast(store, 2 * SHORT_MS);
    expect(await store.increment(key, { by: 5, expireMs: 60_000 })).toBe(6);
    expect(await store.increment(key, { by: -2 })).toBe(4);
    await expect.poll(() => store.get(key), { timeout: 20 * SHORT_MS }).toBeNull();
    expect(await store.increment(key)).toBe(1);
  });

  test("a hundred increments at once lose none", async () => {
    await Promise.all(Array.from({ length: 100 }, () => store.increment(key)));
    expect(await store.get(key)).toBe("100");
  });

  test("increment refuses a text that is no whole number and leaves it", async () => {
    for (const value of ["ten", "", "1.5", " 1", "1e3", "9223372036854775808"]) {
      await store.set(key, value);
      await expect(store.increment(key)).rejects.toThrow(/whole number|integer/);
      expect(await store.get(key)).toBe(value);
    }
  });

  test("expire gives a key a time, and says whether it was there", async () => {
    expect(await store.expire(key, 1_000)).toBe(false);
    await store.set(key, "1");
    expect(await store.expire(key, SHORT_MS)).toBe(true);
    await expect.poll(() => store.get(key)).toBeNull();
    await store.sortedSetAdd(key, [{ member: "a", score: 1 }]);
    expect(await store.expire(key, 0)).toBe(true);
    expect(await store.sortedSetSize(key)).toBe(0);
  });

  test("a sorted set keeps one score for each member", async () => {
    await store.sortedSetAdd(key, [
      { member: "ada", score: 3 },
      { member: "bob", score: -1.5 },
    ]);
    await store.sortedSetAdd(key, [{ member: "ada", score: 10 }]);
    await store.sortedSetAdd(key, []);
    expect(await store.sortedSetSize(key)).toBe(2);
    expect(await store.sortedSetScore(key, "ada")).toBe(10);
    expect(await store.sortedSetScore(key, "bob")).toBe(-1.5);
    expect(await store.sortedSetScore(key, "eve")).toBeNull();
    expect(await store.sortedSetRemove(key, ["ada", "eve"])).toBe(1);
    expect(await store.sortedSetRemove(key, [])).toBe(0);
    expect(await store.sortedSetRemove(key, ["bob"])).toBe(1);
    expect(await store.delete(key)).toBe(0);
  });

  test("equal scores stand by the bytes of the member, in both directions", async () => {
    // U+FF5E sorts after U+1F600 by UTF-16 code units, but before it by bytes.
    const members = ["～", "😀", "b", "a", "B", "ä"];
    await store.sortedSetAdd(
      key,
      members.map((member) => ({ member, score: 7 })),
    );
    const byBytes = ["B", "a", "b", "ä", "～", "😀"];
    const ascending = await store.sortedSetRange(key, { start: 0, stop: 99, order: "ascending" });
    const descending = await store.sortedSetRange(key, { start: 0, stop: 99, order: "descending" });
    expect(ascending.map((entry) => entry.member)).toEqual(byBytes);
    expect(descending.map((entry) => entry.member)).toEqual(byBytes.toReversed());
    expect(await store.sortedSetRank(key, "～", "ascending")).toBe(4);
    expect(await store.sortedSetRank(key, "～", "descending")).toBe(1);
  });

  test("a set of more than one command takes the place of what was there, and leaves nothing beside it", async () => {
    await store.sortedSetReplace(key, [{ member: "before", score: 1 }], 60_000);
    const entries = Array.from({ length: 25_000 }, (_, score) => ({ member: `m${score}`, score }));
    await store.sortedSetReplace(key, entries, SHORT_MS * 20);
    expect(await store.sortedSetSize(key)).toBe(25_000);
    expect(await store.sortedSetScore(key, "before")).toBeNull();
    await expect.poll(() => store.sortedSetSize(key), { timeout: 5_000 }).toBe(0);
    await store.sortedSetReplace(key, [{ member: "again", score: 1 }], 60_000);
    await store.sortedSetReplace(key, [], 60_000);
    expect(await store.sortedSetSize(key)).toBe(0);
  });

  test("a view is what the whole set says, however many are of one group and whatever part is asked for", async () => {
    const asked = fc.record({
      scores: fc.array(fc.nat({ max: 60 }), { minLength: 1, maxLength: 40 }),
      groupSize: fc.constantFrom(1, 4, 20, 100),
      start: fc.nat({ max: 45 }),
      count: fc.integer({ min: 1, max: 12 }),
      who: fc.nat({ max: 42 }),
      around: fc.nat({ max: 5 }),
    });
    await fc.assert(
      fc.asyncProperty(asked, async ({ scores, groupSize, start, count, who, around }) => {
        const all = scores.map((score, n) => ({ member: `m${String(n).padStart(2, "0")}`, score }));
        const request = { start, count, groupSize, member: { member: `m${String(who).padStart(2, "0")}`, around } };
        await store.sortedSetReplace(key, all, 60_000);
        const falling = all.toSorted((a, b) => b.score - a.score || (a.member < b.member ? 1 : -1));
        expect(await store.sortedSetView(key, request)).toEqual(viewOf(falling, request));
      }),
    );
  });

  test("a view has a page and a place, and those of one group rank alike", async () => {
    const entries = [31, 29, 28, 21, 10, 3].map((score) => ({ member: `m${score}`, score }));
    await store.sortedSetReplace(key, [{ member: "before", score: 99 }], 60_000);
    await store.sortedSetReplace(key, entries, 60_000);
    const view = await store.sortedSetView(key, { start: 1, count: 2, groupSize: 10, member: { member: "m21", around: 1 } });
    expect(view).toEqual({
      size: 6,
      page: { start: 1, entries: entries.slice(1, 3), above: 1 },
      last: { member: "m3", score: 3 },
      place: { index: 3, start: 2, entries: entries.slice(2, 5), above: 1, next: { member: "m31", score: 31, above: 0 } },
    });
    const first = await store.sortedSetView(key, { start: 9, count: 5, groupSize: 10, member: { member: "m31", around: 2 } });
    expect(first.page).toEqual({ start: 9, entries: [], above: 0 });
    expect(first.place).toEqual({ index: 0, start: 0, entries: entries.slice(0, 3), above: 0, next: null });
    expect((await store.sortedSetView(key, { start: 0, count: 1, groupSize: 10, member: { member: "nobody", around: 1 } })).place).toBeNull();
    expect(await store.sortedSetView(`${key}:none`, { start: 0, count: 1, groupSize: 10 })).toEqual({
      size: 0,
      page: { start: 0, entries: [], above: 0 },
      last: null,
      place: null,
    });
    await store.sortedSetReplace(key, [], 60_000);
    expect(await store.sortedSetSize(key)).toBe(0);
  });

  test("ranks and ranges count from 0, both ends included", async () => {
    await store.sortedSetAdd(
      key,
      [10, 20, 30, 40].map((score) => ({ member: `m${score}`, score })),
    );
    expect(await store.sortedSetRange(key, { start: 1, stop: 2, order: "ascending" })).toEqual([
      { member: "m20", score: 20 },
      { member: "m30", score: 30 },
    ]);
    expect(await store.sortedSetRange(key, { start: 0, stop: 0, order: "descending" })).toEqual([{ member: "m40", score: 40 }]);
    expect(await store.sortedSetRange(key, { start: 4, stop: 9, order: "ascending" })).toEqual([]);
    expect(await store.sortedSetRange(key, { start: 2, stop: 1, order: "ascending" })).toEqual([]);
    expect(await store.sortedSetRank(key, "m10", "ascending")).toBe(0);
    expect(await store.sortedSetRank(key, "m10", "descending")).toBe(3);
    expect(await store.sortedSetRank(key, "m50", "ascending")).toBeNull();
    expect(await store.sortedSetRank(`${key}:none`, "m10", "ascending")).toBeNull();
  });

  test("negative ends count from the last", async () => {
    await store.sortedSetAdd(
      key,
      [1, 2, 3].map((score) => ({ member: `m${score}`, score })),
    );
    const members = async (start: number, stop: number) =>
      (await store.sortedSetRange(key, { start, stop, order: "ascending" })).map((entry) => entry.member);
    expect(await members(0, -1)).toEqual(["m1", "m2", "m3"]);
    expect(await members(-2, -1)).toEqual(["m2", "m3"]);
    expect(await members(-99, 0)).toEqual(["m1"]);
    expect(await members(0, -99)).toEqual([]);
  });

  test("a key of the wrong kind is refused by every command for the other kind", async () => {
    await store.sortedSetAdd(key, [{ member: "a", score: 1 }]);
    await expect(store.get(key)).rejects.toThrow();
    await expect(store.increment(key)).rejects.toThrow();
    await store.set(`${key}:text`, "1");
    await expect(store.sortedSetAdd(`${key}:text`, [{ member: "a", score: 1 }])).rejects.toThrow();
    await expect(store.sortedSetSize(`${key}:text`)).rejects.toThrow();
    await expect(store.sortedSetScore(`${key}:text`, "a")).rejects.toThrow();
    await expect(store.sortedSetRank(`${key}:text`, "a", "ascending")).rejects.toThrow();
    await expect(store.sortedSetRange(`${key}:text`, { start: 0, stop: 1, order: "ascending" })).rejects.toThrow();
    await expect(store.sortedSetRemove(`${key}:text`, ["a"])).rejects.toThrow();
    // Writing a text replaces whatever was there.
    expect(await store.set(key, "text")).toBe(true);
    expect(await store.get(key)).toBe("text");
  });

  test("delivers what is published to each subscriber in order, and nothing after it left", async () => {
    const [first, second]: [string[], string[]] = [[], []];
    const leaveFirst = await store.subscribe(key, (message) => first.push(message));
    const leaveSecond = await store.subscribe(key, (message) => second.push(message));
    await store.publish(key, "1");
    await store.publish(`${key}:other`, "not for us");
    await store.publish(key, "2");
    await expect
      .poll(() => [first, second])
      .toEqual([
        ["1", "2"],
        ["1", "2"],
      ]);
    await leaveFirst();
    await store.publish(key, "3");
    await expect.poll(() => second).toEqual(["1", "2", "3"]);
    expect(first).toEqual(["1", "2"]);
    await leaveSecond();
    await leaveSecond();
    await store.publish(key, "4");
    const again: string[] = [];
    const leave = await store.subscribe(key, (message) => again.push(message));
    await store.publish(key, "5");
    await expect.poll(() => again).toEqual(["5"]);
    expect(second).toEqual(["1", "2", "3"]);
    await leave();
  });

  test("of many who want a lock at once one gets it, and after its release another", async () => {
    const taken = (await Promise.all(Array.from({ length: 20 }, () => store.lock(key, { expireMs: 60_000 })))).filter((lock) => lock !== null);
    expect(taken).toHaveLength(1);
    await taken[0]?.release();
    const next = await store.lock(key, { expireMs: 60_000 });
    expect(next).not.toBeNull();
    await next?.release();
  });

  test("a lock ends by itself; whoever lost it can neither extend nor release the next owner's", async () => {
    const first = await store.lock(key, { expireMs: SHORT_MS });
    await expect.poll(() => store.get(key)).toBeNull();
    const second = await store.lock(key, { expireMs: 60_000 });
    expect(second).not.toBeNull();
    expect(await first?.extend(60_000)).toBe(false);
    await first?.release();
    expect(await store.lock(key, { expireMs: 1_000 })).toBeNull();
    await second?.release();
  });

  test("an extended lock outlives its first time", async () => {
    const lock = await store.lock(key, { expireMs: 2 * SHORT_MS });
    expect(await lock?.extend(60_000)).toBe(true);
    await outlast(store, 2 * SHORT_MS);
    expect(await store.lock(key, { expireMs: 1_000 })).toBeNull();
    await lock?.release();
  });

  test("tells its round trip in milliseconds", async () => {
    expect(await store.ping()).toBeGreaterThanOrEqual(0);
  });

  test("tells the version of its server, if it has one", async () => {
    if (store.kind === "redis") expect(await store.version()).toMatch(/^\d+\.\d+/);
    else expect(await store.version()).toBeNull();
  });
});

test("both stores answer any sequence of commands alike", async () => {
  const redis = createRedisStore(inject("servers").redisUrl, { log });
  const single = createSingleProcessStore();
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { maxLength: 25 }), async (commands) => {
        const prefix = `model:${randomToken(9)}:`;
        for (const run of commands) expect(await outcome(run(redis, prefix))).toEqual(await outcome(run(single, prefix)));
      }),
      { numRuns: 150 },
    );
  } finally {
    await redis.close();
    await single.close();
  }
});

describe("when Redis goes away", () => {
  let server: RedisServer;
  let store: KeyValueStore;

  beforeEach(async () => {
    server = await startRedis();
    store = createRedisStore(server.url, { log });
    await store.ping();
  });
  afterEach(async () => {
    await store.close();
    await server.stop();
  });

  test("every command answers `unavailable`, and works again when it is back", async () => {
    const lock = await store.lock("lock", { expireMs: 60_000 });
    await server.kill();
    const commands: (() => Promise<unknown>)[] = [
      () => store.get("a"),
      () => store.set("a", "1"),
      () => store.delete("a"),
      () => store.increment("a"),
      () => store.expire("a", 1),
      () => store.sortedSetAdd("s", [{ member: "a", score: 1 }]),
      () => store.sortedSetRemove("s", ["a"]),
      () => store.sortedSetScore("s", "a"),
      () => store.sortedSetRank("s", "a", "ascending"),
      () => store.sortedSetRange("s", { start: 0, stop: 1, order: "ascending" }),
      () => store.sortedSetSize("s"),
      () => store.publish("c", "1"),
      () => store.subscribe("c", () => undefined),
      () => store.lock("other", { expireMs: 1_000 }),
      () => lock?.extend(1_000) ?? Promise.resolve(),
      () => lock?.release() ?? Promise.resolve(),
      () => store.ping(),
    ];
    for (const run of commands) {
      await expect(run()).rejects.toMatchObject({ code: "unavailable" });
    }
    await server.restart();
    await expect.poll(() => store.set("a", "1").catch(() => false), { timeout: 5_000 }).toBe(true);
    expect(await store.get("a")).toBe("1");
    const heard: string[] = [];
    await expect.poll(() => store.subscribe("c", (message) => heard.push(message)).catch(() => null), { timeout: 5_000 }).not.toBeNull();
    await store.publish("c", "after a subscription that failed");
    await expect.poll(() => heard).toEqual(["after a subscription that failed"]);
  });

  test("a subscription hears again what is published after the return", async () => {
    const heard: string[] = [];
    await store.subscribe("news", (message) => heard.push(message));
    await server.restart();
    await expect
      .poll(
        async () => {
          await store.publish("news", "back").catch(() => undefined); // not there yet
          return heard.length;
        },
        { timeout: 5_000 },
      )
      .toBeGreaterThan(0);
  });

  test("a server that accepts but never answers counts as gone", async () => {
    process.kill(server.pid ?? 0, "SIGSTOP");
    try {
      await expect(store.get("a")).rejects.toMatchObject({ code: "unavailable" });
      // Whoever comes after does not wait as well: a page asks for several things, and every page does. A thousand that waited
      // half a second each would outlast the test.
      for (let n = 0; n < 1_000; n++) await expect(store.get("a")).rejects.toMatchObject({ code: "unavailable" });
    } finally {
      process.kill(server.pid ?? 0, "SIGCONT");
    }
    await expect.poll(() => store.get("a").catch(() => "gone"), { timeout: 5_000 }).toBeNull();
  });
});

type Command = (store: KeyValueStore, prefix: string) => Promise<unknown>;

const keys = fc.constantFrom("a", "b", "c");
const members = fc.constantFrom("x", "y", "Z", "ä", "～", "😀");
const scores = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constantFrom(0.5, -0.1, 1e15, -1e-7));
const index = fc.integer({ min: -4, max: 4 });
const order = fc.constantFrom("ascending" as const, "descending" as const);
const texts = fc.oneof(fc.integer({ min: -50, max: 50 }).map(String), fc.constantFrom("", "text", "+1", "01", "-0"));
const entries = fc.array(fc.record({ member: members, score: scores }), { maxLength: 4 });

/** Any command on few keys, so that they meet; without expiry, since the two clocks differ. */
const command: fc.Arbitrary<Command> = fc.oneof(
  keys.map(
    (key): Command =>
      (store, prefix) =>
        store.get(prefix + key),
  ),
  fc.tuple(keys, texts, fc.boolean()).map(
    ([key, value, onlyIfAbsent]): Command =>
      (store, prefix) =>
        store.set(prefix + key, value, { onlyIfAbsent }),
  ),
  fc.array(keys, { maxLength: 3 }).map(
    (some): Command =>
      (store, prefix) =>
        store.delete(...some.map((key) => prefix + key)),
  ),
  fc.tuple(keys, fc.integer({ min: -5, max: 5 })).map(
    ([key, by]): Command =>
      (store, prefix) =>
        store.increment(prefix + key, { by }),
  ),
  keys.map(
    (key): Command =>
      (store, prefix) =>
        store.expire(prefix + key, 60_000),
  ),
  fc.tuple(keys, entries).map(
    ([key, some]): Command =>
      (store, prefix) =>
        store.sortedSetAdd(prefix + key, some),
  ),
  fc.tuple(keys, fc.array(members, { maxLength: 3 })).map(
    ([key, some]): Command =>
      (store, prefix) =>
        store.sortedSetRemove(prefix + key, some),
  ),
  fc.tuple(keys, members).map(
    ([key, member]): Command =>
      (store, prefix) =>
        store.sortedSetScore(prefix + key, member),
  ),
  fc.tuple(keys, members, order).map(
    ([key, member, way]): Command =>
      (store, prefix) =>
        store.sortedSetRank(prefix + key, member, way),
  ),
  fc.tuple(keys, index, index, order).map(
    ([key, start, stop, way]): Command =>
      (store, prefix) =>
        store.sortedSetRange(prefix + key, { start, stop, order: way }),
  ),
  keys.map(
    (key): Command =>
      (store, prefix) =>
        store.sortedSetSize(prefix + key),
  ),
);

/** What a command answered; refusals are alike whatever their words. */
async function outcome(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    (value) => value,
    () => "refused",
  );
}

/** Waits in the store's own time until a key written now with this expiry is gone. */
async function outlast(store: KeyValueStore, milliseconds: number): Promise<void> {
  const key = `outlast:${randomToken(9)}`;
  await store.set(key, "1", { expireMs: milliseconds });
  await expect.poll(() => store.get(key), { interval: 10 }).toBeNull();
}
