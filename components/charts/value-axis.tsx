"use client";
import { TICK } from "./plot-parts.tsx";
import { type ChartData, writeTick } from "./shapes.tsx";
import { type ValueScale, valueScale } from "./value-scale.ts";

/** Between a label and the drawing, and what the chart stands to the left of its title. */
const GAP_PX = 16;

export interface ValueAxis extends ValueScale {
  /** In px: as wide as the widest label. */
  width: number;
}

/**
 * The axis of a chart's values, worked out before anything is drawn: recharts' `width="auto"` measures labels that it has drawn,
 * which now and then is too early and cuts them off.
 */
export function valueAxis(data: ChartData, widthOf: (label: string) => number = measureLabel): ValueAxis {
  const scale = valueScale(data);
  const widest = Math.max(...scale.ticks.map((tick) => widthOf(writeTick(tick, data.format))));
  return { ...scale, width: Math.ceil(widest) + GAP_PX };
}

function measureLabel(label: string): number {
  const canvas = document.createElement("canvas").getContext("2d");
  if (!canvas) return label.length * TICK.fontSize;
  canvas.font = `${TICK.fontSize}px ${getComputedStyle(document.body).fontFamily}`;
  return canvas.measureText(label).width;
}
