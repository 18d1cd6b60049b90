"use client";
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { MARGIN, rowsOf, TICK, ValueTip } from "./plot-parts.tsx";
import { CHART_COLOURS, type ChartData, writeTick } from "./shapes.tsx";
import { valueAxis } from "./value-axis.tsx";

const WIDEST_BAR_PX = 36;

/** Rounded bars side by side. */
export function BarPlot({ label, data }: { label: string; data: ChartData }) {
  const axis = valueAxis(data);
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart data={rowsOf(data)} margin={MARGIN} title={label} barGap={4} barCategoryGap="28%">
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis dataKey="label" tick={TICK} tickLine={false} axisLine={false} tickMargin={10} minTickGap={12} />
        <YAxis
          tick={TICK}
          tickLine={false}
          axisLine={false}
          {...axis}
          interval={0}
          tickFormatter={(value: number) => writeTick(value, data.format)}
        />
        <Tooltip content={<ValueTip data={data} />} cursor={{ fill: "var(--tint)" }} isAnimationActive={false} />
        {data.series.map((name, index) => (
          <Bar
            key={name}
            dataKey={`s${index}`}
            name={name}
            fill={CHART_COLOURS[index % CHART_COLOURS.length]}
            radius={[4, 4, 0, 0]}
            maxBarSize={WIDEST_BAR_PX}
            isAnimationActive={false}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}
