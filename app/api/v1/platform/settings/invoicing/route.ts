import { changeInvoicing } from "#lib/settings";
import { changedGroup, invoicingInput } from "#lib/settings/schema";
import { jsonRoute } from "#lib/web";

export const PUT = jsonRoute({
  operationId: "changeInvoicing",
  summary: "Who sends invoices, how they are paid, and what is said about taxes",
  tag: "Operations",
  access: "staff",
  permission: "tenant.manage",
  body: invoicingInput,
  response: changedGroup,
  handle: ({ context, body }) => changeInvoicing(context, body),
});
