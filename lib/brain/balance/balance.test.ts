import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Breaker, createBreaker } from "./breaker.ts";
import { type Choosable, chooseInstance, isCanary, newMemory } from "./choose-instance.ts";
import { countOutcome, EJECTION, isEjected, mostEjected, newEjection } from "./ejection.ts";
import { pickable } from "./pick.ts";
import { mayRetry } from "./retry-budget.ts";

const instances = (...weights: number[]): Choosable[] => weights.map((weight, at) => ({ address: `http://10.0.0.${at}`, weight, underWay: 0 }));
const times = <T>(count: number, work: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => work(n));
const shares = (chosen: (Choosable | null)[]) => {
  const counts = new Map<string, number>();
  for (const one of chosen) counts.set(one?.address ?? "", (counts.get(one?.address ?? "") ?? 0) + 1);
  return [...counts].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, count]) => count);
};

describe("choosing an instance", () => {
  test("goes round, each in turn", () => {
    const memory = newMemory();
    const three = instances(1, 1, 1);
    expect(shares(times(9, () => chooseInstance(three, "round_robin", memory, "")))).toEqual([3, 3, 3]);
  });

  test("by weight is smooth and exact", () => {
    const memory = newMemory();
    const three = instances(5, 1, 1);
    const chosen = times(7, () => chooseInstance(three, "weighted", memory, "")?.address.at(-1));
    expect(chosen.filter((last) => last === "0")).toHaveLength(5);
    expect(chosen.join("")).not.toContain("000000");
  });

  test("takes of two the one with less to do, so that a slow one is spared", () => {
    const memory = newMemory();
    const three = instances(100, 100, 100);
    for (const slow of three.slice(0, 1)) slow.underWay = 50;
    const chosen = times(600, () => chooseInstance(three, "least_requests", memory, ""));
    // It is taken only when it meets itself, which it never does.
    expect(chosen.includes(three[0] ?? null)).toBe(false);
  });

  test("sticks to a key, and moves only those whose instance went", () => {
    const memory = newMemory();
    const five = instances(1, 1, 1, 1, 1);
    const keys = times(2_000, (n) => `user-${n}`);
    const before = keys.map((key) => chooseInstance(five, "sticky", memory, key));
    const fewer = five.slice(1);
    keys.forEach((key, at) => {
      if (before[at] !== five[0]) expect(chooseInstance(fewer, "sticky", memory, key)).toBe(before[at]);
    });
    for (const share of shares(before)) expect(share).toBeGreaterThan(300);
  });

  test("sticks in proportion to weights", () => {
    const chosen = times(4_000, (n) => chooseInstance(instances(3, 1), "sticky", newMemory(), `user-${n}`));
    const [heavy = 0] = shares(chosen);
    expect(heavy / 4_000).toBeGreaterThan(0.71);
    expect(heavy / 4_000).toBeLessThan(0.79);
  });

  test("gives a canary its share, always of the same ones, and keeps them when it grows", () => {
    const keys = times(5_000, (n) => `tenant-${n}`);
    const ten = keys.filter((key) => isCanary(key, 10));
    expect(ten.length).toBeGreaterThan(400);
    expect(ten.length).toBeLessThan(600);
    expect(ten.every((key) => isCanary(key, 30))).toBe(true);
    expect([keys.some((key) => isCanary(key, 0)), keys.every((key) => isCanary(key, 100))]).toEqual([false, true]);
  });

  test("finds one whenever there is one", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1_000 }), { maxLength: 12 }),
        fc.constantFrom("round_robin", "least_requests", "weighted", "sticky" as const),
        fc.string(),
        (weights, balancing, key) => {
          const all = instances(...weights);
          const chosen = chooseInstance(all, balancing, newMemory(), key);
          return weights.length === 0 ? chosen === null : chosen !== null && all.includes(chosen);
        },
      ),
    );
  });
});

