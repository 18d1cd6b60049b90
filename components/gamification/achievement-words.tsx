import { type Achievement, FACTS, fieldsOf, type Measure, type PartProgress } from "#lib/gamification/schema";
import type { Words } from "#words";
import { formatMinorMoney, formatNumber, formatPercent, UNKNOWN } from "../format/number.tsx";
import type { Tone } from "../ui/badge.tsx";

export const TIERS: Record<Achievement["tier"], { label: string; tone: Tone }> = {
  bronze: { label: "Bronze", tone: "neutral" },
  silver: { label: "Silver", tone: "neutral" },
  gold: { label: "Gold", tone: "warn" },
  platinum: { label: "Platinum", tone: "accent" },
  diamond: { label: "Diamond", tone: "accent" },
};
export const SURFACES: Record<Achievement["surface"], string> = {
  marketing: "Marketing",
  commerce: "Commerce",
  directory: "Directory",
  platform: "Platform",
};
export const STATES: Record<Achievement["state"], string> = { earned: "Earned", open: "Open", hidden: "Hidden" };
export const MEASURE_LABELS: Record<Measure, string> = {
  campaigns_launched: "Campaigns launched",
  campaigns_completed: "Campaigns completed",
  channels_used: "Channels used",
  impressions: "Impressions",
  clicks: "Clicks",
  conversions: "Conversions",
  spend_minor: "Spend",
  revenue_minor: "Revenue",
  roas: "ROAS",
  roi: "ROI",
  days_with_figures: "Days with figures",
  best_day_conversions: "Conversions on the best day",
  conversion_streak_days: "Days in a row with conversions",
};

/** How the tenant's amounts and numbers are written. */
export interface MeasureStyle {
  currency: string;
  locale: string;
}

/** A value of a measure in its unit: money, a multiple, a share, or a count; "–" when unknown. */
export function tellMeasure(measure: Measure, value: number | null, { currency, locale }: MeasureStyle): string {
  if (value === null) return UNKNOWN;
  if (measure === "spend_minor" || measure === "revenue_minor") return formatMinorMoney(Math.round(value), { currency, locale, isRounded: true });
  if (measure === "roi") return formatPercent(value, { locale, maximumFractionDigits: 0 });
  if (measure === "roas") return `${formatNumber(value, { locale, maximumFractionDigits: 2 })}×`;
  return formatNumber(value, { locale });
}

/** A value of a part in its unit. */
export function tellAmount({ measure, kind, event, field }: PartProgress, value: number | null, style: MeasureStyle): string {
  if (measure !== null) return tellMeasure(measure, value, style);
  if (value === null) return UNKNOWN;
  if (kind === "ratio") return formatPercent(value, { locale: style.locale, maximumFractionDigits: 1 });
  if (event !== null && field !== null && fieldsOf(event)[field]?.kind === "money")
    return formatMinorMoney(Math.round(value), { ...style, isRounded: true });
  return formatNumber(value, { locale: style.locale });
}

/** What a part counts: "Orders paid within 7 days". */
export function tellPart(part: PartProgress, say: (sentence: string) => string, t: Words<"achievements">, locale: string): string {
  const { measure, kind, event, field, within } = part;
  if (measure !== null) return say(MEASURE_LABELS[measure]);
  if (event === null) return "";
  const name = say(FACTS[event].label);
  const what = field === null ? name : say(fieldsOf(event)[field]?.label ?? field);
  const kinds = {
    ...{ measure: name, count: name, sum: t("sumOf", { field: what, event: name }), max: t("highest", { field: what, event: name }) },
    ...{ ratio: t("shareOf", { event: name }), streak: t("daysInARow", { event: name }) },
    ...{ first: t("firstOf", { event: name }), last: t("lastOf", { event: name }) },
  };
  if (within === null) return kinds[kind];
  const [unit, count] = "days" in within ? (["days", within.days] as const) : (["hours", within.hours] as const);
  return t("within", { what: kinds[kind], span: t(unit, { count, number: formatNumber(count, { locale }) }) });
}

/** How far a part is: "3 of 10". */
export function tellProgress(part: PartProgress, t: Words<"achievements">, style: MeasureStyle): string {
  if (part.current === null) return t("notKnownYet");
  const parts = { current: tellAmount(part, part.current, style), target: tellAmount(part, part.target, style) };
  return t(part.comparison === "atLeast" ? "currentOfTarget" : "currentAtMost", parts);
}
