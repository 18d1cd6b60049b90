import type { Clock } from "#lib/platform/clock";
import { type Database, type Queryable, readTogether, type Transaction } from "#lib/platform/database";
import { AppError, forbidden, unauthenticated } from "#lib/platform/errors";
import type { JobQueue } from "#lib/platform/jobs";
import type { KeyValueStore } from "#lib/platform/store";
import { PERMISSIONS, type Permission } from "./permissions.ts";
import type { Grants, MemberRole, PlatformRole } from "./roles.ts";
import type { TenantStatus } from "./tenant-status.ts";
import type { UndoCall } from "./undo.ts";

/** How somebody proves who they are. The last three are second factors; `provider_factor` was asked for by the provider. */
export type SignInMethod = "password" | "magic_link" | "passkey" | "provider" | "totp" | "recovery_code" | "provider_factor";

/** The member of staff behind somebody's back. */
export interface Impersonator {
  impersonationId: string;
  userId: string;
  name: string;
  email: string;
  /** False: they only look. */
  mayWrite: boolean;
  endsAt: Date;
}

/** A signed-in person. */
export interface UserActor {
  kind: "user";
  userId: string;
  sessionId: string;
  name: string;
  email: string;
  platformRole: PlatformRole | null;
  /** Role in the active tenant, null outside any. */
  tenantRole: MemberRole | null;
  /** What the role is called, also when the tenant made it. */
  roleName: string | null;
  /** How the person proved who they are in this session, and when they last did. */
  methods: readonly SignInMethod[];
  authenticatedAt: Date;
  /** Set while a member of the operator's staff acts as this person. */
  impersonator: Impersonator | null;
}

/** A machine with an API key, inside one tenant. */
export interface ServiceActor {
  kind: "service";
  serviceAccountId: string;
  keyId: string;
  name: string;
}

/** The portal itself, at work in a job or the seed. */
export interface SystemActor {
  kind: "system";
  name: string;
}

export type Actor = UserActor | ServiceActor | SystemActor | { kind: "anonymous" };

export interface TenantRef {
  id: string;
  slug: string;
  name: string;
  status: TenantStatus;
  timeZone: string;
  currency: string;
  locale: string;
  isDemo: boolean;
}

/**
 * Why a tenant is closed to a person: its status, a second factor that it requires and the session lacks, or a way of
 * signing in that it does not accept.
 */
export interface LockOut {
  name: string;
  status: TenantStatus;
  reason: "status" | "second_factor" | "method";
}

/** The portal is closed to everybody but the operator's staff. */
export interface Maintenance {
  /** What the operator says about it; "" for nothing. */
  message: string;
  endsAt: Date | null;
  /** When to ask again; null when no end is known. */
  retryAfterSeconds: number | null;
}

/** Who acts, for which tenant, with what. The first argument of every domain function and its only source of tenant and actor. */
export interface Context {
  actor: Actor;
  tenant: TenantRef | null;
  grants: Grants;
  /** A tenant that the person belongs to but that is closed to them at the moment. */
  lockedOutOf: LockOut | null;
  /** Set for everybody whom a maintenance locks out; they are nobody until it is over. */
  maintenance?: Maintenance | null;
  requestId: string;
  /** Where the request came from. `deviceToken` is the cookie by which a browser is known again. */
  origin: { ip: string | null; userAgent: string | null; deviceToken: string | null };
  /** Set when the request carries an `Idempotency-Key`. */
  idempotency: { key: string; requestHash: string } | null;
  /** Set while somebody waits who can be offered to take back what is done (`offerUndo`). */
  onUndo?: (call: UndoCall) => void;
  db: Database;
  jobs: JobQueue;
  store: KeyValueStore;
  clock: Clock;
}

/** A context of a signed-in person. */
export type UserContext = Context & { actor: UserActor };
/** A context inside a tenant, of a person, a machine or the portal itself. */
export type TenantContext = Context & { actor: UserActor | ServiceActor | SystemActor; tenant: TenantRef };
/** A context of the operator's staff. */
export type StaffContext = Context & { actor: UserActor & { platformRole: PlatformRole } };

/** What everybody but staff is told while the portal is closed. The reason is `maintenance`. */
export function closedForMaintenance({ message, endsAt, retryAfterSeconds }: Maintenance): AppError {
  const until = endsAt ? ` It should be back at ${endsAt.toISOString().slice(0, 16).replace("T", " ")} UTC.` : "";
  return new AppError("unavailable", `The portal is closed for maintenance.${until}${message ? ` ${message}` : ""} Nothing was changed.`, {
    reason: "maintenance",
    ...(retryAfterSeconds !== null && { retryAfterSeconds }),
  });
}

/** Why nobody may go on: they have to sign in, or the portal is closed to them. */
function whoIsNobody({ maintenance }: Pick<Context, "maintenance">): AppError {
  return maintenance ? closedForMaintenance(maintenance) : unauthenticated();
}

/** @throws `unauthenticated` for nobody, `unavailable` during a maintenance */
export function requireUser(context: Context): UserContext {
  if (context.actor.kind !== "user") throw whoIsNobody(context);
  return context as UserContext;
}

