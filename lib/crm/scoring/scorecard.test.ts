import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { binFactor, type Factor, type FactValue, indexOfBin, type Outcome } from "./bin-values.ts";
import { fitLogistic } from "./fit-logistic.ts";
import { chanceOfPoints, fitScorecard, scoreByCard } from "./fit-scorecard.ts";
import { areaUnderCurve, crossValidate, measureFit } from "./measure-fit.ts";

const outcome = (value: FactValue, isWon: boolean): Outcome => ({ facts: { value }, isWon });
const many = (count: number, value: FactValue, wonShare: number): Outcome[] =>
  Array.from({ length: count }, (_, index) => outcome(value, index < count * wonShare));

describe("ranges and levels", () => {
  const rising = [10, 20, 30, 40, 50].flatMap((value) => many(40, value, value / 100));
  const number: Factor = { name: "value", kind: "number" };

  it("lets the evidence of a number only rise, or only fall", () => {
    const wavy = [0.1, 0.5, 0.3, 0.7, 0.6, 0.9].flatMap((share, index) => many(50, index, share));
    const evidence = binFactor(number, wavy)
      .bins.filter(({ kind }) => kind === "range")
      .map((bin) => bin.evidence);
    expect(evidence).toEqual(evidence.toSorted((a, b) => a - b));
    expect(evidence.length).toBeGreaterThan(2);
  });

  it("never parts equal values, and covers every number there is", () => {
    const factor = binFactor(number, rising);
    const counted = factor.bins.filter(({ kind }) => kind === "range").map(({ won, lost }) => won + lost);
    expect(counted.every((leads) => leads % 40 === 0)).toBe(true);
    expect(indexOfBin(factor, -1e9)).toBe(0);
    expect(factor.bins[indexOfBin(factor, 1e9)]?.below).toBeNull();
  });

  it("keeps what is not known in a bin of its own, also where it was always known", () => {
    const never = binFactor(number, rising).bins.at(-1);
    expect(never).toMatchObject({ kind: "missing", won: 0, lost: 0 });
    expect(never?.evidence).toBeCloseTo(0);
    const withGaps = binFactor(number, [...rising, ...many(40, null, 0)]);
    expect(withGaps.bins.at(-1)).toMatchObject({ kind: "missing", won: 0, lost: 40 });
    expect(withGaps.bins.at(-1)?.evidence).toBeLessThan(-1);
  });

  it("puts rare levels together, and counts one that was never seen among them", () => {
    const factor = binFactor({ name: "value", kind: "level" }, [...many(100, "fair", 0.5), ...many(100, "web", 0.2), outcome("radio", true)]);
    expect(factor.bins.map(({ kind, levels }) => levels.join() || kind)).toEqual(["fair", "web", "other", "missing"]);
    expect(factor.bins[2]).toMatchObject({ won: 1, lost: 0 });
    expect(indexOfBin(factor, "poster")).toBe(2);
  });

  it("does not take three of three for certain", () => {
    const [, , other] = binFactor({ name: "value", kind: "level" }, [...many(100, "a", 0.5), ...many(100, "b", 0.5), ...many(3, "c", 1)]).bins;
    expect(other?.evidence).toBeLessThan(0.6);
  });
});

describe("the regression", () => {
  it("finds the weights that the outcomes were made with", () => {
    const rows = Array.from({ length: 4_000 }, (_, index) => [((index * 37) % 101) / 50 - 1, ((index * 53) % 97) / 50 - 1]);
    const won = rows.map(([a = 0, b = 0], index) => 1 / (1 + Math.exp(2 - 1.5 * a + b)) > ((index * 71) % 100) / 100);
    const { constant, weights } = fitLogistic(rows, won);
    expect(constant).toBeCloseTo(-2, 0);
    expect(weights[0]).toBeCloseTo(1.5, 0);
    expect(weights[1]).toBeCloseTo(-1, 0);
  });

  it("stays finite when one column decides everything", () => {
    const rows = Array.from({ length: 100 }, (_, index) => [index < 5 ? 5 : -5]);
    const { constant, weights } = fitLogistic(
      rows,
      rows.map((_, index) => index < 5),
    );
    expect([constant, ...weights].every(Number.isFinite)).toBe(true);
    expect(weights[0]).toBeGreaterThan(0);
  });
});

