import { DAY_STYLE } from "#lib/platform/clock";
import { sayIn, wordsOf } from "#words";
import type { Locale } from "#words/locales";
import { decimalsOf } from "./check-claims.ts";
import { changeOf, type FigureSpec, type FigureValue, type PortfolioMeasure, UNIT_OF } from "./figure-values.ts";

/** A figure as people read it. */
export interface FigureText {
  label: string;
  value: string;
  baseline: string | null;
  /** With its sign. */
  change: string | null;
  period: string;
  baselinePeriod: string | null;
}

const MEASURE_KEYS = {
  conversions: "measureConversions",
  revenue_minor: "measureRevenue",
  roas: "measureRoas",
  roi: "measureRoi",
  cpa_minor: "measureCpa",
  cvr: "measureCvr",
  ctr: "measureCtr",
} as const satisfies Record<PortfolioMeasure, string>;

/** The names of brands are the same in every language. */
const CHANNELS: Readonly<Record<string, string>> = {
  email: "E-mail",
  linkedin: "LinkedIn",
  google_ads: "Google Ads",
  facebook: "Facebook",
  instagram: "Instagram",
  x: "X",
  tiktok: "TikTok",
  youtube: "YouTube",
  content: "Content",
};

export const sayChannel = (channel: string | null, locale: Locale): string =>
  channel === null ? wordsOf(locale, "portfolioPage")("allChannels") : sayIn(locale, CHANNELS[channel] ?? channel);

/** Writes a figure in a language. Pure. */
export function sayFigure(figure: FigureSpec & Pick<FigureValue, "value" | "baselineValue"> & { currency: string }, locale: Locale): FigureText {
  const { measure, channel, currency, isBestMonth } = figure;
  const change = changeOf(figure);
  const write = (value: number) => writeValue(measure, value, currency, locale);
  const t = wordsOf(locale, "portfolioPage");
  const plain = t(MEASURE_KEYS[measure]);
  const name = isBestMonth ? t("bestMonth", { measure: plain }) : plain;
  return {
    label: channel === null ? name : `${name}, ${sayChannel(channel, locale)}`,
    value: write(figure.value),
    baseline: figure.baselineValue === null ? null : write(figure.baselineValue),
    change: change === null ? null : number(locale, { style: "percent", maximumFractionDigits: 0, signDisplay: "exceptZero" }).format(change),
    period: sayPeriod(figure.periodFrom, figure.periodTo, locale),
    baselinePeriod: figure.baselineFrom !== null && figure.baselineTo !== null ? sayPeriod(figure.baselineFrom, figure.baselineTo, locale) : null,
  };
}

/** As "1 Jan – 31 Mar 2026". */
function sayPeriod(from: string, to: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { ...DAY_STYLE, timeZone: "UTC" }).formatRange(new Date(from), new Date(to));
}

function writeValue(measure: PortfolioMeasure, value: number, currency: string, locale: Locale): string {
  const unit = UNIT_OF[measure];
  if (unit === "money") return number(locale, { style: "currency", currency }).format(value / 10 ** decimalsOf(currency));
  if (unit === "percent") return number(locale, { style: "percent", maximumFractionDigits: 1 }).format(value);
  if (unit === "factor") return `${number(locale, { maximumFractionDigits: 2 }).format(value)}×`;
  return number(locale, { maximumFractionDigits: 0 }).format(value);
}

const number = (locale: Locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options);