describe("ejection", () => {
  test("takes five failures in a row, lasts longer each time, and is forgiven with time", () => {
    const [bad, good] = [newEjection(), newEjection()];
    const group = [bad, good];
    const fail = (count: number, now: number) => times(count, () => countOutcome(bad, group, true, now)).includes(true);
    expect(fail(4, 1_000)).toBe(false);
    countOutcome(bad, group, false, 1_000);
    expect(fail(4, 1_000)).toBe(false);
    expect(fail(1, 1_000)).toBe(true);
    expect([isEjected(bad, 30_999), isEjected(bad, 31_000)]).toEqual([true, false]);
    expect(fail(5, 40_000)).toBe(true);
    expect([isEjected(bad, 99_999), isEjected(bad, 100_000)]).toEqual([true, false]);
    times(20, (n) => fail(5, 1_000_000 * (n + 1)));
    expect(bad.untilMs - 20_000_000).toBe(EJECTION.mostMs);
    const { times: before } = bad;
    countOutcome(bad, group, false, 30_000_000);
    expect(bad.times).toBe(before - 1);
  });

  test("leaves the last one, and a tenth of many", () => {
    expect([1, 2, 5, 10, 20, 35].map(mostEjected)).toEqual([0, 1, 1, 1, 2, 3]);
    const group = times(20, newEjection);
    for (const each of group) times(5, () => countOutcome(each, group, true, 1_000));
    expect(group.filter((each) => isEjected(each, 2_000))).toHaveLength(2);
  });
});

test("who may get a request: the well, all of them in a panic, and never one whose circuit is open", () => {
  const all = [1, 2, 3, 4].map((id) => ({ id, weight: 1 }));
  const ids = (down: number[], ejected: number[], open: number[]) =>
    pickable([...all, { id: 5, weight: 0 }], {
      isDown: ({ id }) => down.includes(id),
      isEjected: ({ id }) => ejected.includes(id),
      isClosed: ({ id }) => !open.includes(id),
    }).map(({ id }) => id);
  expect(ids([], [], [])).toEqual([1, 2, 3, 4]);
  expect(ids([1], [2], [])).toEqual([3, 4]);
  expect(ids([1, 2], [3], [])).toEqual([1, 2, 3, 4]);
  expect(ids([1, 2], [3], [4])).toEqual([1, 2, 3]);
  expect(ids([], [], [1, 2, 3, 4])).toEqual([]);
});

test("retries are a fifth of what is under way, and three in any case", () => {
  expect([mayRetry(1, 2), mayRetry(1, 3), mayRetry(100, 19), mayRetry(100, 20)]).toEqual([true, false, true, false]);
});

describe("a circuit breaker", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const end = async (breaker: Breaker, isFailure: boolean) => {
    breaker.begin()(isFailure);
    await vi.advanceTimersByTimeAsync(0);
  };

  test("opens after failures in a row, tries one at a time when its time is over, and closes after enough successes", async () => {
    const changes: string[] = [];
    const breaker = createBreaker({ failures: 3, openSeconds: 30, successes: 2 }, (state) => changes.push(state));
    for (const isFailure of [true, true, false, true, true, true]) await end(breaker, isFailure);
    expect([breaker.state, breaker.isUsable(), breaker.waitMs()]).toEqual(["open", false, 30_000]);
    vi.advanceTimersByTime(30_000);
    expect(breaker.isUsable()).toBe(true);
    const trial = breaker.begin();
    expect(breaker.isUsable()).toBe(false);
    trial(true);
    await vi.advanceTimersByTimeAsync(0);
    expect([breaker.state, breaker.isUsable()]).toEqual(["open", false]);
    vi.advanceTimersByTime(30_000);
    await end(breaker, false);
    expect(breaker.state).toBe("half_open");
    await end(breaker, false);
    expect([breaker.state, breaker.isUsable()]).toEqual(["closed", true]);
    expect(changes).toEqual(["open", "half_open", "open", "half_open", "closed"]);
  });

  test("what began before it opened says nothing of the time afterwards, and a success among failures begins the count anew", async () => {
    const breaker = createBreaker({ failures: 2, openSeconds: 30, successes: 1 }, () => undefined);
    for (const isFailure of [false, true, false, true]) await end(breaker, isFailure);
    expect(breaker.state).toBe("closed");
    const [late, later] = [breaker.begin(), breaker.begin()];
    await end(breaker, true);
    expect(breaker.state).toBe("open");
    vi.advanceTimersByTime(30_000);
    late(true);
    later(false);
    await vi.advanceTimersByTimeAsync(0);
    expect([breaker.state, breaker.isUsable()]).toEqual(["open", true]);
    await end(breaker, false);
    expect(breaker.state).toBe("closed");
    // One failure is one again.
    await end(breaker, false);
    await end(breaker, true);
    expect(breaker.state).toBe("closed");
  });
});
