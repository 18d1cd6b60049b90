import { once, requirePermission, type StaffContext } from "#lib/access";
import { acrossTenants } from "#lib/audit";
import { isUniqueViolation } from "#lib/platform/database";
import { AppError } from "#lib/platform/errors";
import { findTenant } from "./get-tenant.ts";
import { openTenant } from "./open-tenant.ts";
import type { CreateTenantInput, TenantDetail } from "./schema.ts";

/**
 * Creates a tenant, which begins with a trial. The same `Idempotency-Key` creates one tenant.
 * @throws `conflict` with an issue on `slug` when the address is taken
 */
export async function createTenant(context: StaffContext, input: CreateTenantInput): Promise<TenantDetail> {
  requirePermission(context, "tenant.manage");
  try {
    return await acrossTenants(context, "tenant.create", (tx) =>
      once(context, tx, async () => {
        const id = await openTenant(context, tx, input);
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
