import type { Context } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import type { Transaction } from "#lib/platform/database";
import { publishControl } from "#lib/platform/realtime";
import type { ImpersonationEnd } from "./impersonation-schema.ts";

interface EndedRow {
  tenant_id: string;
  user_id: string;
  staff_user_id: string;
  staff_email: string | null;
  person_email: string | null;
}

// One conditional update claims the end: of two at once, one finds nothing left to end, and it is on record once.
const END = `
  WITH ended AS (
    UPDATE impersonation SET ended_at = least($2::timestamptz, expires_at), ended_reason = $3, ended_by_id = $4::uuid
    WHERE id = $1::uuid AND ended_at IS NULL RETURNING tenant_id, user_id, staff_user_id
  )
  SELECT ended.*, s.email AS staff_email, u.email AS person_email
  FROM ended LEFT JOIN "user" s ON s.id = ended.staff_user_id LEFT JOIN "user" u ON u.id = ended.user_id`;

/**
 * Ends one impersonation, in the caller's transaction (of the whole platform): the session is its owner's own again on the
 * next request, its sockets close on commit, and the tenant's trail says how it ended. Ending one twice is no error.
 * @returns whether it was this call that ended it
 */
export async function endImpersonation(context: Context, tx: Transaction, id: string, end: ImpersonationEnd): Promise<boolean> {
  const { actor } = context;
  const endedBy = actor.kind === "user" ? (actor.impersonator?.userId ?? actor.userId) : null;
  const [row] = await tx.query<EndedRow>({ text: END, values: [id, context.clock.now(), end, endedBy] });
  if (!row) return false;
  const sessions = await tx.query<{ id: string }>({
    text: "UPDATE auth_session SET impersonation_id = NULL WHERE impersonation_id = $1::uuid RETURNING id",
    values: [id],
  });
  for (const session of sessions) await publishControl(tx, { kind: "session.revoked", id: session.id });
  await recordAudit(context, tx, {
    action: end === "lapsed" ? "impersonation.lapsed" : "impersonation.ended",
    tenantId: row.tenant_id,
    subjectType: "user",
    subjectId: row.user_id,
    after: { impersonationId: id, staff: row.staff_email, person: row.person_email, endedBecause: end },
  });
  await emit(context, tx, "impersonation.ended", {
    tenantId: row.tenant_id,
    impersonationId: id,
    staffUserId: row.staff_user_id,
    userId: row.user_id,
    endedBecause: end,
  });
  return true;
}

/**
 * Ends every running impersonation of a tenant, of a person in it, or by a member of staff, in the caller's transaction.
 * @returns how many there were
 */
export async function endImpersonationsOf(
  context: Context,
  tx: Transaction,
  { tenantId = null, userId = null, staffUserId = null }: { tenantId?: string | null; userId?: string | null; staffUserId?: string | null },
  end: ImpersonationEnd,
): Promise<number> {
  if (tenantId === null && userId === null && staffUserId === null) return 0;
  // In the order of the tenants: the chains of their trails are locked one after the other.
  const running = await tx.query<{ id: string }>({
    text: `SELECT id FROM impersonation WHERE ended_at IS NULL AND ($1::uuid IS NULL OR tenant_id = $1::uuid)
             AND ($2::uuid IS NULL OR user_id = $2::uuid) AND ($3::uuid IS NULL OR staff_user_id = $3::uuid)
           ORDER BY tenant_id, id`,
    values: [tenantId, userId, staffUserId],
  });
  let ended = 0;
  for (const { id } of running) if (await endImpersonation(context, tx, id, end)) ended++;
  return ended;
}
