import { z } from "zod";
import { getLeadScore } from "#lib/crm";
import { leadScore, leadScoreInput } from "#lib/crm/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "getLeadScore",
  summary: "A lead’s score and the factors whose points add up to it; null until it is worked out",
  tag: "CRM",
  access: "tenant",
  permission: "lead.read",
  params: leadScoreInput,
  response: z.object({ score: leadScore.nullable() }),
  handle: async ({ context, params: { id } }) => ({ score: await getLeadScore(context, id) }),
});
