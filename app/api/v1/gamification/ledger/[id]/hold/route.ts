import { z } from "zod";
import { holdEntry } from "#lib/gamification";
import { postedEntry, reversalReason } from "#lib/gamification/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "holdLedgerEntry",
  summary: "Hold the points of an entry for review, once",
  tag: "Gamification",
  access: "staff",
  permission: "gamification.manage",
  params: z.strictObject({ id: z.uuid() }),
  body: z.strictObject({ reason: reversalReason }),
  response: postedEntry,
  handle: ({ context, params: { id }, body: { reason } }) => holdEntry(context, { id, reason }),
});
