import type { Figures } from "#lib/campaigns/schema";
import { formatMinorMoney, formatNumber, formatPercent, UNKNOWN } from "../format/number.tsx";
import type { IconName } from "../ui/icon.tsx";

/** One of the figures of campaigns: its name, what it means, and how it is written. */
interface FigureKind {
  label: string;
  /** How it is counted, for those who look at it. */
  definition: string;
  icon: IconName;
  unit: "count" | "money" | "share" | "multiple";
  /** False for what should fall. */
  isUpGood: boolean;
}

export const FIGURE_KINDS: Record<keyof Figures, FigureKind> = {
  impressions: {
    label: "Impressions",
    definition: "How often something was shown, as the channels counted it.",
    icon: "eye",
    unit: "count",
    isUpGood: true,
  },
  clicks: {
    label: "Clicks",
    definition: "How often somebody followed a link, as the channels counted it.",
    icon: "mouse-pointer-click",
    unit: "count",
    isUpGood: true,
  },
  ctr: { label: "Click-through rate", definition: "CTR: clicks divided by impressions.", icon: "percent", unit: "share", isUpGood: true },
  cpcMinor: { label: "Cost per click", definition: "CPC: spend divided by clicks.", icon: "wallet", unit: "money", isUpGood: false },
  conversions: {
    label: "Conversions",
    definition: "How often somebody did what the campaign is for, as the channels counted it.",
    icon: "target",
    unit: "count",
    isUpGood: true,
  },
  cvr: { label: "Conversion rate", definition: "CVR: conversions divided by clicks.", icon: "percent", unit: "share", isUpGood: true },
  cpaMinor: { label: "Cost per conversion", definition: "CPA: spend divided by conversions.", icon: "wallet", unit: "money", isUpGood: false },
  spendMinor: { label: "Spend", definition: "What the channels charged.", icon: "credit-card", unit: "money", isUpGood: false },
  revenueMinor: {
    label: "Revenue",
    definition: "The value of the conversions, as the channels reported it.",
    icon: "coins",
    unit: "money",
    isUpGood: true,
  },
  roas: {
    label: "Return on ad spend",
    definition: "ROAS: revenue divided by spend. 3× means three back for one spent.",
    icon: "trending-up",
    unit: "multiple",
    isUpGood: true,
  },
  roi: {
    label: "Return on investment",
    definition: "ROI: revenue less spend, divided by spend. 500% means five gained for one spent.",
    icon: "chart-line",
    unit: "share",
    isUpGood: true,
  },
};

/** How the reader's figures are written: the currency of the money and the language of the numbers. */
export interface FigureStyle {
  currency: string;
  locale: string;
}

/** A figure, ready to show; null when nobody knows it, as a ratio over nothing is. */
export function writeFigure(name: keyof Figures, figures: Figures, { currency, locale }: FigureStyle): string | null {
  const value = figures[name];
  if (value === null) return null;
  switch (FIGURE_KINDS[name].unit) {
    case "count":
      return formatNumber(value, { locale });
    case "money":
      // Cost per click comes in parts of a minor unit.
      return formatMinorMoney(Math.round(value), { currency, locale });
    case "share":
      return formatPercent(value, { locale });
    case "multiple":
      return `${formatNumber(value, { locale, maximumFractionDigits: 2 })}×`;
  }
}

/** The same for tables, where "–" stands for what nobody knows. */
export const tellFigure = (name: keyof Figures, figures: Figures, style: FigureStyle) => writeFigure(name, figures, style) ?? UNKNOWN;

/** How much a figure changed, as a share of what it was; null when there was nothing, or it is not known. */
export function changeOf(now: number | null, before: number | null | undefined): number | null {
  if (now === null || before === null || before === undefined || before === 0) return null;
  return (now - before) / Math.abs(before);
}
