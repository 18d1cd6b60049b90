import { inTenant, once, readInTenant, requireRecentSignIn, type TenantContext } from "#lib/access";
import { isUniqueViolation } from "#lib/platform/database";
import { conflict } from "#lib/platform/errors";
import type { Runtime } from "#lib/platform/runtime";
import { askIn, cancelIn, EXPORT_LIMIT, exportsIn } from "./ask-for-export.ts";
import { archiveIn, type TenantArchive } from "./download-export.ts";
import { requireOwnAdmin } from "./own-rights.ts";
import type { TenantExportView } from "./schema.ts";

/**
 * Asks for everything that one's own tenant owns as one archive, as staff ask for it.
 * @throws `forbidden` (`reauthentication_required`), `conflict` while one is being made, `limit_exceeded`
 */
export async function askForOwnExport(context: TenantContext, runtime: Pick<Runtime, "limiter">): Promise<{ id: string }> {
  const admin = requireOwnAdmin(context);
  requireRecentSignIn(admin);
  await runtime.limiter.consume(EXPORT_LIMIT, admin.actor.userId);
  try {
    return await inTenant(admin, (tx) => once(admin, tx, () => askIn(admin, tx, admin.tenant.id)));
  } catch (error) {
    if (isUniqueViolation(error)) throw conflict("An export is being made already. Wait for it, or call it off.");
    throw error;
  }
}

/** Calls an export of one's own tenant off. @throws `forbidden`, `conflict` when it has ended */
export async function cancelOwnExport(context: TenantContext, id: string): Promise<void> {
  const admin = requireOwnAdmin(context);
  await inTenant(admin, (tx) => cancelIn(admin, tx, admin.tenant.id, id));
}

/** The exports of one's own tenant, the newest ten. @throws `forbidden` */
export async function listOwnExports(context: TenantContext): Promise<TenantExportView[]> {
  const admin = requireOwnAdmin(context);
  return readInTenant(admin, (tx) => exportsIn(tx, admin.tenant.id, admin.clock.now()));
}

/**
 * The archive of one's own tenant; that it was taken is recorded.
 * @throws `not_found` for one that is not ready or has expired; `forbidden` (`reauthentication_required`)
 */
export async function downloadOwnExport(context: TenantContext, id: string): Promise<TenantArchive> {
  const admin = requireOwnAdmin(context);
  requireRecentSignIn(admin);
  return inTenant(admin, (tx) => archiveIn(admin, tx, admin.tenant.id, id));
}
