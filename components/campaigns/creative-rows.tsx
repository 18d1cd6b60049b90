"use client";
import type { ReactNode } from "react";
import type { CreativeState, FoundCreative } from "#lib/campaigns/schema";
import { formatNumber } from "../format/number.tsx";
import { useFormats } from "../format/reader-formats.tsx";
import { Time } from "../format/time.tsx";
import { RecordTable, type ShownTable } from "../table/record-table.tsx";
import { Badge } from "../ui/badge.tsx";
import type { Column } from "../ui/data-table.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { CREATIVE_STATE_TONES } from "./creative-states.tsx";
import { CreativeThumbnail } from "./creative-thumbnail.tsx";

interface CreativeRowsProps {
  creatives: FoundCreative[];
  shown: ShownTable;
  caption: string;
  /** In the reader's language; headers by the column's key. */
  words: { headers: Record<string, string>; states: Record<CreativeState, string> };
  empty: ReactNode;
}

/** Creatives of all campaigns, one row each; the whole row leads to the creative, where it is decided. */
export function CreativeRows({ creatives, shown, caption, words, empty }: CreativeRowsProps) {
  const { locale } = useFormats();
  return (
    <RecordTable
      caption={caption}
      rows={creatives}
      shown={shown}
      cells={cellsOf(words, locale)}
      nameOf={({ name }) => name}
      bulk={null}
      empty={empty}
    />
  );
}

function cellsOf({ headers, states }: CreativeRowsProps["words"], locale: string): Record<string, Omit<Column<FoundCreative>, "key">> {
  const header = (key: string) => headers[key] ?? "";
  return {
    name: {
      header: header("name"),
      isPrimary: true,
      hasWords: true,
      cell: (creative) => {
        const href = `/portal/campaigns/${creative.campaignId}/creatives/${creative.id}`;
        return (
          <span className="flex min-w-0 items-center gap-3">
            <CreativeThumbnail href={href} picture={creative.picture} size="sm" />
            <TextLink isStretched href={href} dir="auto" title={creative.name} className="truncate sm:max-w-72">
              {creative.name}
            </TextLink>
          </span>
        );
      },
    },
    campaign: {
      header: header("campaign"),
      hasWords: true,
      cell: ({ campaignName }) => (
        <bdi title={campaignName} className="block truncate sm:max-w-56">
          {campaignName}
        </bdi>
      ),
    },
    state: {
      header: header("state"),
      cell: ({ state }) => (
        <Badge tone={CREATIVE_STATE_TONES[state]} hasDot>
          {states[state]}
        </Badge>
      ),
    },
    version: { header: header("version"), isNumeric: true, cell: ({ newest }) => formatNumber(newest, { locale }) },
    comments: { header: header("comments"), isNumeric: true, showFrom: "lg", cell: ({ openComments }) => formatNumber(openComments, { locale }) },
    submitted: {
      header: header("submitted"),
      showFrom: "md",
      isOneLine: true,
      cell: ({ submittedAt }) => (submittedAt ? <Time value={submittedAt} precision="date" /> : "–"),
    },
    by: {
      header: header("by"),
      showFrom: "xl",
      cell: ({ submittedBy }) => (submittedBy ? <bdi className="whitespace-nowrap">{submittedBy}</bdi> : "–"),
    },
    changed: { header: header("changed"), showFrom: "lg", isOneLine: true, cell: ({ updatedAt }) => <Time value={updatedAt} precision="date" /> },
  };
}
