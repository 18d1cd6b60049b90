import { useWords } from "#components/format/words";
import type { SeasonStanding, TenantSeason } from "#lib/gamification/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { Badge } from "../ui/badge.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { SeasonBegin } from "./season-parts.tsx";

/** Who leads a season, or led at its end. */
export function StandingTable({ season }: { season: TenantSeason }) {
  const t = useWords("seasons");
  const f = useFormats();
  const columns: Column<SeasonStanding>[] = [
    { key: "rank", header: t("rank"), isNumeric: true, cell: ({ rank }) => f.number(rank) },
    {
      key: "name",
      header: t("name"),
      isPrimary: true,
      hasWords: true,
      cell: ({ name, isYou }) => (
        <span className="inline-flex flex-wrap items-center gap-2 wrap-anywhere">
          {name === null ? <span className="text-muted">{t("anonymous")}</span> : <span className="font-medium text-ink">{name}</span>}
          {isYou ? <Badge tone="accent">{t("you")}</Badge> : null}
        </span>
      ),
    },
    { key: "points", header: t("points"), isNumeric: true, cell: ({ points }) => f.number(points) },
    {
      key: "reward",
      header: season.closedAt === null ? t("rewardSoFar") : t("reward"),
      isNumeric: true,
      cell: ({ reward }) => f.number(reward),
    },
  ];
  const isPlanned = season.state === "planned";
  return (
    <DataTable
      caption={season.name}
      columns={columns}
      rows={season.standings}
      isTableOnPhone
      rowKey={({ place }) => String(place)}
      empty={
        <EmptyState icon="trophy" title={isPlanned ? t("notBegunYet") : t("nobodyHasPoints")}>
          {isPlanned ? <SeasonBegin {...season} /> : t("earnTheFirst")}
        </EmptyState>
      }
    />
  );
}
