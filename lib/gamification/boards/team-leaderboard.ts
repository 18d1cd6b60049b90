import { readInTenant, requirePermission, type TenantContext } from "#lib/access";
import type { Queryable } from "#lib/platform/database";
import { boardOfTeams } from "./board.ts";
import { groupSizeOf } from "./packing.ts";
import { placed } from "./placed.ts";
import { readWithRanksBefore } from "./ranks-before.ts";
import { MOST_TEAMS_ON_BOARD, type TeamLeaderboard, type TeamLeaderboardInput } from "./schema.ts";
import { windowAt } from "./windows.ts";

/**
 * The tenant's teams by points per person in a period, all of them. A team nobody of whom has points, or is shown by name, is not listed.
 * @throws `forbidden` without `campaign.read`
 */
export async function teamLeaderboard(context: TenantContext, { period }: TeamLeaderboardInput): Promise<TeamLeaderboard> {
  requirePermission(context, "campaign.read");
  const tenantId = context.tenant.id;
  return readInTenant(context, async (tx) => {
    const window = await windowAt(tx, context, period, context.clock.now());
    const board = boardOfTeams(tenantId);
    const request = { start: 0, count: MOST_TEAMS_ON_BOARD, groupSize: groupSizeOf(period) };
    const { view, ranksBefore } = await readWithRanksBefore(context, tx, board, { window, request, most: MOST_TEAMS_ON_BOARD });
    const teams = new Map((await teamsOf(context, tx)).map((team) => [team.id, team]));
    return {
      period,
      since: window.since?.toISOString() ?? null,
      entries: placed(view.page, period).flatMap(({ id, rank, place, points }) => {
        const team = teams.get(id);
        const rankBefore = ranksBefore.get(id);
        // Deleted at this moment: the set is made anew when somebody reads it next.
        if (!team) return [];
        return [
          {
            rank,
            place,
            teamId: id,
            name: team.name,
            perPerson: points / 100,
            people: team.people,
            isYours: team.isYours,
            movement: rankBefore ? rankBefore - rank : null,
          },
        ];
      }),
      teams: teams.size,
    };
  });
}

interface TeamRow {
  id: string;
  name: string;
  people: number;
  isYours: boolean;
}

async function teamsOf({ tenant, actor }: TenantContext, tx: Queryable): Promise<TeamRow[]> {
  return tx.query<TeamRow & object>({
    name: "teams-of-board",
    text: `SELECT t.id, t.name, count(m.user_id) FILTER (WHERE coalesce(p.choice, 'name') = 'name')::int AS people,
                  coalesce(bool_or(m.user_id = $2::uuid), false) AS "isYours"
           FROM team t LEFT JOIN team_member m ON m.tenant_id = t.tenant_id AND m.team_id = t.id
           LEFT JOIN leaderboard_privacy p ON p.tenant_id = m.tenant_id AND p.user_id = m.user_id
           WHERE t.tenant_id = $1::uuid GROUP BY t.id, t.name`,
    values: [tenant.id, actor.kind === "user" ? actor.userId : null],
  });
}
