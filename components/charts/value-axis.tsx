"use client";
import { getNiceTickValues } from "recharts";
import { TICK } from "./plot-parts.tsx";
import { type ChartData, isWhole, writeTick } from "./shapes.tsx";

const TICKS = 5;
/** Between a label and the drawing, and what the chart stands to the left of its title. */
const GAP_PX = 16;

export interface ValueAxis {
  ticks: number[];
  domain: [number, number];
  /** In px: as wide as the widest label. */
  width: number;
}

/**
 * The axis of a chart's values, from zero on and further where a value lies further. It is worked out before anything is drawn:
 * recharts' `width="auto"` measures labels that it has drawn, which now and then is too early and cuts them off.
 */
export function valueAxis(data: ChartData, widthOf: (label: string) => number = measureLabel): ValueAxis {
  const values = data.points.flatMap((point) => point.values.filter((value) => value !== null));
  const ticks = getNiceTickValues([Math.min(0, ...values), Math.max(0, ...values)], TICKS, !isWhole(data));
  const widest = Math.max(...ticks.map((tick) => widthOf(writeTick(tick, data.format))));
  return { ticks, domain: [ticks[0] ?? 0, ticks.at(-1) ?? 0], width: Math.ceil(widest) + GAP_PX };
}

function measureLabel(label: string): number {
  const canvas = document.createElement("canvas").getContext("2d");
  if (!canvas) return label.length * TICK.fontSize;
  canvas.font = `${TICK.fontSize}px ${getComputedStyle(document.body).fontFamily}`;
  return canvas.measureText(label).width;
}
