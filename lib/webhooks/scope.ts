import {
  type Context,
  inTenant,
  type Permission,
  readInTenant,
  requireOwnAccount,
  requirePermission,
  requireStaff,
  requireTenant,
} from "#lib/access";
import { acrossTenants, readAcrossTenants } from "#lib/audit";
import type { Queryable, Transaction } from "#lib/platform/database";
import type { Runtime } from "#lib/platform/runtime";

/** Whose endpoints are meant: those of the context's tenant, or, for the operator's staff, all of them. */
export type WebhookScope = "tenant" | "platform";

const PURPOSE = "webhooks";

interface Reach {
  /** Whose a new endpoint is; null for the platform's. */
  ownerId: string | null;
  read<T>(work: (tx: Queryable) => Promise<T>): Promise<T>;
  write<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
}

/** Inside a tenant one means its own; the operator's staff, who are in none, mean all. */
export const scopeOf = (context: Context): WebhookScope => (context.tenant ? "tenant" : "platform");

/**
 * The handles by which somebody reaches endpoints: the tenant's walls stand around the one, and the other crosses them on record.
 * @throws `unauthenticated`, `forbidden` without the permission, or for others than staff in the platform's scope
 */
export function reach(context: Context, scope: WebhookScope, permission: Permission): Reach {
  if (scope === "tenant") {
    const inside = requireTenant(context);
    requirePermission(inside, permission);
    return { ownerId: inside.tenant.id, read: (work) => readInTenant(inside, work), write: (work) => inTenant(inside, work) };
  }
  const staff = requireStaff(context);
  requirePermission(staff, permission);
  return { ownerId: null, read: (work) => readAcrossTenants(staff, PURPOSE, work), write: (work) => acrossTenants(staff, PURPOSE, work) };
}

/** A secret outlives the half hour for which support may act as somebody. @throws `forbidden` while they do */
export function requireOwnHands(context: Context): void {
  if (context.actor.kind === "user") requireOwnAccount(context);
}

export const outboundRules = ({ config }: Pick<Runtime, "config">) => ({ allowLoopback: config.WEBHOOKS_ON_LOOPBACK });
export const SECRET_PURPOSE = "webhook-secret";
