import type { Figures } from "../counts-schema.ts";

/** What a figure is called, how it is counted and how it is written. */
export interface FigureDefinition {
  label: string;
  /** How it is counted, for those who look at it. */
  definition: string;
  unit: "count" | "money" | "share" | "multiple";
}

/** The one place where figures are defined: screens show it beside each, the API sends it along. `ratiosOf` computes by it. */
export const FIGURE_DEFINITIONS = {
  impressions: { label: "Impressions", definition: "How often something was shown, as the channels counted it.", unit: "count" },
  clicks: { label: "Clicks", definition: "How often somebody followed a link, as the channels counted it.", unit: "count" },
  ctr: { label: "Click-through rate", definition: "CTR: clicks divided by impressions.", unit: "share" },
  cpcMinor: { label: "Cost per click", definition: "CPC: spend divided by clicks.", unit: "money" },
  conversions: {
    label: "Conversions",
    definition: "How often somebody did what the campaign is for, as the channels counted it.",
    unit: "count",
  },
  cvr: { label: "Conversion rate", definition: "CVR: conversions divided by clicks.", unit: "share" },
  cpaMinor: { label: "Cost per conversion", definition: "CPA: spend divided by conversions.", unit: "money" },
  spendMinor: { label: "Spend", definition: "What the channels charged.", unit: "money" },
  revenueMinor: { label: "Revenue", definition: "The value of the conversions, as the channels reported it.", unit: "money" },
  roas: {
    label: "Return on ad spend",
    definition: "ROAS: revenue divided by spend. 3× means three back for one spent.",
    unit: "multiple",
  },
  roi: {
    label: "Return on investment",
    definition: "ROI: revenue less spend, divided by spend. 500% means five gained for one spent.",
    unit: "share",
  },
} as const satisfies Record<keyof Figures, FigureDefinition>;
