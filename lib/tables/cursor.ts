import { z } from "zod";
import { invalid } from "#lib/platform/errors";

const cursorShape = z.tuple([z.string(), z.string(), z.uuid()]);

/** Where a page ended: the sort it belongs to, the last value and the last id. Opaque to clients. */
export function encodeCursor(sort: string, value: string, id: string): string {
  return Buffer.from(JSON.stringify([sort, value, id])).toString("base64url");
}

/** @throws `invalid` for a cursor that is not ours or belongs to another sort */
export function decodeCursor(cursor: string, sort: string): { value: string; id: string } {
  const parsed = cursorShape.safeParse(parseJson(Buffer.from(cursor, "base64url").toString("utf8")));
  if (!parsed.success || parsed.data[0] !== sort) {
    throw invalid("This page address is no longer good. Start again from the first page.", [
      { path: "cursor", message: "This cursor does not belong to this list." },
    ]);
  }
  return { value: parsed.data[1], id: parsed.data[2] };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Refused by the shape, like everything else that is no cursor of ours.
    return null;
  }
}
