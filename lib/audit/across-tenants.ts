import type { StaffContext } from "#lib/access";
import type { Queryable, Transaction } from "#lib/platform/database";
import { recordAudit } from "./record.ts";

const READ_IS_RECORDED_EVERY_MS = 60 * 60 * 1_000;

/**
 * The handle by which the operator's staff cross tenants to change something. The use case inside records what it
 * changes; the purpose names why the wall was passed.
 */
export function acrossTenants<T>(context: StaffContext, purpose: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return context.db.transaction({ kind: "platform", userId: context.actor.userId, purpose }, work);
}

/**
 * The handle by which the operator's staff read across tenants. The audit trail keeps the first use per session and
 * purpose in each hour, not every page view.
 */
export async function readAcrossTenants<T>(context: StaffContext, purpose: string, work: (tx: Queryable) => Promise<T>): Promise<T> {
  const scope = { kind: "platform", userId: context.actor.userId, purpose } as const;
  const key = `audit:read:${context.actor.sessionId}:${purpose}`;
  const isFirst = await context.store.set(key, "1", { onlyIfAbsent: true, expireMs: READ_IS_RECORDED_EVERY_MS }).catch(() => true); // no store: record once too often
  if (isFirst) {
    try {
      await context.db.transaction(scope, (tx) =>
        recordAudit(context, tx, { action: "platform.read", tenantId: null, subjectType: "purpose", subjectId: purpose }),
      );
    } catch (error) {
      // Forget the mark, or the next hour of reading would go unrecorded.
      await context.store.delete(key).catch(() => undefined);
      throw error;
    }
  }
  return context.db.read(scope, work);
}
