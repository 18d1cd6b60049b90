import { z } from "zod";
import { readProbeLog } from "#lib/services";
import { probeLogInput, probeLogPage, serviceKey } from "#lib/services/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listProbeLooks",
  summary: "What each look at a service found in the last two days, the newest first",
  tag: "Services",
  access: "staff",
  permission: "service.read",
  params: z.strictObject({ service: serviceKey }),
  query: probeLogInput,
  response: probeLogPage,
  handle: ({ context, params: { service: key }, query }) => readProbeLog(context, key, query),
});
