import type { ChangedFigure, Effects } from "./decompose.ts";

type Direction = "more" | "less";

/** What a part of a change is called, by figure; said in the reader's language. `other` has no direction. */
const REASON_WORDS: Record<ChangedFigure, Record<Exclude<keyof Effects, "other">, Record<Direction, string>>> = {
  revenueMinor: {
    volume: { more: "more clicks", less: "fewer clicks" },
    rate: { more: "a higher conversion rate", less: "a lower conversion rate" },
    price: { more: "a higher value per conversion", less: "a lower value per conversion" },
  },
  spendMinor: {
    volume: { more: "more impressions", less: "fewer impressions" },
    rate: { more: "a higher click-through rate", less: "a lower click-through rate" },
    price: { more: "a higher cost per click", less: "a lower cost per click" },
  },
  conversions: {
    volume: { more: "more impressions", less: "fewer impressions" },
    rate: { more: "more conversions per impression", less: "fewer conversions per impression" },
    price: { more: "more conversions per impression", less: "fewer conversions per impression" },
  },
};

const OTHER_REASON = "what was counted without clicks";

/** The parts of a change that are not zero, the largest first. */
export function effectsInWords(figure: ChangedFigure, effects: Effects): { words: string; amount: number }[] {
  return (["volume", "rate", "price", "other"] as const)
    .map((part) => {
      const amount = effects[part];
      return { words: part === "other" ? OTHER_REASON : REASON_WORDS[figure][part][amount > 0 ? "more" : "less"], amount };
    })
    .filter(({ amount }) => amount !== 0)
    .sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
}
