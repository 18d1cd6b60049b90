import { z } from "zod";
import { balancesOf, paymentsOf } from "#lib/billing";
import { balance, invoiceId, paymentView } from "#lib/billing/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listPayments",
  summary: "What came from a tenant, the newest first, and its balance",
  tag: "Billing",
  access: "staff",
  permission: "billing.manage",
  params: invoiceId,
  response: z.object({ payments: z.array(paymentView), balances: z.array(balance) }),
  async handle({ context, params: { id } }) {
    const [payments, balances] = await Promise.all([paymentsOf(context, id), balancesOf(context, id)]);
    return { payments, balances };
  },
});
