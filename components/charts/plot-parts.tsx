"use client";
import { CHART_COLOURS, type ChartData, writeValue } from "./shapes.tsx";

/** Distance of the drawing to its box, for all charts. */
export const MARGIN = { top: 8, right: 8, bottom: 0, left: 0 };

/** The look of axis labels. */
export const TICK = { fill: "var(--muted)", fontSize: 12 };

/** Points as recharts reads them: one object per point, series by their position. */
export function rowsOf({ points }: ChartData): Record<string, string | number | null>[] {
  return points.map((point) => Object.fromEntries([["label", point.label], ...point.values.map((value, index) => [`s${index}`, value])]));
}

interface ValueTipProps {
  data: ChartData;
  /** From recharts: the label under the pointer. */
  label?: string | number;
  active?: boolean;
}

/** What stands under the pointer. It reads the data itself, so that unknown values are named as such. */
export function ValueTip({ data, label, active }: ValueTipProps) {
  const point = active ? data.points.find((each) => each.label === label) : undefined;
  if (!point) return null;
  return (
    <div className="rounded-lg border bg-raised px-3 py-2 text-xs shadow-raised">
      <p className="font-medium text-ink">{point.label}</p>
      {data.series.map((name, index) => (
        <p key={name} className="mt-1 flex items-center gap-2 text-muted">
          <svg aria-hidden="true" viewBox="0 0 10 10" className="size-2.5" fill={CHART_COLOURS[index % CHART_COLOURS.length]}>
            <rect width="10" height="10" rx="3" />
          </svg>
          {name}
          <span className="ms-auto ps-3 font-medium text-ink tabular-nums">{writeValue(point.values[index], data.format)}</span>
        </p>
      ))}
    </div>
  );
}
