import type { Queryable } from "#lib/platform/database";
import type { PersonPoints } from "./ranking.ts";
import type { Window } from "./windows.ts";

/**
 * The points that people of the tenant got in a window, from the ledger: the truth of every board. Who left, or does not want to be
 * on boards, is not among them. @param changedAfter only people of whom something was entered after this version of the tenant's clock;
 * they may have no points left
 * @param teamId only people who are in this team now, and are shown by name: a team is too small to be without one in it
 */
export async function pointsByPerson(
  tx: Queryable,
  tenantId: string,
  { since, until }: Pick<Window, "since" | "until">,
  changedAfter: bigint | null,
  teamId: string | null = null,
): Promise<PersonPoints[]> {
  const values: unknown[] = [tenantId, since, until];
  const param = (value: unknown) => `$${values.push(value)}`;
  const changed =
    changedAfter === null
      ? ""
      : `AND l.user_id IN (SELECT e.user_id FROM ledger_entry e WHERE e.tenant_id = $1::uuid AND e.seq > ${param(changedAfter)}::bigint)`;
  const from =
    teamId === null
      ? "membership m"
      : `(SELECT tenant_id, user_id FROM team_member WHERE tenant_id = $1::uuid AND team_id = ${param(teamId)}::uuid) m`;
  return tx.query<PersonPoints & object>({
    name: `points-by${changedAfter === null ? "" : "-changed"}-person${teamId === null ? "" : "-of-team"}`,
    text: `SELECT l.user_id AS "userId", sum(l.lifetime)::int AS points, max(l.created_at) AS "reachedAt"
           FROM ledger_entry l JOIN ${from} ON m.tenant_id = l.tenant_id AND m.user_id = l.user_id
           LEFT JOIN leaderboard_privacy p ON p.tenant_id = l.tenant_id AND p.user_id = l.user_id
           WHERE l.tenant_id = $1::uuid AND ($2::timestamptz IS NULL OR l.created_at >= $2) AND ($3::timestamptz IS NULL OR l.created_at < $3)
             AND ${teamId === null ? "p.choice IS DISTINCT FROM 'hidden'" : "coalesce(p.choice, 'name') = 'name'"}
             ${changed}
           GROUP BY l.user_id ${changedAfter === null ? "HAVING sum(l.lifetime) > 0" : ""}`,
    values,
  });
}
