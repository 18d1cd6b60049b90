import { can, type TenantContext } from "#lib/access";
import type { Transaction } from "#lib/platform/database";
import { findAbout } from "../activities/activity-rows.ts";
import { MAIL_LIMITS } from "./schema.ts";

/** Which of these addresses are those of the tenant's own team. */
export async function teamAmong(tx: Transaction, tenantId: string, addresses: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ email: string }>({
    name: "crm-mail-team",
    text: `SELECT lower(u.email) AS email FROM membership m JOIN "user" u ON u.id = m.user_id
           WHERE m.tenant_id = $1::uuid AND m.status = 'active' AND lower(u.email) = ANY($2::text[])`,
    values: [tenantId, addresses],
  });
  return new Set(rows.map(({ email }) => email));
}

/**
 * What the leads and contacts with one of these addresses are about, as far as whoever logs the mail may write there; contacts first, since their
 * company hangs on them.
 */
export async function findPlaces(context: TenantContext, tx: Transaction, addresses: readonly string[]) {
  const tenantId = context.tenant.id;
  const found = await tx.query<{ kind: "contact" | "lead"; id: string; owner_id: string | null }>({
    name: "crm-mail-people",
    text: `(SELECT 'contact' AS kind, id, owner_id FROM contact WHERE tenant_id = $1::uuid AND email_key = ANY($2::text[]) ORDER BY created_at DESC, id LIMIT $3)
           UNION ALL
           (SELECT 'lead' AS kind, id, owner_id FROM lead WHERE tenant_id = $1::uuid AND email_key = ANY($2::text[]) ORDER BY created_at DESC, id LIMIT $3)`,
    values: [tenantId, addresses, MAIL_LIMITS.records],
  });
  const places = [];
  for (const { kind, id, owner_id: ownerId } of found.slice(0, MAIL_LIMITS.records))
    if (can(context, "lead.update", { ownerId })) places.push(await findAbout(tx, tenantId, { about: kind, aboutId: id }));
  return places;
}
