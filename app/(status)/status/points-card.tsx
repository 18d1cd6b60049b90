import { formatNumber } from "#components/format/number";
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

const SHOWN = 10;

const columns: Column<LeaderboardEntry>[] = [
  { key: "rank", header: "Rank", cell: (entry) => formatNumber(entry.rank), isNumeric: true },
  {
    key: "person",
    header: "Person",
    cell: (entry) => <Identity name={entry.name} size="sm" mark={entry.isYou ? <Badge tone="accent">You</Badge> : null} />,
    isPrimary: true,
  },
  { key: "points", header: "Points", cell: (entry) => formatNumber(entry.points), isNumeric: true },
];

/** The tenant's points leaderboard: the first ten, and one's own place. Nothing for those who may not see it. */
export async function PointsCard({ context }: { context: TenantContext }) {
  const board = await readableLeaderboard(context);
  if (board === "forbidden") return null;
  return (
    <Card title="Points leaderboard" note={`${context.tenant.name}, all time.`} isFlush>
      {board === "unavailable" ? (
        <Callout tone="warn" title="The leaderboard cannot be read at the moment" className="m-5 md:m-6">
          Points are kept in the database, which does not answer. Nothing of them is lost.
        </Callout>
      ) : (
        <DataTable
          caption="People by points"
          columns={columns}
          rows={board.entries.filter((entry, index) => index < SHOWN || entry.isYou)}
          rowKey={(entry) => entry.userId}
          density="compact"
          empty={
            <EmptyState icon="trophy" title="Nobody has points yet">
              Points come with achievements, such as the first campaign.
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
