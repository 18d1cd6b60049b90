import type { TenantContext } from "#lib/access";
import { emit } from "#lib/events";
import type { Transaction } from "#lib/platform/database";
import { levelOf, standingOf } from "../levels/level-of.ts";
import { readLevels } from "../levels/level-table.ts";
import { enterOnce, type PointPosting, type Posted } from "./enter-once.ts";

/**
 * Enters points in the ledger, once per tenant and cause: whoever asks the same again gets the first entry. Who may is decided by the
 * caller, whose transaction this is part of.
 * @throws `conflict` for a cause that was entered with other content, or when the person has fewer points than it takes
 */
export async function postPoints(context: TenantContext, tx: Transaction, posting: PointPosting): Promise<Posted> {
  const posted = await enterOnce(tx, { ...posting, tenantId: context.tenant.id, at: context.clock.now() });
  if (posted.isNew) await tellOfLevel(context, tx, posted.entryId);
  return posted;
}

/** Tells of the level that an entry brought its person to, if it did. */
async function tellOfLevel(context: TenantContext, tx: Transaction, entryId: string): Promise<void> {
  const [row] = await tx.query<{ user_id: string; lifetime: number; gained: number }>({
    name: "lifetime-after-entry",
    text: `SELECT b.user_id, b.lifetime, l.lifetime AS gained FROM ledger_entry l
           JOIN point_balance b ON b.tenant_id = l.tenant_id AND b.user_id = l.user_id WHERE l.id = $1::uuid AND l.lifetime > 0`,
    values: [entryId],
  });
  if (!row) return;
  const { levels } = await readLevels(tx);
  const { level, name, points } = standingOf(levels, row.lifetime);
  if (level <= levelOf(levels, row.lifetime - row.gained)) return;
  await emit(context, tx, "level.reached", { tenantId: context.tenant.id, userId: row.user_id, level, name, points });
}
