import type { Recorder } from "#lib/audit";
import type { Transaction } from "#lib/platform/database";
import type { Runtime } from "#lib/platform/runtime";
import { askForErasureIn } from "#lib/privacy";
import { HAS_NOTHING_ELSE } from "./consequences.ts";
import type { OwnedTable } from "./tables.ts";

/** Rows of one transaction: few enough to end well within its time. */
const ROWS_AT_ONCE = 5_000;
const PEOPLE_AT_ONCE = 50;

export interface Removing {
  /** The portal itself at work. */
  context: Recorder & Pick<Runtime, "jobs">;
  runtime: Runtime;
  deletionId: string;
  tenantId: string;
}

/**
 * Removes some rows of a tenant from one table, and notes in the same transaction how many they were: after a crash the sums are
 * right. @returns whether there may be more
 */
export async function removeSome(tx: Transaction, removing: Removing, { table, deletion }: OwnedTable): Promise<boolean> {
  const removed = deletion === "people" ? await removePeople(tx, removing) : await removeRows(tx, removing.tenantId, table, deletion === "ledger");
  if (removed > 0)
    await tx.query({
      text: `UPDATE tenant_deletion SET removed = jsonb_set(removed, ARRAY[$2::text], to_jsonb(coalesce((removed->>$2::text)::int, 0) + $3::int))
             WHERE id = $1::uuid`,
      values: [removing.deletionId, table, removed],
    });
  return removed > 0;
}

async function removeRows(tx: Transaction, tenantId: string, table: string, isLedger: boolean): Promise<number> {
  if (isLedger) {
    const [row] = await tx.query<{ removed: number }>({
      text: "SELECT delete_tenant_ledger($1::uuid, $2::int) AS removed",
      values: [tenantId, ROWS_AT_ONCE],
    });
    return row?.removed ?? 0;
  }
  const [row] = await tx.query<{ removed: number }>({
    text: `WITH gone AS (
             DELETE FROM "${table}" WHERE ctid = ANY (ARRAY(SELECT t.ctid FROM "${table}" t WHERE t.tenant_id = $1::uuid LIMIT ${ROWS_AT_ONCE})) RETURNING 1
           ) SELECT count(*)::int AS removed FROM gone`,
    values: [tenantId],
  });
  return row?.removed ?? 0;
}

/**
 * Takes some people out of the tenant. Whoever belongs to another one, or to the staff, stays as they are. Of the others nothing is
 * needed any more: their erasure is asked for, with its mail and its own days in which they can call it off.
 */
async function removePeople(tx: Transaction, { context, runtime, tenantId }: Removing): Promise<number> {
  const people = await tx.query<{ user_id: string; goes: boolean }>({
    text: `SELECT m.user_id, (${HAS_NOTHING_ELSE}) AND NOT EXISTS (SELECT FROM erasure_request r WHERE r.user_id = m.user_id AND r.status IN ('waiting', 'running')) AS goes
           FROM membership m WHERE m.tenant_id = $1::uuid ORDER BY m.user_id LIMIT ${PEOPLE_AT_ONCE}`,
    values: [tenantId],
  });
  await tx.prisma.membership.deleteMany({ where: { tenantId, userId: { in: people.map(({ user_id }) => user_id) } } });
  for (const { user_id, goes } of people)
    if (goes) await askForErasureIn(context, tx, user_id, "The only portal they belonged to was deleted.", runtime);
  return people.length;
}
