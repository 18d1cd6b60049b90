import type { TenantContext } from "#lib/access";
import type { Database, Scope, Transaction } from "#lib/platform/database";

/**
 * Does several acts of one tenant in one transaction: all of them are there or none, and a hundred commits are one. Each act is bound by the tenant's wall
 * and by the person who does it as it would be by itself. A transaction has 15 s.
 * @param work gets the handle that its contexts use
 */
export function inOneTransaction<T>(db: Database, tenantId: string, work: (db: Database) => Promise<T>): Promise<T> {
  return db.transaction({ kind: "tenant", tenantId }, (tx) => {
    let userId: string | undefined;
    const enter = async (scope: Scope): Promise<Transaction> => {
      if (scope.kind !== "tenant" || scope.tenantId !== tenantId) throw new Error("An act of somewhere else does not belong into this transaction.");
      if (scope.userId !== userId) await tx.query({ text: "SELECT set_config('app.user_id', $1, true)", values: [scope.userId ?? ""] });
      userId = scope.userId;
      return tx;
    };
    const act = async <R>(scope: Scope, each: (tx: Transaction) => Promise<R>): Promise<R> => each(await enter(scope));
    return work({ ...db, transaction: act, read: act, snapshot: act });
  });
}

/** The same context, with the clock at another moment. */
export const asOf = <C extends Pick<TenantContext, "clock">>(context: C, ms: number): C => ({ ...context, clock: { now: () => new Date(ms) } });
