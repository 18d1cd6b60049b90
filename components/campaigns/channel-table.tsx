import type { ChannelTotal, Figures } from "#lib/campaigns/schema";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { CHANNEL_LABELS } from "./campaign-words.tsx";
import { FIGURE_KINDS, type FigureStyle, tellFigure } from "./figure-kinds.tsx";

/** What each channel of a campaign did and cost. */
export function ChannelTable({ totals, style }: { totals: ChannelTotal[]; style: FigureStyle }) {
  const figure = (name: keyof Figures, showFrom?: "md" | "lg" | "xl"): Column<ChannelTotal> => ({
    key: name,
    header: FIGURE_KINDS[name].label,
    isNumeric: true,
    showFrom,
    cell: ({ figures }) => tellFigure(name, figures, style),
  });
  const columns: Column<ChannelTotal>[] = [
    {
      key: "channel",
      header: "Channel",
      isPrimary: true,
      cell: ({ channel }) => <span className="font-medium text-ink">{CHANNEL_LABELS[channel]}</span>,
    },
    figure("impressions", "xl"),
    figure("clicks", "lg"),
    { ...figure("ctr", "xl"), header: "CTR" },
    figure("conversions"),
    { ...figure("cpaMinor", "xl"), header: "CPA" },
    figure("spendMinor"),
    figure("revenueMinor", "md"),
    { ...figure("roi", "lg"), header: "ROI" },
  ];
  const empty = (
    <EmptyState icon="layers" title="No channel has figures yet" className="py-8">
      Channels appear here with the first import of their figures.
    </EmptyState>
  );
  return <DataTable caption="Figures by channel" columns={columns} rows={totals} rowKey={({ channel }) => channel} density="compact" empty={empty} />;
}
