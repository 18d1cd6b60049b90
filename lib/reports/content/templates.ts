import { type NewBlock, usualBlock } from "./blocks.ts";
import type { PeriodChoice } from "./period.ts";

export const TEMPLATES = ["monthly", "campaign", "sales", "empty"] as const;
export type Template = (typeof TEMPLATES)[number];

interface Beginning {
  period: PeriodChoice;
  blocks: NewBlock[];
}

const MONTH: PeriodChoice = { kind: "last_month" };

/** What a report begins with. Blocks of data alone: words are its author's own. */
export const BEGINNINGS: Record<Template, Beginning> = {
  monthly: {
    period: MONTH,
    blocks: [
      usualBlock("figures"),
      { kind: "chart", figure: "revenueMinor" },
      usualBlock("reasons"),
      usualBlock("channels"),
      usualBlock("campaigns"),
      usualBlock("achievements"),
    ],
  },
  campaign: {
    period: { kind: "last_days", days: 28 },
    blocks: [
      { kind: "figures", figures: ["impressions", "clicks", "ctr", "conversions", "cvr", "spendMinor", "revenueMinor", "roas"] },
      { kind: "chart", figure: "conversions" },
      { kind: "chart", figure: "spendMinor" },
      usualBlock("channels"),
      usualBlock("reasons"),
      usualBlock("pace"),
    ],
  },
  sales: {
    period: MONTH,
    blocks: [
      usualBlock("sales"),
      { kind: "figures", figures: ["conversions", "cpaMinor", "revenueMinor"] },
      { kind: "chart", figure: "conversions" },
    ],
  },
  empty: { period: MONTH, blocks: [] },
};
