import type { TenantContext } from "#lib/access";
import type { Database, Scope, Transaction } from "#lib/platform/database";

type AuditRows = Parameters<Transaction["prisma"]["auditEntry"]["createMany"]>[0];

/**
 * Does several acts of one tenant in one transaction: all of them are there or none, and a hundred commits are one. Each act is bound by the
 * tenant's wall and by the person who does it as it would be by itself. Their entries of the audit trail, which no act reads, are written
 * together at the end, in their order.
 * @param work gets the handle that its contexts use
 */
export function inOneTransaction<T>(db: Database, tenantId: string, work: (db: Database) => Promise<T>): Promise<T> {
  return db.transaction({ kind: "tenant", tenantId }, async (tx) => {
    const { shared, writeEntries } = withEntriesKept(tx);
    let userId: string | undefined;
    const enter = async (scope: Scope): Promise<Transaction> => {
      if (scope.kind !== "tenant" || scope.tenantId !== tenantId) throw new Error("An act of somewhere else does not belong into this transaction.");
      if (scope.userId !== userId) await tx.query({ text: "SELECT set_config('app.user_id', $1, true)", values: [scope.userId ?? ""] });
      userId = scope.userId;
      return shared;
    };
    const act = async <R>(scope: Scope, each: (tx: Transaction) => Promise<R>): Promise<R> => each(await enter(scope));
    const done = await work({ ...db, transaction: act, read: act, snapshot: act });
    await writeEntries();
    return done;
  });
}

/** The transaction, whose audit entries wait until they are written. */
function withEntriesKept(tx: Transaction): { shared: Transaction; writeEntries: () => Promise<void> } {
  const entries: object[] = [];
  const createMany = async ({ data }: { data: object | object[] }) => {
    const rows = [data].flat();
    entries.push(...rows);
    return { count: rows.length };
  };
  const prisma = new Proxy(tx.prisma, {
    get: (target, name) => (name === "auditEntry" ? { createMany } : Reflect.get(target, name, target)),
  });
  return {
    shared: { ...tx, prisma },
    async writeEntries() {
      // As they came, which is the shape of this very call.
      if (entries.length > 0) await tx.prisma.auditEntry.createMany({ data: entries } as AuditRows);
    },
  };
}

/** The same context, with the clock at another moment. */
export const asOf = <C extends Pick<TenantContext, "clock">>(context: C, ms: number): C => ({ ...context, clock: { now: () => new Date(ms) } });
