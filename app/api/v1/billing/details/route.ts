import { changeBillingDetails, readBillingDetails } from "#lib/billing";
import { billingDetails, changeBillingDetailsInput } from "#lib/billing/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "readBillingDetails",
  summary: "To whom the company’s invoices go",
  tag: "Billing",
  access: "tenant",
  permission: "billing.manage",
  response: billingDetails,
  handle: ({ context }) => readBillingDetails(context),
});

export const PUT = jsonRoute({
  operationId: "changeBillingDetails",
  summary: "Say to whom invoices go from now on; those that are issued stay as they are",
  tag: "Billing",
  access: "tenant",
  permission: "billing.manage",
  body: changeBillingDetailsInput,
  response: billingDetails,
  handle: ({ context, body }) => changeBillingDetails(context, body),
});