describe("the scorecard", () => {
  const outcomes = [...many(200, "fair", 0.6), ...many(200, "web", 0.2), ...many(200, "call", 0.4)];
  const card = fitScorecard([{ name: "value", kind: "level" }], outcomes);

  it("adds up: its points are whole, and make the score", () => {
    const scored = scoreByCard(card, { value: "fair" });
    expect(scored.sum).toBe(card.basePoints + scored.factors.reduce((sum, { points }) => sum + points, 0));
    expect(card.factors.flatMap(({ bins }) => bins.map(({ points }) => points)).every(Number.isInteger)).toBe(true);
  });

  it("gives the average lead 50, and ten points more for twice the odds", () => {
    const odds = (points: number) => chanceOfPoints(card, points) / (1 - chanceOfPoints(card, points));
    expect(odds(50)).toBeCloseTo(card.averageOdds);
    expect(odds(60) / odds(50)).toBeCloseTo(2);
    expect(scoreByCard(card, { value: "fair" }).chance).toBeCloseTo(0.6, 1);
    expect(scoreByCard(card, { value: "web" }).chance).toBeCloseTo(0.2, 1);
  });

  it("leaves out a factor that says nothing", () => {
    const noisy = outcomes.map((known, index) => ({ ...known, facts: { ...known.facts, parity: index % 2 === 0 ? "even" : "odd" } }));
    const both = fitScorecard(
      [
        { name: "value", kind: "level" },
        { name: "parity", kind: "level" },
      ],
      noisy,
    );
    expect(both.factors.map(({ name }) => name)).toEqual(["value"]);
  });
});

describe("how good it is", () => {
  it("is one half by chance, one without an error, and halves what is equal", () => {
    const forecasts = (chances: number[]) => chances.map((chance, index) => ({ chance, isWon: index >= 2 }));
    expect(areaUnderCurve(forecasts([0.1, 0.2, 0.3, 0.4]))).toBe(1);
    expect(areaUnderCurve(forecasts([0.3, 0.4, 0.1, 0.2]))).toBe(0);
    expect(areaUnderCurve(forecasts([0.5, 0.5, 0.5, 0.5]))).toBe(0.5);
  });

  it("finds nothing where there is nothing, because nobody is judged by a card that knows them", () => {
    const chance = Array.from({ length: 400 }, (_, index) => outcome(((index * 7919) % 1009) / 10, (index * 104_729) % 7 < 3));
    expect(areaUnderCurve(crossValidate([{ name: "value", kind: "number" }], chance))).toBeLessThan(0.6);
  });

  it("tells won from lost on real contacts it has not seen: AUC of .77 or more without the length of the call", () => {
    const { factors, outcomes } = bankMarketing();
    expect(factors.map(({ name }) => name)).not.toContain("duration");
    const forecasts = crossValidate(factors, outcomes);
    const { auc, brier, brierOfAverage, calibration } = measureFit(forecasts);
    console.info(
      `Bank Marketing, ${outcomes.length} contacts: AUC ${auc.toFixed(4)}, Brier ${brier.toFixed(4)} (average: ${brierOfAverage.toFixed(4)})`,
    );
    expect(forecasts).toHaveLength(4_119);
    expect(auc).toBeGreaterThanOrEqual(0.77);
    expect(brier).toBeLessThan(brierOfAverage * 0.85);
    expect(calibration).toHaveLength(10);
    for (const { expected, observed } of calibration) expect(Math.abs(expected - observed)).toBeLessThan(0.06);
  }, 60_000);
});

/** See tests/fixtures/leads/README.md. */
function bankMarketing(): { factors: Factor[]; outcomes: Outcome[] } {
  const file = new URL("../../../tests/fixtures/leads/uci-bank-marketing-tenth.csv", import.meta.url);
  const [header = "", ...lines] = readFileSync(file, "utf8").trim().split("\n");
  const names = header.split(";").slice(0, -1);
  const levels = ["job", "marital", "education", "default", "housing", "loan"];
  const factors = names.map((name): Factor => ({ name, kind: levels.includes(name) ? "level" : "number" }));
  const readValue = (name: string, text: string): FactValue => {
    if (text === "unknown" || (name === "pdays" && text === "999")) return null;
    return levels.includes(name) ? text : Number(text);
  };
  const outcomes = lines.map((line) => {
    const values = line.split(";");
    return { facts: Object.fromEntries(names.map((name, index) => [name, readValue(name, values[index] ?? "")])), isWon: values.at(-1) === "1" };
  });
  return { factors, outcomes };
}
