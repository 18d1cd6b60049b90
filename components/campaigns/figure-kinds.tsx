import { FIGURE_DEFINITIONS, type FigureDefinition } from "#lib/campaigns/figures/schema";
import type { Figures } from "#lib/campaigns/schema";
import { formatMinorMoney, formatNumber, formatPercent, UNKNOWN } from "../format/number.tsx";
import type { IconName } from "../ui/icon.tsx";

export { relativeChange as changeOf } from "#lib/campaigns/figures/schema";

/** One of the figures of campaigns: its name, what it means, and how it is written. */
interface FigureKind extends FigureDefinition {
  icon: IconName;
}

const ICONS: Record<keyof Figures, IconName> = {
  impressions: "eye",
  clicks: "mouse-pointer-click",
  ctr: "percent",
  cpcMinor: "wallet",
  conversions: "target",
  cvr: "percent",
  cpaMinor: "wallet",
  spendMinor: "credit-card",
  revenueMinor: "coins",
  roas: "trending-up",
  roi: "chart-line",
};

export const FIGURE_KINDS = Object.fromEntries(
  (Object.keys(ICONS) as (keyof Figures)[]).map((name) => [name, { ...FIGURE_DEFINITIONS[name], icon: ICONS[name] }]),
) as Record<keyof Figures, FigureKind>;

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
      return formatPercent(value, { locale, isAligned: true });
    case "multiple":
      return `${formatNumber(value, { locale, minimumFractionDigits: 2, maximumFractionDigits: 2 })}×`;
  }
}

/** The same for tables, where "–" stands for what nobody knows. */
export const tellFigure = (name: keyof Figures, figures: Figures, style: FigureStyle) => writeFigure(name, figures, style) ?? UNKNOWN;
