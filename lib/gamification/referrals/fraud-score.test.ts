import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assessFraud, FRAUD_WEIGHTS, type FraudObservations, type FraudSignal } from "./fraud-score.ts";

const SIGNALS = Object.keys(FRAUD_WEIGHTS) as FraudSignal[];
const UNKNOWN: FraudObservations = {
  under_five_minutes: null,
  same_address: null,
  same_device: null,
  many_recent: null,
  odd_mail: null,
  known_pattern: null,
  graph_cycle: null,
  shared_payment: null,
};
const seen = (...present: FraudSignal[]): FraudObservations => ({
  ...UNKNOWN,
  ...Object.fromEntries(present.map((signal) => [signal, { isPresent: true, evidence: `shown by ${signal}` }])),
});

test("nothing known is no suspicion", () => {
  expect(assessFraud(UNKNOWN)).toMatchObject({ score: 0, verdict: "approved" });
});

describe("the limits themselves stand on the milder side", () => {
  test.each([
    [seen("odd_mail", "known_pattern"), 0.3, "approved"],
    [seen("same_address"), 0.4, "review"],
    [seen("same_device", "under_five_minutes"), 0.8, "review"],
    [seen("same_device", "same_address"), 0.9, "rejected"],
    [seen(...SIGNALS), 1, "rejected"],
  ])("case %#", (observations, score, verdict) => {
    expect(assessFraud(observations)).toMatchObject({ score, verdict });
  });
});

test("each signal is told with its evidence, also when it is absent or unknown", () => {
  const { signals } = assessFraud({ ...seen("graph_cycle"), same_device: { isPresent: false, evidence: "two devices" } });
  expect(signals.map(({ signal }) => signal)).toEqual(SIGNALS);
  expect(signals).toContainEqual({ signal: "graph_cycle", isPresent: true, weight: 0.5, evidence: "shown by graph_cycle" });
  expect(signals).toContainEqual({ signal: "same_device", isPresent: false, weight: 0, evidence: "two devices" });
  expect(signals).toContainEqual({ signal: "odd_mail", isPresent: null, weight: 0, evidence: null });
});

test("a score lies between 0 and 1, is what its signals say, and never falls by one more signal", () => {
  fc.assert(
    fc.property(fc.subarray(SIGNALS), fc.constantFrom(...SIGNALS), (present, added) => {
      const { score, signals } = assessFraud(seen(...present));
      const sum = signals.reduce((total, { weight }) => total + weight, 0);
      expect(score).toBeCloseTo(Math.min(1, sum), 10);
      expect(assessFraud(seen(...new Set([...present, added]))).score).toBeGreaterThanOrEqual(score);
    }),
  );
});
