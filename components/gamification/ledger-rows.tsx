"use client";
import type { ReactNode } from "react";
import type { PointEntry, PointKind } from "#lib/gamification/schema";
import { Time } from "../format/time.tsx";
import { RecordTable, type ShownTable } from "../table/record-table.tsx";
import { Badge } from "../ui/badge.tsx";
import type { Column } from "../ui/data-table.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { POINT_KIND_TONES } from "./point-words.tsx";

/** What the table of entries says, finished: its cells are drawn by whatever browser shows it. */
export interface LedgerTableWords {
  caption: string;
  /** By the keys of columns. */
  headers: Record<string, string>;
  kinds: Record<PointKind, string>;
  reversal: string;
  reversed: string;
  nobody: string;
}

/** An entry with its cause and its points as the reader writes them. */
export interface ShownEntry extends PointEntry {
  cause: string;
  signed: string;
}

interface LedgerRowsProps {
  entries: ShownEntry[];
  shown: ShownTable;
  now: Date;
  previewed: string | null;
  words: LedgerTableWords;
  empty: ReactNode;
}

/** Entries of points, one row each; the whole row opens both its sides beside the list. */
export function LedgerRows({ entries, shown, now, previewed, words, empty }: LedgerRowsProps) {
  return (
    <RecordTable
      caption={words.caption}
      rows={entries}
      shown={shown}
      cells={cells(words, now, `${shown.address}${shown.address.includes("?") ? "&" : "?"}preview=`)}
      nameOf={({ cause }) => cause}
      bulk={null}
      previewed={previewed}
      empty={empty}
    />
  );
}

const cells = (words: LedgerTableWords, now: Date, previewAt: string): Record<string, Omit<Column<ShownEntry>, "key">> => ({
  cause: {
    header: words.headers.cause ?? "",
    isPrimary: true,
    cell: ({ id, cause }) => (
      <TextLink href={`${previewAt}${id}`} isStretched scroll={false} dir="auto" className="block truncate" title={cause}>
        {cause}
      </TextLink>
    ),
  },
  person: {
    header: words.headers.person ?? "",
    cell: ({ userName }) =>
      userName === null ? <span className="text-muted">{words.nobody}</span> : <bdi className="block truncate sm:max-w-48">{userName}</bdi>,
  },
  kind: {
    header: words.headers.kind ?? "",
    cell: ({ kind, reversesId, reversedById }) => (
      <Badge tone={reversesId || reversedById ? "neutral" : POINT_KIND_TONES[kind]} hasDot>
        {reversesId ? words.reversal : reversedById ? words.reversed : words.kinds[kind]}
      </Badge>
    ),
  },
  points: { header: words.headers.points ?? "", isNumeric: true, cell: ({ signed }) => signed },
  tenant: {
    header: words.headers.tenant ?? "",
    showFrom: "lg",
    cell: ({ tenantName }) => <bdi className="block truncate sm:max-w-48">{tenantName}</bdi>,
  },
  entered: {
    header: words.headers.entered ?? "",
    showFrom: "md",
    cell: ({ createdAt }) => <Time value={createdAt} now={now} className="whitespace-nowrap" />,
  },
  expires: { header: words.headers.expires ?? "", cell: ({ expiresAt }) => <Time value={expiresAt} now={now} className="whitespace-nowrap" /> },
  reason: {
    header: words.headers.reason ?? "",
    hasWords: true,
    cell: ({ reason }) => (
      <span className="block truncate sm:max-w-72" title={reason ?? undefined}>
        {reason ?? "–"}
      </span>
    ),
  },
  id: { header: words.headers.id ?? "", cell: ({ id }) => <code className="whitespace-nowrap text-xs">{id}</code> },
});
