import { z } from "zod";
import { assignLead } from "#lib/crm";
import { assignLeadInput, leadDetail } from "#lib/crm/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ id: z.uuid() });

export const PUT = jsonRoute({
  operationId: "assignLead",
  summary: "Give a lead to a member, or to nobody",
  tag: "Leads",
  access: "tenant",
  permission: "lead.execute",
  params,
  body: assignLeadInput,
  response: leadDetail,
  handle: ({ context, params, body }) => assignLead(context, params.id, body),
});
