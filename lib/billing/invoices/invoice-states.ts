export const INVOICE_STATES = ["draft", "open", "paid", "void", "uncollectible"] as const;
export type InvoiceState = (typeof INVOICE_STATES)[number];

/**
 * Where an invoice may go. It is issued as open, or as paid when nothing is owed. What was paid is open again when the payment is taken
 * back; what was written off can still be paid. Void is what a credit note took back as a whole before anything was paid.
 */
const NEXT: Readonly<Record<InvoiceState, readonly InvoiceState[]>> = {
  draft: ["open", "paid"],
  open: ["paid", "void", "uncollectible"],
  paid: ["open"],
  void: [],
  uncollectible: ["open", "paid", "void"],
};

/** Whether an invoice may go from one state to the other. Pure. */
export const mayBecome = (from: InvoiceState, to: InvoiceState): boolean => NEXT[from].includes(to);

/** How an invoice stands once this much of it is settled. What was written off stays so until it is settled as a whole. Pure. */
export function stateWhen(state: InvoiceState, settledMinor: number, totalMinor: number): InvoiceState {
  if (settledMinor < 0 || settledMinor > totalMinor) throw new Error("An invoice is settled between nothing and its sum.");
  if (settledMinor === totalMinor) return state === "void" ? "void" : "paid";
  return state === "uncollectible" ? "uncollectible" : "open";
}
