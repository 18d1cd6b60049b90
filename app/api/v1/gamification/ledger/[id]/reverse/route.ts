import { z } from "zod";
import { reverseEntry } from "#lib/gamification";
import { postedEntry, reversalReason } from "#lib/gamification/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "reverseLedgerEntry",
  summary: "Take an entry of points back by its opposite, once",
  tag: "Gamification",
  access: "staff",
  permission: "gamification.manage",
  params: z.strictObject({ id: z.uuid() }),
  body: z.strictObject({ reason: reversalReason }),
  response: postedEntry,
  handle: ({ context, params: { id }, body: { reason } }) => reverseEntry(context, { id, reason }),
});
