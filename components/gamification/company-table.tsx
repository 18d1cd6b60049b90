import type { ReactNode } from "react";
import { useWords } from "#components/format/words";
import type { CompanyEntry } from "#lib/gamification/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { useScore } from "./company-words.tsx";
import { Movement } from "./movement.tsx";
import { NameOnBoard } from "./name-on-board.tsx";

interface CompanyTableProps {
  caption: string;
  entries: CompanyEntry[];
  /** Whether there is a period before to compare with. */
  hasMovement: boolean;
  empty?: ReactNode;
}

/** Companies by score, each as it chose to be seen. */
export function CompanyTable({ caption, entries, hasMovement, empty }: CompanyTableProps) {
  const t = useWords("companies");
  const f = useFormats();
  const scoreOf = useScore();
  const columns: Column<CompanyEntry>[] = [
    { key: "rank", header: t("rank"), isNumeric: true, cell: ({ rank }) => f.number(rank) },
    {
      key: "company",
      header: t("company"),
      isPrimary: true,
      cell: ({ name, isYou }) => <NameOnBoard name={name ?? t("withoutName")} own={isYou ? t("yours") : null} />,
    },
    { key: "score", header: t("score"), isNumeric: true, cell: ({ scoreHundredths }) => scoreOf(scoreHundredths) },
  ];
  if (hasMovement) {
    const words = { up: t("up"), down: t("down"), same: t("same"), isNew: t("isNew") };
    columns.push({
      key: "movement",
      header: t("movement"),
      isNumeric: true,
      cell: ({ movement }) => <Movement movement={movement} words={words} />,
    });
  }
  return <DataTable isTableOnPhone caption={caption} columns={columns} rows={entries} rowKey={({ place }) => String(place)} empty={empty} />;
}
