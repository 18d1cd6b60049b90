import type { ReactNode } from "react";
import { useWords } from "#components/format/words";
import type { LeaderboardEntry } from "#lib/gamification/schema";
import { formatNumber } from "../format/number.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { NameOnBoard } from "./name-on-board.tsx";

interface LeaderboardTableProps {
  entries: LeaderboardEntry[];
  locale?: string;
  empty: ReactNode;
}

/** People by points; equal points share a rank. */
export function LeaderboardTable({ entries, locale = "en", empty }: LeaderboardTableProps) {
  const t = useWords("portal");
  const columns: Column<LeaderboardEntry>[] = [
    { key: "rank", header: t("rank"), isNumeric: true, cell: ({ rank }) => formatNumber(rank, { locale }) },
    {
      key: "person",
      header: t("person"),
      isPrimary: true,
      cell: ({ name, isYou }) => <NameOnBoard name={name ?? t("withoutName")} own={isYou ? t("you") : null} />,
    },
    { key: "points", header: t("points"), isNumeric: true, cell: ({ points }) => formatNumber(points, { locale }) },
  ];
  return (
    <DataTable
      isTableOnPhone
      caption={t("peopleByPoints")}
      columns={columns}
      rows={entries}
      rowKey={({ place }) => String(place)}
      density="compact"
      empty={empty}
    />
  );
}
