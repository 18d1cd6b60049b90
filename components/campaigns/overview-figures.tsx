import type { Figures, Overview } from "#lib/campaigns/schema";
import { StatCard } from "../ui/stat-card.tsx";
import { changeOf, FIGURE_KINDS, type FigureStyle, writeFigure } from "./figure-kinds.tsx";

const SHOWN = ["spendMinor", "revenueMinor", "roi", "conversions", "cpaMinor", "ctr"] as const satisfies (keyof Figures)[];

interface OverviewFiguresProps {
  overview: Overview;
  days: number;
  style: FigureStyle;
  /** Where the days behind the figures are. */
  rowsHref: string;
}

/** The figures of the period, each with its meaning and its change against the period before. */
export function OverviewFigures({ overview, days, style, rowsHref }: OverviewFiguresProps) {
  const { totals, previousTotals, lastDay } = overview;
  return (
    <div className="grid gap-4 sm:grid-cols-2 md:gap-6 xl:grid-cols-3">
      {SHOWN.map((name) => {
        const { label, definition, icon, isUpGood } = FIGURE_KINDS[name];
        return (
          <StatCard
            key={name}
            label={label}
            definition={definition}
            icon={icon}
            // Without any day there is no sum either: 0 would be a claim.
            figure={lastDay === null ? null : writeFigure(name, totals, style)}
            unknownReason={lastDay === null ? "No figures have been imported yet." : "Cannot be told for this period: there is nothing to divide by."}
            trend={{
              change: changeOf(totals[name], previousTotals?.[name]),
              comparedWith: `the ${days} days before`,
              isUpGood,
              locale: style.locale,
            }}
            href={rowsHref}
          />
        );
      })}
    </div>
  );
}
