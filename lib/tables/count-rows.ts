import type { Queryable } from "#lib/platform/database";
import { type Conditions, prepared } from "./keyset.ts";
import { COUNTED_UP_TO, type RowCount } from "./list-shapes.ts";

/** How many rows some conditions mean; counted up to `COUNTED_UP_TO` and no further. @param from such as "tenant t" */
export async function countRows(tx: Queryable, table: string, from: string, conditions: Conditions): Promise<RowCount> {
  const limit = conditions.param(COUNTED_UP_TO + 1);
  const text = `SELECT count(*)::int AS count FROM (SELECT 1 FROM ${from} ${conditions.where()} LIMIT ${limit}) AS counted`;
  const [row] = await tx.query<{ count: number }>(prepared(`count-${table}`, text, conditions));
  const count = row?.count ?? 0;
  return { count: Math.min(count, COUNTED_UP_TO), isExact: count <= COUNTED_UP_TO };
}
