import { once, requirePermission, type StaffContext } from "#lib/access";
import { acrossTenants, recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import { newId } from "#lib/platform/crypto";
import { isUniqueViolation } from "#lib/platform/database";
import { AppError } from "#lib/platform/errors";
import { publishUpdate } from "#lib/platform/realtime";
import { findTenant } from "./get-tenant.ts";
import type { CreateTenantInput, TenantDetail } from "./schema.ts";

const TRIAL_DAYS = 30;

/**
 * Creates a tenant, which begins with a trial of 30 days. The same `Idempotency-Key` creates one tenant.
 * @throws `conflict` with an issue on `slug` when the address is taken
 */
export async function createTenant(context: StaffContext, input: CreateTenantInput): Promise<TenantDetail> {
  requirePermission(context, "tenant.manage");
  try {
    return await acrossTenants(context, "tenant.create", (tx) =>
      once(context, tx, async () => {
        const id = newId();
        const now = context.clock.now();
        await tx.prisma.tenant.create({
          data: { id, ...input, status: "trial", trialEndsAt: new Date(now.getTime() + TRIAL_DAYS * 86_400_000), createdAt: now, updatedAt: now },
        });
        await recordAudit(context, tx, { action: "tenant.create", tenantId: id, subjectType: "tenant", subjectId: id, after: input });
        await emit(context, tx, "tenant.created", { tenantId: id });
        await publishUpdate(tx, { tenantId: null, topic: "tenant.changed", payload: { tenantId: id } });
        return findTenant(tx, id);
      }),
    );
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new AppError("conflict", "Another tenant has this address.", {
      issues: [{ path: "slug", message: "This address is taken. Choose another." }],
      cause: error,
    });
  }
}
