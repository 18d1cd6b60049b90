import { requirePermission, requireStaff, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import type { Queryable } from "#lib/platform/database";
import type { BankEntry, EntryPage, EntryState, ListEntriesInput } from "./schema.ts";
import { type OwedInvoice, suggest } from "./suggest.ts";

interface EntryRow {
  id: string;
  account: string;
  booked_on: string;
  currency: string;
  amount_minor: number;
  payer: string;
  text: string;
  references: string[];
  state: EntryState;
  reason: string;
  invoice_id: string | null;
  number: string | null;
  is_taken_back: boolean | null;
  version: number;
}

const CANDIDATES = 20;

/** What banks' statements told of, the newest first; what is open has the invoices that it may pay. @throws `forbidden` without `billing.manage` */
export function listBankEntries(context: StaffContext, { show, cursor, limit }: ListEntriesInput): Promise<EntryPage> {
  requirePermission(requireStaff(context), "billing.manage");
  return readAcrossTenants(context, "statement.read", async (tx) => {
    const rows = await tx.query<EntryRow>({
      name: "bank-entries",
      text: `SELECT e.id, e.account, e.booked_on::text AS booked_on, e.currency, e.amount_minor, e.payer, e.text, e."references", e.state, e.reason,
                    e.invoice_id, i.number, p.reversed_at IS NOT NULL AS is_taken_back, e.version
             FROM bank_entry e LEFT JOIN invoice i ON i.id = e.invoice_id LEFT JOIN payment p ON p.id = e.payment_id
             WHERE e.state = $1 AND e.id < coalesce($2::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff') ORDER BY e.id DESC LIMIT $3`,
      values: [show, cursor ?? null, limit + 1],
    });
    const entries: BankEntry[] = [];
    for (const row of rows.slice(0, limit)) entries.push(await viewOf(tx, row));
    return { entries, nextCursor: rows.length > limit ? (entries.at(-1)?.id ?? null) : null };
  });
}

async function viewOf(tx: Queryable, row: EntryRow): Promise<BankEntry> {
  const { id, account, currency, payer, text, state, reason, version, invoice_id, number } = row;
  return {
    ...{ id, account, currency, payer, text, state, reason, version },
    bookedOn: row.booked_on,
    amountMinor: row.amount_minor,
    invoice: invoice_id && number ? { id: invoice_id, number } : null,
    isTakenBack: state === "recorded" && row.is_taken_back === true,
    suggestions: state === "open" ? suggest({ payer, text, references: row.references }, await owedBy(tx, row)) : [],
  };
}

/** Open invoices that an entry names, and those of just its amount. */
function owedBy(tx: Queryable, { currency, amount_minor, references }: EntryRow): Promise<OwedInvoice[]> {
  return tx.query<OwedInvoice>({
    name: "owed-by-entry",
    text: `SELECT i.id, i.number, i.buyer->>'company' AS company, i.reference, i.total_minor - i.settled_minor AS "leftMinor"
           FROM invoice i WHERE i.kind = 'invoice' AND i.state = 'open' AND i.currency = $1
             AND (i.reference = ANY($2::text[]) OR i.total_minor - i.settled_minor = $3::int)
           ORDER BY i.reference = ANY($2::text[]) DESC, i.due_on, i.id LIMIT ${CANDIDATES}`,
    values: [currency, references, amount_minor],
  });
}
