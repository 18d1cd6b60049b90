import { type MemberRole, ROLE_NAMES, requirePermission, type StaffContext, type TenantStatus } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import { escapeLike } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import type { Candidate, CandidatePage, ListCandidatesInput, SupportAccess } from "./impersonation-schema.ts";

/** A tenant as staff see it who want to act as one of its people. */
export interface SupportedTenant {
  id: string;
  name: string;
  status: TenantStatus;
  access: SupportAccess;
}

/** @throws `forbidden` without the right to act as people, `not_found` */
export async function getSupportedTenant(context: StaffContext, tenantId: string): Promise<SupportedTenant> {
  requirePermission(context, "impersonate");
  const [tenant] = await readAcrossTenants(context, "impersonation.choose", (tx) =>
    tx.query<SupportedTenant>({
      text: `SELECT t.id, t.name, t.status, coalesce(p.support_access, 'none') AS access
             FROM tenant t LEFT JOIN tenant_policy p ON p.tenant_id = t.id WHERE t.id = $1::uuid`,
      values: [tenantId],
    }),
  );
  if (!tenant) throw notFound("This tenant");
  return tenant;
}

interface Row {
  id: string;
  name: string;
  email: string;
  role: MemberRole;
  custom_role_name: string | null;
}

const CANDIDATES = `
  SELECT u.id, u.name, u.email, m.role, r.name AS custom_role_name
  FROM membership m
  JOIN "user" u ON u.id = m.user_id AND u.status = 'active' AND u.platform_role IS NULL
  LEFT JOIN custom_role r ON r.tenant_id = m.tenant_id AND r.id = m.custom_role_id
  WHERE m.tenant_id = $1::uuid AND m.status = 'active'`;

/**
 * The active members of a tenant as whom staff could act, by name. Searches name and address for a part of either.
 * @throws `forbidden` without the right to act as people
 */
export async function listCandidates(context: StaffContext, tenantId: string, page: ListCandidatesInput): Promise<CandidatePage> {
  requirePermission(context, "impersonate");
  const pattern = page.search ? `%${escapeLike(page.search.toLowerCase())}%` : null;
  const rows = await readAcrossTenants(context, "impersonation.choose", (tx) =>
    tx.query<Row>({
      name: "impersonation-candidates",
      text: `${CANDIDATES} AND ($2::text IS NULL OR (lower(u.name) || ' ' || u.email) LIKE $2)
             AND ($3::uuid IS NULL OR (lower(u.name), u.id) > (SELECT lower(c.name), c.id FROM "user" c WHERE c.id = $3))
             ORDER BY lower(u.name), u.id LIMIT $4`,
      values: [tenantId, pattern, page.cursor ?? null, page.limit + 1],
    }),
  );
  const candidates = rows.slice(0, page.limit).map(candidateOf);
  return { candidates, nextCursor: rows.length > page.limit ? (candidates.at(-1)?.id ?? null) : null };
}

/** One of them; null for somebody who is none. */
export async function findCandidate(context: StaffContext, tenantId: string, userId: string): Promise<Candidate | null> {
  requirePermission(context, "impersonate");
  const [row] = await readAcrossTenants(context, "impersonation.choose", (tx) =>
    tx.query<Row>({ text: `${CANDIDATES} AND u.id = $2::uuid`, values: [tenantId, userId] }),
  );
  return row ? candidateOf(row) : null;
}

function candidateOf(row: Row): Candidate {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role === "custom" ? (row.custom_role_name ?? "Custom role") : ROLE_NAMES[row.role],
  };
}
