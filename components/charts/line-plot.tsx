"use client";
import { useId } from "react";
import { Area, AreaChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { MARGIN, rowsOf, TICK, ValueTip } from "./plot-parts.tsx";
import { CHART_COLOURS, type ChartData, DASHES, writeTick } from "./shapes.tsx";
import { valueAxis } from "./value-axis.tsx";

/** Lines over time, filled with a fading area when there is one series or `isFilled` asks for it. */
export function LinePlot({ label, data, isFilled }: { label: string; data: ChartData; isFilled: boolean }) {
  const gradient = useId();
  const axis = valueAxis(data);
  return (
    <ResponsiveContainer width="100%" height="100%">
      <AreaChart data={rowsOf(data)} margin={MARGIN} title={label}>
        <defs>
          {data.series.map((name, index) => (
            <linearGradient key={name} id={`${gradient}-${index}`} x1="0" y1="0" x2="0" y2="1">
              <stop offset="0%" stopColor={colourOf(index)} stopOpacity={isFilled ? 0.28 : 0} />
              <stop offset="100%" stopColor={colourOf(index)} stopOpacity={0} />
            </linearGradient>
          ))}
        </defs>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis dataKey="label" tick={TICK} tickLine={false} axisLine={false} tickMargin={10} minTickGap={28} />
        <YAxis
          tick={TICK}
          tickLine={false}
          axisLine={false}
          {...axis}
          interval={0}
          tickFormatter={(value: number) => writeTick(value, data.format)}
        />
        <Tooltip content={<ValueTip data={data} />} cursor={{ stroke: "var(--edge)" }} isAnimationActive={false} />
        {data.series.map((name, index) => (
          <Area
            key={name}
            type="monotone"
            dataKey={`s${index}`}
            name={name}
            stroke={colourOf(index)}
            strokeWidth={2}
            strokeDasharray={DASHES[index % DASHES.length]}
            fill={`url(#${gradient}-${index})`}
            isAnimationActive={false}
            dot={data.points.length === 1}
          />
        ))}
      </AreaChart>
    </ResponsiveContainer>
  );
}

const colourOf = (index: number) => CHART_COLOURS[index % CHART_COLOURS.length];
