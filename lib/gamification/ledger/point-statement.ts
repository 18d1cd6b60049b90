import { readInTenant, requirePermission, requireUser, type TenantContext } from "#lib/access";
import { conditionsOf, orderOf, pageOf, prepared, type SortedRow } from "#lib/tables";
import { readStanding } from "../levels/read-standing.ts";
import { ENTRY_COLUMNS, ENTRY_JOINS, ENTRY_NAMES, type EntryRow, entryOf } from "./entry-row.ts";
import { expiringLotsOf } from "./expire-points.ts";
import type { PointBalance, PointStatement, PointStatementInput } from "./schema.ts";

const NOTHING: PointBalance = { available: 0, pending: 0, held: 0, redeemed: 0, expired: 0, lifetime: 0 };
const SORTS = { entered: { column: "l.created_at", type: "timestamptz" } };

/** The caller's own points: what they have, what of it expires, and every entry. @throws `invalid` for a cursor of another list */
export async function pointStatement(context: TenantContext, { cursor, limit }: PointStatementInput): Promise<PointStatement> {
  requirePermission(context, "campaign.read");
  const { userId } = requireUser(context).actor;
  const order = orderOf(SORTS, "-entered", "l");
  const conditions = conditionsOf(limit + 1);
  conditions.add(`l.tenant_id = ${conditions.param(context.tenant.id)}::uuid`);
  conditions.add(`l.user_id = ${conditions.param(userId)}::uuid`);
  order.after(conditions, cursor);
  return readInTenant(context, async (tx) => {
    const [balance] = await tx.query<PointBalance>({
      name: "own-balance",
      text: "SELECT available, pending, held, redeemed, expired, lifetime FROM point_balance WHERE tenant_id = $1::uuid AND user_id = $2::uuid",
      values: [context.tenant.id, userId],
    });
    const read = await tx.query<EntryRow & SortedRow>(
      prepared(
        "own-entries",
        `SELECT ${ENTRY_COLUMNS}, ${ENTRY_NAMES}, ${order.column}::text AS sort_value FROM ledger_entry l ${ENTRY_JOINS} ${conditions.where()} ${order.by()} LIMIT $1`,
        conditions,
      ),
    );
    const { rows, nextCursor } = pageOf(read, { limit, sort: "-entered" });
    const lots = await expiringLotsOf(tx, context.tenant.id, userId);
    const expiring = lots.map(({ left, expiresAt }) => ({ points: left, expiresAt: expiresAt.toISOString() }));
    return {
      standing: await readStanding(tx, context.tenant.id, userId),
      balance: balance ?? NOTHING,
      expiring: expiring.sort((a, b) => (a.expiresAt < b.expiresAt ? -1 : 1)),
      entries: rows.map(entryOf),
      nextCursor,
    };
  });
}
