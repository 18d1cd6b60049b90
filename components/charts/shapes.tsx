import { formatDuration } from "../format/duration.tsx";
import { formatMoney, formatNumber, formatPercent } from "../format/number.tsx";

/** How the values of a chart are written, as data, so that it can travel to the browser. */
export type ValueFormat =
  | { kind: "number"; locale?: string }
  | { kind: "percent"; locale?: string }
  | { kind: "money"; currency: string; locale?: string }
  | { kind: "duration"; locale?: string };

export interface ChartPoint {
  /** What stands on the axis and in the table, ready to read: "12 Nov", "Search". */
  label: string;
  /** One per series; null where nothing is known, which leaves a gap. Shares for "percent", milliseconds for "duration". */
  values: (number | null)[];
}

export interface ChartData {
  series: string[];
  points: ChartPoint[];
  format?: ValueFormat;
}

export const CHART_COLOURS = ["var(--chart-1)", "var(--chart-2)", "var(--chart-3)", "var(--chart-4)"];

/** Lines differ by dash as well, since colour alone is not enough for everybody. */
export const DASHES = [undefined, "6 4", "2 4", "10 4 2 4"];

/** A value as the table and the tooltip write it. */
export function writeValue(value: number | null | undefined, format: ValueFormat = { kind: "number" }): string {
  if (format.kind === "percent") return formatPercent(value, { ...format, isAligned: true });
  if (format.kind === "money") return formatMoney(value, format);
  if (format.kind === "duration") return formatDuration(value, format.locale);
  return formatNumber(value, { locale: format.locale });
}

/** Enough for a quarter of a round number: 1,050 is "1.05K", not "1.1K". */
const TICK_DIGITS = 2;

/** A value as an axis writes it: short. */
export function writeTick(value: number, format: ValueFormat = { kind: "number" }): string {
  if (format.kind === "percent") return formatPercent(value, { ...format, maximumFractionDigits: 0 });
  if (format.kind === "money") return formatMoney(value, { ...format, notation: "compact", maximumFractionDigits: TICK_DIGITS });
  if (format.kind === "duration") return formatDuration(value, format.locale);
  return formatNumber(value, { locale: format.locale, notation: "compact", maximumFractionDigits: TICK_DIGITS });
}

/** Whether there is anything to draw. */
export function hasValues({ points }: ChartData): boolean {
  return points.some((point) => point.values.some((value) => value !== null));
}

/** Whether only whole numbers are drawn: then the axis must not offer halves of a sign-in. */
export function isWhole({ points }: ChartData): boolean {
  return points.every((point) => point.values.every((value) => value === null || Number.isInteger(value)));
}
