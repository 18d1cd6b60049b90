import { z } from "zod";
import { gameSummary } from "#lib/gamification";
import { gameSummary as gameSummaryShape } from "#lib/gamification/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "getOwnSummary",
  summary: "One’s own level, rank of the month with who stands around, latest achievements and next step; none for a machine",
  tag: "Gamification",
  access: "tenant",
  permission: "campaign.read",
  response: z.object({ summary: gameSummaryShape.nullable() }),
  handle: async ({ context }) => ({ summary: await gameSummary(context) }),
});
