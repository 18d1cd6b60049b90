import {
  type Context,
  requireOwnAccount,
  requirePermission,
  requireRecentSignIn,
  requireStaff,
  type StaffContext,
  type TenantStatus,
} from "#lib/access";
import { acrossTenants, recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import { newId } from "#lib/platform/crypto";
import { isUniqueViolation, type Transaction } from "#lib/platform/database";
import { AppError, conflict, forbidden, notFound } from "#lib/platform/errors";
import { publishControl } from "#lib/platform/realtime";
import type { Runtime } from "#lib/platform/runtime";
import { closeImpersonations } from "./close-impersonations.ts";
import { hasShownSecondFactor, IMPERSONATION_MINUTES, sayTenantObstacle, tenantObstacle } from "./impersonation-policy.ts";
import type { StartedImpersonation, StartImpersonationInput, SupportAccess } from "./impersonation-schema.ts";
import { type RotatedSession, rotateSession } from "./rotate-session.ts";

const BUSY = "You act as somebody already, in another session. Stop that first, or end that session under Account, Sessions.";

/**
 * A member of staff begins to act as a member of a tenant, for 30 minutes: the session is replaced by one that acts as that
 * person. The tenant's trail and its list of support access say who, as whom and why.
 * @returns the session, for `sessionCookies`, and whom it acts as
 * @throws `forbidden` without the right, a second factor shown in this session (reason `second_factor_required`), a recent
 *   sign-in (`reauthentication_required`), or the tenant's consent; `not_found` for a tenant or member that is not there;
 *   `conflict` while the caller acts as somebody already
 */
export async function startImpersonation(
  context: Context,
  input: StartImpersonationInput,
  runtime: Runtime,
): Promise<{ session: RotatedSession; impersonation: StartedImpersonation }> {
  const staff = requireStaff(requireOwnAccount(context));
  requirePermission(staff, "impersonate");
  if (!hasShownSecondFactor(staff.actor.methods)) {
    throw new AppError("forbidden", "Show your second factor first: confirm with your authenticator app or a passkey. Without one, set it up.", {
      reason: "second_factor_required",
    });
  }
  requireRecentSignIn(staff);
  // One that has just run out is not in the way, though nobody may have put its end on record yet.
  await closeImpersonations(runtime, { staffUserId: staff.actor.userId }, context.requestId);
  try {
    return await acrossTenants(staff, "impersonation.start", (tx) => start(staff, tx, input, runtime));
  } catch (error) {
    if (isUniqueViolation(error)) throw conflict(BUSY);
    throw error;
  }
}

async function start(context: StaffContext, tx: Transaction, input: StartImpersonationInput, runtime: Runtime) {
  const { tenantId, userId, reason, mayWrite } = input;
  const person = await requireTarget(context, tx, input);
  const now = context.clock.now();
  const id = newId();
  const expiresAt = new Date(now.getTime() + IMPERSONATION_MINUTES * 60_000);
  await tx.prisma.impersonation.createMany({
    data: [{ id, tenantId, userId, staffUserId: context.actor.userId, reason, mayWrite, startedAt: now, expiresAt }],
  });
  const session = await rotateSession(context, tx, runtime);
  await tx.query({ text: "UPDATE auth_session SET impersonation_id = $2::uuid WHERE id = $1::uuid", values: [session.sessionId, id] });
  // Open pages of the operator's area lose their live connection: it came with rights that this session no longer has.
  await publishControl(tx, { kind: "session.revoked", id: context.actor.sessionId });
  await recordAudit(context, tx, {
    action: "impersonation.started",
    tenantId,
    subjectType: "user",
    subjectId: userId,
    after: { impersonationId: id, staff: context.actor.email, person: person.email, mayWrite, expiresAt: expiresAt.toISOString() },
    reason,
  });
  await emit(context, tx, "impersonation.started", { tenantId, impersonationId: id, staffUserId: context.actor.userId, userId, mayWrite });
  return { session, impersonation: { id, tenantId, userId, userName: person.name, mayWrite, expiresAt: expiresAt.toISOString() } };
}

interface TargetRow {
  tenant_name: string;
  status: TenantStatus;
  access: SupportAccess;
  user_id: string | null;
  name: string;
  email: string;
  is_staff: boolean;
}

// Holds the tenant's consent until the commit, so that it cannot be withdrawn unseen in between.
const TARGET = `
  SELECT t.name AS tenant_name, t.status, coalesce(p.support_access, 'none') AS access,
         u.id AS user_id, u.name, u.email, u.platform_role IS NOT NULL AS is_staff
  FROM tenant t
  LEFT JOIN tenant_policy p ON p.tenant_id = t.id
  LEFT JOIN membership m ON m.tenant_id = t.id AND m.user_id = $2::uuid AND m.status = 'active'
  LEFT JOIN "user" u ON u.id = m.user_id AND u.status = 'active'
  WHERE t.id = $1::uuid FOR SHARE OF t`;

async function requireTarget({ actor }: StaffContext, tx: Transaction, input: StartImpersonationInput): Promise<{ name: string; email: string }> {
  await tx.query({ text: "SELECT tenant_id FROM tenant_policy WHERE tenant_id = $1::uuid FOR SHARE", values: [input.tenantId] });
  const [row] = await tx.query<TargetRow>({ text: TARGET, values: [input.tenantId, input.userId] });
  if (!row) throw notFound("This tenant");
  const obstacle = tenantObstacle(row, input.mayWrite);
  if (obstacle) throw forbidden(sayTenantObstacle(obstacle, row.tenant_name));
  if (row.user_id === null) throw notFound(`An active member of ${row.tenant_name} with this account`);
  if (row.user_id === actor.userId) throw forbidden("This is you. Choose somebody else.");
  if (row.is_staff) throw forbidden("Nobody can act as a member of the operator’s staff.");
  return { name: row.name, email: row.email };
}
