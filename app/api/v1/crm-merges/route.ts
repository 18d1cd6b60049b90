import { z } from "zod";
import { listMerges, mergeRecords } from "#lib/crm";
import { listMergesInput, mergeInput, mergePage } from "#lib/crm/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listCrmMerges",
  summary: "Leads, contacts and companies that were made one, the newest first",
  tag: "Leads",
  access: "tenant",
  permission: "lead.read",
  query: listMergesInput,
  response: mergePage,
  handle: ({ context, query }) => listMerges(context, query),
});

export const POST = jsonRoute({
  operationId: "mergeCrmRecords",
  summary: "Make two records one; the other waits thirty days, and its address leads to the one that stays",
  tag: "Leads",
  access: "tenant",
  permission: "lead.update",
  body: mergeInput,
  response: z.object({ id: z.uuid(), survivorId: z.uuid() }),
  status: 201,
  idempotent: true,
  handle: ({ context, body }) => mergeRecords(context, body),
});
