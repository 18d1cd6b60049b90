import type { MemberRole, PlatformRole, SignInMethod, TenantStatus } from "#lib/access";
import { newId } from "#lib/platform/crypto";
import type { Database, Transaction } from "#lib/platform/database";

const LAST_USE_IS_WRITTEN_EVERY_MS = 60_000;
const MAX_USER_AGENT = 400;

/** Limits of a session's life, from the configuration. A tenant's policy may only shorten them. */
export interface SessionPolicy {
  idleHours: number;
  maxDays: number;
}

/** The place of a person in the tenant that their session is in. */
export interface SessionTenant {
  id: string;
  slug: string;
  name: string;
  status: TenantStatus;
  timeZone: string;
  currency: string;
  locale: string;
  isDemo: boolean;
  role: MemberRole;
  /** Name and grants of the role when the tenant made it; grants as they are stored. */
  customRole: { name: string; grants: unknown } | null;
  /** Permissions that the person has earned. */
  privileges: string[];
  policy: { requiresSecondFactor: boolean; allowedMethods: string[] | null };
}

/** A session that counts, with the person and the tenant it is in. */
export interface LiveSession {
  sessionId: string;
  /** "second_factor": only the first factor was shown, and the session lets nobody in yet. */
  stage: "open" | "second_factor";
  /** Whom the session acts as: its owner, or the person whom its owner impersonates. */
  userId: string;
  userName: string;
  email: string;
  platformRole: PlatformRole | null;
  /** The language that the session's owner chose. */
  chosenLocale: string | null;
  methods: SignInMethod[];
  authenticatedAt: Date;
  expiresAt: Date;
  isRemembered: boolean;
  /** What of the database was visible when the session was read: what other transactions write is news to the reader. */
  snapshot: string;
  impersonator: { impersonationId: string; userId: string; name: string; email: string; mayWrite: boolean; endsAt: Date } | null;
  /** An impersonation of this session that counts no longer and whose end nobody has put on record yet. */
  overdueImpersonationId: string | null;
  tenant: SessionTenant | null;
}

interface SessionRow {
  host: string | null;
  root_session_id: string | null;
  stage: "open" | "second_factor";
  methods: SignInMethod[];
  authenticated_at: Date;
  is_remembered: boolean;
  created_at: Date;
  expires_at: Date;
  last_used_at: Date;
  owner_id: string;
  owner_name: string;
  owner_email: string;
  owner_locale: string | null;
  user_id: string;
  user_name: string;
  email: string;
  platform_role: PlatformRole | null;
  tenant_id: string | null;
  slug: string;
  tenant_name: string;
  status: TenantStatus;
  time_zone: string;
  currency: string;
  locale: string;
  is_demo: boolean;
  role: MemberRole;
  custom_role_name: string | null;
  custom_grants: unknown;
  privileges: string[];
  second_factor: "optional" | "required" | null;
  allowed_methods: string[] | null;
  session_idle_minutes: number | null;
  session_max_hours: number | null;
  impersonation_id: string | null;
  may_write: boolean | null;
  impersonation_ends_at: Date | null;
  overdue_impersonation_id: string | null;
  snapshot: string;
}

