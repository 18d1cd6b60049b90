import { useSay, useWords } from "#components/format/words";
import type { RankReasons as Reasons } from "#lib/gamification/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { Card } from "../ui/card.tsx";
import { DataTable } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { NameOnBoard } from "./name-on-board.tsx";
import { PointEntryTable } from "./point-entry-table.tsx";

/** Why a rank is what it is: of a team what each of its people has, and of oneself the entries behind one's points. */
export function RankReasons({ reasons: { you, team } }: { reasons: Reasons }) {
  const [t, say, f] = [useWords("boards"), useSay(), useFormats()];
  return (
    <section id="why" aria-label={t("whyThisRank")} className="grid gap-6">
      {team ? (
        <Card
          title={t("whyTeam", { team: team.name })}
          note={
            team.perPerson === null
              ? t("nobodyCounts")
              : t("howTeamCounts", {
                  points: f.number(team.total),
                  count: team.members.length,
                  people: f.number(team.members.length),
                  perPerson: f.number(team.perPerson, { maximumFractionDigits: 2 }),
                })
          }
          isFlush
        >
          <DataTable
            isTableOnPhone
            caption={t("whyTeam", { team: team.name })}
            rows={team.members}
            rowKey={({ userId }) => userId}
            density="compact"
            empty={<EmptyState icon="users" title={t("nobodyCounts")} className="py-8" />}
            columns={[
              {
                key: "person",
                header: t("person"),
                isPrimary: true,
                cell: ({ name, isYou }) => <NameOnBoard name={name} own={isYou ? t("you") : null} />,
              },
              { key: "points", header: t("points"), isNumeric: true, cell: ({ points }) => f.number(points) },
            ]}
          />
        </Card>
      ) : null}
      {you ? (
        <Card
          title={t("whyYou")}
          note={t("howYouCount", { points: f.number(you.points), count: you.entryCount, entries: f.number(you.entryCount) })}
          actions={<TextLink href="/portal/points">{t("allYourPoints")}</TextLink>}
          isFlush
        >
          <PointEntryTable
            entries={you.entries}
            say={say}
            empty={
              <EmptyState icon="award" title={t("youHaveNoPoints")} className="py-8">
                {t("pointsComeWith")}
              </EmptyState>
            }
          />
        </Card>
      ) : null}
    </section>
  );
}
