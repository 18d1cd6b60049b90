import { describe, expect, test } from "vitest";
import { evaluate } from "./evaluate.ts";

const day = (number: number, trials: number, successes: number) => ({ day: `2026-12-${String(number).padStart(2, "0")}`, trials, successes });
const plan = { need: 1_000, alpha: 0.05 };

describe("a test", () => {
  test("says nothing before every variant has its sample, however clear it looks", () => {
    const { verdict, have, need, totals } = evaluate(
      [
        { id: "a", days: [day(1, 5_000, 50)] },
        { id: "b", days: [day(1, 999, 400)] },
      ],
      plan,
    );
    expect({ verdict, have, need }).toEqual({ verdict: null, have: 999, need: 1_000 });
    expect(totals[1]).toEqual({ variantId: "b", trials: 999, successes: 400, rate: 400 / 999 });
  });

  test("without a single try has no rate", () => {
    expect(
      evaluate(
        [
          { id: "a", days: [] },
          { id: "b", days: [] },
        ],
        plan,
      ).totals[0]?.rate,
    ).toBeNull();
  });

  test("speaks of the days until the sample was there, and of no later one", () => {
    const before = [
      { id: "a", days: [day(2, 600, 60), day(1, 600, 60)] },
      { id: "b", days: [day(1, 900, 150), day(3, 200, 40)] },
    ];
    const { verdict } = evaluate(before, plan);
    expect(verdict?.closedOn).toBe("2026-12-03");
    expect(verdict?.comparisons[0]).toMatchObject({ variantId: "b", method: "z", outcome: "better", baseRate: 0.1 });
    const later = before.map(({ id, days }) => ({ id, days: [...days, day(4, 9_000, id === "a" ? 9_000 : 0)] }));
    expect(evaluate(later, plan).verdict).toEqual(verdict);
  });

  test("tells a worse one, and one of which nothing can be said", () => {
    const { verdict } = evaluate(
      [
        { id: "a", days: [day(1, 1_000, 100)] },
        { id: "b", days: [day(1, 1_000, 50)] },
        { id: "c", days: [day(1, 1_000, 104)] },
      ],
      plan,
    );
    expect(verdict?.comparisons.map(({ outcome }) => outcome)).toEqual(["worse", "unclear"]);
    expect(verdict?.confidence).toBeCloseTo(0.975, 12);
    expect(verdict?.comparisons[0]?.high).toBeLessThan(0);
  });

  test("of several is not won by the luck of one: 0.04 among three others is no difference", () => {
    const days = (successes: number) => [day(1, 1_000, successes)];
    const variants = [
      { id: "a", days: days(100) },
      { id: "b", days: days(129) },
    ];
    expect(evaluate(variants, plan).verdict?.comparisons[0]?.outcome).toBe("better");
    const more = [...variants, { id: "c", days: days(101) }, { id: "d", days: days(99) }];
    expect(evaluate(more, plan).verdict?.comparisons[0]?.outcome).toBe("unclear");
  });

  test("uses the exact test where little is expected", () => {
    const { verdict } = evaluate(
      [
        { id: "a", days: [day(1, 1_000, 1)] },
        { id: "b", days: [day(1, 1_000, 3)] },
      ],
      plan,
    );
    expect(verdict?.comparisons[0]).toMatchObject({ method: "fisher", outcome: "unclear" });
  });
});

/** Numbers between 0 and 1, the same ones every time (T. Ettinger's mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

describe("of tests in which nothing differs, watched every day", () => {
  const RUNS = 2_000;
  const [rate, perDay, lastDay] = [0.1, 100, 20];

  /** How many are ever told to differ, by somebody who looks after each day and believes the first that is told. */
  function falselyTold(variants: number, need: number): number {
    const next = numbersFrom(20_261_128);
    let told = 0;
    for (let run = 0; run < RUNS; run += 1) {
      const counted = Array.from({ length: variants }, (_, index) => ({ id: String(index), days: [] as ReturnType<typeof day>[] }));
      for (let number = 1; number <= lastDay; number += 1) {
        for (const { days } of counted) days.push(day(number, perDay, Array.from({ length: perDay }, next).filter((each) => each < rate).length));
        const { verdict } = evaluate(counted, { need, alpha: 0.05 });
        if (verdict?.comparisons.some(({ outcome }) => outcome !== "unclear")) {
          told += 1;
          break;
        }
      }
    }
    return told;
  }

  // 5 % and three standard errors of 2,000 runs: 0.05 + 3 √(0.05 · 0.95 / 2000) = 0.0646.
  test("no more than 5 % are told to differ", { timeout: 60_000 }, () => expect(falselyTold(2, 1_000) / RUNS).toBeLessThan(0.0646));

  test("nor are they with four variants", { timeout: 60_000 }, () => expect(falselyTold(4, 1_000) / RUNS).toBeLessThan(0.0646));
});
