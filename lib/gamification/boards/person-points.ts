import type { Queryable } from "#lib/platform/database";
import type { PersonPoints } from "./ranking.ts";
import type { Window } from "./windows.ts";

/**
 * The points that people of the tenant got in a window, from the ledger: the truth of every board. Who left, or does not want to be
 * on boards, is not among them. @param changedAfter only people of whom something was entered after this version of the tenant's clock;
 * they may have no points left
 */
export async function pointsByPerson(
  tx: Queryable,
  tenantId: string,
  { since, until }: Pick<Window, "since" | "until">,
  changedAfter: bigint | null,
): Promise<PersonPoints[]> {
  return tx.query<PersonPoints & object>({
    name: changedAfter === null ? "points-by-person" : "points-by-changed-person",
    text: `SELECT l.user_id AS "userId", sum(l.lifetime)::int AS points, max(l.created_at) AS "reachedAt"
           FROM ledger_entry l JOIN membership m ON m.tenant_id = l.tenant_id AND m.user_id = l.user_id
           LEFT JOIN leaderboard_privacy p ON p.tenant_id = l.tenant_id AND p.user_id = l.user_id
           WHERE l.tenant_id = $1::uuid AND ($2::timestamptz IS NULL OR l.created_at >= $2) AND ($3::timestamptz IS NULL OR l.created_at < $3)
             AND p.choice IS DISTINCT FROM 'hidden'
             ${changedAfter === null ? "" : "AND l.user_id IN (SELECT e.user_id FROM ledger_entry e WHERE e.tenant_id = $1::uuid AND e.seq > $4::bigint)"}
           GROUP BY l.user_id ${changedAfter === null ? "HAVING sum(l.lifetime) > 0" : ""}`,
    values: [tenantId, since, until, ...(changedAfter === null ? [] : [changedAfter])],
  });
}
