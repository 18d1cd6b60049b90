import { z } from "zod";
import { invalid } from "#lib/platform/errors";

const shape = z.tuple([z.iso.datetime(), z.uuid()]);

/** Where a page ended. Opaque to clients. */
export const encodeCursor = (at: Date, id: string): string => Buffer.from(JSON.stringify([at.toISOString(), id])).toString("base64url");

/** @throws `invalid` for a cursor that is not ours */
export function decodeCursor(cursor: string): { at: string; id: string } {
  try {
    const [at, id] = shape.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
    return { at, id };
  } catch {
    throw invalid("This page address is no longer good. Start again from the first page.", [
      { path: "cursor", message: "This cursor does not belong to this list." },
    ]);
  }
}
