import { area, curveMonotoneX, line } from "d3-shape";
import { useId } from "react";
import { CHART_COLOURS, type ChartData, DASHES, writeTick } from "./shapes.tsx";
import { shownLabels } from "./shown-labels.ts";
import { heightOf, type ValueScale, valueScale } from "./value-scale.ts";

interface StillPlotProps {
  kind: "line" | "area" | "bar";
  data: ChartData;
}

/** How much of the place of a point its bars take. */
const BAR_SHARE = 0.72;
/** The drawing is this many units wide and high, and stretched to the place there is. */
const UNITS = 1_000;

/**
 * A chart as it stands, drawn with the page: it is there at once and without script, and the chart library, which would be the
 * largest script of the page, is fetched by whoever points at it. Looks as `LinePlot` and `BarPlot` do.
 */
export function StillPlot({ kind, data }: StillPlotProps) {
  const scale = valueScale(data);
  const isBars = kind === "bar";
  return (
    <div aria-hidden="true" dir="ltr" className="still-plot grid h-full grid-cols-[auto_minmax(0,1fr)] grid-rows-[minmax(0,1fr)_1.875rem] pt-2 pe-2">
      <div className="grid px-2 text-end text-muted text-xs">
        {scale.ticks.map((tick) => (
          <span key={tick} className="relative translate-y-1/2 self-end [grid-area:1/1]" style={{ bottom: percent(heightOf(tick, scale)) }}>
            {writeTick(tick, data.format)}
          </span>
        ))}
      </div>
      <div className="relative">
        <svg
          aria-hidden="true"
          viewBox={`0 0 ${UNITS} ${UNITS}`}
          preserveAspectRatio="none"
          className="absolute inset-0 size-full overflow-visible fill-none [&_path]:[vector-effect:non-scaling-stroke]"
        >
          <path d={scale.ticks.map((tick) => `M0 ${yOf(tick, scale)}H${UNITS}`).join("")} stroke="var(--line)" />
          {isBars ? null : data.series.map((name, index) => <Line key={name} data={data} index={index} scale={scale} isFilled={kind === "area"} />)}
        </svg>
        {isBars ? <Bars data={data} scale={scale} /> : null}
      </div>
      <div className="relative col-start-2 text-muted text-xs">
        {shownLabels(data.points.length).map(({ at, isRare }) => (
          <span
            key={at}
            className={`absolute top-2 -translate-x-1/2 whitespace-nowrap ${isRare ? "" : "max-sm:hidden"}`}
            style={{ left: percent(placeOf(at, data.points.length, isBars)) }}
          >
            {data.points[at]?.label}
          </span>
        ))}
      </div>
    </div>
  );
}

interface LineProps {
  data: ChartData;
  index: number;
  scale: ValueScale;
  isFilled: boolean;
}

function Line({ data: { points }, index, scale, isFilled }: LineProps) {
  const known = points.map((point, at) => ({ x: placeOf(at, points.length, false) * UNITS, value: point.values[index] ?? null }));
  const x = ({ x: place }: (typeof known)[number]) => place;
  const y = ({ value }: (typeof known)[number]) => yOf(value ?? 0, scale);
  const isKnown = ({ value }: (typeof known)[number]) => value !== null;
  const gradient = useId();
  const colour = CHART_COLOURS[index % CHART_COLOURS.length];
  const drawn = line<(typeof known)[number]>().x(x).y(y).defined(isKnown).curve(curveMonotoneX)(known) ?? "";
  const below = area<(typeof known)[number]>().x(x).y0(yOf(0, scale)).y1(y).defined(isKnown).curve(curveMonotoneX);
  return (
    <>
      {isFilled ? (
        <>
          <linearGradient id={gradient} x1="0" y1="0" x2="0" y2="1">
            <stop offset="0%" stopColor={colour} stopOpacity={0.28} />
            <stop offset="100%" stopColor={colour} stopOpacity={0} />
          </linearGradient>
          <path d={below(known) ?? ""} fill={`url(#${gradient})`} />
        </>
      ) : null}
      {/* A point alone is a line of no length, which round ends make a dot. */}
      <path
        d={drawn.replace(/Z/g, "h0")}
        stroke={colour}
        strokeWidth={2}
        strokeDasharray={DASHES[index % DASHES.length]}
        strokeLinecap={points.length === 1 ? "round" : undefined}
      />
    </>
  );
}

function Bars({ data, scale }: { data: ChartData; scale: ValueScale }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a quarter has ninety bars, and elements of React for each cost as much as the page's figures
  return <div className="still-bars absolute inset-0 flex" dangerouslySetInnerHTML={{ __html: barsOf(data, scale) }} />;
}

/** Markup of numbers and of our own colours alone: nothing that anybody wrote gets into it. */
function barsOf({ points, series }: ChartData, scale: ValueScale): string {
  const zero = heightOf(0, scale);
  const width = `width:min(2.25rem,${percent(BAR_SHARE / series.length)})`;
  const barOf = (value: number | null, index: number): string => {
    if (value === null) return `<i style="${width}"></i>`;
    const height = heightOf(value, scale);
    const place = `height:${percent(Math.abs(height - zero))};bottom:${percent(Math.min(height, zero))}`;
    return `<i style="${width};${place};background:${CHART_COLOURS[index % CHART_COLOURS.length]}"></i>`;
  };
  return points.map(({ values }) => `<div>${series.map((_, index) => barOf(values[index] ?? null, index)).join("")}</div>`).join("");
}

const yOf = (value: number, scale: ValueScale) => Math.round((1 - heightOf(value, scale)) * UNITS);
const percent = (share: number) => `${Math.round(share * 10_000) / 100}%`;
/** Where a point lies from the left, from 0 to 1: bars have a band each, lines begin and end at the edges. */
const placeOf = (at: number, count: number, isBand: boolean) => (isBand || count === 1 ? (at + 0.5) / count : at / (count - 1));
