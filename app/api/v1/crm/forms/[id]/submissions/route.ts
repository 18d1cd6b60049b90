import { listSubmissions } from "#lib/crm";
import { formIdInput, listSubmissionsInput, submissionPage } from "#lib/crm/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listFormSubmissions",
  summary: "What was sent by a web form, word for word, the newest first, with what became of each",
  tag: "CRM",
  access: "tenant",
  permission: "lead.read",
  params: formIdInput,
  query: listSubmissionsInput,
  response: submissionPage,
  handle: ({ context, params: { id }, query }) => listSubmissions(context, id, query),
});
