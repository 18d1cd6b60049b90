import {
  type MemberRole,
  ROLE_NAMES,
  readInTenant,
  requirePermission,
  requireStaff,
  requireTenant,
  type StaffContext,
  type TenantContext,
} from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import type { Queryable, SqlQuery } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import type { Invitation, InvitationPage, ListInvitationsInput } from "./members-schema.ts";

interface InvitationRow {
  id: string;
  email: string;
  role: MemberRole;
  custom_role_name: string | null;
  status: "pending" | "accepted" | "revoked";
  invited_by: string | null;
  sent_at: Date;
  expires_at: Date;
}

const INVITATIONS = `
  SELECT i.id, i.email, i.role, r.name AS custom_role_name, i.status, u.name AS invited_by, i.sent_at, i.expires_at
  FROM invitation i
  LEFT JOIN custom_role r ON r.tenant_id = i.tenant_id AND r.id = i.custom_role_id
  LEFT JOIN "user" u ON u.id = i.invited_by_id
  WHERE i.tenant_id = $1::uuid`;

/** Invitations that nobody has accepted or taken back yet, the newest first. @throws `forbidden` without `user.read` */
export async function listInvitations(context: TenantContext, input: ListInvitationsInput): Promise<InvitationPage> {
  requirePermission(requireTenant(context), "user.read");
  const rows = await readInTenant(context, (tx) => tx.query<InvitationRow>(openInvitations(context.tenant.id, input)));
  return pageOf(rows, input, context.clock.now());
}

/** The same of one tenant, for the operator's staff, who are in none. @throws `forbidden` without `tenant.read` */
export async function listTenantInvitations(context: StaffContext, tenantId: string, input: ListInvitationsInput): Promise<InvitationPage> {
  requirePermission(requireStaff(context), "tenant.read");
  const rows = await readAcrossTenants(context, "tenant.invitations", (tx) => tx.query<InvitationRow>(openInvitations(tenantId, input)));
  return pageOf(rows, input, context.clock.now());
}

function openInvitations(tenantId: string, { cursor, limit }: ListInvitationsInput): SqlQuery {
  const after = cursor
    ? "AND (i.created_at, i.id) < (SELECT c.created_at, c.id FROM invitation c WHERE c.tenant_id = $1::uuid AND c.id = $3::uuid)"
    : "";
  return {
    text: `${INVITATIONS} AND i.status = 'pending' ${after} ORDER BY i.created_at DESC, i.id DESC LIMIT $2`,
    values: cursor ? [tenantId, limit + 1, cursor] : [tenantId, limit + 1],
  };
}

function pageOf(rows: InvitationRow[], { limit }: ListInvitationsInput, now: Date): InvitationPage {
  const invitations = rows.slice(0, limit).map((row) => invitationOf(row, now));
  return { invitations, nextCursor: rows.length > limit ? (invitations.at(-1)?.id ?? null) : null };
}

/** @throws `not_found` */
export async function findInvitation(context: TenantContext, tx: Queryable, id: string): Promise<Invitation> {
  const [row] = await tx.query<InvitationRow>({ text: `${INVITATIONS} AND i.id = $2::uuid`, values: [context.tenant.id, id] });
  if (!row) throw notFound("This invitation");
  return invitationOf(row, context.clock.now());
}

function invitationOf(row: InvitationRow, now: Date): Invitation {
  return {
    id: row.id,
    email: row.email,
    roleName: row.role === "custom" ? (row.custom_role_name ?? "Custom role") : ROLE_NAMES[row.role],
    state: row.status === "pending" && row.expires_at <= now ? "expired" : row.status,
    invitedBy: row.invited_by,
    sentAt: row.sent_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
  };
}
