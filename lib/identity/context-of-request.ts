import { type Context, isOnlyLooking, onlyLooking } from "#lib/access";
import { readOnlyDatabase } from "#lib/platform/database";
import { unauthenticated } from "#lib/platform/errors";
import type { Runtime } from "#lib/platform/runtime";
import { installationSettings } from "#lib/settings";
import { standingOf } from "./actor-of-session.ts";
import { hostName } from "./brand-domain.ts";
import { closeImpersonations } from "./close-impersonations.ts";
import { duringMaintenance, maintenanceAt } from "./during-maintenance.ts";
import { findApiKey } from "./find-api-key.ts";
import { findSession, type LiveSession, type SessionPolicy } from "./session.ts";
import { cookieNames, readCookie, readSessionToken } from "./session-token.ts";

/** What a request or a socket handshake says about itself. The tenant is never taken from it, only from the session. */
export interface RequestFacts {
  cookieHeader: string | null | undefined;
  /** The `Authorization` header; a bearer there is an API key. */
  authorization?: string | null;
  /** The `Host` header. Without it no session of a brand domain counts. */
  host?: string | null;
  requestId: string;
  ip: string | null;
  userAgent: string | null;
}

/** A context, with what only the edge needs of the session or key behind it. */
export type RequestContext = Context & {
  sessionExpiresAt: Date | null;
  /** What a page that is rendered with this context can see of the database, for its live connection; null for nobody. */
  snapshot: string | null;
  /** Somebody who has shown the first factor and still has to show the second. They are nobody until then. */
  halfSignedIn: { sessionId: string; userId: string; email: string } | null;
  /** The language that the person in front of the screen chose; null while they have chosen none. */
  chosenLocale: string | null;
  /** How often the API key behind the request may be used; null without one. */
  callsPerMinute: number | null;
  /** How often all keys of its tenant may be used together, by the plan; null without one. */
  callsPerHour: number | null;
};

export const sessionPolicy = (runtime: Pick<Runtime, "config">): SessionPolicy => ({
  idleHours: runtime.config.SESSION_IDLE_HOURS,
  maxDays: runtime.config.SESSION_MAX_DAYS,
});

async function sessionBehind(
  runtime: Runtime,
  cookieHeader: string | null | undefined,
  host: string | null | undefined,
): Promise<LiveSession | null> {
  const token = readCookie(cookieHeader, cookieNames(runtime.config.publicUrl).session);
  if (!token) return null;
  const sessionId = await readSessionToken(token, runtime.authSecret);
  if (!sessionId) return null;
  const session = await findSession(runtime.db, sessionId, runtime.clock.now(), sessionPolicy(runtime), hostName(host));
  // The first request after an impersonation has ended by itself is its owner's own again, and puts the end on record.
  if (session?.overdueImpersonationId) await closeImpersonations(runtime, { id: session.overdueImpersonationId });
  return session;
}

/** The open session behind a `Cookie` header and a `Host` header, or null. */
export async function sessionOfCookies(
  runtime: Runtime,
  cookieHeader: string | null | undefined,
  host?: string | null | undefined,
): Promise<LiveSession | null> {
  const session = await sessionBehind(runtime, cookieHeader, host);
  return session?.stage === "open" ? session : null;
}

/**
 * The one function that makes a `Context` of a request: of the session in its cookie, or of the API key in its
 * `Authorization` header, which goes before a cookie. During a maintenance it makes everybody but staff a nobody who can
 * write nothing: this is the one place where that is decided.
 * @throws `unauthenticated` for an API key that does not count
 */
export async function contextOfRequest(runtime: Runtime, facts: RequestFacts): Promise<RequestContext> {
  const shared = {
    requestId: facts.requestId,
    origin: { ip: facts.ip, userAgent: facts.userAgent, deviceToken: readCookie(facts.cookieHeader, cookieNames(runtime.config.publicUrl).device) },
    idempotency: null,
    db: runtime.db,
    jobs: runtime.jobs,
    store: runtime.store,
    clock: runtime.clock,
  };
  const nobody = {
    sessionExpiresAt: null,
    snapshot: null,
    halfSignedIn: null,
    callsPerMinute: null,
    callsPerHour: null,
    lockedOutOf: null,
    chosenLocale: null,
  };
  const maintenance = maintenanceAt((await installationSettings(runtime)).maintenance, runtime.clock.now());
  const locksOut = maintenance && { maintenance, ...duringMaintenance(runtime.db, maintenance) };
  const [, key] = /^Bearer\s+(\S+)$/i.exec(facts.authorization ?? "") ?? [];
  if (key) {
    // No key belongs to staff, so that nothing needs to be known of it.
    if (locksOut) return { ...shared, ...nobody, ...locksOut, actor: { kind: "anonymous" }, tenant: null, grants: new Map() };
    const machine = await findApiKey(runtime.db, key, runtime.clock.now(), facts.ip);
    if (!machine) throw unauthenticated("This API key is unknown, has expired or was revoked.");
    const { actor, tenant, grants, callsPerMinute, callsPerHour } = machine;
    return { ...shared, ...nobody, actor, tenant, grants, callsPerMinute, callsPerHour };
  }
  const session = await sessionBehind(runtime, facts.cookieHeader, facts.host);
  if (session?.stage !== "open") {
    const halfSignedIn = session && { sessionId: session.sessionId, userId: session.userId, email: session.email };
    const chosenLocale = session?.chosenLocale ?? null;
    return { ...shared, ...nobody, ...locksOut, halfSignedIn, chosenLocale, actor: { kind: "anonymous" }, tenant: null, grants: new Map() };
  }
  const { actor, tenant, grants, lockedOutOf } = standingOf(session);
  const isStaff = actor.platformRole !== null || actor.impersonator !== null;
  if (locksOut && !isStaff) return { ...shared, ...nobody, ...locksOut, actor: { kind: "anonymous" }, tenant: null, grants: new Map() };
  // Not every act asks for a permission: for those who only look, the database refuses whatever is left.
  if (isOnlyLooking(actor)) shared.db = readOnlyDatabase(runtime.db, () => onlyLooking(actor.name));
  const { expiresAt: sessionExpiresAt, snapshot, chosenLocale } = session;
  return { ...shared, ...nobody, sessionExpiresAt, snapshot, chosenLocale, actor, tenant, grants, lockedOutOf };
}
