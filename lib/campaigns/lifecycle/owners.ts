import { can, readInTenant, requirePermission, type TenantContext } from "#lib/access";

const MOST = 500;

/** The members who can be given a campaign to look after, by name; none for who may not see people. @throws `forbidden` */
export async function campaignOwners(context: TenantContext): Promise<{ id: string; name: string }[]> {
  requirePermission(context, "campaign.read");
  if (!can(context, "user.read")) return [];
  return readInTenant(context, (tx) =>
    tx.query<{ id: string; name: string }>({
      name: "campaign-owners",
      text: `SELECT u.id, u.name FROM membership m JOIN "user" u ON u.id = m.user_id
             WHERE m.tenant_id = $1::uuid AND m.status = 'active' ORDER BY lower(u.name), u.id LIMIT ${MOST}`,
      values: [context.tenant.id],
    }),
  );
}
