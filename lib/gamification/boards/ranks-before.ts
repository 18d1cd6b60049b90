import type { TenantContext } from "#lib/access";
import type { Queryable } from "#lib/platform/database";
import type { SetView, ViewRequest } from "#lib/platform/store";
import type { Board } from "./board.ts";
import { readBoard, readPeriods } from "./board-set.ts";
import { groupSizeOf } from "./packing.ts";
import { placed } from "./placed.ts";
import { type Window, windowAt } from "./windows.ts";

interface ViewAndBefore {
  view: SetView;
  /** Empty for all time. */
  ranksBefore: Map<string, number>;
}

/**
 * A view of a board with the ranks of the period before, counted anew among those who stand on the board now: who left a team no longer counts
 * in it, and who joined counts with what they had then. Only for boards that are short, since all of the period before is read.
 */
export async function readWithRanksBefore(
  context: TenantContext,
  tx: Queryable,
  board: Board,
  { window, request, most }: { window: Window; request: ViewRequest; most: number },
): Promise<ViewAndBefore> {
  const { period, since } = window;
  if (since === null) return { view: await readBoard(context, tx, board, window, request), ranksBefore: new Map() };
  const before = await windowAt(tx, context, period, new Date(since.getTime() - 1));
  const [view, then] = (await readPeriods(context, tx, board, [
    { window, request },
    { window: before, request: { start: 0, count: most, groupSize: groupSizeOf(period) } },
  ])) as [SetView, SetView]; // as many as were asked for
  return { view, ranksBefore: new Map(placed(then.page, period).map(({ id, rank }) => [id, rank])) };
}
