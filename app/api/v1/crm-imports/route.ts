import { z } from "zod";
import { beginCrmImport, listCrmImports } from "#lib/crm";
import { beginCrmImportInput, crmImportPage, listCrmImportsInput } from "#lib/crm/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listCrmImports",
  summary: "Imports of leads, contacts and companies, the newest first",
  tag: "Leads",
  access: "tenant",
  permission: "lead.create",
  query: listCrmImportsInput,
  response: crmImportPage,
  handle: ({ context, query }) => listCrmImports(context, query),
});

export const POST = jsonRoute({
  operationId: "beginCrmImport",
  summary: "Begin an import of leads, contacts or companies: its file follows in pieces",
  tag: "Leads",
  access: "tenant",
  permission: "lead.create",
  body: beginCrmImportInput,
  response: z.object({ id: z.uuid(), pieceBytes: z.int() }),
  status: 201,
  idempotent: true,
  handle: ({ context, body }) => beginCrmImport(context, body),
});
