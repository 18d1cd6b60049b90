import { newId } from "#lib/platform/crypto";
import type { Database } from "#lib/platform/database";
import { type Recorder, recordAudit } from "./record.ts";

/** Whom to take out, and what stands in their place. Addresses in lower case. */
export interface PersonToRedact {
  id: string;
  addresses: string[];
  names: string[];
  pseudonym: string;
}

const ENTRIES_AT_ONCE = 500;
const SCAN_AT_ONCE = 50_000;

interface Found {
  id: string;
  chain: string;
}

/**
 * Takes a person out of the trail, whose erasure must be under way: their address, name, network address and browser. Each
 * chain gets entries that tell which were redacted, with digests of what they say now, so that it still verifies. Doing it again,
 * after a crash half-way, is no harm.
 * @returns how many entries were redacted
 */
export async function redactPerson(context: Recorder & { db: Database }, person: PersonToRedact): Promise<number> {
  const found = await entriesOf(context.db, person);
  const byChain = Map.groupBy(found, ({ chain }) => chain);
  for (const [chain, entries] of byChain) {
    for (let from = 0; from < entries.length; from += ENTRIES_AT_ONCE) {
      const ids = entries.slice(from, from + ENTRIES_AT_ONCE).map(({ id }) => id);
      await redactSome(context, person, chain === "platform" ? null : chain, ids);
    }
  }
  return found.length;
}

async function redactSome(context: Recorder & { db: Database }, person: PersonToRedact, tenantId: string | null, ids: string[]): Promise<void> {
  await context.db.transaction({ kind: "system", purpose: "redact the audit trail" }, async (tx) => {
    const redaction = newId();
    const rows = await tx.query<{ redacted_seq: bigint; redacted_digest: Uint8Array }>({
      text: "SELECT redacted_seq, redacted_digest FROM redact_audit_entries($1::uuid, $2::uuid[], $3::text[], $4::text[], $5, $6::uuid)",
      values: [person.id, ids, person.addresses, person.names, person.pseudonym, redaction],
    });
    const digests = Object.fromEntries(rows.map((row) => [String(row.redacted_seq), Buffer.from(row.redacted_digest).toString("hex")]));
    await recordAudit(context, tx, {
      id: redaction,
      action: "audit.redacted",
      tenantId,
      subjectType: "user",
      subjectId: person.id,
      after: { digests },
    });
  });
}

/** By the indexes what names the person's id, and in one walk through the trail what names an address of theirs in its words. */
async function entriesOf(db: Database, { id, addresses }: PersonToRedact): Promise<Found[]> {
  const found = new Map<string, Found>();
  const chain = "coalesce(tenant_id::text, 'platform') AS chain";
  const named = await db.system<Found>({
    text: `SELECT id, ${chain} FROM audit_entry WHERE actor_id = $1::uuid
           UNION SELECT id, ${chain} FROM audit_entry WHERE subject_type = 'user' AND subject_id = $1::uuid::text
           UNION SELECT id, ${chain} FROM audit_entry WHERE subject_type = 'email' AND subject_id = ANY($2::text[])`,
    values: [id, addresses],
  });
  for (const entry of named) found.set(entry.id, entry);
  let after: string | null = null;
  do {
    const [window]: { last: string | null; hits: Found[] | null }[] = await db.system({
      text: `WITH part AS (SELECT * FROM audit_entry WHERE $1::uuid IS NULL OR id > $1::uuid ORDER BY id LIMIT ${SCAN_AT_ONCE})
             SELECT (SELECT id FROM part ORDER BY id DESC LIMIT 1) AS last,
               (SELECT json_agg(json_build_object('id', id, 'chain', coalesce(tenant_id::text, 'platform'))) FROM part
                WHERE behalf_of_id = $2::uuid OR lower(concat_ws(' ', actor_label, behalf_of_label, subject_id, before::text, after::text, reason))
                  LIKE ANY (SELECT '%' || replace(replace(replace(a, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%' FROM unnest($3::text[]) a)) AS hits`,
      values: [after, id, addresses],
    });
    for (const entry of window?.hits ?? []) found.set(entry.id, entry);
    after = window?.last ?? null;
  } while (after !== null);
  // In the order of chains, as all do who write into several.
  return [...found.values()].sort((a, b) => (a.chain < b.chain ? -1 : a.chain > b.chain ? 1 : a.id < b.id ? -1 : 1));
}
