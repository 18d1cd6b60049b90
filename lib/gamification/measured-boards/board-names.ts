import type { Queryable } from "#lib/platform/database";
import { invalid } from "#lib/platform/errors";
import { BOARD_KINDS, type CompanyBoard, KIND_WEIGHTS, type MeasureWeight } from "./schema.ts";

type Board = CompanyBoard["board"];

/** The boards of companies: one of each kind, then the operator's own by name. */
export async function boardsIn(tx: Queryable): Promise<Board[]> {
  const own = await tx.query<{ id: string; name: string; weights: MeasureWeight[] }>({
    name: "measured-boards",
    text: "SELECT id, name, weights FROM measured_board WHERE retired_at IS NULL ORDER BY lower(name), id",
  });
  return [
    ...BOARD_KINDS.map((kind): Board => ({ key: kind, kind, name: null, weights: [...KIND_WEIGHTS[kind]] })),
    ...own.map(({ id, name, weights }): Board => ({ key: id, kind: "custom", name, weights })),
  ];
}

/** @throws `invalid` for one that there is not, or not any more: an address that was kept is told so on its page */
export function boardNamed(boards: readonly Board[], key: string): Board {
  const board = boards.find((each) => each.key === key);
  if (!board) throw invalid("There is no such board.", [{ path: "board", message: "There is no such board." }]);
  return board;
}
