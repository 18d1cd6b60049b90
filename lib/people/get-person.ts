import { type MemberRole, type PlatformRole, ROLE_NAMES, requirePermission, requireStaff, type StaffContext, type TenantStatus } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import type { Queryable } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import { MOST_SHOWN, type PersonDetail, type PersonIdentity, type PersonMembership } from "./schema.ts";

interface PersonRow {
  id: string;
  name: string;
  email: string;
  email_verified_at: Date | null;
  status: PersonDetail["status"];
  platform_role: PlatformRole | null;
  is_demo: boolean;
  created_at: Date;
  last_sign_in_at: Date | null;
  has_password: boolean;
  password_changed_at: Date | null;
  app_since: Date | null;
  passkey_count: number;
  recovery_codes_left: number;
  locked_until: Date | null;
  open_session_count: number;
  membership_count: number;
  suspended_at: Date | null;
  suspended_by: string | null;
  suspended_reason: string | null;
}

interface MembershipRow {
  tenant_id: string;
  tenant_name: string;
  tenant_status: TenantStatus;
  role: MemberRole;
  custom_role_name: string | null;
  status: string;
  created_at: Date;
}

interface IdentityRow {
  provider: string;
  email: string | null;
  last_used_at: Date;
}

// The suspension is in the audit trail alone: the newest one, which an index finds.
const PERSON = `
  SELECT u.id, u.name, u.email, u.email_verified_at, u.status, u.platform_role, u.is_demo, u.created_at, u.last_sign_in_at,
         u.password_hash IS NOT NULL AS has_password, u.password_changed_at,
         (SELECT f.confirmed_at FROM totp_factor f WHERE f.user_id = u.id) AS app_since,
         (SELECT count(*)::int FROM passkey k WHERE k.user_id = u.id) AS passkey_count,
         (SELECT count(*)::int FROM recovery_code c WHERE c.user_id = u.id AND c.used_at IS NULL) AS recovery_codes_left,
         (SELECT max(l.expires_at) FROM one_time_token l
          WHERE l.user_id = u.id AND l.purpose = 'unlock' AND l.used_at IS NULL AND l.expires_at > $2::timestamptz) AS locked_until,
         (SELECT count(*)::int FROM auth_session s
          WHERE s.user_id = u.id AND s.revoked_at IS NULL AND s.expires_at > $2::timestamptz AND s.stage = 'open'
            AND s.root_session_id IS NULL AND s.session_version = u.session_version) AS open_session_count,
         (SELECT count(*)::int FROM membership m WHERE m.user_id = u.id) AS membership_count,
         a.at AS suspended_at, a.actor_label AS suspended_by, a.reason AS suspended_reason
  FROM "user" u
  LEFT JOIN LATERAL (
    SELECT e.at, e.actor_label, e.reason FROM audit_entry e
    WHERE u.status = 'suspended' AND e.subject_type = 'user' AND e.subject_id = u.id::text AND e.action = 'person.suspend'
    ORDER BY e.id DESC LIMIT 1
  ) a ON true
  WHERE u.id = $1::uuid AND u.erased_at IS NULL`;

const MEMBERSHIPS = `
  SELECT t.id AS tenant_id, t.name AS tenant_name, t.status AS tenant_status, m.role, r.name AS custom_role_name, m.status, m.created_at
  FROM membership m JOIN tenant t ON t.id = m.tenant_id
  LEFT JOIN custom_role r ON r.tenant_id = m.tenant_id AND r.id = m.custom_role_id
  WHERE m.user_id = $1::uuid ORDER BY lower(t.name), t.id LIMIT $2`;

const IDENTITIES = `
  SELECT p.name AS provider, e.email, e.last_used_at FROM external_identity e JOIN identity_provider p ON p.id = e.provider_id
  WHERE e.user_id = $1::uuid ORDER BY lower(p.name), e.id LIMIT $2`;

/** One person with how they sign in and where they belong, for the operator's staff. @throws `not_found` */
export async function getPerson(context: StaffContext, id: string): Promise<PersonDetail> {
  requirePermission(requireStaff(context), "tenant.read");
  return readAcrossTenants(context, "people.read", (tx) => findPerson(tx, id, context.clock.now()));
}

/** The same inside a transaction that is already open. @throws `not_found`, for those whose data was erased too */
export async function findPerson(tx: Queryable, id: string, now: Date): Promise<PersonDetail> {
  const [row] = await tx.query<PersonRow>({ name: "get-person", text: PERSON, values: [id, now] });
  if (!row) throw notFound("This person");
  const memberships = await tx.query<MembershipRow>({ name: "places-of-person", text: MEMBERSHIPS, values: [id, MOST_SHOWN] });
  const identities = await tx.query<IdentityRow>({ name: "identities-of-person", text: IDENTITIES, values: [id, MOST_SHOWN] });
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    emailVerifiedAt: row.email_verified_at?.toISOString() ?? null,
    status: row.status,
    platformRole: row.platform_role,
    isDemo: row.is_demo,
    createdAt: row.created_at.toISOString(),
    lastSignInAt: row.last_sign_in_at?.toISOString() ?? null,
    factors: {
      hasPassword: row.has_password,
      passwordChangedAt: row.password_changed_at?.toISOString() ?? null,
      appSince: row.app_since?.toISOString() ?? null,
      passkeyCount: row.passkey_count,
      recoveryCodesLeft: row.recovery_codes_left,
    },
    suspension: suspensionOf(row),
    lockedUntil: row.locked_until?.toISOString() ?? null,
    openSessionCount: row.open_session_count,
    membershipCount: row.membership_count,
    memberships: memberships.map(membershipOf),
    externalIdentities: identities.map(identityOf),
  };
}

function suspensionOf(row: PersonRow): PersonDetail["suspension"] {
  if (row.suspended_at === null || row.suspended_by === null) return null;
  return { at: row.suspended_at.toISOString(), by: row.suspended_by, reason: row.suspended_reason };
}

const membershipOf = (row: MembershipRow): PersonMembership => ({
  tenantId: row.tenant_id,
  tenantName: row.tenant_name,
  tenantStatus: row.tenant_status,
  role: row.role === "custom" ? (row.custom_role_name ?? "Custom role") : ROLE_NAMES[row.role],
  status: row.status,
  since: row.created_at.toISOString(),
});

const identityOf = (row: IdentityRow): PersonIdentity => ({ provider: row.provider, email: row.email, lastUsedAt: row.last_used_at.toISOString() });