/** @throws `unauthenticated` for nobody, `forbidden` outside a tenant or when the tenant is closed to the person */
export function requireTenant(context: Context): TenantContext {
  if (context.actor.kind === "anonymous") throw whoIsNobody(context);
  if (context.tenant) return context as TenantContext;
  if (context.lockedOutOf) throw forbidden(lockedOutMessage(context.lockedOutOf));
  throw forbidden("This belongs to a client portal, and you are not a member of one.");
}

/** @throws `unauthenticated` for nobody, `forbidden` for everybody who is not the operator's staff */
export function requireStaff(context: Context): StaffContext {
  const { actor } = requireUser(context);
  if (!actor.platformRole) throw forbidden();
  return context as StaffContext;
}

/**
 * For what belongs to a person alone: password, factors, sessions, data. Nobody does it in their name.
 * @throws `unauthenticated` for nobody, `forbidden` while a member of staff acts as the person
 */
export function requireOwnAccount(context: Context): UserContext {
  const user = requireUser(context);
  if (user.actor.impersonator) throw forbidden(`You act as ${user.actor.name}. Stop that first: this belongs to the person alone.`);
  return user;
}

/**
 * For everything that changes something: whoever acts as somebody else may have been let in to look only.
 * @throws `forbidden` with the reason `read_only`
 */
export function requireMayWrite(context: Pick<Context, "actor">): void {
  if (isOnlyLooking(context.actor)) throw onlyLooking(context.actor.name);
}

/** Whether somebody acts as another person without the right to change anything. */
export function isOnlyLooking(actor: Actor): actor is UserActor {
  return actor.kind === "user" && actor.impersonator !== null && !actor.impersonator.mayWrite;
}

/** What they are told when they try. */
export function onlyLooking(name: string): AppError {
  return new AppError("forbidden", `You act as ${name} and may only look. Nothing was changed.`, { reason: "read_only" });
}

const SIGN_IN_IS_RECENT_FOR_MS = 10 * 60_000;

/** Whether the person has proved who they are in the last ten minutes. */
export function hasRecentSignIn(context: UserContext): boolean {
  return context.clock.now().getTime() - context.actor.authenticatedAt.getTime() <= SIGN_IN_IS_RECENT_FOR_MS;
}

/**
 * For dangerous acts: the person must have proved who they are in the last ten minutes.
 * @throws `forbidden` with the reason `reauthentication_required`
 */
export function requireRecentSignIn(context: UserContext): void {
  if (hasRecentSignIn(context)) return;
  throw new AppError("forbidden", "Confirm that it is you, then do this again.", { reason: "reauthentication_required" });
}

/**
 * The one check of permissions. `ownerId` is the owner of the record in question; those who may only touch their own
 * are refused without it.
 * @throws `unauthenticated` for nobody, `forbidden` naming what is missing
 */
export function requirePermission(context: Context, permission: Permission, record?: { ownerId: string | null }): void {
  if (context.actor.kind === "system") return;
  if (context.actor.kind === "anonymous") throw whoIsNobody(context);
  if (can(context, permission, record)) return;
  if (context.lockedOutOf) throw forbidden(lockedOutMessage(context.lockedOutOf));
  throw forbidden(`You do not have the permission “${PERMISSIONS[permission]}”. Ask an administrator for it.`);
}

/**
 * Whether somebody may do something with any record at all: for the door of a route, which does not know the record yet. The
 * domain function behind it checks again, with the record.
 * @throws as `requirePermission`
 */
export function requireSomeReach(context: Context, permission: Permission): void {
  if (!context.grants.has(permission)) requirePermission(context, permission);
}

/** The same check for screens, that show only what can be used. */
export function can(context: Context, permission: Permission, record?: { ownerId: string | null }): boolean {
  if (context.actor.kind === "system") return true;
  if (context.actor.kind === "anonymous") return false;
  const reach = context.grants.get(permission);
  return reach === "all" || (reach === "own" && record !== undefined && context.actor.kind === "user" && record.ownerId === context.actor.userId);
}

/** One transaction in the context's tenant. */
export function inTenant<T>(context: TenantContext, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return context.db.transaction(scopeOf(context), work);
}

/** Reads in the context's tenant, in one read-only transaction with all that is being read in this context at the same time. */
export function readInTenant<T>(context: TenantContext, work: (tx: Queryable) => Promise<T>): Promise<T> {
  return readTogether(context.db, context, scopeOf(context), work);
}

function scopeOf(context: TenantContext) {
  const { actor } = context;
  const userId = actor.kind === "user" ? actor.userId : actor.kind === "service" ? actor.serviceAccountId : undefined;
  return { kind: "tenant", tenantId: context.tenant.id, userId } as const;
}

/** What somebody is told whose tenant is closed to them. */
export function lockedOutMessage(tenant: LockOut): string {
  if (tenant.reason === "second_factor") return `${tenant.name} requires a second factor. Sign in with one, or set one up in your account.`;
  if (tenant.reason === "method") return `${tenant.name} does not accept the way you signed in. Sign in another way.`;
  return `${tenant.name} is ${tenant.status === "suspended" ? "suspended" : "cancelled"}. Its data is kept; contact support to open it again.`;
}
