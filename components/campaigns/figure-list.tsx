import { useSay } from "#components/format/words";
import type { Figures } from "#lib/campaigns/schema";
import { DataList } from "../ui/data-list.tsx";
import { FIGURE_KINDS, type FigureStyle, tellFigure } from "./figure-kinds.tsx";

interface FigureListProps {
  names: readonly (keyof Figures)[];
  figures: Figures;
  style: FigureStyle;
}

/** Figures with what they mean, in words below each. */
export function FigureList({ names, figures, style }: FigureListProps) {
  const say = useSay();
  const items = names.map((name) => ({
    label: say(FIGURE_KINDS[name].label),
    value: (
      <>
        <span className="font-semibold text-base tabular-nums">{tellFigure(name, figures, style)}</span>
        <span className="block font-normal text-muted text-xs">{say(FIGURE_KINDS[name].definition)}</span>
      </>
    ),
  }));
  return <DataList items={items} columns={3} />;
}
