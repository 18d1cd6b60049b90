import type { StaffContext } from "#lib/access";
import { correctInvoice, issueDue, markOverdueJob, recordInvoicePayment } from "#lib/billing";
import { newId } from "#lib/platform/crypto";
import { changeInvoicing } from "#lib/settings";
import { invoicingInput } from "#lib/settings/schema";
import { setStanding } from "#lib/tenancy";
import { asOf } from "./one-transaction.ts";
import { staffOf } from "./people.ts";
import { asRuntime, DAY_MS, dayOf, HOUR_MS, quietly, type Services } from "./services.ts";

const MONTHS = 12;
/** Invoices go out on the third; whoever pays does so nine days later. */
const ISSUED_MS = 2 * DAY_MS + 9 * HOUR_MS;
const PAID_AFTER_MS = 9 * DAY_MS;
const PAYMENT_DAYS = 14;
const JOB_MS = 60_000;
/** The one who does not pay all, and the one who was given something back. */
const LATE_PAYER = "lumen-legal";
const CORRECTED = "harbor-dental";

interface OpenInvoice {
  id: string;
  slug: string;
  left_minor: number;
}

/**
 * Writes a year of invoices through the ordinary acts, each as of its own time: most are paid, one in part, one not at all, and of one a part is given
 * back. Both that are overdue were looked at: staff let the tenant go on. The last month is not invoiced, and the seller goes out of the settings
 * again, so that a demonstration sends no invoices by itself. Nothing is done where there are invoices already.
 */
export async function seedInvoices(services: Services): Promise<void> {
  const [there] = await services.db.system<{ is_there: boolean }>({
    text: "SELECT EXISTS (SELECT FROM invoice) OR EXISTS (SELECT FROM installation_setting WHERE key = 'invoicing') AS is_there",
  });
  if (there?.is_there !== false) return;
  const staff = await staffOf(quietly(services), "super@demo.bizosaas.example");
  const now = services.clock.now();
  const monthStart = (back: number) => Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1);
  const first = monthStart(MONTHS + 1);
  await changeInvoicing(asOf(staff, first), invoicingInput.parse({ ...SELLER, version: 0, invoicesFrom: dayOf(first).slice(0, 7) }));
  for (let back = MONTHS; back >= 1; back -= 1) {
    const at = monthStart(back) + ISSUED_MS;
    await issueDue(asRuntime(asOf(staff, at)));
    await payOpen(services, staff, { at, back });
    if (back === Math.floor(MONTHS / 2)) await giveBack(services, asOf(staff, at + 15 * DAY_MS));
  }
  await chase(services, staff, monthStart(1) + ISSUED_MS + (PAYMENT_DAYS + 1) * DAY_MS);
  const end = monthStart(1) + ISSUED_MS + 22 * DAY_MS;
  await changeInvoicing(asOf(staff, end), invoicingInput.parse({ version: 1, invoicesFrom: "" }));
}

const SELLER = {
  sellerName: "The demonstration’s agency (invented)",
  sellerAddress: "1 Example Street\nNowhere",
  bankHolder: "The demonstration’s agency",
  bankAccount: "None: nobody pays an invoice of a demonstration.",
  paymentDays: PAYMENT_DAYS,
};

async function openInvoices({ db }: Services): Promise<OpenInvoice[]> {
  return db.system<OpenInvoice>({
    text: `SELECT i.id, t.slug, i.total_minor - i.settled_minor AS left_minor
           FROM invoice i JOIN tenant t ON t.id = i.tenant_id WHERE i.kind = 'invoice' AND i.state = 'open' ORDER BY i.number`,
  });
}

/** In the last month the late payer pays nothing, in the one before a half. */
async function payOpen(services: Services, staff: StaffContext, { at, back }: { at: number; back: number }): Promise<void> {
  const paidAt = at + PAID_AFTER_MS;
  for (const { id, slug, left_minor } of await openInvoices(services)) {
    const isLate = slug === LATE_PAYER && back <= 2;
    if (isLate && back === 1) continue;
    const amountMinor = isLate ? Math.floor(left_minor / 2) : left_minor;
    const note = isLate ? "They ask to pay the rest next month." : "";
    await recordInvoicePayment(asOf(staff, paidAt), id, { amount: (amountMinor / 100).toFixed(2), receivedOn: dayOf(paidAt), note });
  }
}

async function giveBack({ db }: Services, staff: StaffContext): Promise<void> {
  const [paid] = await db.system<{ id: string }>({
    text: `SELECT i.id FROM invoice i JOIN tenant t ON t.id = i.tenant_id WHERE t.slug = $1 AND i.kind = 'invoice' AND i.state = 'paid' ORDER BY i.number DESC LIMIT 1`,
    values: [CORRECTED],
  });
  if (paid) await correctInvoice(staff, paid.id, { amount: "59.00", reason: "The reports could not be opened for six days" });
}

/** What is overdue is marked, which makes its tenant past due; staff speak with them, and let them go on. */
async function chase(services: Services, staff: StaffContext, at: number): Promise<void> {
  const attempt = { id: newId(), attempt: 1, signal: AbortSignal.timeout(JOB_MS), runtime: asRuntime(asOf(staff, at)) };
  await markOverdueJob.handle({}, attempt);
  const late = await services.db.system<{ id: string }>({ text: "SELECT id FROM tenant WHERE is_demo AND status = 'past_due' ORDER BY id" });
  for (const { id } of late) await setStanding(asOf(staff, at + 3 * DAY_MS), id, { standing: "active" });
}