// Runs on every request: one prepared statement over primary keys, in one round trip. An impersonation counts while it has
// not ended, its owner is still staff, and the tenant is open, still consents and still has that person, who has not become
// staff meanwhile; otherwise the session is its owner's own again. A session that follows another lives no longer than that one.
const FIND_SESSION = `
  SELECT s.host, s.root_session_id, s.stage, s.methods, s.authenticated_at, s.is_remembered, s.created_at, s.last_used_at,
         least(s.expires_at, root.expires_at) AS expires_at,
         o.id AS owner_id, o.name AS owner_name, o.email AS owner_email, o.locale AS owner_locale,
         u.id AS user_id, u.name AS user_name, u.email, u.platform_role,
         t.id AS tenant_id, t.slug, t.name AS tenant_name, t.status, t.time_zone, t.currency, t.locale, t.is_demo,
         m.role, r.name AS custom_role_name, r.grants AS custom_grants,
         ARRAY(SELECT g.permission FROM privilege_grant g WHERE g.tenant_id = m.tenant_id AND g.user_id = m.user_id AND g.withdrawn_at IS NULL) AS privileges,
         p.second_factor, p.allowed_methods, p.session_idle_minutes, p.session_max_hours,
         i.id AS impersonation_id, i.may_write, i.expires_at AS impersonation_ends_at,
         CASE WHEN i.id IS NULL AND s.impersonation_id IS NOT NULL
              THEN (SELECT x.id FROM impersonation x WHERE x.id = s.impersonation_id AND x.ended_at IS NULL) END AS overdue_impersonation_id,
         pg_current_snapshot()::text AS snapshot
  FROM auth_session s
  JOIN "user" o ON o.id = s.user_id AND o.status = 'active' AND o.session_version = s.session_version
  LEFT JOIN LATERAL (
    SELECT i.id, i.user_id, i.tenant_id, i.expires_at, i.may_write AND ip.support_access = 'write' AS may_write
    FROM impersonation i
    JOIN tenant_policy ip ON ip.tenant_id = i.tenant_id AND ip.support_access IN ('read', 'write')
    JOIN tenant it ON it.id = i.tenant_id AND it.status NOT IN ('suspended', 'cancelled')
    JOIN "user" iu ON iu.id = i.user_id AND iu.status = 'active' AND iu.platform_role IS NULL
    JOIN membership im ON im.tenant_id = i.tenant_id AND im.user_id = i.user_id AND im.status = 'active'
    WHERE i.id = s.impersonation_id AND i.ended_at IS NULL AND i.expires_at > $2 AND o.platform_role IN ('super_admin', 'support')
  ) i ON true
  JOIN "user" u ON u.id = coalesce(i.user_id, s.user_id)
  LEFT JOIN membership m ON m.tenant_id = coalesce(i.tenant_id, s.active_tenant_id) AND m.user_id = u.id AND m.status = 'active'
    AND (s.only_tenant_id IS NULL OR m.tenant_id = s.only_tenant_id)
  LEFT JOIN tenant t ON t.id = m.tenant_id
  LEFT JOIN custom_role r ON r.tenant_id = m.tenant_id AND r.id = m.custom_role_id
  LEFT JOIN tenant_policy p ON p.tenant_id = t.id
  LEFT JOIN auth_session root ON root.id = s.root_session_id
  WHERE s.id = $1 AND s.revoked_at IS NULL AND s.expires_at > $2
    AND (s.root_session_id IS NULL OR (root.revoked_at IS NULL AND root.expires_at > $2))`;

/**
 * The session named by a token, as it stands now: revoked, expired, or of a suspended, changed or removed person means
 * null, whatever the token says. About 0.2 ms.
 * @param host name of the host that was asked; a session of a brand domain counts there and nowhere else
 */
export async function findSession(
  db: Database,
  sessionId: string,
  now: Date,
  policy: SessionPolicy,
  host: string | null = null,
): Promise<LiveSession | null> {
  const [row] = await db.system<SessionRow>({ name: "find-session", text: FIND_SESSION, values: [sessionId, now] });
  if (!row || isOver(row, now, policy)) return null;
  if (row.host !== null && row.host !== host) return null;
  if (now.getTime() - row.last_used_at.getTime() > LAST_USE_IS_WRITTEN_EVERY_MS) await touchSession(db, [sessionId, row.root_session_id], now);
  return {
    sessionId,
    stage: row.stage,
    userId: row.user_id,
    userName: row.user_name,
    email: row.email,
    platformRole: row.platform_role,
    chosenLocale: row.owner_locale,
    methods: row.methods,
    authenticatedAt: row.authenticated_at,
    expiresAt: row.expires_at,
    isRemembered: row.is_remembered,
    snapshot: row.snapshot,
    impersonator: impersonatorOf(row),
    overdueImpersonationId: row.overdue_impersonation_id,
    tenant: row.tenant_id === null ? null : tenantOf(row, row.tenant_id),
  };
}

