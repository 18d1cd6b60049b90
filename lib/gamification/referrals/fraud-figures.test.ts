import fc from "fast-check";
import { expect, test } from "vitest";
import { type DecidedConversion, figuresOf } from "./fraud-figures.ts";
import { FRAUD_SIGNALS, FRAUD_VERDICTS } from "./fraud-score.ts";

const decided = (verdict: DecidedConversion["verdict"], isFraud: boolean, ...present: DecidedConversion["present"]): DecidedConversion => {
  return { verdict, isFraud, present };
};

test("of nothing nothing is said", () => {
  expect(figuresOf([])).toMatchObject({ decided: 0, overturned: 0, precision: null, recall: null });
});

test("flagged fraud, false alarms, what was missed, and what was overturned are told apart", () => {
  const figures = figuresOf([
    decided("rejected", true, "same_device", "same_address"),
    decided("review", true, "same_device"),
    decided("review", false, "same_address"),
    decided("rejected", false, "same_device"),
    decided("approved", true),
    decided("approved", false),
  ]);
  expect(figures).toMatchObject({ decided: 6, fraud: 3, flagged: 4, flaggedFraud: 2, overturned: 2, precision: 0.5, recall: 2 / 3 });
  expect(figures.signals.find(({ signal }) => signal === "same_device")).toEqual({ signal: "same_device", seen: 3, fraud: 2, precision: 2 / 3 });
});

test("shares lie between nothing and all, and the order does not matter", () => {
  const one = fc.record({
    verdict: fc.constantFrom(...FRAUD_VERDICTS),
    isFraud: fc.boolean(),
    present: fc.subarray([...FRAUD_SIGNALS]),
  });
  fc.assert(
    fc.property(fc.array(one), (all) => {
      const { precision, recall, flaggedFraud, flagged, fraud } = figuresOf(all);
      for (const share of [precision, recall]) if (share !== null) expect(share >= 0 && share <= 1).toBe(true);
      expect(flaggedFraud).toBeLessThanOrEqual(Math.min(flagged, fraud));
      expect(figuresOf(all.toReversed())).toEqual(figuresOf(all));
    }),
  );
});
