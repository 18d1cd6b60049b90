import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEAL_STAGES, mayMove, placeBetween, probabilityAfter, STAGE_PROBABILITY, weightedMinor } from "./stages.ts";

describe("the stages of a deal", () => {
  it("are open to each other, end from each, and are opened again from the end", () => {
    const table = DEAL_STAGES.map((from) => `${from}: ${DEAL_STAGES.filter((to) => mayMove(from, to)).join(" ")}`);
    expect(table).toEqual([
      "discovery: qualification proposal negotiation closed_won closed_lost",
      "qualification: discovery proposal negotiation closed_won closed_lost",
      "proposal: discovery qualification negotiation closed_won closed_lost",
      "negotiation: discovery qualification proposal closed_won closed_lost",
      "closed_won: discovery qualification proposal negotiation",
      "closed_lost: discovery qualification proposal negotiation",
    ]);
  });

  it("bring their likelihood, unless somebody set another", () => {
    expect(probabilityAfter("discovery", "proposal", 10)).toBe(50);
    expect(probabilityAfter("discovery", "proposal", 35)).toBe(35);
    expect(probabilityAfter("proposal", "closed_won", 35)).toBe(100);
    expect(probabilityAfter("proposal", "closed_lost", 90)).toBe(0);
    expect(probabilityAfter("closed_lost", "negotiation", 0)).toBe(75);
  });
});

describe("what a deal counts in a forecast", () => {
  it("is its amount by its likelihood, half a unit up", () => {
    expect(weightedMinor(1_000, 25)).toBe(250);
    expect(weightedMinor(1, 50)).toBe(1);
    expect(weightedMinor(1, 49)).toBe(0);
    expect(Object.values(STAGE_PROBABILITY).map((probability) => weightedMinor(200, probability))).toEqual([20, 50, 100, 150, 200, 0]);
  });
});

describe("a place between two", () => {
  it("lies between them, or beyond the edge", () => {
    expect([placeBetween(null, null), placeBetween(null, 0), placeBetween(0, null), placeBetween(0, 1)]).toEqual([0, -1, 1, 0.5]);
    fc.assert(
      fc.property(fc.integer({ min: -1_000, max: 1_000 }), fc.integer({ min: 1, max: 1_000 }), (above, gap) => {
        const place = placeBetween(above, above + gap);
        expect(place > above && place < above + gap).toBe(true);
      }),
    );
  });
});
