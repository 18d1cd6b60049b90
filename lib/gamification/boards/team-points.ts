import type { Queryable } from "#lib/platform/database";
import type { Window } from "./windows.ts";

/** What a set can tell apart: ten million points per person. */
const MOST_HUNDREDTHS = 1_000_000_000;

export interface TeamPoints {
  teamId: string;
  /** Points per person, in hundredths; halves are rounded upwards. */
  hundredths: number;
  reachedAt: Date;
}

/**
 * Points per person of the tenant's teams in a window, from the ledger. Counted are the people who are in the team now and are shown by
 * name, those without points too: the figure of a team that counted others would tell what they have. Nobody counts for less than nothing.
 * @param changedAfter only teams of whose people something was entered after this version of the tenant's clock; they may have none left
 */
export async function pointsByTeam(
  tx: Queryable,
  tenantId: string,
  { since, until }: Pick<Window, "since" | "until">,
  changedAfter: bigint | null,
): Promise<TeamPoints[]> {
  const changed = `AND m.team_id IN (SELECT x.team_id FROM ledger_entry e JOIN team_member x ON x.tenant_id = e.tenant_id AND x.user_id = e.user_id
                     WHERE e.tenant_id = $1::uuid AND e.seq > $4::bigint)`;
  return tx.query<TeamPoints & object>({
    name: changedAfter === null ? "points-by-team" : "points-by-changed-team",
    text: `SELECT m.team_id AS "teamId", least(round(100.0 * sum(greatest(coalesce(s.points, 0), 0)) / count(*)), ${MOST_HUNDREDTHS})::int AS hundredths,
                  coalesce(max(s.reached_at), 'epoch') AS "reachedAt"
           FROM team_member m
           LEFT JOIN leaderboard_privacy p ON p.tenant_id = m.tenant_id AND p.user_id = m.user_id
           LEFT JOIN LATERAL (
             SELECT sum(l.lifetime) AS points, max(l.created_at) AS reached_at FROM ledger_entry l
             WHERE l.tenant_id = $1::uuid AND l.user_id = m.user_id AND ($2::timestamptz IS NULL OR l.created_at >= $2)
               AND ($3::timestamptz IS NULL OR l.created_at < $3)
           ) s ON true
           WHERE m.tenant_id = $1::uuid AND coalesce(p.choice, 'name') = 'name' ${changedAfter === null ? "" : changed}
           GROUP BY m.team_id`,
    values: [tenantId, since, until, ...(changedAfter === null ? [] : [changedAfter])],
  });
}
