import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CompanyCounts, MEASURED_BY } from "./measures.ts";
import { BOARD_KINDS, COMPANY_MEASURES, createBoardForm, KIND_WEIGHTS, saveBoardCall } from "./schema.ts";
import { measureField, type Participant, scoreCompanies } from "./score-companies.ts";

const few = fc.nat({ max: 4 });
const counts: fc.Arbitrary<CompanyCounts> = fc.record({
  impressions: few,
  clicks: few,
  conversions: few,
  spendMinor: few,
  revenueMinor: few,
  figureRows: few,
  conversionsBefore: few,
  revenueMinorBefore: few,
  figureRowsBefore: few,
  channelsBegun: few,
  channelRows: few,
  kindsBegun: few,
  kindRows: few,
  activityRows: few,
  activeMembers: few,
  memberDays: few,
  sessions: few,
  points: fc.integer({ min: -3, max: 3 }),
  pointEntries: few,
  achievements: few,
});
const NOTHING = Object.fromEntries(Object.keys(fc.sample(counts, 1)[0] ?? {}).map((count) => [count, 0])) as unknown as CompanyCounts;
const companies: fc.Arbitrary<Participant[]> = fc.uniqueArray(
  fc.record({ tenantId: fc.uuid(), industry: fc.constantFrom(null, "food", "retail"), counts }),
  { selector: ({ tenantId }) => tenantId, maxLength: 30 },
);
const weights = fc.constantFrom(...BOARD_KINDS.map((kind) => KIND_WEIGHTS[kind]));

describe("scores", () => {
  test("rank by competition, on the whole board and in each industry", () => {
    fc.assert(
      fc.property(companies, weights, (all, weighed) => {
        const scores = scoreCompanies(weighed, all, measureField(all));
        for (const { scoreHundredths, rank, industry, industryRank } of scores) {
          if (scoreHundredths === null) {
            expect([rank, industryRank]).toEqual([null, null]);
            continue;
          }
          const better = scores.filter((other) => other.scoreHundredths !== null && other.scoreHundredths > scoreHundredths);
          expect(rank).toBe(1 + better.length);
          expect(industryRank).toBe(industry === null ? null : 1 + better.filter((other) => other.industry === industry).length);
        }
      }),
    );
  });

  test("are whole hundredths from 0 to 100, the weighted mean of their parts", () => {
    fc.assert(
      fc.property(companies, weights, (all, weighed) => {
        for (const { scoreHundredths, parts } of scoreCompanies(weighed, all, measureField(all))) {
          expect(parts.map(({ measure }) => measure)).toEqual(weighed.map(({ measure }) => measure));
          if (scoreHundredths === null) continue;
          const mean = parts.reduce((sum, { weight, percentileHundredths }) => sum + weight * (percentileHundredths ?? 0), 0) / 100;
          expect(Number.isInteger(scoreHundredths) && scoreHundredths >= 0 && scoreHundredths <= 10_000).toBe(true);
          expect(Math.abs(scoreHundredths - mean)).toBeLessThanOrEqual(0.5);
        }
      }),
    );
  });

  test("are withheld from whoever lacks one of the measures, and from nobody else", () => {
    fc.assert(
      fc.property(companies, weights, (all, weighed) => {
        const scores = scoreCompanies(weighed, all, measureField(all));
        for (const [index, company] of all.entries()) {
          const lacks = weighed.some(({ measure }) => MEASURED_BY[measure](company.counts) === null);
          expect(scores[index]?.scoreHundredths === null).toBe(lacks);
        }
      }),
    );
  });

  test("do not depend on the order in which companies come", () => {
    fc.assert(
      fc.property(companies, weights, (all, weighed) => {
        const backwards = all.toReversed();
        expect(scoreCompanies(weighed, backwards, measureField(backwards)).toReversed()).toEqual(scoreCompanies(weighed, all, measureField(all)));
      }),
    );
  });
});

describe("measures", () => {
  test("of nothing are unknown where figures come from outside, and 0 where the portal counts itself", () => {
    const values = Object.fromEntries(COMPANY_MEASURES.map((measure) => [measure, MEASURED_BY[measure]({ ...NOTHING, activeMembers: 2 })]));
    expect(values).toMatchObject({ roi: null, conversions: null, ctr: null, conversion_growth: null, revenue_growth: null, new_channels: null });
    expect(values).toMatchObject({ points: { over: 0, under: 2 }, sign_in_days: { over: 0, under: 2 }, achievements: { over: 0, under: 1 } });
  });

  test("divide sums once", () => {
    const some = {
      ...NOTHING,
      figureRows: 3,
      figureRowsBefore: 2,
      spendMinor: 400,
      revenueMinor: 1_000,
      revenueMinorBefore: 500,
      conversionsBefore: 8,
    };
    expect(MEASURED_BY.roi(some)).toEqual({ over: 600, under: 400, rows: 3 });
    expect(MEASURED_BY.revenue_growth(some)).toEqual({ over: 500, under: 500, rows: 5 });
    expect(MEASURED_BY.conversion_growth(some)).toEqual({ over: -8, under: 8, rows: 5 });
    expect(MEASURED_BY.conversion_growth({ ...some, conversionsBefore: 0 })).toBeNull();
  });
});

describe("weights", () => {
  test.each(BOARD_KINDS)("of %s add up to 100", (kind) => {
    expect(saveBoardCall.safeParse({ name: kind, weights: KIND_WEIGHTS[kind] }).success).toBe(true);
  });

  test.each([
    [[{ measure: "roi", weight: 99 }]],
    [[]],
    [
      [
        { measure: "roi", weight: 50 },
        { measure: "roi", weight: 50 },
      ],
    ],
    [[{ measure: "luck", weight: 100 }]],
  ])("%j are refused", (refused) => {
    expect(saveBoardCall.safeParse({ name: "Own", weights: refused }).success).toBe(false);
  });

  test("of a form leave out what has none", () => {
    expect(createBoardForm.parse({ name: "Own", weight_roi: "60", weight_ctr: "", weight_points: "40" })).toEqual({
      name: "Own",
      weights: [
        { measure: "roi", weight: 60 },
        { measure: "points", weight: 40 },
      ],
    });
    expect(createBoardForm.safeParse({ name: "Own", weight_roi: "60" }).error?.issues[0]?.path).toEqual(["weight_roi"]);
  });
});
