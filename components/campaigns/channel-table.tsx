import { useSay, useWords } from "#components/format/words";
import type { ChannelTotal, Figures } from "#lib/campaigns/schema";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { CHANNEL_LABELS } from "./campaign-words.tsx";
import { FIGURE_KINDS, type FigureStyle, tellFigure } from "./figure-kinds.tsx";

/** What each channel of a campaign did and cost. */
export function ChannelTable({ totals, style }: { totals: ChannelTotal[]; style: FigureStyle }) {
  const say = useSay();
  const t = useWords("portal");
  const figure = (name: keyof Figures, showFrom?: "md" | "lg" | "xl"): Column<ChannelTotal> => ({
    key: name,
    header: say(FIGURE_KINDS[name].label),
    isNumeric: true,
    showFrom,
    cell: ({ figures }) => tellFigure(name, figures, style),
  });
  const columns: Column<ChannelTotal>[] = [
    {
      key: "channel",
      header: t("channel"),
      isPrimary: true,
      cell: ({ channel }) => <span className="font-medium text-ink">{say(CHANNEL_LABELS[channel])}</span>,
    },
    figure("impressions", "xl"),
    figure("clicks", "lg"),
    { ...figure("ctr", "xl"), header: t("ctr") },
    figure("conversions"),
    { ...figure("cpaMinor", "xl"), header: t("cpa") },
    figure("spendMinor"),
    figure("revenueMinor", "md"),
    { ...figure("roi", "lg"), header: t("roi") },
  ];
  const empty = (
    <EmptyState icon="layers" title={t("noChannelHasFiguresYet")} className="py-8">
      {t("channelsAppearHereWithTheFirst")}
    </EmptyState>
  );
  return (
    <DataTable caption={t("figuresByChannel")} columns={columns} rows={totals} rowKey={({ channel }) => channel} density="compact" empty={empty} />
  );
}
