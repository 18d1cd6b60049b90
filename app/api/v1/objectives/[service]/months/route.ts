import { z } from "zod";
import { listObjectiveMonths } from "#lib/services";
import { objectiveMonths, serviceKey } from "#lib/services/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ service: serviceKey });

export const GET = jsonRoute({
  operationId: "listObjectiveMonths",
  summary: "What the months that are over came to; they do not change any more",
  tag: "Objectives",
  access: "staff",
  permission: "service.read",
  params,
  response: objectiveMonths,
  handle: async ({ context, params: { service } }) => ({ months: await listObjectiveMonths(context, service) }),
});
