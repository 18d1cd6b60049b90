import { invalid } from "#lib/platform/errors";
import { decodeCursor } from "#lib/tables";

/** Where a list that is sorted by a time goes on. @throws `invalid` for a cursor that is not ours, or of another list */
export function timeIn(cursor: string | undefined, list: string): { at: Date; id: string } | null {
  if (cursor === undefined) return null;
  const { value, id } = decodeCursor(cursor, list);
  const at = new Date(value);
  if (Number.isNaN(at.getTime())) throw invalid("This page address is no longer good. Start again from the first page.");
  return { at, id };
}
