"use client";
import type { ReactNode } from "react";
import type { ReportListItem } from "#lib/reports/schema";
import { Time } from "../format/time.tsx";
import { RecordTable, type ShownTable } from "../table/record-table.tsx";
import type { Column } from "../ui/data-table.tsx";
import { TextLink } from "../ui/text-link.tsx";
import type { ReportTableWords } from "./report-words.tsx";

interface ReportTableProps {
  caption: string;
  reports: ReportListItem[];
  shown: ShownTable;
  words: ReportTableWords;
  empty: ReactNode;
}

/** Reports, one row each; the whole row leads to the report. */
export function ReportTable({ caption, reports, shown, words, empty }: ReportTableProps) {
  return <RecordTable caption={caption} rows={reports} shown={shown} cells={cellsOf(words)} nameOf={({ name }) => name} bulk={null} empty={empty} />;
}

const cellsOf = (words: ReportTableWords): Record<string, Omit<Column<ReportListItem>, "key">> => {
  const header = (key: string) => words.headers[key] ?? "";
  return {
    name: {
      header: header("name"),
      isPrimary: true,
      cell: ({ id, name }) => (
        <TextLink href={`/portal/reports/${id}`} isStretched>
          <bdi>{name}</bdi>
        </TextLink>
      ),
    },
    period: {
      header: header("period"),
      isOneLine: true,
      showFrom: "md",
      cell: ({ period }) => words.periods[period.kind === "last_days" ? (`last_days:${period.days}` as const) : period.kind],
    },
    blocks: { header: header("blocks"), isNumeric: true, showFrom: "lg", cell: ({ blockCount }) => blockCount },
    author: {
      header: header("author"),
      isOneLine: true,
      showFrom: "lg",
      cell: ({ authorName }) => (authorName ? <bdi>{authorName}</bdi> : <span className="text-muted">{words.nobody}</span>),
    },
    mailed: {
      header: header("mailed"),
      showFrom: "md",
      cell: ({ nextDueAt }) =>
        nextDueAt ? (
          <Time value={nextDueAt} precision="minute" className="whitespace-nowrap" />
        ) : (
          <span className="text-muted">{words.notMailed}</span>
        ),
    },
    changed: { header: header("changed"), cell: ({ changedAt }) => <Time value={changedAt} precision="date" className="whitespace-nowrap" /> },
    created: { header: header("created"), cell: ({ createdAt }) => <Time value={createdAt} precision="date" className="whitespace-nowrap" /> },
  };
};
