import { type Context, can, readInTenant, requirePermission, requireStaff, requireTenant, type StaffContext, type TenantContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import type { Queryable } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import type { Branding } from "./schema.ts";
import { brandingIn } from "./stored.ts";

/** How the portal looks in which somebody is; for all its people. */
export async function brandingOf(context: TenantContext): Promise<Branding> {
  return readInTenant(requireTenant(context), (tx) => brandingIn(tx, context.tenant.id));
}

/** How any tenant's portal looks, for staff. @throws `forbidden` without `tenant.read`, `not_found` */
export async function brandingOfTenant(context: StaffContext, tenantId: string): Promise<Branding> {
  requirePermission(requireStaff(context), "tenant.read");
  return readAcrossTenants(context, "branding", (tx) => brandingIn(tx, tenantId));
}

export interface LogoFile {
  contentType: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** The bytes of a tenant's logo, for its people and for staff. @throws `not_found` for everybody else, and for another logo's hash */
export async function readLogo(context: Context, tenantId: string, hash: string): Promise<LogoFile> {
  const read = async (tx: Queryable): Promise<LogoFile> => {
    const text = "SELECT content_type, bytes FROM tenant_logo WHERE tenant_id = $1::uuid AND hash = $2";
    const [row] = await tx.query<{ content_type: string; bytes: Uint8Array }>({ name: "tenant-logo", text, values: [tenantId, hash] });
    if (!row) throw notFound("This logo");
    return { contentType: row.content_type, bytes: new Uint8Array(row.bytes) };
  };
  if (context.tenant?.id === tenantId) return readInTenant(requireTenant(context), read);
  if (context.actor.kind === "user" && context.actor.platformRole && can(context, "tenant.read"))
    return context.db.read({ kind: "platform", userId: context.actor.userId, purpose: "branding" }, read);
  throw notFound("This logo");
}
