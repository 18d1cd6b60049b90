import { requirePermission, requireStaff, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import { escapeLike, type SqlQuery } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import { type Conditions, conditionsOf, countRows, orderOf, pageOf, prepared, type SortedRow } from "#lib/tables";
import { dayAfter, dayStart, type RowCount } from "#lib/tables/schema";
import { levelOf } from "../levels/level-of.ts";
import { readLevels } from "../levels/level-table.ts";
import { ABOUT_ID, readEntryActs } from "./entry-acts.ts";
import { ENTRY_COLUMNS, ENTRY_JOINS, ENTRY_NAMES, type EntryRow, entryOf } from "./entry-row.ts";
import { HOLD_JOINS } from "./hold-entry.ts";
import {
  type EntryWithConsequences,
  HOLDABLE,
  type HoldDecision,
  type LedgerFilter,
  type LedgerPage,
  type ListLedgerInput,
  type PointBalance,
  REVERSIBLE,
} from "./schema.ts";

const PURPOSE = "ledger.read";
const SORTS = { entered: { column: "l.created_at", type: "timestamptz" } };

/** The entries of all tenants, page by page. @throws `forbidden` without `gamification.manage`, `invalid` for a cursor of another list */
export async function listLedger(context: StaffContext, input: ListLedgerInput): Promise<LedgerPage> {
  requirePermission(requireStaff(context), "gamification.manage");
  const read = await readAcrossTenants(context, PURPOSE, (tx) => tx.query<EntryRow & SortedRow>(ledgerListQuery(input)));
  const { rows, nextCursor } = pageOf(read, input);
  return { entries: rows.map(entryOf), nextCursor };
}

/** How many entries a filter means; counted up to a bound and no further. */
export async function countLedger(context: StaffContext, filter: LedgerFilter): Promise<RowCount> {
  requirePermission(requireStaff(context), "gamification.manage");
  return readAcrossTenants(context, PURPOSE, (tx) => countRows(tx, "ledger", "ledger_entry l", ledgerConditions(filter)));
}

/** @throws `forbidden`, `not_found` */
export async function getLedgerEntry(context: StaffContext, id: string): Promise<EntryWithConsequences> {
  requirePermission(requireStaff(context), "gamification.manage");
  const { row, levels, acts } = await readAcrossTenants(context, PURPOSE, async (tx) => {
    const [row] = await tx.query<EntryRow & HoldRow & { balance: PointBalance; about_id: string | null }>({
      name: "get-ledger-entry",
      text: `SELECT ${ENTRY_COLUMNS}, ${ENTRY_NAMES}, h.id AS hold_id, hd.id AS decision_id, hd.kind AS decision,
                    ${ABOUT_ID} AS about_id,
                    jsonb_build_object('available', b.available, 'pending', b.pending, 'held', b.held, 'redeemed', b.redeemed, 'expired', b.expired, 'lifetime', b.lifetime) AS balance
             FROM ledger_entry l ${ENTRY_JOINS} ${HOLD_JOINS} JOIN point_balance b ON b.tenant_id = l.tenant_id AND b.user_id = l.user_id WHERE l.id = $1::uuid`,
      values: [id],
    });
    return { row, ...(await readLevels(tx)), acts: await readEntryActs(tx, row?.about_id ?? id) };
  });
  if (!row) throw notFound("This entry");
  const { balance, kind, hold_id: holdId, decision, decision_id: decisionId } = row;
  const isWhole = row.reverses_id === null && row.reversed_by_id === null;
  const isHeld = kind === "hold" || (holdId !== null && decision === null);
  return {
    entry: entryOf(row),
    isReversible: REVERSIBLE.includes(kind) && isWhole && decision !== "forfeit",
    isHoldable: HOLDABLE.includes(kind) && isWhole && holdId === null && balance.available >= row.points,
    hold: holdId === null ? null : { id: holdId, decision: decision && decisionId ? { id: decisionId, kind: decision } : null },
    balance,
    // Of a hold it is told what follows when its points are taken away for good.
    level: { now: levelOf(levels, balance.lifetime), after: levelOf(levels, balance.lifetime - (kind === "hold" ? row.points : row.lifetime)) },
    aboutId: row.about_id,
    acts,
    // What is held is given back first.
    availableAfter: balance.available + (isHeld ? row.points : 0) - (kind === "hold" ? 0 : row.available),
  };
}

interface HoldRow {
  hold_id: string | null;
  decision_id: string | null;
  decision: HoldDecision | null;
}

/** The SQL of one page, one row longer than the page to see whether another follows. */
export function ledgerListQuery(input: ListLedgerInput): SqlQuery & { text: string } {
  const order = orderOf(SORTS, input.sort, "l");
  const conditions = ledgerConditions(input, input.limit + 1);
  order.after(conditions, input.cursor);
  return prepared(
    "list-ledger",
    `WITH page AS MATERIALIZED (
        SELECT ${ENTRY_COLUMNS}, ${order.column} AS sort_value FROM ledger_entry l ${conditions.where()} ${order.by()} LIMIT $1
      )
      SELECT ${ENTRY_COLUMNS}, ${ENTRY_NAMES}, l.sort_value::text AS sort_value FROM page l ${ENTRY_JOINS} ${order.by("l.sort_value")}`,
    conditions,
  );
}

function ledgerConditions(filter: LedgerFilter, ...values: unknown[]): Conditions {
  const conditions = conditionsOf(...values);
  const { add, param } = conditions;
  const { search, kind = [], tenant, enteredFrom, enteredTo } = filter;
  if (search) {
    const [part, beginning] = [param(`%${escapeLike(search.toLowerCase())}%`), param(`${escapeLike(search)}%`)];
    add(`(l.cause_key LIKE ${beginning} OR l.user_id IN (SELECT u.id FROM "user" u WHERE (lower(u.name) || ' ' || lower(u.email)) LIKE ${part}))`);
  }
  if (kind.length > 0) add(`l.kind = ANY(${param(kind)}::text[])`);
  if (tenant)
    add(`l.tenant_id IN (SELECT t.id FROM tenant t WHERE (lower(t.name) || ' ' || t.slug) LIKE ${param(`%${escapeLike(tenant.toLowerCase())}%`)})`);
  if (enteredFrom) add(`l.created_at >= ${param(dayStart(enteredFrom))}`);
  if (enteredTo) add(`l.created_at < ${param(dayAfter(enteredTo))}`);
  return conditions;
}
