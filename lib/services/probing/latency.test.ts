import fc from "fast-check";
import { expect, test } from "vitest";
import { latencyAt, latencyOfClass } from "./latency.ts";

/** As the database's probe_latency_class has it. */
const classOf = (ms: number) => Math.ceil(Math.log(Math.max(ms, 0.1)) / Math.log(1.05 / 0.95));

test("what stands for a class is within 5 % of everything in it", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.1, max: 100_000, noNaN: true }), (ms) => {
      expect(Math.abs(latencyOfClass(classOf(ms)) - ms) / ms).toBeLessThanOrEqual(0.05 + 1e-9);
    }),
  );
});

test("a percentile is that of the look in its place, and unknown without looks", () => {
  const counts = { classes: [10, 20, 30], counts: [90, 8, 2] };
  expect([0.5, 0.9, 0.95, 0.98, 0.99, 1].map((share) => latencyAt(counts, share))).toEqual([10, 10, 20, 20, 30, 30].map(latencyOfClass));
  expect(latencyAt({ classes: [], counts: [] }, 0.5)).toBeNull();
});
