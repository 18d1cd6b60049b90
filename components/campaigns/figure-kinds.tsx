import { FIGURE_DEFINITIONS, type FigureDefinition, type Figures } from "#lib/campaigns/schema";
import { formatMinorMoney, formatNumber, formatPercent, UNKNOWN } from "../format/number.tsx";
import type { IconName } from "../ui/icon.tsx";

/** One of the figures of campaigns: its name, what it means, and how it is written. */
interface FigureKind extends FigureDefinition {
  icon: IconName;
  /** False for what should fall. */
  isUpGood: boolean;
}

const LOOKS: Record<keyof Figures, { icon: IconName; isUpGood: boolean }> = {
  impressions: { icon: "eye", isUpGood: true },
  clicks: { icon: "mouse-pointer-click", isUpGood: true },
  ctr: { icon: "percent", isUpGood: true },
  cpcMinor: { icon: "wallet", isUpGood: false },
  conversions: { icon: "target", isUpGood: true },
  cvr: { icon: "percent", isUpGood: true },
  cpaMinor: { icon: "wallet", isUpGood: false },
  spendMinor: { icon: "credit-card", isUpGood: false },
  revenueMinor: { icon: "coins", isUpGood: true },
  roas: { icon: "trending-up", isUpGood: true },
  roi: { icon: "chart-line", isUpGood: true },
};

export const FIGURE_KINDS = Object.fromEntries(
  (Object.keys(LOOKS) as (keyof Figures)[]).map((name) => [name, { ...FIGURE_DEFINITIONS[name], ...LOOKS[name] }]),
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
