import { z } from "zod";
import { decideHold } from "#lib/gamification";
import { decideHoldInput, postedEntry } from "#lib/gamification/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "decideLedgerHold",
  summary: "Give the points of a hold back, or take them away, once",
  tag: "Gamification",
  access: "staff",
  permission: "gamification.manage",
  params: z.strictObject({ id: z.uuid() }),
  body: decideHoldInput.omit({ id: true }),
  response: postedEntry,
  handle: ({ context, params: { id }, body }) => decideHold(context, { id, ...body }),
});
