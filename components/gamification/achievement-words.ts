import type { Achievement } from "#lib/gamification/schema";
import { formatMinorMoney, formatNumber, formatPercent, UNKNOWN } from "../format/number.tsx";
import type { Tone } from "../ui/badge.tsx";

export const TIERS: Record<Achievement["tier"], { label: string; tone: Tone }> = {
  bronze: { label: "Bronze", tone: "neutral" },
  silver: { label: "Silver", tone: "neutral" },
  gold: { label: "Gold", tone: "warn" },
  platinum: { label: "Platinum", tone: "accent" },
  diamond: { label: "Diamond", tone: "accent" },
};

/** How the tenant's amounts and numbers are written. */
export interface MeasureStyle {
  currency: string;
  locale: string;
}

/** A value of a measure in its unit: money, a multiple, a share, or a count; "–" when unknown. */
export function tellMeasure(measure: Achievement["measure"], value: number | null, { currency, locale }: MeasureStyle): string {
  if (value === null) return UNKNOWN;
  if (measure === "spend_minor" || measure === "revenue_minor") return formatMinorMoney(Math.round(value), { currency, locale, isRounded: true });
  if (measure === "roi") return formatPercent(value, { locale, maximumFractionDigits: 0 });
  if (measure === "roas") return `${formatNumber(value, { locale, maximumFractionDigits: 2 })}×`;
  return formatNumber(value, { locale });
}
