import { type MemberRole, ROLE_NAMES, readInTenant, requirePermission, requireTenant, type TenantContext } from "#lib/access";
import type { Queryable } from "#lib/platform/database";
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
export async function listInvitations(context: TenantContext, { cursor, limit }: ListInvitationsInput): Promise<InvitationPage> {
  requirePermission(requireTenant(context), "user.read");
  const after = cursor ? "AND (i.created_at, i.id) < (SELECT c.created_at, c.id FROM invitation c WHERE c.id = $3::uuid)" : "";
  const rows = await readInTenant(context, (tx) =>
    tx.query<InvitationRow>({
      text: `${INVITATIONS} AND i.status = 'pending' ${after} ORDER BY i.created_at DESC, i.id DESC LIMIT $2`,
      values: cursor ? [context.tenant.id, limit + 1, cursor] : [context.tenant.id, limit + 1],
    }),
  );
  const now = context.clock.now();
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
