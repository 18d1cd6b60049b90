import { type Context, closedForMaintenance, type SignInMethod } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import { randomToken, sha256 } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { countryOfAddress } from "#lib/platform/geo";
import type { Runtime } from "#lib/platform/runtime";
import { sessionPolicy } from "./context-of-request.ts";
import { rememberDevice } from "./known-devices.ts";
import { requireOwnProvider } from "./required-provider.ts";
import { openSession, SHORT_SESSION_HOURS } from "./session.ts";

/** What every way of signing in ends with. */
export interface SignedIn {
  sessionId: string;
  userId: string;
  isStaff: boolean;
  /** "second_factor": the session opens nothing until a second factor was shown. */
  stage: "open" | "second_factor";
  /** How long the browser keeps the session's cookie; null until it closes. */
  cookieSeconds: number | null;
  /** The session token's own life. */
  tokenSeconds: number;
  /** For the cookie by which the browser is known again. */
  deviceToken: string;
}

export interface Admission {
  userId: string;
  method: SignInMethod;
  isRemembered: boolean;
  /** True when the first step was as strong as two: no second factor is asked for. */
  isStrong?: boolean;
  /** The second factor, when it has been shown already. */
  second?: SignInMethod;
  /** The sign-in provider that vouches for the person, and the one tenant that this opens when the provider is that tenant's own. */
  provider?: { id: string; onlyTenantId: string | null } | null;
}

interface PersonRow {
  id: string;
  email: string;
  name: string;
  status: string;
  session_version: number;
  platform_role: string | null;
  has_second_factor: boolean;
  tenant_id: string | null;
}

// The first tenant in which the person is active; an open one before a closed one.
const FIND_PERSON = `
  SELECT u.id, u.email, u.name, u.status, u.session_version, u.platform_role, place.tenant_id,
         EXISTS (SELECT 1 FROM totp_factor f WHERE f.user_id = u.id AND f.confirmed_at IS NOT NULL) AS has_second_factor
  FROM "user" u
  LEFT JOIN LATERAL (
    SELECT m.tenant_id FROM membership m JOIN tenant t ON t.id = m.tenant_id
    WHERE m.user_id = u.id AND m.status = 'active' AND ($2::uuid IS NULL OR m.tenant_id = $2)
    ORDER BY t.status IN ('suspended', 'cancelled'), m.created_at, m.tenant_id LIMIT 1
  ) place ON true
  WHERE u.id = $1::uuid`;

/**
 * Opens the session of somebody who has just shown a first factor, or both, in the caller's transaction: a new session every
 * time, so that none can be planted beforehand. Who has a second factor and has not shown it is admitted halfway.
 * @returns null for a person who may not sign in (suspended, erased or gone)
 * @throws `forbidden` with the reason `provider_required` for members whose company has them sign in by its provider only;
 *   `unavailable` for everybody but staff during a maintenance
 */
export async function admitPerson(context: Context, tx: Transaction, runtime: Runtime, admission: Admission): Promise<SignedIn | null> {
  const [person] = await tx.query<PersonRow>({ text: FIND_PERSON, values: [admission.userId, admission.provider?.onlyTenantId ?? null] });
  if (person?.status !== "active") return null;
  if (context.maintenance && person.platform_role === null) throw closedForMaintenance(context.maintenance);
  await requireOwnProvider(tx, person.id, admission.provider?.id ?? null);
  const now = context.clock.now();
  const policy = sessionPolicy(runtime);
  const stage = person.has_second_factor && !admission.isStrong && !admission.second ? "second_factor" : "open";
  const deviceToken = context.origin.deviceToken ?? randomToken();
  // A device is only known once somebody was wholly let in on it.
  const device = stage === "open" ? await rememberDevice(context, tx, runtime, person, deviceToken) : null;
  const sessionId = await openSession(tx, {
    user: { id: person.id, sessionVersion: person.session_version },
    activeTenantId: person.tenant_id,
    origin: context.origin,
    now,
    policy,
    stage,
    methods: [admission.method, ...(admission.second ? [admission.second] : [])],
    isRemembered: admission.isRemembered,
    deviceId: device?.id ?? null,
    country: countryOfAddress(context.origin.ip),
    provider: admission.provider ?? null,
  });
  if (stage === "open") await tx.prisma.user.updateMany({ where: { id: person.id }, data: { lastSignInAt: now } });
  await recordAudit(context, tx, {
    action: stage === "open" ? "sign_in" : "sign_in.first_factor",
    tenantId: person.tenant_id,
    subjectType: "user",
    subjectId: person.id,
    shownToBe: person,
    after: { sessionId, method: admission.method, ...(admission.second && { secondFactor: admission.second }) },
  });
  if (stage === "open" && person.tenant_id !== null) await emit(context, tx, "session.opened", { tenantId: person.tenant_id, userId: person.id });
  const tokenSeconds = admission.isRemembered ? policy.maxDays * 86_400 : SHORT_SESSION_HOURS * 3_600;
  return {
    sessionId,
    userId: person.id,
    isStaff: person.platform_role !== null,
    stage,
    cookieSeconds: admission.isRemembered ? tokenSeconds : null,
    tokenSeconds,
    deviceToken,
  };
}

/** Whether a browser with this cookie has been let in before as this person. */
export async function isKnownDevice(runtime: Pick<Runtime, "db">, userId: string, deviceToken: string | null): Promise<boolean> {
  if (deviceToken === null) return false;
  const rows = await runtime.db.system({
    name: "known-device",
    text: "SELECT 1 FROM known_device WHERE user_id = $1 AND token_hash = $2",
    values: [userId, sha256(deviceToken)],
  });
  return rows.length > 0;
}
