import type { TenantContext } from "#lib/access";
import type { Queryable } from "#lib/platform/database";
import type { Board } from "./board.ts";
import { readBoard } from "./board-set.ts";
import { groupSizeOf } from "./packing.ts";
import { placed } from "./placed.ts";
import { type Window, windowAt } from "./windows.ts";

/**
 * Ranks of the period before, counted anew among those who stand on the board now: who left a team no longer counts in it, and who
 * joined counts with what they had then. Only for boards that are short, since all of it is read. Empty for all time.
 */
export async function ranksBefore(
  context: TenantContext,
  tx: Queryable,
  board: Board,
  { period, since }: Window,
  most: number,
): Promise<Map<string, number>> {
  if (since === null) return new Map();
  const before = await windowAt(tx, context, period, new Date(since.getTime() - 1));
  const { page } = await readBoard(context, tx, board, before, { start: 0, count: most, groupSize: groupSizeOf(period) });
  return new Map(placed(page, period).map(({ id, rank }) => [id, rank]));
}
