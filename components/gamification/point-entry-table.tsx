import type { ReactNode } from "react";
import { useWords } from "#components/format/words";
import type { PointEntry } from "#lib/gamification/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { Time } from "../format/time.tsx";
import { Badge } from "../ui/badge.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { POINT_KIND_LABELS, POINT_KIND_TONES } from "./point-words.tsx";
import { causeOf, changeOf } from "./shown-entry.tsx";

interface PointEntryTableProps {
  entries: PointEntry[];
  say: (sentence: string) => string;
  empty: ReactNode;
}

/** A person's own entries, the newest first. */
export function PointEntryTable({ entries, say, empty }: PointEntryTableProps) {
  const t = useWords("points");
  const f = useFormats();
  const columns: Column<PointEntry>[] = [
    {
      key: "what",
      header: t("what"),
      isPrimary: true,
      hasWords: true,
      cell: (entry) => <span className="text-ink wrap-anywhere">{causeOf(entry, say)}</span>,
    },
    {
      key: "kind",
      header: t("kind"),
      cell: ({ kind, reversesId, reversedById }) => (
        <Badge tone={reversesId || reversedById ? "neutral" : POINT_KIND_TONES[kind]} hasDot>
          {reversesId ? t("takesBackShort") : reversedById ? t("takenBack") : say(POINT_KIND_LABELS[kind])}
        </Badge>
      ),
    },
    { key: "change", header: t("change"), isNumeric: true, cell: (entry) => f.number(changeOf(entry), { signDisplay: "exceptZero" }) },
    { key: "reason", header: t("reason"), hasWords: true, showFrom: "lg", cell: ({ reason }) => (reason === null ? "–" : say(reason)) },
    { key: "entered", header: t("entered"), cell: ({ createdAt }) => <Time value={createdAt} className="whitespace-nowrap" /> },
  ];
  return <DataTable caption={t("entries")} columns={columns} rows={entries} rowKey={({ id }) => id} empty={empty} />;
}
