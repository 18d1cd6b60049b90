import { newId } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import type { Invoicing } from "#lib/settings/schema";
import { monthPlus } from "../days.ts";
import type { PlanCharge } from "./charges.ts";
import type { BuyerOfInvoice, SellerOfInvoice } from "./schema.ts";
import { hundredthsOf, type OpenCredit, takeCredits, taxOn } from "./totals.ts";

interface DrawnUp {
  tenant: { id: string; locale: string; timeZone: string };
  month: string;
  currency: string;
  charges: PlanCharge[];
  invoicing: Invoicing;
  buyer: BuyerOfInvoice;
  now: Date;
}

/** Writes an invoice as a draft with its lines, and takes off what credits there are. @returns the id */
export async function drawUp(tx: Transaction, { tenant, month, currency, charges, invoicing, buyer, now }: DrawnUp): Promise<string> {
  const tenantId = tenant.id;
  const sum = charges.reduce((total, { amountMinor }) => total + amountMinor, 0);
  const taken = takeCredits(await openCredits(tx, tenantId, currency), sum);
  const netMinor = sum - taken.reduce((total, { takenMinor }) => total + takenMinor, 0);
  const taxHundredths = hundredthsOf(invoicing.taxPercent);
  const taxMinor = taxOn(netMinor, taxHundredths);
  const id = newId();
  await tx.prisma.invoice.createMany({
    data: [
      {
        id,
        tenantId,
        kind: "invoice",
        periodFrom: new Date(`${month}-01`),
        periodTo: new Date(`${monthPlus(month, 1)}-01`),
        currency,
        seller: sellerOf(invoicing),
        buyer: { ...buyer },
        taxLabel: invoicing.taxLabel,
        taxHundredths,
        taxNote: invoicing.taxNote,
        netMinor,
        taxMinor,
        totalMinor: netMinor + taxMinor,
        locale: tenant.locale,
        timeZone: tenant.timeZone,
        createdAt: now,
      },
    ],
  });
  const ofPlans = charges.map(({ planName, fromDay, lastDay, days, ofDays, priceMinor, amountMinor }) => ({
    kind: days === ofDays ? "plan" : "plan_part",
    label: planName,
    fromDay: new Date(fromDay),
    lastDay: new Date(lastDay),
    days,
    ofDays,
    priceMinor,
    amountMinor,
  }));
  const ofCredits = taken.map((credit) => ({ kind: "referral_credit", label: credit.label, creditId: credit.id, amountMinor: -credit.takenMinor }));
  await tx.prisma.invoiceLine.createMany({
    data: [...ofPlans, ...ofCredits].map((line, position) => ({ ...line, id: newId(), tenantId, invoiceId: id, position })),
  });
  for (const credit of taken)
    await tx.query({
      text: "UPDATE billing_credit SET used_minor = used_minor + $2::int WHERE id = $1::uuid",
      values: [credit.id, credit.takenMinor],
    });
  return id;
}

/** What was given and is not used up or withdrawn, the oldest first. */
async function openCredits(tx: Transaction, tenantId: string, currency: string): Promise<OpenCredit[]> {
  const rows = await tx.query<{ id: string; label: string; left_minor: number }>({
    text: `SELECT id, label, amount_minor - used_minor AS left_minor FROM billing_credit
           WHERE tenant_id = $1::uuid AND currency = $2 AND withdrawn_at IS NULL AND used_minor < amount_minor ORDER BY created_at, id LIMIT 100`,
    values: [tenantId, currency],
  });
  return rows.map(({ id, label, left_minor }) => ({ id, label, leftMinor: left_minor }));
}

const sellerOf = ({ sellerName, sellerAddress, sellerTaxId, bankHolder, iban, bic, bankAccount }: Invoicing): SellerOfInvoice => ({
  name: sellerName,
  address: sellerAddress,
  taxId: sellerTaxId,
  bankHolder,
  iban,
  bic,
  bankAccount,
});
