import { getNiceTickValues } from "recharts/lib/util/scale/getNiceTickValues.js";
import { type ChartData, isWhole } from "./shapes.tsx";

const TICKS = 5;

export interface ValueScale {
  /** Round values, ascending. */
  ticks: number[];
  /** The first and the last of them. */
  domain: [number, number];
}

/** The values that a chart's axis names: from zero on, and further where a value lies further. */
export function valueScale(data: ChartData): ValueScale {
  const values = data.points.flatMap((point) => point.values.filter((value) => value !== null));
  const ticks = getNiceTickValues([Math.min(0, ...values), Math.max(0, ...values)], TICKS, !isWhole(data));
  return { ticks, domain: [ticks[0] ?? 0, ticks.at(-1) ?? 0] };
}

/** How high a value lies between the ends of the axis, from 0 to 1. */
export function heightOf(value: number, { domain: [least, most] }: ValueScale): number {
  return most === least ? 0 : (value - least) / (most - least);
}
