import { z } from "zod";
import { readProbeHistory } from "#lib/services";
import { probeHistory, probeHistoryInput, serviceKey } from "#lib/services/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "getServiceHistory",
  summary: "What the probes of a service measured by minute, hour or day: looks, failures, percentiles of latency",
  tag: "Services",
  access: "staff",
  permission: "service.read",
  params: z.strictObject({ service: serviceKey }),
  query: probeHistoryInput,
  response: probeHistory,
  handle: ({ context, params: { service: key }, query }) => readProbeHistory(context, key, query),
});
