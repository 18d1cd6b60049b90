"use client";
import dynamic from "next/dynamic";
import type { ChartData } from "./shapes.tsx";

const loading = () => <div aria-hidden="true" className="ms-2 h-full animate-pulse rounded-lg bg-tint" />;
// An axis is as wide as its labels, which are measured once: in the stand-in for a font on its way they would be narrower.
const lettersAreHere = async () => void (await document.fonts.ready);
const LinePlot = dynamic(() => Promise.all([import("./line-plot.tsx"), lettersAreHere()]).then(([module]) => module.LinePlot), {
  ssr: false,
  loading,
});
const BarPlot = dynamic(() => Promise.all([import("./bar-plot.tsx"), lettersAreHere()]).then(([module]) => module.BarPlot), {
  ssr: false,
  loading,
});

/** The drawing of a chart. Its library is a script of its own, fetched only where a chart stands on the page. */
export function Plot({ kind, label, data }: { kind: "line" | "area" | "bar"; label: string; data: ChartData }) {
  if (kind === "bar") return <BarPlot label={label} data={data} />;
  return <LinePlot label={label} data={data} isFilled={kind === "area"} />;
}
