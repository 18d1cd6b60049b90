import { type Context, PLATFORM_ROLE_GRANTS, type StaffContext, type TenantContext } from "#lib/access";
import { memberContext } from "#lib/identity";
import { newId } from "#lib/platform/crypto";
import type { Services } from "./services.ts";

export type MemberOfDemo = TenantContext & NonNullable<Awaited<ReturnType<typeof memberContext>>>;

/** A member of a tenant, by address, who has no session here. @throws for somebody who is none, or whose tenant is closed to them */
export async function personOf(services: Services, tenantId: string, email: string): Promise<MemberOfDemo> {
  const [row] = await services.db.system<{ id: string }>({ text: 'SELECT id FROM "user" WHERE email = $1', values: [email] });
  const context = row && (await memberContext(services, { tenantId, userId: row.id, methods: ["password", "totp"], requestId: newId() }));
  if (!context) throw new Error(`${email} is no member of this demonstration.`);
  return context;
}

/** One of the operator's demonstration staff, by address, who has no session here. */
export async function staffOf(services: Services, email: string): Promise<StaffContext> {
  const [row] = await services.db.system<{ id: string; name: string; role: "super_admin" | "support" }>({
    text: 'SELECT id, name, platform_role AS role FROM "user" WHERE email = $1 AND is_demo AND platform_role IS NOT NULL',
    values: [email],
  });
  if (!row) throw new Error(`${email} is none of the demonstration’s staff.`);
  const shared: Omit<Context, "actor" | "grants"> = {
    ...services,
    ...{ tenant: null, lockedOutOf: null, idempotency: null, requestId: newId(), origin: { ip: null, userAgent: null, deviceToken: null } },
  };
  return {
    ...shared,
    grants: PLATFORM_ROLE_GRANTS[row.role],
    actor: {
      ...{ kind: "user", userId: row.id, name: row.name, email, sessionId: newId(), platformRole: row.role, tenantRole: null },
      ...{ roleName: null, methods: ["password", "totp"], authenticatedAt: services.clock.now(), impersonator: null },
    },
  };
}
