import { describe, expect, test } from "vitest";
import type { Figures } from "#lib/campaigns/schema";
import { changeOf, tellFigure, writeFigure } from "./figure-kinds.tsx";

const figures: Figures = {
  impressions: 120_000,
  clicks: 1_500,
  conversions: 0,
  spendMinor: 123_456,
  revenueMinor: 0,
  ctr: 0.0125,
  cpcMinor: 82.304,
  cvr: 0,
  cpaMinor: null,
  roas: 2.345,
  roi: null,
};
const style = { currency: "USD", locale: "en" };

describe("figures of campaigns", () => {
  test("are written in their units", () => {
    expect(writeFigure("clicks", figures, style)).toBe("1,500");
    expect(writeFigure("spendMinor", figures, style)).toBe("$1,234.56");
    expect(writeFigure("cpcMinor", figures, style)).toBe("$0.82");
    expect(writeFigure("ctr", figures, style)).toBe("1.3%");
    expect(writeFigure("roas", figures, style)).toBe("2.35×");
    expect(writeFigure("spendMinor", figures, { currency: "JPY", locale: "en" })).toBe("¥123,456");
  });

  test("stand below each other with as many decimals, in the reader's language", () => {
    const german = { currency: "EUR", locale: "de" };
    expect([0.03, 0.026, 1].map((ctr) => writeFigure("ctr", { ...figures, ctr }, german))).toEqual(["3,0\u00a0%", "2,6\u00a0%", "100,0\u00a0%"]);
    expect([3, 2.5].map((roas) => writeFigure("roas", { ...figures, roas }, german))).toEqual(["3,00×", "2,50×"]);
  });

  test("that nobody knows are not 0", () => {
    expect(writeFigure("cpaMinor", figures, style)).toBeNull();
    expect(tellFigure("roi", figures, style)).toBe("–");
    expect(tellFigure("conversions", figures, style)).toBe("0");
  });

  test("change against what they were, if that is known and not 0", () => {
    expect(changeOf(150, 100)).toBe(0.5);
    expect(changeOf(0.1, -0.2)).toBeCloseTo(1.5);
    for (const before of [0, null, undefined]) expect(changeOf(5, before)).toBeNull();
    expect(changeOf(null, 5)).toBeNull();
  });
});
