import { z } from "zod";
import { getPostmortem, writePostmortem } from "#lib/services";
import { changedIncident, postmortem, postmortemCall, postmortemQuery } from "#lib/services/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ id: z.uuid() });

export const GET = jsonRoute({
  operationId: "getPostmortem",
  summary: "The post-mortem of an incident; before it is written, a draft of what is known",
  tag: "Incidents",
  access: "staff",
  permission: "service.read",
  params,
  query: postmortemQuery,
  response: postmortem,
  handle: ({ context, params: { id }, query }) => getPostmortem(context, id, query.language),
});

export const PUT = jsonRoute({
  operationId: "writePostmortem",
  summary: "Keep the post-mortem of a resolved incident",
  tag: "Incidents",
  access: "staff",
  permission: "incident.manage",
  params,
  body: postmortemCall,
  maxBodyBytes: 256 * 1024,
  response: changedIncident,
  handle: ({ context, params: { id }, body }) => writePostmortem(context, id, body.version, body.markdown),
});
