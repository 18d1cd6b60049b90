import {
  can,
  inTenant,
  readInTenant,
  requireOwnAccount,
  requirePermission,
  requireStaff,
  requireTenant,
  requireUser,
  type StaffContext,
  type TenantContext,
} from "#lib/access";
import { acrossTenants, readAcrossTenants } from "#lib/audit";
import type { Queryable, Transaction } from "#lib/platform/database";
import { conflict } from "#lib/platform/errors";
import type { Side } from "./states.ts";

/** Either side of a conversation: a client's person inside their portal, or one of the agency's staff outside of any. */
export type PartyContext = TenantContext | StaffContext;

/** Who reads or writes, for which side, with the handle that is theirs. */
export interface Party {
  side: Side;
  userId: string;
  /** The client's own; null for the agency, whose staff see those of all. */
  tenantId: string | null;
  /** Whether they see all conversations of the client, or those they take part in. */
  seesAll: boolean;
  read<T>(purpose: string, work: (tx: Queryable) => Promise<T>): Promise<T>;
  write<T>(purpose: string, work: (tx: Transaction) => Promise<T>): Promise<T>;
}

/** Staff who are members of a client, too, act for the agency where they are in its area. */
export const atAgency = (context: StaffContext): StaffContext => ({ ...context, tenant: null });

/**
 * Who somebody is in conversations. A client's administrators and whoever may change people see all of their company's; everybody else
 * those they take part in.
 * @throws `unauthenticated` for nobody and for API keys: a conversation is between people. `forbidden` for staff without `tenant.read`
 */
export function partyOf(context: PartyContext): Party {
  const { actor } = requireUser(context);
  if (context.tenant) {
    const own = requireTenant(context);
    return {
      side: "client",
      userId: actor.userId,
      tenantId: own.tenant.id,
      seesAll: can(context, "user.update") || actor.tenantRole === "tenant_admin",
      read: (_purpose, work) => readInTenant(own, work),
      write: (_purpose, work) => inTenant(own, work),
    };
  }
  const staff = requireStaff(context);
  requirePermission(staff, "tenant.read");
  return {
    side: "agency",
    userId: actor.userId,
    tenantId: null,
    seesAll: true,
    read: (purpose, work) => readAcrossTenants(staff, purpose, work),
    write: (purpose, work) => acrossTenants(staff, purpose, work),
  };
}

/**
 * The same for somebody who writes. A past-due company may write: that is how it gets help. One that has left reads what it has; a suspended
 * one is locked out altogether (`lib/access`).
 * @throws as `partyOf`; `conflict` for a company that has left; `forbidden` while staff act as the person: nobody puts words into another's mouth
 */
export function writerOf(context: PartyContext): Party {
  const party = partyOf(context);
  requireOwnAccount(context);
  if (context.tenant?.status === "cancelled") throw conflict("This company has left. Its conversations can be read, and nothing can be added.");
  return party;
}

/** @throws `unauthenticated`, `forbidden` for everybody who is not the agency's staff */
export function requireAgency(context: StaffContext): Party {
  return partyOf(atAgency(requireStaff(context)));
}
