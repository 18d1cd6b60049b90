import type { Recorder } from "#lib/audit";
import { emit, type Teller } from "#lib/events";
import { newId } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { conflict } from "#lib/platform/errors";
import { type InvoiceState, mayBecome, stateWhen } from "../invoices/invoice-states.ts";
import { allocate, type Left } from "./allocate.ts";

type Settler = Recorder & Teller;

interface LeftRow {
  id: string;
  left_minor: number;
}
const leftOf = ({ id, left_minor }: LeftRow): Left => ({ id, leftMinor: left_minor });

/**
 * Pays a tenant's open invoices of a currency with what is left of its payments and credit notes, the oldest debt first. The caller
 * holds the tenant's money (`lockBilling`).
 * @param first the invoice that is meant to be paid before all others
 */
export async function settleWithBalance(
  context: Settler,
  tx: Transaction,
  tenantId: string,
  currency: string,
  first: string | null = null,
): Promise<void> {
  const values = [tenantId, currency];
  const debts = await tx.query<LeftRow>({
    text: `SELECT id, total_minor - settled_minor AS left_minor FROM invoice
           WHERE tenant_id = $1::uuid AND currency = $2 AND kind = 'invoice' AND (state = 'open' OR (state = 'uncollectible' AND id = $3::uuid))
           ORDER BY (id = $3::uuid) IS TRUE DESC, due_on, issued_at, id LIMIT 1000 FOR UPDATE`,
    values: [...values, first],
  });
  const notes = await tx.query<LeftRow>({
    text: `SELECT id, total_minor - settled_minor AS left_minor FROM invoice
           WHERE tenant_id = $1::uuid AND currency = $2 AND kind = 'credit_note' AND state = 'open' ORDER BY issued_at, id LIMIT 1000 FOR UPDATE`,
    values,
  });
  const payments = await tx.query<LeftRow>({
    text: `SELECT id, amount_minor - used_minor - returned_minor AS left_minor FROM payment
           WHERE tenant_id = $1::uuid AND currency = $2 AND reversed_at IS NULL AND used_minor + returned_minor < amount_minor
           ORDER BY received_on, created_at, id LIMIT 1000 FOR UPDATE`,
    values,
  });
  const isNote = new Set(notes.map(({ id }) => id));
  for (const { sourceId, debtId, amountMinor } of allocate([...notes, ...payments].map(leftOf), debts.map(leftOf)))
    await settle(context, tx, {
      tenantId,
      invoiceId: debtId,
      ...(isNote.has(sourceId) ? { creditNoteId: sourceId } : { paymentId: sourceId }),
      amountMinor,
    });
}

type Settling = { tenantId: string; invoiceId: string; amountMinor: number } & ({ paymentId: string } | { creditNoteId: string });

/**
 * Uses a part of a payment or credit note for an invoice. The database refuses more than there is of either.
 * @param isVoiding the invoice is taken back as a whole, and not paid
 */
export async function settle(context: Settler, tx: Transaction, settling: Settling, isVoiding = false): Promise<void> {
  const { invoiceId, amountMinor } = settling;
  await tx.prisma.settlement.createMany({ data: [{ ...settling, id: newId(), createdAt: context.clock.now() }] });
  await moveSettled(context, tx, invoiceId, amountMinor, isVoiding);
  if ("creditNoteId" in settling) await moveSettled(context, tx, settling.creditNoteId, amountMinor);
  else
    await tx.query({ text: "UPDATE payment SET used_minor = used_minor + $2::int WHERE id = $1::uuid", values: [settling.paymentId, amountMinor] });
}

/** Counts an invoice, or a credit note, up or down, and lets its state follow. Tells of an invoice that is paid by it. */
export async function moveSettled(context: Settler, tx: Transaction, id: string, byMinor: number, isVoiding = false): Promise<void> {
  const [row] = await tx.query<{ tenant_id: string; kind: string; number: string; state: InvoiceState; settled_minor: number; total_minor: number }>({
    text: "SELECT tenant_id, kind, number, state, settled_minor, total_minor FROM invoice WHERE id = $1::uuid FOR UPDATE",
    values: [id],
  });
  if (!row) throw new Error(`There is no invoice ${id}.`);
  const settled = row.settled_minor + byMinor;
  const state = isVoiding ? "void" : stateWhen(row.state, settled, row.total_minor);
  if (state !== row.state && !mayBecome(row.state, state)) throw conflict(`An invoice that is ${row.state} cannot become ${state}.`);
  const closedAt = state === "open" ? null : context.clock.now();
  // One that was paid and is open again may make its tenant past due again.
  await tx.query({
    text: `UPDATE invoice SET settled_minor = $2::int, state = $3::text, closed_at = $4::timestamptz,
             overdue_at = CASE WHEN state = 'paid' AND $3::text = 'open' THEN NULL ELSE overdue_at END WHERE id = $1::uuid`,
    values: [id, settled, state, closedAt],
  });
  if (row.kind === "invoice" && state === "paid" && row.state !== "paid")
    await emit(context, tx, "invoice.paid", { tenantId: row.tenant_id, invoiceId: id, number: row.number });
}
