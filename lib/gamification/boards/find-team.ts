import type { TenantContext } from "#lib/access";
import type { Queryable } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import type { BoardTeam } from "./schema.ts";

/**
 * The team that was asked for, or else the one that the caller is in; null when they are in none.
 * @throws `not_found` for a team that the tenant does not have
 */
export async function findTeam(context: TenantContext, tx: Queryable, teamId: string | undefined): Promise<BoardTeam | null> {
  const tenantId = context.tenant.id;
  if (teamId !== undefined) {
    const [asked] = await tx.query<BoardTeam>({
      name: "team-of-board",
      text: "SELECT id, name FROM team WHERE tenant_id = $1::uuid AND id = $2::uuid",
      values: [tenantId, teamId],
    });
    if (!asked) throw notFound("This team");
    return asked;
  }
  if (context.actor.kind !== "user") return null;
  const [own] = await tx.query<BoardTeam>({
    name: "own-team",
    text: `SELECT t.id, t.name FROM team_member m JOIN team t ON t.tenant_id = m.tenant_id AND t.id = m.team_id
           WHERE m.tenant_id = $1::uuid AND m.user_id = $2::uuid`,
    values: [tenantId, context.actor.userId],
  });
  return own ?? null;
}
