import { reopenEntry } from "#lib/billing";
import { entryId, entryReasonInput } from "#lib/billing/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "reopenBankEntry",
  summary: "Take back what was decided about an entry, and the payment that it became",
  tag: "Billing",
  access: "staff",
  permission: "billing.manage",
  params: entryId,
  body: entryReasonInput,
  response: entryId,
  idempotent: true,
  async handle({ context, params: { id }, body }) {
    await reopenEntry(context, id, body);
    return { id };
  },
});
