import { z } from "zod";
import { changeLead, deleteLead, getLead } from "#lib/crm";
import { changeLeadCall, leadDetail } from "#lib/crm/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ id: z.uuid() });

/** Of the record that was seen. */
const version = z.coerce.number().int().min(1);

export const GET = jsonRoute({
  operationId: "getLead",
  summary: "One lead with all that is known of it",
  tag: "Leads",
  access: "tenant",
  permission: "lead.read",
  params,
  response: leadDetail,
  handle: ({ context, params }) => getLead(context, params.id),
});

export const PUT = jsonRoute({
  operationId: "changeLead",
  summary: "Change what is known of a lead, from the version that was seen",
  tag: "Leads",
  access: "tenant",
  permission: "lead.update",
  params,
  body: changeLeadCall,
  response: leadDetail,
  handle: ({ context, params, body }) => changeLead(context, params.id, body),
});

export const DELETE = jsonRoute({
  operationId: "deleteLead",
  summary: "Delete a lead that has no deal, with what was done with it",
  tag: "Leads",
  access: "tenant",
  permission: "lead.delete",
  params,
  query: z.strictObject({ version }),
  response: z.strictObject({ deleted: z.literal(true) }),
  async handle({ context, params: { id }, query }) {
    await deleteLead(context, id, query);
    return { deleted: true } as const;
  },
});
