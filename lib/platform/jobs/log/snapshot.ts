/** Where a reader stands. Transaction ids and snapshots are text as PostgreSQL writes them. */
export interface Position {
  /** What this snapshot shows was read. */
  done: string;
  /** What is under way: of what this snapshot shows and `done` does not, everything up to `at` was read. */
  until: { target: string; at: LogPlace } | null;
}

/** The place of a row in the order in which the log is read. */
export interface LogPlace {
  xid: string;
  id: string;
}

/** Before everything: the first transaction id that is not reserved (`FirstNormalTransactionId`). */
export const BEGINNING: Position = { done: "3:3:", until: null };

/**
 * What a snapshot does not show: transactions from `xmax` on, and those that were under way. The text is `xmin:xmax:xip,…`
 * (PostgreSQL, "Transaction ID and Snapshot Information Functions").
 */
export function hiddenFrom(snapshot: string): { xmax: string; underWay: string[] } {
  const [, xmax = "", underWay = ""] = snapshot.split(":");
  if (xmax === "") throw new Error(`This is no snapshot: ${snapshot}`);
  return { xmax, underWay: underWay === "" ? [] : underWay.split(",") };
}

/** Where a reader stands after a batch that was read as `target` shows it. Pure. @param last its last row when there may be more behind it */
export function positionAfter({ done }: Position, target: string, last: LogPlace | null): Position {
  return last === null ? { done: target, until: null } : { done, until: { target, at: last } };
}
