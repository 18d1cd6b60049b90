import type { Queryable } from "#lib/platform/database";

const MOST_MEMBERS = 500;

/** Active members who may read reports: whom a comment can mention. */
export function mentionableIn(tx: Queryable, tenantId: string): Promise<{ id: string; name: string }[]> {
  return tx.query<{ id: string; name: string }>({
    name: "report-mentionable",
    text: `SELECT u.id, u.name FROM membership m JOIN "user" u ON u.id = m.user_id
           WHERE m.tenant_id = $1::uuid AND m.status = 'active' AND u.status = 'active' AND (m.role <> 'custom' OR EXISTS (
             SELECT 1 FROM custom_role k WHERE k.tenant_id = m.tenant_id AND k.id = m.custom_role_id AND k.grants ? 'analytics.read'))
           ORDER BY u.name, u.id LIMIT ${MOST_MEMBERS}`,
    values: [tenantId],
  });
}
