import { setEntryAside } from "#lib/billing";
import { entryId, entryReasonInput } from "#lib/billing/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "setBankEntryAside",
  summary: "Say that an entry of a statement is none of ours",
  tag: "Billing",
  access: "staff",
  permission: "billing.manage",
  params: entryId,
  body: entryReasonInput,
  response: entryId,
  idempotent: true,
  async handle({ context, params: { id }, body }) {
    await setEntryAside(context, id, body);
    return { id };
  },
});
