import { inTenant, once, readInTenant, requirePermission, requireTenant, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { newId } from "#lib/platform/crypto";
import { isUniqueViolation, type Queryable } from "#lib/platform/database";
import { conflict, invalid, notFound } from "#lib/platform/errors";
import { publishUpdate } from "#lib/platform/realtime";
import { MOST_IN_TEAM, MOST_TEAMS, type Team, type TeamInput, type TeamWithMembers } from "./teams-schema.ts";

const TEAMS = `
  SELECT t.id, t.name, (SELECT count(*)::int FROM team_member m WHERE m.tenant_id = t.tenant_id AND m.team_id = t.id) AS "memberCount"
  FROM team t WHERE t.tenant_id = $1::uuid`;

/** The tenant's teams by name, at most `MOST_TEAMS`. @throws `forbidden` without `user.read` */
export async function listTeams(context: TenantContext): Promise<Team[]> {
  requirePermission(requireTenant(context), "user.read");
  return readInTenant(context, (tx) =>
    tx.query<Team>({ text: `${TEAMS} ORDER BY lower(t.name), t.id LIMIT $2`, values: [context.tenant.id, MOST_TEAMS] }),
  );
}

/** A team with its people. @throws `not_found`, `forbidden` without `user.read` */
export async function getTeam(context: TenantContext, id: string): Promise<TeamWithMembers> {
  requirePermission(requireTenant(context), "user.read");
  return readInTenant(context, async (tx) => {
    const team = await findTeam(tx, context.tenant.id, id);
    const members = await tx.query<TeamWithMembers["members"][number]>({
      text: `SELECT u.id AS "userId", u.name FROM team_member m JOIN "user" u ON u.id = m.user_id
             WHERE m.tenant_id = $1::uuid AND m.team_id = $2::uuid ORDER BY lower(u.name), u.id LIMIT $3`,
      values: [context.tenant.id, id, MOST_IN_TEAM],
    });
    return { ...team, members };
  });
}

/** People of the tenant who are in no team, by name, at most `limit`. @throws `forbidden` without `user.read` */
export async function peopleWithoutTeam(context: TenantContext, limit: number): Promise<TeamWithMembers["members"]> {
  requirePermission(requireTenant(context), "user.read");
  return readInTenant(context, (tx) =>
    tx.query<TeamWithMembers["members"][number]>({
      text: `SELECT u.id AS "userId", u.name FROM membership m JOIN "user" u ON u.id = m.user_id
             WHERE m.tenant_id = $1::uuid AND NOT EXISTS (SELECT 1 FROM team_member t WHERE t.tenant_id = m.tenant_id AND t.user_id = m.user_id)
             ORDER BY lower(u.name), u.id LIMIT $2`,
      values: [context.tenant.id, limit],
    }),
  );
}

/** @throws `forbidden` without `user.update`; `invalid` for a name that is taken, `conflict` for one team too many */
export async function createTeam(context: TenantContext, { name }: TeamInput): Promise<Team> {
  requirePermission(requireTenant(context), "user.update");
  return naming(name, () =>
    inTenant(context, (tx) =>
      once(context, tx, async () => {
        const tenantId = context.tenant.id;
        // Of two who make the last one at once the second sees the first.
        await tx.query({ text: "SELECT pg_advisory_xact_lock(hashtextextended('teams:' || $1, 0))::text", values: [tenantId] });
        if ((await tx.prisma.team.count({ where: { tenantId } })) >= MOST_TEAMS)
          throw conflict(`A company has at most ${MOST_TEAMS} teams. Delete one that nobody needs first.`);
        const id = newId();
        await tx.prisma.team.createMany({ data: [{ id, tenantId, name, createdAt: context.clock.now() }] });
        await recordAudit(context, tx, { action: "team.create", tenantId, subjectType: "team", subjectId: id, after: { name } });
        return { id, name, memberCount: 0 };
      }),
    ),
  );
}

/** Gives a team another name. The same name writes nothing. @throws `not_found`, `forbidden` without `user.update`, `invalid` when it is taken */
export async function renameTeam(context: TenantContext, id: string, { name }: TeamInput): Promise<Team> {
  requirePermission(requireTenant(context), "user.update");
  return naming(name, () =>
    inTenant(context, async (tx) => {
      const tenantId = context.tenant.id;
      const before = await findTeam(tx, tenantId, id);
      if (before.name === name) return before;
      await tx.prisma.team.updateMany({ where: { id, tenantId }, data: { name } });
      await publishUpdate(tx, { tenantId, topic: "points.changed", payload: {} });
      const change = { before: { name: before.name }, after: { name } };
      await recordAudit(context, tx, { action: "team.rename", tenantId, subjectType: "team", subjectId: id, ...change });
      return { ...before, name };
    }),
  );
}

/** Deletes a team; its people stay in the tenant, in no team. @throws `not_found`, `forbidden` without `user.update` */
export async function deleteTeam(context: TenantContext, id: string): Promise<Team> {
  requirePermission(requireTenant(context), "user.update");
  return inTenant(context, async (tx) => {
    const tenantId = context.tenant.id;
    const { name, memberCount } = await findTeam(tx, tenantId, id);
    await tx.prisma.team.deleteMany({ where: { id, tenantId } });
    await publishUpdate(tx, { tenantId, topic: "points.changed", payload: {} });
    await recordAudit(context, tx, { action: "team.delete", tenantId, subjectType: "team", subjectId: id, before: { name, members: memberCount } });
    return { id, name, memberCount };
  });
}

/** @throws `not_found` */
export async function findTeam(tx: Queryable, tenantId: string, id: string): Promise<Team> {
  const [row] = await tx.query<Team>({ text: `${TEAMS} AND t.id = $2::uuid`, values: [tenantId, id] });
  if (!row) throw notFound("This team");
  return row;
}

async function naming<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isUniqueViolation(error)) throw invalid("Another team has this name.", [{ path: "name", message: `There is a team “${name}” already.` }]);
    throw error;
  }
}
