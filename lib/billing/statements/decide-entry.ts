import { once, requirePermission, requireStaff, type StaffContext } from "#lib/access";
import { acrossTenants, recordAudit } from "#lib/audit";
import type { Transaction } from "#lib/platform/database";
import { conflict, invalid, notFound } from "#lib/platform/errors";
import { reverseIn } from "../payments/reverse-payment.ts";
import { recordEntry } from "./record-entry.ts";
import type { ConfirmEntryInput, EntryReasonInput, EntryState } from "./schema.ts";

interface HeldEntry {
  id: string;
  state: EntryState;
  version: number;
  currency: string;
  amount_minor: number;
  booked_on: Date;
  payment_id: string | null;
}

/**
 * Records an entry as a payment of the invoice with this number.
 * @throws `forbidden`, `not_found`, `invalid` for a number that there is not, `conflict` when somebody decided meanwhile, or the invoice cannot be paid by it
 */
export function confirmEntry(context: StaffContext, id: string, { invoice: number, version }: ConfirmEntryInput): Promise<void> {
  return decide(context, id, version, ["open"], async (tx, entry) => {
    const [invoice] = await tx.query<{ id: string }>({ text: "SELECT id FROM invoice WHERE number = $1 AND kind = 'invoice'", values: [number] });
    if (!invoice) throw invalid("Some fields need attention.", [{ path: "invoice", message: "There is no invoice of this number." }]);
    const { currency, amount_minor: amountMinor, booked_on: bookedOn } = entry;
    await recordEntry(context, tx, { id, version, currency, amountMinor, bookedOn }, invoice.id, context.actor.userId);
    await recordDecision(context, tx, "statement.confirm", id, { invoice: number });
  });
}

/** Says that an entry is none of ours: no payment comes of it. @throws as above */
export function setEntryAside(context: StaffContext, id: string, { reason, version }: EntryReasonInput): Promise<void> {
  return decide(context, id, version, ["open"], async (tx) => {
    await tx.query({
      text: "UPDATE bank_entry SET state = 'set_aside', reason = $2, decided_by_id = $3::uuid, version = version + 1 WHERE id = $1::uuid",
      values: [id, reason, context.actor.userId],
    });
    await recordDecision(context, tx, "statement.set_aside", id, {}, reason);
  });
}

/**
 * Takes back what was decided: the entry is open again, and the payment that it became is taken back with all that it settled.
 * @throws as above; `conflict` when money of that payment was sent back
 */
export function reopenEntry(context: StaffContext, id: string, { reason, version }: EntryReasonInput): Promise<void> {
  return decide(context, id, version, ["recorded", "set_aside"], async (tx, { payment_id: paymentId }) => {
    if (paymentId && !(await isTakenBack(tx, paymentId))) await reverseIn(context, tx, paymentId, reason);
    await tx.query({
      text: `UPDATE bank_entry SET state = 'open', reason = '', payment_id = NULL, invoice_id = NULL, decided_by_id = NULL, version = version + 1
             WHERE id = $1::uuid`,
      values: [id],
    });
    await recordDecision(context, tx, "statement.reopen", id, {}, reason);
  });
}

/** Holds an entry while something is decided of it, from the version that somebody saw. */
async function decide(
  context: StaffContext,
  id: string,
  version: number,
  from: readonly EntryState[],
  act: (tx: Transaction, entry: HeldEntry) => Promise<void>,
): Promise<void> {
  requirePermission(requireStaff(context), "billing.manage");
  await acrossTenants(context, "statement.decide", (tx) =>
    once(context, tx, async () => {
      const [entry] = await tx.query<HeldEntry>({
        text: "SELECT id, state, version, currency, amount_minor, booked_on, payment_id FROM bank_entry WHERE id = $1::uuid FOR UPDATE",
        values: [id],
      });
      if (!entry) throw notFound("This entry");
      if (entry.version !== version || !from.includes(entry.state)) throw conflict("Somebody decided about this entry meanwhile. Look at it again.");
      await act(tx, entry);
      return null;
    }),
  );
}

async function isTakenBack(tx: Transaction, paymentId: string): Promise<boolean> {
  const [row] = await tx.query<{ is_back: boolean }>({
    text: "SELECT reversed_at IS NOT NULL AS is_back FROM payment WHERE id = $1::uuid",
    values: [paymentId],
  });
  return row?.is_back ?? true;
}

const recordDecision = (context: StaffContext, tx: Transaction, action: string, subjectId: string, after: object, reason?: string) =>
  recordAudit(context, tx, { action, tenantId: null, subjectType: "bank_entry", subjectId, after, ...(reason !== undefined && { reason }) });
