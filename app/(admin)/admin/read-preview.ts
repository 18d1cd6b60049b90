import { z } from "zod";
import { isAppError } from "#lib/platform/errors";

/**
 * The row to show beside a list; none where it is gone or the address was mistyped, since the list is what was asked for.
 * @param id as the address says it
 */
export async function readPreview<Row>(id: string | null, read: (id: string) => Promise<Row>): Promise<Row | null> {
  if (id === null || !z.uuid().safeParse(id).success) return null;
  try {
    return await read(id);
  } catch (error) {
    if (isAppError(error) && error.code === "not_found") return null;
    throw error;
  }
}
