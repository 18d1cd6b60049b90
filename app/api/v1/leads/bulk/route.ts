import { bulkLeads } from "#lib/crm";
import { bulkLeadsInput } from "#lib/crm/schema";
import { bulkRun } from "#lib/tables/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "bulkLeads",
  summary: "Do the same to many leads; it begins after ten seconds and can be called off",
  tag: "Leads",
  access: "tenant",
  permission: "lead.update",
  body: bulkLeadsInput,
  response: bulkRun,
  status: 202,
  idempotent: true,
  handle: ({ context, body }) => bulkLeads(context, body),
});
