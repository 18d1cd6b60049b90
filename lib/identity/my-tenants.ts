import { type Context, lockedOutMessage, type MemberRole, ROLE_NAMES, requireOwnAccount, type TenantStatus, type UserContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import type { Queryable } from "#lib/platform/database";
import { conflict, forbidden, notFound } from "#lib/platform/errors";
import { publishControl } from "#lib/platform/realtime";
import { lockOutReason } from "./actor-of-session.ts";
import type { ListMyTenantsInput, MyTenant, MyTenantPage } from "./sessions-schema.ts";

interface MembershipRow {
  id: string;
  slug: string;
  name: string;
  status: TenantStatus;
  role: MemberRole;
  custom_role_name: string | null;
  second_factor: "optional" | "required" | null;
  allowed_methods: string[] | null;
}

// A sign-in by a tenant's own provider opens that tenant and no other.
const MEMBERSHIPS = `
  SELECT t.id, t.slug, t.name, t.status, m.role, r.name AS custom_role_name, p.second_factor, p.allowed_methods
  FROM membership m
  JOIN tenant t ON t.id = m.tenant_id
  LEFT JOIN custom_role r ON r.tenant_id = m.tenant_id AND r.id = m.custom_role_id
  LEFT JOIN tenant_policy p ON p.tenant_id = m.tenant_id
  JOIN auth_session s ON s.id = $2::uuid
  WHERE m.user_id = $1::uuid AND m.status = 'active' AND (s.only_tenant_id IS NULL OR s.only_tenant_id = m.tenant_id)`;

function tenantOf(row: MembershipRow, context: UserContext): MyTenant {
  const policy = { requiresSecondFactor: row.second_factor === "required", allowedMethods: row.allowed_methods };
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    status: row.status,
    role: row.role === "custom" ? (row.custom_role_name ?? "Custom role") : ROLE_NAMES[row.role],
    isCurrent: row.id === context.tenant?.id,
    closedBecause: lockOutReason({ status: row.status, role: row.role, policy }, context.actor),
  };
}

/**
 * The tenants that the person belongs to, and whether they can be entered now.
 * @throws `forbidden` while a member of staff acts as the person
 */
export async function listMyTenants(context: Context, page: ListMyTenantsInput): Promise<MyTenantPage> {
  const user = requireOwnAccount(context);
  const rows = await context.db.system<MembershipRow>({
    name: "my-tenants",
    text: `${MEMBERSHIPS} AND ($3::uuid IS NULL OR t.id > $3) ORDER BY t.id LIMIT $4`,
    values: [user.actor.userId, user.actor.sessionId, page.cursor ?? null, page.limit + 1],
  });
  const tenants = rows.slice(0, page.limit).map((row) => tenantOf(row, user));
  return { tenants, nextCursor: rows.length > page.limit ? (tenants.at(-1)?.id ?? null) : null };
}

/** One tenant as the person stands in it; null when they do not belong to it. */
export async function findMyTenant(tx: Queryable, user: UserContext, tenantId: string): Promise<MyTenant | null> {
  const [row] = await tx.query<MembershipRow>({
    text: `${MEMBERSHIPS} AND t.id = $3::uuid`,
    values: [user.actor.userId, user.actor.sessionId, tenantId],
  });
  return row ? tenantOf(row, user) : null;
}

/** @throws `forbidden` with the reason, for a tenant that is closed to the person */
export function requireOpen({ name, status, closedBecause }: MyTenant): void {
  if (closedBecause) throw forbidden(lockedOutMessage({ name, status, reason: closedBecause }));
}

// On a brand domain one is where its owner is: its sessions do not move.
const MOVE = "UPDATE auth_session SET active_tenant_id = $2::uuid WHERE id = $1::uuid AND host IS NULL AND revoked_at IS NULL RETURNING id";

/**
 * Moves the person's session into another of their tenants. Its sockets are closed, so that they come back into that
 * tenant's rooms. Nothing happens when it is there already.
 * @throws `not_found` for a tenant that the person does not belong to, `forbidden` for one that is closed to them or while a
 *   member of staff acts as them, `conflict` on a brand domain
 */
export async function switchTenant(context: Context, tenantId: string): Promise<MyTenant> {
  const user = requireOwnAccount(context);
  const { userId, sessionId } = user.actor;
  return context.db.transaction({ kind: "system", purpose: "switch tenant" }, async (tx) => {
    const tenant = await findMyTenant(tx, user, tenantId);
    if (!tenant) throw notFound("This tenant");
    requireOpen(tenant);
    if (tenant.isCurrent) return tenant;
    const [moved] = await tx.query<{ id: string }>({ text: MOVE, values: [sessionId, tenantId] });
    if (!moved) throw conflict("This address belongs to one portal. Switch at the main address instead.");
    await publishControl(tx, { kind: "session.revoked", id: sessionId });
    await recordAudit(context, tx, {
      action: "session.switch_tenant",
      tenantId,
      subjectType: "user",
      subjectId: userId,
      // The trail belongs to the tenant that was entered: where the person came from is not its business.
      after: { sessionId },
    });
    return { ...tenant, isCurrent: true };
  });
}
