import { z } from "zod";
import { setFollowUp } from "#lib/crm";
import { leadDetail, setFollowUpInput } from "#lib/crm/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ id: z.uuid() });

export const PUT = jsonRoute({
  operationId: "setFollowUp",
  summary: "Plan when somebody comes back to a lead",
  tag: "Leads",
  access: "tenant",
  permission: "lead.update",
  params,
  body: setFollowUpInput,
  response: leadDetail,
  handle: ({ context, params, body }) => setFollowUp(context, params.id, body),
});
