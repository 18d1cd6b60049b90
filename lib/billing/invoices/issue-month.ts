import type { TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import { dayIn } from "#lib/platform/clock";
import type { Transaction } from "#lib/platform/database";
import { settingsIn } from "#lib/settings";
import { type Invoicing, missingForInvoices } from "#lib/settings/schema";
import { dayPlus, monthIn } from "../days.ts";
import { lockBilling } from "../lock-billing.ts";
import { settleWithBalance } from "../payments/settle-with-balance.ts";
import { chargesOf } from "./charges.ts";
import { drawUp } from "./draw-up.ts";
import { nextNumber } from "./next-number.ts";
import { paidTimes } from "./paid-times.ts";
import { creditorReference } from "./reference.ts";

const PURPOSE = { kind: "system", purpose: "invoice.issue" } as const;

/**
 * Issues what a tenant owes for a month that is over where it is: one invoice for each currency that it paid in, once. Two who do it at
 * once wait for each other, and the second finds it done.
 * @returns the ids of what was issued; none where nothing is owed, where it was done before, and while the operator's details are missing
 */
export async function issueMonth(context: TenantContext, month: string): Promise<string[]> {
  return context.db.transaction(PURPOSE, async (tx) => {
    const { id: tenantId, timeZone } = context.tenant;
    await lockBilling(tx, tenantId);
    const { invoicing } = await settingsIn(tx);
    const isDue = invoicing.invoicesFrom !== null && month >= invoicing.invoicesFrom && month < monthIn(context.clock.now(), timeZone);
    if (missingForInvoices(invoicing).length > 0 || !isDue || (await isIssued(tx, tenantId, month))) return [];
    const charges = chargesOf(await paidTimes(tx, tenantId), month, timeZone);
    const issued: string[] = [];
    for (const currency of new Set(charges.map((charge) => charge.currency)))
      issued.push(await issueOne(context, tx, { month, currency, charges: charges.filter((charge) => charge.currency === currency), invoicing }));
    return issued;
  });
}

async function isIssued(tx: Transaction, tenantId: string, month: string): Promise<boolean> {
  const [row] = await tx.query({
    text: "SELECT 1 FROM invoice WHERE tenant_id = $1::uuid AND kind = 'invoice' AND period_from = $2::date LIMIT 1",
    values: [tenantId, `${month}-01`],
  });
  return row !== undefined;
}

interface Owed {
  month: string;
  currency: string;
  charges: ReturnType<typeof chargesOf>;
  invoicing: Invoicing;
}

async function issueOne(context: TenantContext, tx: Transaction, { month, currency, charges, invoicing }: Owed): Promise<string> {
  const { tenant, clock } = context;
  const [tenantId, now] = [tenant.id, clock.now()];
  const [details] = await tx.query<{ company: string; address: string; tax_id: string }>({
    text: "SELECT company, address, tax_id FROM billing_details WHERE tenant_id = $1::uuid",
    values: [tenantId],
  });
  const buyer = { company: details?.company ?? tenant.name, address: details?.address ?? "", taxId: details?.tax_id ?? "" };
  const id = await drawUp(tx, { tenant, month, currency, charges, invoicing, buyer, now });
  const number = await nextNumber(tx, "invoice", now);
  const dueOn = dayPlus(dayIn(now, tenant.timeZone), invoicing.paymentDays);
  const [row] = await tx.query<{ total_minor: number }>({
    text: `UPDATE invoice SET state = CASE WHEN total_minor = 0 THEN 'paid' ELSE 'open' END, number = $2, reference = $3, issued_at = $4::timestamptz,
             due_on = $5::date, closed_at = CASE WHEN total_minor = 0 THEN $4::timestamptz END WHERE id = $1::uuid RETURNING total_minor`,
    values: [id, number, creditorReference(number), now, dueOn],
  });
  const totalMinor = row?.total_minor ?? 0;
  await recordAudit(context, tx, {
    action: "invoice.issue",
    tenantId,
    subjectType: "invoice",
    subjectId: id,
    after: { number, month, currency, totalMinor, dueOn },
  });
  await emit(context, tx, "invoice.issued", { tenantId, invoiceId: id, number, month, currency, totalMinor, dueOn });
  // What is left of earlier payments and credit notes pays it at once.
  await settleWithBalance(context, tx, tenantId, currency);
  return id;
}
