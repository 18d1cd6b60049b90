import { confirmEntry } from "#lib/billing";
import { confirmEntryInput, entryId } from "#lib/billing/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "confirmBankEntry",
  summary: "Record an entry of a statement as a payment of an invoice",
  tag: "Billing",
  access: "staff",
  permission: "billing.manage",
  params: entryId,
  body: confirmEntryInput,
  response: entryId,
  idempotent: true,
  async handle({ context, params: { id }, body }) {
    await confirmEntry(context, id, body);
    return { id };
  },
});
