import { expect, test } from "vitest";
import { keptCounts, type ReadLine } from "./kept-counts.ts";

const line = (addedUpUnder: string, conversions: string, spend = "0.44"): ReadLine => ({
  addedUpUnder,
  row: {
    line: 2,
    problem: null,
    campaign: "a",
    isNewCampaign: false,
    channel: "email",
    day: "2026-09-01",
    outcome: "new",
    currency: "EUR",
    figures: { conversions, spend },
  },
});
const kept = (...lines: ReadLine[]) => keptCounts(lines).rows.map(({ figures }) => figures.conversions);

test("a line that has its day for itself is shown with what is kept of it", () => {
  expect(kept(line("a", "0.50"), line("b", "0.49"), line("c", "12.00"))).toEqual(["1", "0", "12"]);
});

test("lines of one day keep their parts, which are added up before they are rounded", () => {
  expect(kept(line("a", "10.50"), line("a", "0.50"), line("b", "0.50"))).toEqual(["10.50", "0.50", "1"]);
});

test("amounts are left as they are, and what a line does not tell is not made up", () => {
  expect(keptCounts([line("a", "0.50")]).rows[0]?.figures).toEqual({ conversions: "1", spend: "0.44" });
});

test("parts are told where a line has some", () => {
  expect(keptCounts([line("a", "12.00")]).hasPartsOfConversions).toBe(false);
  expect(keptCounts([line("a", "12.00"), line("b", "0.50")]).hasPartsOfConversions).toBe(true);
});
