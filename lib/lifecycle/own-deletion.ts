import { inTenant, once, readInTenant, requireRecentSignIn, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import { newId } from "#lib/platform/crypto";
import { isUniqueViolation } from "#lib/platform/database";
import { conflict, invalid } from "#lib/platform/errors";
import { deletionIn } from "./ask-for-deletion.ts";
import { consequencesIn } from "./consequences.ts";
import { requireOwnAdmin } from "./own-rights.ts";
import { type Consequences, DELETION_GRACE_DAYS, type DeletionInput, type DeletionView } from "./schema.ts";

const DAY_MS = 86_400_000;

/**
 * Asks for one's own tenant to be deleted for good, 30 days from now. Until then it is used as before, every administrator is told of it,
 * and any of them can call it off.
 * @throws `forbidden` (`reauthentication_required`); `invalid` unless its address was typed; `conflict` when it was asked for already
 */
export async function askForOwnDeletion(context: TenantContext, { reason, confirmation }: DeletionInput): Promise<{ dueAt: string }> {
  const admin = requireOwnAdmin(context);
  requireRecentSignIn(admin);
  const { id: tenantId, slug, name } = admin.tenant;
  if (confirmation !== slug) throw invalid("Some fields need attention.", [{ path: "confirmation", message: `Type ${slug} to confirm.` }]);
  try {
    return await inTenant(admin, (tx) =>
      once(admin, tx, async () => {
        const now = admin.clock.now();
        const dueAt = new Date(now.getTime() + DELETION_GRACE_DAYS * DAY_MS);
        await tx.prisma.tenantDeletion.createMany({
          data: [{ id: newId(), tenantId, slug, name, reason, askedById: admin.actor.userId, isOwn: true, createdAt: now, dueAt }],
        });
        const subject = { tenantId, subjectType: "tenant", subjectId: tenantId };
        await recordAudit(admin, tx, { action: "tenant.deletion_asked", ...subject, after: { slug, name, dueAt: dueAt.toISOString() }, reason });
        await emit(admin, tx, "tenant.deletion_asked", { tenantId, dueAt: dueAt.toISOString(), isOwn: true });
        return { dueAt: dueAt.toISOString() };
      }),
    );
  } catch (error) {
    if (isUniqueViolation(error)) throw conflict("The deletion was asked for already.");
    throw error;
  }
}

/** Calls off what one's own administrators asked for, before it is due. @throws `forbidden`, `conflict` when there is none, or it has begun */
export async function callOffOwnDeletion(context: TenantContext): Promise<void> {
  const admin = requireOwnAdmin(context);
  const { id: tenantId } = admin.tenant;
  await inTenant(admin, (tx) =>
    once(admin, tx, async () => {
      const { count } = await tx.prisma.tenantDeletion.updateMany({
        where: { tenantId, isOwn: true, status: "waiting" },
        data: { status: "called_off", endedAt: admin.clock.now() },
      });
      if (count === 0) throw conflict("There is no deletion that you can call off: it has begun, or none of you asked for it.");
      await recordAudit(admin, tx, { action: "tenant.deletion_called_off", tenantId, subjectType: "tenant", subjectId: tenantId });
      await emit(admin, tx, "tenant.deletion_called_off", { tenantId });
      return null;
    }),
  );
}

/** The deletion of one's own tenant that waits, with who asked for it; null when there is none. @throws `forbidden` */
export async function getOwnDeletion(context: TenantContext): Promise<(DeletionView & { askedBy: string | null }) | null> {
  const admin = requireOwnAdmin(context);
  const { id: tenantId } = admin.tenant;
  return readInTenant(admin, async (tx) => {
    const deletion = await deletionIn(tx, tenantId);
    if (!deletion) return null;
    // Whoever is no longer a member, and the operator's staff, have no name here.
    const [person] = await tx.query<{ name: string }>({
      text: `SELECT u.name FROM tenant_deletion d JOIN "user" u ON u.id = d.asked_by_id
             WHERE d.tenant_id = $1::uuid AND d.is_own AND d.status IN ('waiting', 'running')`,
      values: [tenantId],
    });
    return { ...deletion, askedBy: person?.name ?? null };
  });
}

/** What deleting one's own tenant would take away, counted now. @throws `forbidden` */
export async function ownConsequences(context: TenantContext): Promise<Consequences> {
  const { tenant, db } = requireOwnAdmin(context);
  // Some of its tables no tenant reads, and they are counted all the same.
  return db.snapshot({ kind: "system", purpose: "count what a deletion takes away" }, (tx) => consequencesIn(tx, tenant.id));
}
