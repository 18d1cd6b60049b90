import { describe, expect, test } from "vitest";
import { type KnownFigure, refusedClaims } from "./check-claims.ts";
import { claimsIn } from "./claims-in.ts";

const figure = (change: Partial<KnownFigure> & Pick<KnownFigure, "id" | "measure" | "value">): KnownFigure => ({
  channel: null,
  baselineValue: null,
  currency: "EUR",
  ...change,
});

/** CPA fell from 60.00 to 37.80 (−37 %), revenue rose from 100,000 to 240,000 (2.4×), conversions 1,234, ROAS 4.21, CVR 3.4 %. */
const figures: KnownFigure[] = [
  figure({ id: "cpa", measure: "cpa_minor", value: 3_780, baselineValue: 6_000 }),
  figure({ id: "revenue", measure: "revenue_minor", value: 24_000_000, baselineValue: 10_000_000 }),
  figure({ id: "conversions", measure: "conversions", value: 1_234 }),
  figure({ id: "roas", measure: "roas", value: 4.21 }),
  figure({ id: "cvr", measure: "cvr", value: 0.034 }),
];

describe("a claim that the data supports", () => {
  test.each([
    "We cut the CPA by 37 %.",
    "CPA: -37%",
    "CPA −37 %",
    "The cost per acquisition fell 37 percent within a year.",
    "The CPA dropped from €60.00 to €37.80.",
    "The CPA fell to EUR 37.80.",
    "Revenue grew by 140 %.",
    "Revenue is 2.4x what it was.",
    "Revenue more than doubled.",
    "We made €240,000 in revenue.",
    "Revenue rose to €240k.",
    "Revenue of €0.24 million.",
    "1,234 leads",
    "1234 conversions in one quarter",
    "A ROAS of 4.2",
    "ROAS 4.21x",
    "More than 1,200 leads were won.",
    "About 1,250 leads were won.",
    "A conversion rate of 3.4 %",
    "Revenue grew by 140 % and the CPA fell by 37 %.",
    "We reduced the CPA by over 30 %.",
    "Die Kosten pro Conversion sanken um 37 %.",
    "Der Umsatz stieg um 140 Prozent auf 240.000 €.",
    "Der Umsatz wuchs auf das 2,4-fache.",
    "Der Umsatz hat sich verdoppelt.",
    "Umsatz: 240.000,00 Euro",
    "0,24 Mio. € Umsatz",
    "1.234 Leads gewonnen",
    "Rund 1.200 Leads gewonnen",
    "Der CPA fiel von 60,00 € auf 37,80 €.",
    "Conversion-Rate von 3,4 %",
    "ROAS von 4,2",
    "We worked from 2024 to 2026 with 3 people on 5 channels, 24/7.",
    "At first a conversion cost €60.00.",
    "In 2026 conversions rose.",
    "Anfangs kostete eine Conversion 60,00 €.",
    "In Q1 the team met every 2 weeks.",
    "",
  ])("%s", (text) => {
    expect(refusedClaims(text, figures)).toEqual([]);
  });
});

describe("a claim that it does not", () => {
  test.each([
    ["We cut the CPA by 40 %.", "40 %", "cpa"],
    ["The CPA rose by 37 %.", "37 %", "cpa"],
    ["Revenue fell by 140 %.", "140 %", "revenue"],
    ["Revenue grew by 37 %.", "37 %", "revenue"],
    ["Revenue grew by 150%.", "150%", "revenue"],
    ["Revenue is 3x what it was.", "3x", "revenue"],
    ["Revenue tripled.", "tripled", "revenue"],
    ["We made $240,000 in revenue.", "$240,000", "revenue"],
    ["We made €250,000 in revenue.", "€250,000", "revenue"],
    ["2,000 leads", "2,000 leads", "conversions"],
    ["More than 1,300 leads were won.", "1,300 leads", "conversions"],
    ["About 1,500 leads were won.", "1,500 leads", "conversions"],
    ["A ROAS of 5", "5", "roas"],
    ["A ROAS of 4.5x", "4.5x", "roas"],
    ["A conversion rate of 37 %", "37 %", "cvr"],
    ["Our CTR is 12 %.", "12 %", null],
    ["Die Kosten pro Conversion sanken um 50 %.", "50 %", "cpa"],
    ["Der Umsatz stieg um 200 Prozent.", "200 Prozent", "revenue"],
    ["Der Umsatz sank um 140 %.", "140 %", "revenue"],
    ["240.500 € Umsatz", "240.500 €", "revenue"],
    ["Der Umsatz hat sich verdreifacht.", "verdreifacht", "revenue"],
    ["Wir haben den CPA um fünfzig Prozent gesenkt.", "fünfzig Prozent", "cpa"],
    ["We cut the CPA by fifty percent.", "fifty percent", "cpa"],
  ])("%s", (text, claim, nearestFigureId) => {
    expect(refusedClaims(text, figures)).toEqual([{ claim, nearestFigureId }]);
  });

  test("is each claim of a text by itself", () => {
    expect(refusedClaims("Revenue grew by 141 % and the CPA fell by 37 %.", figures).map(({ claim }) => claim)).toEqual(["141 %"]);
  });

  test("is every one, where there are no figures", () => {
    expect(refusedClaims("We cut the CPA by 37 %.", [])).toEqual([{ claim: "37 %", nearestFigureId: null }]);
  });
});

test("a loss is no return", () => {
  const loss = [figure({ id: "roi", measure: "roi", value: -0.5 })];
  expect(refusedClaims("An ROI of 50 %", loss)).toHaveLength(1);
  expect(refusedClaims("An ROI of -50 %", loss)).toEqual([]);
});

test("what can be read in two ways is read in both", () => {
  expect(claimsIn("1.234 %")[0]?.readings.map(({ value }) => value)).toEqual([1.234, 1234]);
});
