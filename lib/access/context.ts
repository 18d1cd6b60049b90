import type { Clock } from "#lib/platform/clock";
import type { Database, Queryable, Transaction } from "#lib/platform/database";
import { forbidden, unauthenticated } from "#lib/platform/errors";
import type { JobQueue } from "#lib/platform/jobs";
import type { KeyValueStore } from "#lib/platform/store";
import { PERMISSIONS, type Permission } from "./permissions.ts";
import type { Grants, PlatformRole, TenantRole } from "./roles.ts";
import type { TenantStatus } from "./tenant-status.ts";

/** A signed-in person. */
export interface UserActor {
  kind: "user";
  userId: string;
  sessionId: string;
  name: string;
  email: string;
  platformRole: PlatformRole | null;
  /** Role in the active tenant, null outside any. */
  tenantRole: TenantRole | null;
}

/** The portal itself, at work in a job or the seed. */
export interface SystemActor {
  kind: "system";
  name: string;
}

export type Actor = UserActor | SystemActor | { kind: "anonymous" };

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

/** Who acts, for which tenant, with what. The first argument of every domain function and its only source of tenant and actor. */
export interface Context {
  actor: Actor;
  tenant: TenantRef | null;
  grants: Grants;
  /** A tenant that the person belongs to but that is closed to them at the moment. */
  lockedOutOf: { name: string; status: TenantStatus } | null;
  requestId: string;
  origin: { ip: string | null; userAgent: string | null };
  /** Set when the request carries an `Idempotency-Key`. */
  idempotency: { key: string; requestHash: string } | null;
  db: Database;
  jobs: JobQueue;
  store: KeyValueStore;
  clock: Clock;
}

/** A context of a signed-in person. */
export type UserContext = Context & { actor: UserActor };
/** A context inside a tenant, of a person or of the portal itself. */
export type TenantContext = Context & { actor: UserActor | SystemActor; tenant: TenantRef };
/** A context of the operator's staff. */
export type StaffContext = Context & { actor: UserActor & { platformRole: PlatformRole } };

/** @throws `unauthenticated` for nobody */
export function requireUser(context: Context): UserContext {
  if (context.actor.kind !== "user") throw unauthenticated();
  return context as UserContext;
}

/** @throws `unauthenticated` for nobody, `forbidden` outside a tenant or when the tenant is closed to the person */
export function requireTenant(context: Context): TenantContext {
  if (context.actor.kind === "anonymous") throw unauthenticated();
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
 * The one check of permissions. `ownerId` is the owner of the record in question; those who may only touch their own
 * are refused without it.
 * @throws `unauthenticated` for nobody, `forbidden` naming what is missing
 */
export function requirePermission(context: Context, permission: Permission, record?: { ownerId: string | null }): void {
  if (context.actor.kind === "system") return;
  if (context.actor.kind === "anonymous") throw unauthenticated();
  if (can(context, permission, record)) return;
  if (context.lockedOutOf) throw forbidden(lockedOutMessage(context.lockedOutOf));
  throw forbidden(`You do not have the permission “${PERMISSIONS[permission]}”. Ask an administrator for it.`);
}

/** The same check for screens, that show only what can be used. */
export function can(context: Context, permission: Permission, record?: { ownerId: string | null }): boolean {
  if (context.actor.kind === "system") return true;
  if (context.actor.kind === "anonymous") return false;
  const reach = context.grants.get(permission);
  return reach === "all" || (reach === "own" && record !== undefined && record.ownerId === context.actor.userId);
}

/** One transaction in the context's tenant. */
export function inTenant<T>(context: TenantContext, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return context.db.transaction(scopeOf(context), work);
}

/** One read-only transaction in the context's tenant. */
export function readInTenant<T>(context: TenantContext, work: (tx: Queryable) => Promise<T>): Promise<T> {
  return context.db.read(scopeOf(context), work);
}

function scopeOf(context: TenantContext) {
  return { kind: "tenant", tenantId: context.tenant.id, userId: context.actor.kind === "user" ? context.actor.userId : undefined } as const;
}

function lockedOutMessage(tenant: { name: string; status: TenantStatus }): string {
  return `${tenant.name} is ${tenant.status === "suspended" ? "suspended" : "cancelled"}. Its data is kept; contact support to open it again.`;
}
