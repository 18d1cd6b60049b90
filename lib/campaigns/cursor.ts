import { z } from "zod";
import { invalid } from "#lib/platform/errors";

const cursorShape = z.tuple([z.iso.date(), z.uuid()]);

/** Where a page of campaigns ended: the start of the last one, and its id. Opaque to clients. */
export function encodeCursor(startsOn: string, id: string): string {
  return Buffer.from(JSON.stringify([startsOn, id])).toString("base64url");
}

/** @throws `invalid` for a cursor that is not ours */
export function decodeCursor(cursor: string): { startsOn: string; id: string } {
  const parsed = cursorShape.safeParse(parseJson(Buffer.from(cursor, "base64url").toString("utf8")));
  if (!parsed.success) {
    throw invalid("This page address is no longer good. Start again from the first page.", [
      { path: "cursor", message: "This cursor does not belong to this list." },
    ]);
  }
  return { startsOn: parsed.data[0], id: parsed.data[1] };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Refused by the shape, like everything else that is no cursor of ours.
    return null;
  }
}
