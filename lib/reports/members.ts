import { readInTenant, requirePermission, type TenantContext } from "#lib/access";

/** A form carries so many boxes at most. */
const MOST_MEMBERS = 80;

/** Active members by name, of whom a schedule can mail some. @throws `forbidden` without `report.generate` */
export async function listMembers(context: TenantContext): Promise<{ id: string; name: string }[]> {
  requirePermission(context, "report.generate");
  return readInTenant(context, (tx) =>
    tx.query<{ id: string; name: string }>({
      name: "report-members",
      text: `SELECT u.id, u.name FROM membership m JOIN "user" u ON u.id = m.user_id
             WHERE m.tenant_id = $1::uuid AND m.status = 'active' AND u.status = 'active' ORDER BY lower(u.name), u.id LIMIT ${MOST_MEMBERS}`,
      values: [context.tenant.id],
    }),
  );
}