/** The tenant's own limits count for its people, not for staff who act as them. */
function isOver(row: SessionRow, now: Date, policy: SessionPolicy): boolean {
  const idleMs = now.getTime() - row.last_used_at.getTime();
  if (idleMs > policy.idleHours * 3_600_000) return true;
  if (row.impersonation_id !== null) return false;
  if (row.session_idle_minutes !== null && idleMs > row.session_idle_minutes * 60_000) return true;
  return row.session_max_hours !== null && now.getTime() - row.created_at.getTime() > row.session_max_hours * 3_600_000;
}

function impersonatorOf(row: SessionRow): LiveSession["impersonator"] {
  if (row.impersonation_id === null || row.impersonation_ends_at === null) return null;
  return {
    impersonationId: row.impersonation_id,
    userId: row.owner_id,
    name: row.owner_name,
    email: row.owner_email,
    mayWrite: row.may_write === true,
    endsAt: row.impersonation_ends_at,
  };
}

function tenantOf(row: SessionRow, id: string): SessionTenant {
  return {
    id,
    slug: row.slug,
    name: row.tenant_name,
    status: row.status,
    timeZone: row.time_zone,
    currency: row.currency,
    locale: row.locale,
    isDemo: row.is_demo,
    role: row.role,
    customRole: row.custom_role_name === null ? null : { name: row.custom_role_name, grants: row.custom_grants },
    privileges: row.privileges,
    policy: { requiresSecondFactor: row.second_factor === "required", allowedMethods: row.allowed_methods },
  };
}

/** Use on a brand domain is use of the sign-in that it follows. */
async function touchSession(db: Database, sessionIds: (string | null)[], now: Date): Promise<void> {
  await db.system({
    name: "touch-session",
    text: "UPDATE auth_session SET last_used_at = $2 WHERE id = ANY($1::uuid[]) AND last_used_at < $2",
    values: [sessionIds, now],
  });
}

export interface NewSession {
  user: { id: string; sessionVersion: number };
  activeTenantId: string | null;
  origin: { ip: string | null; userAgent: string | null };
  now: Date;
  policy: SessionPolicy;
  stage?: "open" | "second_factor";
  methods?: SignInMethod[];
  /** When the person last proved who they are; now unless told. */
  authenticatedAt?: Date;
  /** False: the browser forgets it when it closes, and it ends after `SHORT_SESSION_HOURS` whatever happens. */
  isRemembered?: boolean;
  deviceId?: string | null;
  country?: string | null;
  /** A session on a brand domain follows one of the main host: it ends with it. */
  follows?: { rootSessionId: string; host: string };
  /** The sign-in provider behind it, with which it ends, and the one tenant that it opens when the provider is that tenant's own. */
  provider?: { id: string; onlyTenantId: string | null } | null;
}

/** How long a session lasts that is not to be remembered. */
export const SHORT_SESSION_HOURS = 12;

/** How long somebody has for the second step. */
const HALF_OPEN_SESSION_MINUTES = 15;

/** Opens a session row. @returns its id, which the token carries as `sid` */
export async function openSession(tx: Transaction, session: NewSession): Promise<string> {
  const id = newId();
  const { isRemembered = true, now } = session;
  const fullMs = isRemembered ? session.policy.maxDays * 86_400_000 : SHORT_SESSION_HOURS * 3_600_000;
  const lifeMs = session.stage === "second_factor" ? HALF_OPEN_SESSION_MINUTES * 60_000 : fullMs;
  await tx.prisma.authSession.create({
    data: {
      id,
      userId: session.user.id,
      activeTenantId: session.activeTenantId,
      sessionVersion: session.user.sessionVersion,
      stage: session.stage ?? "open",
      methods: session.methods ?? ["password"],
      authenticatedAt: session.authenticatedAt ?? now,
      isRemembered,
      deviceId: session.deviceId ?? null,
      country: session.country ?? null,
      host: session.follows?.host ?? null,
      rootSessionId: session.follows?.rootSessionId ?? null,
      providerId: session.provider?.id ?? null,
      onlyTenantId: session.provider?.onlyTenantId ?? null,
      ip: session.origin.ip,
      userAgent: session.origin.userAgent?.slice(0, MAX_USER_AGENT),
      createdAt: now,
      lastUsedAt: now,
      expiresAt: new Date(now.getTime() + lifeMs),
    },
  });
  return id;
}
