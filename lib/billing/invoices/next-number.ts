import type { Transaction } from "#lib/platform/database";
import type { InvoiceKind } from "./schema.ts";

const PREFIX: Record<InvoiceKind, string> = { invoice: "", credit_note: "CN-" };

/**
 * The next number of a series in the year (UTC) of its issue: "2026-00042", "CN-2026-00007". The row of the counter is held until the
 * transaction ends: whoever rolls back gives the number back, so that there are no gaps, and whoever comes meanwhile waits.
 */
export async function nextNumber(tx: Transaction, series: InvoiceKind, at: Date): Promise<string> {
  const year = at.getUTCFullYear();
  const [row] = await tx.query<{ last: number }>({
    text: `INSERT INTO invoice_counter AS c (series, year, last) VALUES ($1, $2::int, 1)
           ON CONFLICT (series, year) DO UPDATE SET last = c.last + 1 RETURNING last`,
    values: [series, year],
  });
  if (!row) throw new Error("The counter of invoices gave no number.");
  return `${PREFIX[series]}${year}-${String(row.last).padStart(5, "0")}`;
}
