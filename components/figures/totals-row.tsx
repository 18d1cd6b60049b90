import { useFormats } from "#components/format/reader-formats";
import { useSay } from "#components/format/words";
import type { Figures } from "#lib/campaigns/schema";
import { FIGURE_KINDS, tellFigure } from "../campaigns/figure-kinds.tsx";
import { Card } from "../ui/card.tsx";
import { DataList } from "../ui/data-list.tsx";
import { FigureHeader } from "./figure-header.tsx";

/** The sums of everything that is listed, also on other pages of the list. */
export function TotalsRow({ totals, currency }: { totals: Figures; currency: string }) {
  const say = useSay();
  const { locale } = useFormats();
  const items = (Object.keys(FIGURE_KINDS) as (keyof Figures)[]).map((name) => ({
    label: <FigureHeader name={name} short={say(FIGURE_KINDS[name].label)} />,
    value: <span className="font-semibold text-base tabular-nums">{tellFigure(name, totals, { currency, locale })}</span>,
  }));
  return (
    <Card>
      <DataList items={items} columns={3} />
    </Card>
  );
}
