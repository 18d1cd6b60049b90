import type { Queryable } from "#lib/platform/database";
import { conflict } from "#lib/platform/errors";

const ALONE = `
  SELECT t.name FROM membership m JOIN tenant t ON t.id = m.tenant_id
  WHERE m.user_id = $1::uuid AND m.role = 'tenant_admin' AND m.status = 'active' AND t.status <> 'cancelled'
    AND NOT EXISTS (SELECT FROM membership o JOIN "user" u ON u.id = o.user_id
      WHERE o.tenant_id = m.tenant_id AND o.user_id <> m.user_id AND o.role = 'tenant_admin' AND o.status = 'active' AND u.status = 'active')
  ORDER BY t.name, t.id LIMIT 20`;

const LAST_SUPER_ADMIN = `
  SELECT 1 AS yes FROM "user" p WHERE p.id = $1::uuid AND p.platform_role = 'super_admin'
    AND NOT EXISTS (SELECT FROM "user" o WHERE o.id <> p.id AND o.platform_role = 'super_admin' AND o.status = 'active')`;

/** In words why a person cannot go yet, since nobody else could do what only they can; null when they can. */
export async function whyIndispensable(tx: Queryable, userId: string): Promise<string | null> {
  const [lastOfAll] = await tx.query({ text: LAST_SUPER_ADMIN, values: [userId] });
  if (lastOfAll) return "You are the only super-admin. Make somebody else one first.";
  const tenants = await tx.query<{ name: string }>({ text: ALONE, values: [userId] });
  if (tenants.length === 0) return null;
  const names = tenants.map(({ name }) => name).join(", ");
  return `You are the only administrator of ${names}. Make somebody else one first, or have the portal cancelled.`;
}

/** @throws `conflict` */
export async function requireDispensable(tx: Queryable, userId: string): Promise<void> {
  const reason = await whyIndispensable(tx, userId);
  if (reason) throw conflict(reason);
}
