import { type Context, type Grants, grantsInStatus, PLATFORM_ROLE_GRANTS, TENANT_ROLE_GRANTS } from "#lib/access";
import type { Runtime } from "#lib/platform/runtime";
import { findSession, type LiveSession, type SessionPolicy } from "./session.ts";
import { cookieNames, readCookie, readSessionToken } from "./session-token.ts";

/** What a request or a socket handshake says about itself. The tenant is never taken from it, only from the session. */
export interface RequestFacts {
  cookieHeader: string | null | undefined;
  requestId: string;
  ip: string | null;
  userAgent: string | null;
}

const NO_GRANTS: Grants = new Map();

export const sessionPolicy = (runtime: Runtime): SessionPolicy => ({
  idleHours: runtime.config.SESSION_IDLE_HOURS,
  maxDays: runtime.config.SESSION_MAX_DAYS,
});

/** The live session behind a `Cookie` header, or null. */
export async function sessionOfCookies(runtime: Runtime, cookieHeader: string | null | undefined): Promise<LiveSession | null> {
  const token = readCookie(cookieHeader, cookieNames(runtime.config.publicUrl).session);
  if (!token) return null;
  const sessionId = await readSessionToken(token, runtime.authSecret);
  return sessionId ? findSession(runtime.db, sessionId, runtime.clock.now(), sessionPolicy(runtime)) : null;
}

/** A context, with what only the edge needs of the session behind it. */
export type RequestContext = Context & {
  sessionExpiresAt: Date | null;
  /** What a page that is rendered with this context can see of the database, for its live connection; null for nobody. */
  seenBefore: string | null;
};

/** The one function that makes a `Context` of a request. */
export async function contextOfRequest(runtime: Runtime, facts: RequestFacts): Promise<RequestContext> {
  const session = await sessionOfCookies(runtime, facts.cookieHeader);
  const shared = {
    requestId: facts.requestId,
    origin: { ip: facts.ip, userAgent: facts.userAgent },
    idempotency: null,
    db: runtime.db,
    jobs: runtime.jobs,
    store: runtime.store,
    clock: runtime.clock,
    sessionExpiresAt: session?.expiresAt ?? null,
    seenBefore: session?.seenBefore ?? null,
  };
  if (!session) return { ...shared, actor: { kind: "anonymous" }, tenant: null, grants: NO_GRANTS, lockedOutOf: null };

  const { tenant } = session;
  const tenantGrants = tenant && grantsInStatus(tenant.status, tenant.role, TENANT_ROLE_GRANTS[tenant.role]);
  const isLockedOut = tenant !== null && tenantGrants === null;
  return {
    ...shared,
    actor: {
      kind: "user",
      userId: session.userId,
      sessionId: session.sessionId,
      name: session.userName,
      email: session.email,
      platformRole: session.platformRole,
      tenantRole: isLockedOut ? null : (tenant?.role ?? null),
    },
    tenant: isLockedOut ? null : tenant,
    grants: session.platformRole ? PLATFORM_ROLE_GRANTS[session.platformRole] : (tenantGrants ?? NO_GRANTS),
    lockedOutOf: isLockedOut ? { name: tenant.name, status: tenant.status } : null,
  };
}
