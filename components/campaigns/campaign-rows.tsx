"use client";
import type { ReactNode } from "react";
import type { CampaignStatus, CampaignType, Channel, Figures, FoundCampaign } from "#lib/campaigns/schema";
import { formatMinorMoney } from "../format/number.tsx";
import { useFormats } from "../format/reader-formats.tsx";
import { formatDay } from "../format/time.tsx";
import type { BulkAct } from "../table/bulk-bar.tsx";
import { RecordTable, type ShownTable } from "../table/record-table.tsx";
import { Badge } from "../ui/badge.tsx";
import type { Column } from "../ui/data-table.tsx";
import { Identity } from "../ui/identity.tsx";
import { tellFigure } from "./figure-kinds.tsx";
import { STATUS_TONES } from "./status-tones.ts";

/** What the cells say, in the reader's language: they are drawn in the browser, which has no catalogues. */
interface CellWords {
  /** By the column's key. */
  headers: Record<string, string>;
  statuses: Record<CampaignStatus, string>;
  types: Record<CampaignType, string>;
  channels: Record<Channel, string>;
  open: string;
  nobody: string;
}

interface CampaignRowsProps {
  campaigns: FoundCampaign[];
  shown: ShownTable;
  caption: string;
  words: CellWords;
  bulk: { acts: readonly BulkAct[]; route: string } | null;
  empty: ReactNode;
}

/** The rows of the table of campaigns; the whole row leads to the campaign. */
export function CampaignRows({ campaigns, shown, caption, words, bulk, empty }: CampaignRowsProps) {
  const { locale } = useFormats();
  return (
    <RecordTable
      caption={caption}
      rows={campaigns}
      shown={shown}
      cells={cellsOf(words, locale)}
      nameOf={({ name }) => name}
      bulk={bulk}
      empty={empty}
    />
  );
}

function cellsOf(words: CellWords, locale: string): Record<string, Omit<Column<FoundCampaign>, "key">> {
  const header = (key: string) => words.headers[key] ?? "";
  const figure = (key: string, name: keyof Figures, showFrom?: "md" | "lg" | "xl"): Omit<Column<FoundCampaign>, "key"> => ({
    header: header(key),
    isNumeric: true,
    showFrom,
    // A campaign without a single day has no sums either.
    cell: ({ figures, currency, lastDay }) => (lastDay === null ? "–" : tellFigure(name, figures, { currency, locale })),
  });
  return {
    name: {
      header: header("name"),
      isPrimary: true,
      cell: (campaign) => (
        <Identity name={campaign.name} detail={words.types[campaign.type]} shape="square" href={`/portal/campaigns/${campaign.id}`} />
      ),
    },
    status: {
      header: header("status"),
      cell: ({ status }) => (
        <Badge tone={STATUS_TONES[status]} hasDot>
          {words.statuses[status]}
        </Badge>
      ),
    },
    type: { header: header("type"), cell: ({ type }) => words.types[type] },
    channel: {
      header: header("channel"),
      showFrom: "xl",
      cell: ({ plannedChannels }) => plannedChannels.map((channel) => words.channels[channel]).join(", ") || "–",
    },
    starts: { header: header("starts"), showFrom: "md", isOneLine: true, cell: ({ startsOn }) => formatDay(startsOn, locale) },
    ends: { header: header("ends"), showFrom: "lg", isOneLine: true, cell: ({ endsOn }) => (endsOn ? formatDay(endsOn, locale) : words.open) },
    budget: {
      header: header("budget"),
      isNumeric: true,
      showFrom: "md",
      cell: ({ budgetMinor, currency }) => (budgetMinor === 0 ? "–" : formatMinorMoney(budgetMinor, { currency, locale })),
    },
    spend: figure("spend", "spendMinor", "lg"),
    revenue: figure("revenue", "revenueMinor", "lg"),
    conversions: figure("conversions", "conversions", "lg"),
    roi: figure("roi", "roi", "xl"),
    owner: { header: header("owner"), cell: ({ ownerName }) => <bdi>{ownerName ?? words.nobody}</bdi> },
  };
}
