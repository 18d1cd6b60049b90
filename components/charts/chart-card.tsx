import { type ReactNode, useId } from "react";
import { escapeHtml } from "#lib/platform/markup";
import { useFormats } from "../format/reader-formats.tsx";
import { useWords } from "../format/words.tsx";
import { Card } from "../ui/card.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Icon } from "../ui/icon.tsx";
import { Plot } from "./plot.tsx";
import { CHART_COLOURS, type ChartData, hasValues, writeValue } from "./shapes.tsx";
import { StillPlot } from "./still-plot.tsx";

interface ChartCardProps {
  kind: "line" | "area" | "bar";
  title: string;
  /** What the chart shows, in a sentence that also serves those who do not see it: the period, the trend, the extremes. */
  description: string;
  /** What the points are, over the first column of the table: "Day", "Channel". */
  axisLabel: string;
  data: ChartData;
  actions?: ReactNode;
  /** Said when there is nothing to draw: why, and what to do first. */
  empty?: ReactNode;
  heightPx?: 240 | 320;
  className?: string;
}

/**
 * A chart in a card, with its description and the table behind it. Both are there without script; whoever points at the drawing
 * gets one that tells its values.
 */
export function ChartCard({ kind, title, description, axisLabel, data: drawn, actions, empty, heightPx = 240, className }: ChartCardProps) {
  const t = useWords("charts");
  const { locale } = useFormats();
  // Written as the reader writes, in the browser, too.
  const data: ChartData = { ...drawn, format: { locale, ...(drawn.format ?? { kind: "number" }) } };
  const descriptionId = useId();
  if (!hasValues(data)) {
    return (
      <Card title={title} className={className}>
        <EmptyState icon="chart-line" title={t("nothingToDrawYet")} className="py-8">
          {empty}
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card title={title} note={<span id={descriptionId}>{description}</span>} actions={actions} className={className}>
      <figure aria-label={title} aria-describedby={descriptionId}>
        {data.series.length > 1 ? <Legend series={data.series} /> : null}
        <div className={`-ms-2 ${heightPx === 320 ? "h-80" : "h-60"} print:hidden`}>
          <Plot kind={kind} label={title} data={data} still={<StillPlot kind={kind} data={data} />} />
        </div>
        <details className="group mt-3">
          <summary className="inline-flex min-h-6 items-center gap-1 rounded-sm font-medium text-muted text-sm hover:text-ink">
            <Icon name="chevron-right" className="size-4 transition-transform group-open:rotate-90 rtl:-scale-x-100" />
            {t("showAsATable")}
          </summary>
          <ValueTable caption={`${title}: ${description}`} axisLabel={axisLabel} data={data} />
        </details>
      </figure>
    </Card>
  );
}

const swatches = ["fill-chart-1", "fill-chart-2", "fill-chart-3", "fill-chart-4"];

function Legend({ series }: { series: string[] }) {
  return (
    <ul aria-hidden="true" className="mb-3 flex flex-wrap gap-x-5 gap-y-1">
      {series.map((name, index) => (
        <li key={name} className="flex items-center gap-2 text-muted text-xs">
          <svg aria-hidden="true" viewBox="0 0 10 10" className={`size-2.5 ${swatches[index % CHART_COLOURS.length]}`}>
            <rect width="10" height="10" rx="3" />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}

function rowsOf({ points, series, format }: ChartData): string {
  const cells = (values: ChartData["points"][number]["values"]) =>
    series.map((_, at) => `<td>${escapeHtml(writeValue(values[at], format))}</td>`).join("");
  return points.map(({ label, values }) => `<tr><th scope="row">${escapeHtml(label)}</th>${cells(values)}</tr>`).join("");
}

function ValueTable({ caption, axisLabel, data }: { caption: string; axisLabel: string; data: ChartData }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section aria-label={caption} tabIndex={0} className="mt-3 max-h-80 overflow-auto rounded-lg border">
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead className="sticky top-0 bg-sunken text-muted text-xs">
          <tr>
            <th scope="col" className="px-3 py-2 text-start font-medium">
              {axisLabel}
            </th>
            {data.series.map((name) => (
              <th key={name} scope="col" className="px-3 py-2 text-end font-medium">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody
          className="divide-y [&_:is(td,th)]:px-3 [&_:is(td,th)]:py-2 [&_td]:text-end [&_td]:text-ink [&_td]:tabular-nums [&_th]:text-start [&_th]:font-normal [&_th]:text-soft"
          // biome-ignore lint/security/noDangerouslySetInnerHtml: hundreds of cells that most never open, each of them escaped text
          dangerouslySetInnerHTML={{ __html: rowsOf(data) }}
        />
      </table>
    </section>
  );
}
