import { readInTenant, requirePermission, type TenantContext } from "#lib/access";
import type { Queryable } from "#lib/platform/database";
import { invalid } from "#lib/platform/errors";

/** Somebody who may be given leads, deals and tasks. */
export interface Owner {
  id: string;
  name: string;
}

const MOST_OWNERS = 500;

/** Members who are active, by name: those who may be given something. */
export async function listOwners(context: TenantContext): Promise<Owner[]> {
  requirePermission(context, "lead.read");
  return readInTenant(context, (tx) =>
    tx.query<Owner>({
      name: "crm-owners",
      text: `SELECT u.id, u.name FROM membership m JOIN "user" u ON u.id = m.user_id
             WHERE m.tenant_id = $1::uuid AND m.status = 'active' AND u.status = 'active' ORDER BY lower(u.name), u.id LIMIT ${MOST_OWNERS}`,
      values: [context.tenant.id],
    }),
  );
}

/** @throws `invalid` with an issue on `path` for somebody who is no active member */
export async function requireOwner(tx: Queryable, tenantId: string, userId: string, path = "ownerId"): Promise<Owner> {
  const [owner] = await tx.query<Owner>({
    name: "crm-owner",
    text: `SELECT u.id, u.name FROM membership m JOIN "user" u ON u.id = m.user_id
           WHERE m.tenant_id = $1::uuid AND m.user_id = $2::uuid AND m.status = 'active' AND u.status = 'active'`,
    values: [tenantId, userId],
  });
  if (!owner) throw invalid("Some fields need attention.", [{ path, message: "This person is no active member. Choose another." }]);
  return owner;
}

/** Who acts, where it is a person; what they enter is theirs unless they say otherwise. */
export const selfOf = ({ actor }: TenantContext): string | null => (actor.kind === "user" ? actor.userId : null);
