import type { TenantContext } from "#lib/access";
import { emitAll, type Told } from "#lib/events";
import type { Transaction } from "#lib/platform/database";
import { levelOf, standingOf } from "../levels/level-of.ts";
import { readLevels } from "../levels/level-table.ts";
import { enterAllOnce, enterOnce, type PointPosting, type Posted } from "./enter-once.ts";

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

/** Points that were earned, with the request under which that is told. */
export interface Earned extends PointPosting {
  kind: "earn";
  requestId: string;
}

/** The same for many that were earned in one tenant, in their order, at the cost of one. */
export async function postEarned(context: TenantContext, tx: Transaction, earned: readonly Earned[]): Promise<void> {
  if (earned.length === 0) return;
  const entered = await enterAllOnce(tx, context.tenant.id, context.clock.now(), earned);
  await tellOfLevels(context, tx, entered);
}

/** Tells of the level that an entry brought its person to, if it did. */
async function tellOfLevel(context: TenantContext, tx: Transaction, entryId: string): Promise<void> {
  await tellOfLevels(context, tx, [{ entryId, requestId: context.requestId }]);
}

async function tellOfLevels(context: TenantContext, tx: Transaction, entries: readonly { entryId: string; requestId: string }[]): Promise<void> {
  const rows = await tx.query<{ nr: number; user_id: string; lifetime: number; gained: number }>({
    name: "lifetime-after-entries",
    text: `SELECT o.nr::int AS nr, b.user_id, b.lifetime, l.lifetime AS gained
           FROM unnest($1::uuid[]) WITH ORDINALITY AS o (id, nr) JOIN ledger_entry l ON l.id = o.id
           JOIN point_balance b ON b.tenant_id = l.tenant_id AND b.user_id = l.user_id WHERE l.lifetime > 0 ORDER BY o.nr DESC`,
    values: [entries.map(({ entryId }) => entryId)],
  });
  if (rows.length === 0) return;
  const { levels } = await readLevels(tx);
  // From what somebody has now back to what they had before each.
  const lifetimes = new Map(rows.map((row) => [row.user_id, row.lifetime]));
  const reached = rows.flatMap(({ nr, user_id: userId, gained }): Told[] => {
    const after = lifetimes.get(userId) ?? 0;
    lifetimes.set(userId, after - gained);
    const { level, name, points } = standingOf(levels, after);
    const requestId = entries[nr - 1]?.requestId ?? context.requestId;
    if (level <= levelOf(levels, after - gained)) return [];
    return [{ name: "level.reached", data: { tenantId: context.tenant.id, userId, level, name, points }, requestId }];
  });
  await emitAll(context, tx, reached.toReversed());
}
