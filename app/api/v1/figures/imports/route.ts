import { z } from "zod";
import { beginImport, listImports } from "#lib/campaigns";
import { beginImportInput, importPage, listImportsInput } from "#lib/campaigns/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listFigureImports",
  summary: "Imports of figures, the newest first",
  tag: "Figures",
  access: "tenant",
  permission: "campaign.create",
  query: listImportsInput,
  response: importPage,
  handle: ({ context, query }) => listImports(context, query),
});

export const POST = jsonRoute({
  operationId: "beginFigureImport",
  summary: "Begin an import: its file follows in pieces",
  tag: "Figures",
  access: "tenant",
  permission: "campaign.create",
  body: beginImportInput,
  response: z.object({ id: z.uuid(), pieceBytes: z.int() }),
  status: 201,
  idempotent: true,
  handle: ({ context, body }) => beginImport(context, body),
});
