import { type Context, requirePermission, requireStaff, type StaffContext } from "#lib/access";
import { acrossTenants, recordAudit } from "#lib/audit";
import { newId, sha256 } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { referencesIn } from "../invoices/reference.ts";
import { keysOf, STATEMENT_LIMITS, unreadable } from "./entry.ts";
import { readStatement } from "./read-statement.ts";
import { recordEntry } from "./record-entry.ts";
import type { CsvMapping, ImportedStatement } from "./schema.ts";

const MOST_REFERENCES = 20;
export const STATEMENT_MAX_BYTES = STATEMENT_LIMITS.bytes;

/**
 * Reads an account's statement in: what came is kept once, whichever file it comes in and however often. What names one open invoice by its
 * reference, and is no more than is owed of it, is recorded as its payment at once; all else waits for a person. All of a file, or nothing.
 * @throws `forbidden` without `billing.manage`, `invalid` for what cannot be read
 */
export async function importStatement(context: StaffContext, bytes: Uint8Array, mapping: CsvMapping | null = null): Promise<ImportedStatement> {
  requirePermission(requireStaff(context), "billing.manage");
  const { account, format, entries: all } = readStatement(bytes, mapping);
  const keys = keysOf(all);
  const entries = all.map((entry, index) => ({ ...entry, key: keys[index] ?? "" })).filter(({ amountMinor }) => amountMinor > 0);
  return acrossTenants(context, "statement.import", async (tx) => {
    // One file at a time: payments of many tenants are held until all of it is done.
    await tx.query({ text: "SELECT pg_advisory_xact_lock(hashtextextended('bank-statements', 0))::text" });
    const [id, now] = [newId(), context.clock.now()];
    const known = await knownKeys(
      tx,
      account,
      entries.map(({ key }) => key),
    );
    const fresh = entries.filter(({ key }) => !known.has(key)).toSorted((a, b) => a.bookedOn.localeCompare(b.bookedOn));
    const counts = { entries: entries.length, added: fresh.length };
    await tx.prisma.bankStatement.createMany({
      data: [{ id, account, format, sha256: sha256(bytes), ...counts, importedById: context.actor.userId, createdAt: now }],
    });
    const rows = fresh.map(({ key, bookedOn, currency, amountMinor, payer, text }) => ({
      ...{ id: newId(), statementId: id, account, entryKey: key, currency, amountMinor, payer, text, createdAt: now },
      bookedOn: new Date(bookedOn),
      references: referencesIn(text).slice(0, MOST_REFERENCES),
    }));
    await tx.prisma.bankEntry.createMany({ data: rows });
    let recorded = 0;
    for (const row of rows) {
      const invoiceId = await namedInvoice(tx, row);
      if (invoiceId) await recordEntry(context, tx, { ...row, version: 1 }, invoiceId, null);
      if (invoiceId) recorded++;
    }
    const after = { account, format, ...counts, recorded };
    await recordAudit(context, tx, { action: "statement.import", tenantId: null, subjectType: "bank_statement", subjectId: id, after });
    return { ...after, leftOut: all.length - entries.length };
  });
}

/** The same for a file as it arrives; it is counted on the way, and refused before it is whole when it is too large. @throws as above */
export async function importStatementStream(
  context: Context,
  arriving: AsyncIterable<Uint8Array>,
  mapping: CsvMapping | null,
): Promise<ImportedStatement> {
  const staff = requireStaff(context);
  requirePermission(staff, "billing.manage");
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of arriving) {
    size += piece.byteLength;
    if (size > STATEMENT_MAX_BYTES) throw unreadable(`it has more than ${STATEMENT_MAX_BYTES / 1_000_000} MB.`);
    pieces.push(piece);
  }
  return importStatement(staff, Buffer.concat(pieces), mapping);
}

async function knownKeys(tx: Transaction, account: string, keys: string[]): Promise<Set<string>> {
  const rows = await tx.query<{ entry_key: string }>({
    text: "SELECT entry_key FROM bank_entry WHERE account = $1 AND entry_key = ANY($2::text[])",
    values: [account, keys],
  });
  return new Set(rows.map(({ entry_key }) => entry_key));
}

interface Named {
  id: string;
  currency: string;
  amountMinor: number;
  references: string[];
  bookedOn: Date;
}

/**
 * The one open invoice that an entry names and owes at least as much. Null also where the same was recorded before, as when one bank's file
 * comes in another format with another account's number: a person looks at it.
 */
async function namedInvoice(tx: Transaction, { id, currency, amountMinor, references, bookedOn }: Named): Promise<string | null> {
  if (references.length === 0) return null;
  const found = await tx.query<{ id: string; is_told: boolean }>({
    text: `SELECT i.id, EXISTS (SELECT FROM bank_entry e WHERE e.invoice_id = i.id AND e.amount_minor = $3::int AND e.booked_on = $4::date AND e.id <> $5::uuid) AS is_told
           FROM invoice i WHERE i.reference = ANY($1::text[]) AND i.kind = 'invoice' AND i.state = 'open' AND i.currency = $2
             AND i.total_minor - i.settled_minor >= $3::int LIMIT 2`,
    values: [references, currency, amountMinor, bookedOn, id],
  });
  const [only, second] = found;
  return only && !second && !only.is_told ? only.id : null;
}
