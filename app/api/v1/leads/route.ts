import { createLead, listLeads } from "#lib/crm";
import { createLeadInput, leadDetail, leadPage, listLeadsInput } from "#lib/crm/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listLeads",
  summary: "List, search and page through the leads",
  tag: "Leads",
  access: "tenant",
  permission: "lead.read",
  query: listLeadsInput,
  response: leadPage,
  handle: ({ context, query }) => listLeads(context, query),
});

export const POST = jsonRoute({
  operationId: "createLead",
  summary: "Write down a lead; amounts are in the tenant’s currency",
  tag: "Leads",
  access: "tenant",
  permission: "lead.create",
  body: createLeadInput,
  response: leadDetail,
  status: 201,
  idempotent: true,
  handle: ({ context, body }) => createLead(context, body, { origin: context.actor.kind === "service" ? "api" : "hand" }),
});
