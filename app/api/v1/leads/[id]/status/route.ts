import { z } from "zod";
import { setLeadStatus } from "#lib/crm";
import { leadDetail, setLeadStatusInput } from "#lib/crm/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ id: z.uuid() });

export const PUT = jsonRoute({
  operationId: "setLeadStatus",
  summary: "Say where a lead stands that has no deal",
  tag: "Leads",
  access: "tenant",
  permission: "lead.update",
  params,
  body: setLeadStatusInput,
  response: leadDetail,
  handle: ({ context, params, body }) => setLeadStatus(context, params.id, body),
});
