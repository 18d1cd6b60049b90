import { useSay, useWords } from "#components/format/words";
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
  const t = useWords("portal");
  const say = useSay();
  const { totals, previousTotals, lastDay } = overview;
  return (
    <div className="grid gap-4 sm:grid-cols-2 md:gap-6 xl:grid-cols-3">
      {SHOWN.map((name) => {
        const { label, definition, icon, isUpGood } = FIGURE_KINDS[name];
        return (
          <StatCard
            key={name}
            label={say(label)}
            definition={say(definition)}
            icon={icon}
            // Without any day there is no sum either: 0 would be a claim.
            figure={lastDay === null ? null : writeFigure(name, totals, style)}
            unknownReason={lastDay === null ? t("noFiguresYet") : t("noDivisionPeriod")}
            trend={{
              change: changeOf(totals[name], previousTotals?.[name]),
              comparedWith: t("daysBefore", { days: String(days) }),
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
