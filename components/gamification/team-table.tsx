import { useWords } from "#components/format/words";
import type { TeamLeaderboardEntry } from "#lib/gamification/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { Badge } from "../ui/badge.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { Movement } from "./movement.tsx";

interface TeamTableProps {
  entries: TeamLeaderboardEntry[];
  /** How many teams there are at all. */
  teams: number;
  hasMovement: boolean;
  /** The page of a team's people. */
  hrefOf: (teamId: string) => string;
}

/** Teams by points per person; equal figures share a rank. */
export function TeamTable({ entries, teams, hasMovement, hrefOf }: TeamTableProps) {
  const t = useWords("boards");
  const f = useFormats();
  const words = { up: t("up"), down: t("down"), same: t("same"), isNew: t("isNew") };
  const columns: Column<TeamLeaderboardEntry>[] = [
    { key: "rank", header: t("rank"), isNumeric: true, cell: ({ rank }) => f.number(rank) },
    {
      key: "team",
      header: t("team"),
      isPrimary: true,
      hasWords: true,
      cell: ({ teamId, name, isYours }) => (
        <span className="inline-flex min-w-0 flex-wrap items-center gap-2">
          <TextLink href={hrefOf(teamId)} className="wrap-anywhere">
            {name}
          </TextLink>
          {isYours ? <Badge tone="accent">{t("yourTeam")}</Badge> : null}
        </span>
      ),
    },
    { key: "perPerson", header: t("perPerson"), isNumeric: true, cell: ({ perPerson }) => f.number(perPerson, { maximumFractionDigits: 2 }) },
    { key: "people", header: t("people"), isNumeric: true, showFrom: "md", isOffCards: true, cell: ({ people }) => f.number(people) },
    ...(hasMovement
      ? [
          {
            key: "movement",
            header: t("movement"),
            isNumeric: true,
            cell: ({ movement }) => <Movement movement={movement} words={words} />,
          } satisfies Column<TeamLeaderboardEntry>,
        ]
      : []),
  ];
  return (
    <DataTable
      isTableOnPhone
      caption={t("teamsByPoints")}
      columns={columns}
      rows={entries}
      rowKey={({ teamId }) => teamId}
      empty={
        <EmptyState icon="trophy" title={teams === 0 ? t("noTeams") : t("noTeamHasPoints")} className="py-8">
          {teams === 0 ? t("noTeamsNote") : t("noTeamHasPointsNote")}
        </EmptyState>
      }
    />
  );
}
