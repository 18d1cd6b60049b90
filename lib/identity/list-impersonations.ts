import { type Context, requirePermission, requireStaff, requireUser } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import type { SqlQuery } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import type { ImpersonationEnd, ImpersonationPage, ImpersonationView, ListImpersonationsInput } from "./impersonation-schema.ts";

interface Row {
  id: string;
  staff_user_id: string;
  staff_name: string | null;
  staff_email: string | null;
  user_id: string;
  user_name: string | null;
  user_email: string | null;
  reason: string;
  may_write: boolean;
  started_at: Date;
  expires_at: Date;
  ended_at: Date | null;
  ended_reason: ImpersonationEnd | null;
}

// The operator's staff are no members of the tenant: their names are read from behind the wall, for these rows alone.
const LIST = `
  SELECT i.id, i.staff_user_id, s.name AS staff_name, s.email AS staff_email, i.user_id, u.name AS user_name, u.email AS user_email,
         i.reason, i.may_write, i.started_at, i.expires_at, i.ended_at, i.ended_reason
  FROM impersonation i
  LEFT JOIN "user" s ON s.id = i.staff_user_id
  LEFT JOIN "user" u ON u.id = i.user_id
  WHERE i.tenant_id = $1 AND ($2::uuid IS NULL OR (i.started_at, i.id) < (SELECT c.started_at, c.id FROM impersonation c WHERE c.id = $2 AND c.tenant_id = $1))
  ORDER BY i.started_at DESC, i.id DESC LIMIT $3`;

/**
 * When support acted as somebody of a tenant, newest first: for the tenant's own administrators, and for staff who may do it.
 * @throws `forbidden` without the right, `not_found` for another tenant's people
 */
export async function listImpersonations(context: Context, tenantId: string, page: ListImpersonationsInput): Promise<ImpersonationPage> {
  const { actor } = requireUser(context);
  const query: SqlQuery = { name: "impersonations-of-tenant", text: LIST, values: [tenantId, page.cursor ?? null, page.limit + 1] };
  let rows: Row[];
  if (actor.platformRole && !actor.impersonator) {
    requirePermission(context, "impersonate");
    rows = await readAcrossTenants(requireStaff(context), "impersonation.list", (tx) => tx.query<Row>(query));
  } else {
    if (context.tenant?.id !== tenantId) throw notFound("This tenant");
    requirePermission(context, "security.manage");
    rows = await context.db.system<Row>(query);
  }
  const shown = rows.slice(0, page.limit);
  return { impersonations: shown.map(viewOf), nextCursor: rows.length > page.limit ? (shown.at(-1)?.id ?? null) : null };
}

function viewOf(row: Row): ImpersonationView {
  return {
    id: row.id,
    staff: personOf(row.staff_user_id, row.staff_name, row.staff_email),
    person: personOf(row.user_id, row.user_name, row.user_email),
    reason: row.reason,
    mayWrite: row.may_write,
    startedAt: row.started_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    endedBecause: row.ended_reason,
  };
}

const personOf = (id: string, name: string | null, email: string | null) => (name === null || email === null ? null : { id, name, email });
