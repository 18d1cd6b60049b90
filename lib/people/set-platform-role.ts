import { offerUndo, ROLE_NAMES, type StaffContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { endImpersonationsOf } from "#lib/identity";
import { conflict } from "#lib/platform/errors";
import { publishControl } from "#lib/platform/realtime";
import type { Runtime } from "#lib/platform/runtime";
import { actOnPerson } from "./act-on-person.ts";
import { mailPerson } from "./mail-person.ts";
import type { PersonDetail, SetPlatformRoleInput } from "./schema.ts";

const nameOf = (role: SetPlatformRoleInput["role"]) => (role === null ? "no role" : `the role ${ROLE_NAMES[role]}`);

/**
 * Gives a person a role of the operator's staff, changes it or takes it away. It counts from the next request on. One may give up
 * one's own role as long as another super-admin is left who can sign in.
 * @throws `conflict` for the last super-admin, for a suspended person and when nothing would change; otherwise as `actOnPerson`
 */
export function setPlatformRole(
  context: StaffContext,
  id: string,
  { role, reason, from }: SetPlatformRoleInput,
  runtime: Runtime,
): Promise<PersonDetail> {
  const act = { personId: id, purpose: "people.set_platform_role", isDangerous: true, mayBeOwn: true };
  return actOnPerson(context, act, async (tx, person, others) => {
    if (from !== undefined && from !== person.platformRole) throw conflict(`${person.name} has another role by now. Nothing was changed.`);
    if (person.platformRole === role) throw conflict(`${person.name} already has ${nameOf(role)}.`);
    if (role !== null && person.status !== "active") throw conflict(`${person.name} is suspended. Reactivate the account first.`);
    if (role !== "super_admin" && others.superAdmins === 0)
      throw conflict("This is the last super-admin. Make somebody else one first, or nobody could run the portal.");
    await tx.prisma.user.update({ where: { id }, data: { platformRole: role } });
    if (role === null) await endImpersonationsOf(context, tx, { staffUserId: id }, "staff_left");
    // Sockets come back by themselves, to what their session may now see.
    await publishControl(tx, { kind: "user.revoked", id });
    // Whoever gave up their own role may not take it back.
    if (id !== context.actor.userId)
      offerUndo(context, { method: "PUT", path: `/api/v1/people/${id}/platform-role`, body: { role: person.platformRole, from: role, reason } });
    await recordAudit(context, tx, {
      action: "person.set_platform_role",
      tenantId: null,
      subjectType: "user",
      subjectId: id,
      before: { platformRole: person.platformRole ?? "none" },
      after: { platformRole: role ?? "none" },
      reason,
    });
    await mailPerson(runtime, tx, person, {
      title: "Your role at the operator has changed",
      paragraphs: [`your account now has ${nameOf(role)} at the operator of the portal; before, it had ${nameOf(person.platformRole)}.`],
      note: "If you did not expect this, write to the operator’s support.",
    });
  });
}
