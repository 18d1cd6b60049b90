import { askForExport, listExports } from "#lib/crm";
import { askForExportInput, crmExport, crmExports } from "#lib/crm/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listExports",
  summary: "One’s own files of lists, the newest first, with how far each is",
  tag: "CRM",
  access: "tenant",
  permission: "lead.read",
  response: crmExports,
  handle: async ({ context }) => ({ exports: await listExports(context) }),
});

export const POST = jsonRoute({
  operationId: "askForExport",
  summary: "Ask for a file of a whole list; it is made in the background and kept for seven days",
  tag: "CRM",
  access: "tenant",
  permission: "lead.read",
  body: askForExportInput,
  response: crmExport,
  status: 202,
  idempotent: true,
  handle: ({ context, body }) => askForExport(context, body),
});
