import { z } from "zod";
import { findChoices } from "#lib/crm";
import { crmChoice, findCrmInput } from "#lib/crm/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "findCrmChoices",
  summary: "The first leads, contacts or companies whose name has what was typed",
  tag: "Contacts and companies",
  access: "tenant",
  permission: "lead.read",
  query: findCrmInput,
  response: z.array(crmChoice),
  handle: ({ context, query }) => findChoices(context, query),
});
