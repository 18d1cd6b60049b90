import { z } from "zod";
import { convertLead } from "#lib/crm";
import { convertLeadInput, leadDetail } from "#lib/crm/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ id: z.uuid() });

export const POST = jsonRoute({
  operationId: "convertLead",
  summary: "Make a deal of a lead, with its contact and company",
  tag: "Leads",
  access: "tenant",
  permission: "lead.execute",
  params,
  body: convertLeadInput,
  response: leadDetail,
  status: 201,
  idempotent: true,
  handle: ({ context, params, body }) => convertLead(context, params.id, body),
});
