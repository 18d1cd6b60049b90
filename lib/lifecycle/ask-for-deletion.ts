import { once, requirePermission, requireRecentSignIn, type StaffContext } from "#lib/access";
import { acrossTenants, readAcrossTenants, recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import { newId } from "#lib/platform/crypto";
import { isUniqueViolation, type Queryable } from "#lib/platform/database";
import { AppError, conflict, invalid, notFound } from "#lib/platform/errors";
import { publishUpdate } from "#lib/platform/realtime";
import { DELETION_GRACE_DAYS, type DeletionInput, type DeletionView } from "./schema.ts";

const DAY_MS = 86_400_000;

/**
 * Asks for a tenant to be deleted for good, 30 days from now. Until then nothing is gone, and it can be called off.
 * @throws `not_found`; `forbidden` (`reauthentication_required`); `invalid` unless its address was typed; `conflict` when its contract
 *   is not cancelled, or it was asked for already
 */
export async function askForDeletion(context: StaffContext, tenantId: string, { reason, confirmation }: DeletionInput): Promise<{ dueAt: string }> {
  requirePermission(context, "tenant.manage");
  requireRecentSignIn(context);
  try {
    return await acrossTenants(context, "tenant.delete", (tx) =>
      once(context, tx, async () => {
        // Locked, so that nobody reactivates it at the same moment.
        const [tenant] = await tx.query<{ slug: string; name: string; status: string }>({
          text: "SELECT slug, name, status FROM tenant WHERE id = $1::uuid FOR UPDATE",
          values: [tenantId],
        });
        if (!tenant) throw notFound("This tenant");
        const { slug, name, status } = tenant;
        if (confirmation !== slug) throw invalid("Some fields need attention.", [{ path: "confirmation", message: `Type ${slug} to confirm.` }]);
        if (status !== "cancelled")
          throw conflict(`${name} is in use. Cancel its contract first: its people are told, and can take their data along.`);
        const now = context.clock.now();
        const dueAt = new Date(now.getTime() + DELETION_GRACE_DAYS * DAY_MS);
        await tx.prisma.tenantDeletion.createMany({
          data: [{ id: newId(), tenantId, slug, name, reason, askedById: context.actor.userId, createdAt: now, dueAt }],
        });
        const subject = { tenantId, subjectType: "tenant", subjectId: tenantId };
        await recordAudit(context, tx, { action: "tenant.deletion_asked", ...subject, after: { slug, name, dueAt: dueAt.toISOString() }, reason });
        await emit(context, tx, "tenant.deletion_asked", { tenantId, dueAt: dueAt.toISOString() });
        await publishUpdate(tx, { tenantId: null, topic: "tenant.changed", payload: { tenantId } });
        return { dueAt: dueAt.toISOString() };
      }),
    );
  } catch (error) {
    if (isUniqueViolation(error)) throw conflict("The deletion was asked for already.");
    throw error;
  }
}

/** Calls a deletion off before it is due: nothing was gone yet. The tenant stays cancelled. @throws `conflict` when there is none, or it has begun */
export async function callOffDeletion(context: StaffContext, tenantId: string): Promise<void> {
  requirePermission(context, "tenant.manage");
  await acrossTenants(context, "tenant.delete", (tx) =>
    once(context, tx, async () => {
      const { count } = await tx.prisma.tenantDeletion.updateMany({
        where: { tenantId, status: "waiting" },
        data: { status: "called_off", endedAt: context.clock.now() },
      });
      if (count === 0) throw new AppError("conflict", "There is no deletion to call off: it has begun, or nobody asked for it.");
      await recordAudit(context, tx, { action: "tenant.deletion_called_off", tenantId, subjectType: "tenant", subjectId: tenantId });
      await emit(context, tx, "tenant.deletion_called_off", { tenantId });
      await publishUpdate(tx, { tenantId: null, topic: "tenant.changed", payload: { tenantId } });
      return null;
    }),
  );
}

/** The deletion that waits or is under way; null when there is none. @throws `forbidden` */
export async function getDeletion(context: StaffContext, tenantId: string): Promise<DeletionView | null> {
  requirePermission(context, "tenant.read");
  return readAcrossTenants(context, "tenant.read", (tx) => deletionIn(tx, tenantId));
}

interface DeletionRow {
  status: DeletionView["status"];
  reason: string;
  is_own: boolean;
  created_at: Date;
  due_at: Date;
}

/** The same inside a transaction that is already open. */
export async function deletionIn(tx: Queryable, tenantId: string): Promise<DeletionView | null> {
  const [row] = await tx.query<DeletionRow>({
    name: "deletion-of-tenant",
    text: "SELECT status, reason, is_own, created_at, due_at FROM tenant_deletion WHERE tenant_id = $1::uuid AND status IN ('waiting', 'running')",
    values: [tenantId],
  });
  if (!row) return null;
  const { status, reason, is_own: isOwn, created_at, due_at } = row;
  return { status, reason, isOwn, createdAt: created_at.toISOString(), dueAt: due_at.toISOString() };
}

/** How many tenants are deleted within the next seven days unless somebody calls it off. @throws `forbidden` */
export async function countDueDeletions(context: StaffContext): Promise<number> {
  requirePermission(context, "tenant.read");
  const [row] = await readAcrossTenants(context, "tenant.read", (tx) =>
    tx.query<{ count: number }>({
      name: "deletions-due-soon",
      text: "SELECT count(*)::int AS count FROM tenant_deletion WHERE status IN ('waiting', 'running') AND due_at <= $1::timestamptz",
      values: [new Date(context.clock.now().getTime() + 7 * DAY_MS)],
    }),
  );
  return row?.count ?? 0;
}
