import { partRecords } from "#lib/crm";
import { mergeIdInput, parted } from "#lib/crm/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "undoCrmMerge",
  summary: "Part two records that were made one; what was changed since stays, and is named",
  tag: "Leads",
  access: "tenant",
  permission: "lead.update",
  params: mergeIdInput,
  response: parted,
  idempotent: true,
  handle: ({ context, params }) => partRecords(context, params.id),
});
