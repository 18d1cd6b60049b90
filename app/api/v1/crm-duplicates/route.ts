import { listDuplicates } from "#lib/crm";
import { duplicateList, listDuplicatesInput } from "#lib/crm/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listCrmDuplicates",
  summary: "Pairs of leads, contacts or companies that may be the same, with why: at most a hundred, the surest first",
  tag: "Leads",
  access: "tenant",
  permission: "lead.read",
  query: listDuplicatesInput,
  response: duplicateList,
  handle: ({ context, query }) => listDuplicates(context, query),
});
