import { z } from "zod";
import { getLedgerEntry } from "#lib/gamification";
import { entryWithConsequences } from "#lib/gamification/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "getLedgerEntry",
  summary: "One entry of points, and what taking it back would leave",
  tag: "Gamification",
  access: "staff",
  permission: "gamification.manage",
  params: z.strictObject({ id: z.uuid() }),
  response: entryWithConsequences,
  handle: ({ context, params }) => getLedgerEntry(context, params.id),
});
