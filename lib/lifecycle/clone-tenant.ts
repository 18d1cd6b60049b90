import { once, requirePermission, type StaffContext } from "#lib/access";
import { acrossTenants, readAcrossTenants, recordAudit } from "#lib/audit";
import { isUniqueViolation, type Queryable, type Transaction } from "#lib/platform/database";
import { AppError, notFound } from "#lib/platform/errors";
import { openTenant } from "#lib/tenancy";
import { createTenantInput } from "#lib/tenancy/schema";
import { CLONE_PARTS, type CloneInput, type ClonePart } from "./schema.ts";

/**
 * What each part copies, from the tenant `$1` to `$2` at `$3`. A room with settings of its own, such as these, adds its line here and
 * its name to `CLONE_PARTS`. People, keys, secrets, domains and data never come along.
 */
const PARTS: Record<ClonePart, { table: string; copy: string }> = {
  flags: {
    table: "feature_flag_override",
    copy: `INSERT INTO feature_flag_override (tenant_id, flag_key, is_on, updated_at)
           SELECT $2::uuid, flag_key, is_on, $3::timestamptz FROM feature_flag_override WHERE tenant_id = $1::uuid RETURNING 1`,
  },
  roles: {
    table: "custom_role",
    copy: `INSERT INTO custom_role (id, tenant_id, name, description, grants, created_at, updated_at)
           SELECT gen_random_uuid(), $2::uuid, name, description, grants, $3::timestamptz, $3::timestamptz FROM custom_role
           WHERE tenant_id = $1::uuid RETURNING 1`,
  },
  policy: {
    table: "tenant_policy",
    // Consent to support's access is given by a tenant's own people: it is not copied.
    copy: `INSERT INTO tenant_policy (tenant_id, second_factor, allowed_methods, session_idle_minutes, session_max_hours, updated_at)
           SELECT $2::uuid, second_factor, allowed_methods, session_idle_minutes, session_max_hours, $3::timestamptz FROM tenant_policy
           WHERE tenant_id = $1::uuid RETURNING 1`,
  },
  branding: {
    table: "tenant_branding",
    // The logo comes along with the colour and the name; it counts as one with them.
    copy: `WITH logo AS (
             INSERT INTO tenant_logo (tenant_id, hash, content_type, width, height, bytes, created_at)
             SELECT $2::uuid, hash, content_type, width, height, bytes, $3::timestamptz FROM tenant_logo WHERE tenant_id = $1::uuid
           )
           INSERT INTO tenant_branding (tenant_id, product_name, colour, updated_at)
           SELECT $2::uuid, product_name, colour, $3::timestamptz FROM tenant_branding WHERE tenant_id = $1::uuid RETURNING 1`,
  },
};

/** How many rows of each part there are to copy. @throws `not_found`, `forbidden` */
export async function describeClone(context: StaffContext, tenantId: string): Promise<Record<ClonePart, number>> {
  requirePermission(context, "tenant.manage");
  return readAcrossTenants(context, "tenant.clone", (tx) => countParts(tx, tenantId));
}

async function countParts(tx: Queryable, tenantId: string): Promise<Record<ClonePart, number>> {
  const counts = CLONE_PARTS.map((part) => `(SELECT count(*)::int FROM "${PARTS[part].table}" WHERE tenant_id = t.id) AS "${part}"`);
  const [row] = await tx.query<Record<ClonePart, number>>({
    text: `SELECT ${counts.join(", ")} FROM tenant t WHERE t.id = $1::uuid`,
    values: [tenantId],
  });
  if (!row) throw notFound("This tenant");
  return row;
}

/**
 * Opens a tenant like another one: its kind, plan, place, and the parts that were chosen. It begins with a trial of its own, and is
 * empty. The same `Idempotency-Key` makes one. @returns the new tenant's id
 * @throws `not_found`; `conflict` with an issue on `slug` when nobody can have the address
 */
export async function cloneTenant(context: StaffContext, sourceId: string, { name, slug, ...wanted }: CloneInput): Promise<{ id: string }> {
  requirePermission(context, "tenant.manage");
  try {
    return await acrossTenants(context, "tenant.clone", (tx) =>
      once(context, tx, async () => {
        const source = await tx.prisma.tenant.findUnique({ where: { id: sourceId } });
        if (!source) throw notFound("This tenant");
        const { kind, planKey, timeZone, currency, locale } = source;
        const id = await openTenant(context, tx, createTenantInput.parse({ name, slug, kind, planKey, timeZone, currency, locale }));
        const copied = await copyParts(
          tx,
          sourceId,
          id,
          CLONE_PARTS.filter((part) => wanted[part]),
          context.clock.now(),
        );
        const act = { subjectType: "tenant", action: "tenant.clone" };
        await recordAudit(context, tx, { ...act, tenantId: sourceId, subjectId: sourceId, after: { to: id, slug, copied } });
        await recordAudit(context, tx, { ...act, tenantId: id, subjectId: id, after: { from: sourceId, slug: source.slug, copied } });
        return { id };
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

async function copyParts(tx: Transaction, from: string, to: string, parts: ClonePart[], now: Date): Promise<Partial<Record<ClonePart, number>>> {
  const copied: Partial<Record<ClonePart, number>> = {};
  for (const part of parts) copied[part] = (await tx.query({ text: PARTS[part].copy, values: [from, to, now] })).length;
  return copied;
}
