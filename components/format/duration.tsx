import { numberFormat, UNKNOWN } from "./number.tsx";

const MS_PER_SECOND = 1_000;
const MS_PER_MINUTE = 60 * MS_PER_SECOND;
const MS_PER_HOUR = 60 * MS_PER_MINUTE;
const MS_PER_DAY = 24 * MS_PER_HOUR;

/** How long something took or lasts, in its two largest units: "0.4 ms", "380 ms", "2.4 s", "5 min 12 s", "3 d 4 h". */
export function formatDuration(durationMs: number | null | undefined, locale = "en"): string {
  if (durationMs === null || durationMs === undefined || !Number.isFinite(durationMs)) return UNKNOWN;
  const length = Math.max(0, durationMs);
  const unit = (value: number, name: string, digits = 0) =>
    numberFormat(locale, {
      style: "unit",
      unit: name,
      unitDisplay: name === "millisecond" || name === "second" || name === "minute" ? "short" : "narrow",
      maximumFractionDigits: digits,
    }).format(value);
  if (length < MS_PER_SECOND) return unit(length, "millisecond", length < 10 ? 1 : 0);
  if (length < MS_PER_MINUTE) return unit(length / MS_PER_SECOND, "second", 1);
  const pair = (large: number, largeName: string, small: number, smallName: string) =>
    small > 0 ? `${unit(large, largeName)} ${unit(small, smallName)}` : unit(large, largeName);
  if (length < MS_PER_HOUR) return pair(Math.floor(length / MS_PER_MINUTE), "minute", Math.floor((length % MS_PER_MINUTE) / MS_PER_SECOND), "second");
  if (length < MS_PER_DAY) return pair(Math.floor(length / MS_PER_HOUR), "hour", Math.floor((length % MS_PER_HOUR) / MS_PER_MINUTE), "minute");
  return pair(Math.floor(length / MS_PER_DAY), "day", Math.floor((length % MS_PER_DAY) / MS_PER_HOUR), "hour");
}
