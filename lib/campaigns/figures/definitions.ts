import type { Figures } from "../counts-schema.ts";

/** What a figure is called, how it is counted and how it is written. */
export interface FigureDefinition {
  label: string;
  /** How it is counted, for those who look at it. */
  definition: string;
  unit: "count" | "money" | "share" | "multiple";
  /** False for what should fall. */
  isUpGood: boolean;
}

/** The one place where figures are defined: screens show it beside each, the API sends it along. `ratiosOf` computes by it. */
export const FIGURE_DEFINITIONS = {
  impressions: { label: "Impressions", definition: "How often something was shown, as the channels counted it.", unit: "count", isUpGood: true },
  clicks: { label: "Clicks", definition: "How often somebody followed a link, as the channels counted it.", unit: "count", isUpGood: true },
  ctr: { label: "Click-through rate", definition: "CTR: clicks divided by impressions.", unit: "share", isUpGood: true },
  cpcMinor: { label: "Cost per click", definition: "CPC: spend divided by clicks.", unit: "money", isUpGood: false },
  conversions: {
    label: "Conversions",
    definition: "How often somebody did what the campaign is for, as the channels counted it.",
    unit: "count",
    isUpGood: true,
  },
  cvr: { label: "Conversion rate", definition: "CVR: conversions divided by clicks.", unit: "share", isUpGood: true },
  cpaMinor: { label: "Cost per conversion", definition: "CPA: spend divided by conversions.", unit: "money", isUpGood: false },
  spendMinor: { label: "Spend", definition: "What the channels charged.", unit: "money", isUpGood: false },
  revenueMinor: { label: "Revenue", definition: "The value of the conversions, as the channels reported it.", unit: "money", isUpGood: true },
  roas: {
    label: "Return on ad spend",
    definition: "ROAS: revenue divided by spend. 3× means three back for one spent.",
    unit: "multiple",
    isUpGood: true,
  },
  roi: {
    label: "Return on investment",
    definition: "ROI: revenue less spend, divided by spend. 500% means five gained for one spent.",
    unit: "share",
    isUpGood: true,
  },
} as const satisfies Record<keyof Figures, FigureDefinition>;

/** How much a figure changed, as a share of what it was; null when there was nothing, or it is not known. Pure. */
export function relativeChange(now: number | null, before: number | null | undefined): number | null {
  if (now === null || before === null || before === undefined || before === 0) return null;
  return (now - before) / Math.abs(before);
}
