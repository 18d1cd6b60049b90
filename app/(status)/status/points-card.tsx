import type { Formats } from "#components/format/reader-formats";
import { getFormats, getWords } from "#components/format/words";
import { withOwn } from "#components/gamification/with-own";
import { Badge } from "#components/ui/badge";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { type Column, DataTable } from "#components/ui/data-table";
import { EmptyState } from "#components/ui/empty-state";
import { Identity } from "#components/ui/identity";
import type { TenantContext } from "#lib/access";
import { pointsLeaderboard } from "#lib/gamification";
import type { Leaderboard, LeaderboardEntry } from "#lib/gamification/schema";
import { isAppError } from "#lib/platform/errors";
import type { Words } from "#words";

const SHOWN = 10;

const columns = (t: Words<"site">, number: Formats["number"]): Column<LeaderboardEntry>[] => [
  { key: "rank", header: t("rank"), cell: (entry) => number(entry.rank), isNumeric: true },
  {
    key: "person",
    header: t("person"),
    cell: (entry) => <Identity name={entry.name ?? t("withoutName")} size="sm" mark={entry.isYou ? <Badge tone="accent">{t("you")}</Badge> : null} />,
    isPrimary: true,
  },
  { key: "points", header: t("points"), cell: (entry) => number(entry.points), isNumeric: true },
];

/** The tenant's points leaderboard: the first ten, and one's own place. Nothing for those who may not see it. */
export async function PointsCard({ context }: { context: TenantContext }) {
  const t = await getWords("site");
  const { number } = await getFormats();
  const board = await readableLeaderboard(context);
  if (board === "forbidden") return null;
  return (
    <Card title={t("pointsLeaderboard")} note={t("nameAllTime", { name: context.tenant.name })} isFlush>
      {board === "unavailable" ? (
        <Callout tone="warn" title={t("theLeaderboardCannotBeReadAt")} className="m-5 md:m-6">
          {t("pointsAreKeptInTheDatabase")}
        </Callout>
      ) : (
        <DataTable
          caption={t("peopleByPoints")}
          columns={columns(t, number)}
          rows={withOwn(board, SHOWN)}
          rowKey={({ place }) => String(place)}
          density="compact"
          empty={
            <EmptyState icon="trophy" title={t("nobodyHasPointsYet")}>
              {t("pointsComeWithAchievementsSuchAs")}
            </EmptyState>
          }
        />
      )}
    </Card>
  );
}

async function readableLeaderboard(context: TenantContext): Promise<Leaderboard | "forbidden" | "unavailable"> {
  try {
    return await pointsLeaderboard(context, { period: "all" });
  } catch (error) {
    if (isAppError(error) && (error.code === "forbidden" || error.code === "unavailable")) return error.code;
    throw error;
  }
}
