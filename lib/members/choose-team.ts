import { inTenant, readInTenant, requirePermission, requireTenant, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import type { Queryable } from "#lib/platform/database";
import { conflict } from "#lib/platform/errors";
import { publishUpdate } from "#lib/platform/realtime";
import { findMember } from "./list-members.ts";
import { findTeam } from "./teams.ts";
import { type ChosenTeam, MOST_IN_TEAM } from "./teams-schema.ts";

/** The team that a member is in; null for none. @throws `not_found` for who is no member, `forbidden` without `user.read` */
export async function teamOfMember(context: TenantContext, userId: string): Promise<ChosenTeam["team"]> {
  requirePermission(requireTenant(context), "user.read");
  return readInTenant(context, (tx) => teamOf(tx, context.tenant.id, userId));
}

/**
 * Puts a member into a team, out of the one they were in before. Boards of teams count them there from now on. The same team writes nothing.
 * @param teamId null takes them out of their team
 * @throws `not_found` for who is no member, or no team; `forbidden` without `user.update`; `conflict` when the team is full
 */
export async function chooseTeam(context: TenantContext, userId: string, teamId: string | null): Promise<ChosenTeam> {
  requirePermission(requireTenant(context), "user.update");
  const tenantId = context.tenant.id;
  return inTenant(context, async (tx) => {
    const { name } = await findMember(tx, tenantId, userId);
    // All of a tenant's in one order: of two who take a team's last place the second sees the first.
    await tx.query({ text: "SELECT pg_advisory_xact_lock(hashtextextended('teams:' || $1, 0))::text", values: [tenantId] });
    const before = await teamOf(tx, tenantId, userId);
    const wanted = teamId === null ? null : await findTeam(tx, tenantId, teamId);
    if (before?.id === wanted?.id) return { userId, name, team: before };
    if (wanted && wanted.memberCount >= MOST_IN_TEAM) throw conflict(`“${wanted.name}” is full: a team has at most ${MOST_IN_TEAM} people.`);
    const where = { tenantId_userId: { tenantId, userId } };
    if (wanted === null) await tx.prisma.teamMember.deleteMany({ where: { tenantId, userId } });
    else {
      const place = { teamId: wanted.id, joinedAt: context.clock.now() };
      await tx.prisma.teamMember.upsert({ where, create: { tenantId, userId, ...place }, update: place });
    }
    await publishUpdate(tx, { tenantId, topic: "points.changed", payload: {} });
    const change = { before: { team: before?.name ?? null }, after: { team: wanted?.name ?? null } };
    await recordAudit(context, tx, { action: "member.choose_team", tenantId, subjectType: "user", subjectId: userId, ...change });
    return { userId, name, team: wanted && { id: wanted.id, name: wanted.name } };
  });
}

async function teamOf(tx: Queryable, tenantId: string, userId: string): Promise<ChosenTeam["team"]> {
  const [row] = await tx.query<{ id: string; name: string }>({
    text: `SELECT t.id, t.name FROM team_member m JOIN team t ON t.tenant_id = m.tenant_id AND t.id = m.team_id
           WHERE m.tenant_id = $1::uuid AND m.user_id = $2::uuid`,
    values: [tenantId, userId],
  });
  return row ?? null;
}
