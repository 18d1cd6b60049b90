import type { Queryable } from "#lib/platform/database";
import type { EntryAct } from "./schema.ts";

const MOST_ACTS = 20;

/**
 * SQL of the entry that the entry `l` is about: what it takes back, holds, or decided of. Null for one that stands for itself. Other rooms
 * hold points under keys of their own, so what follows the prefix need not be an id.
 */
export const ABOUT_ID = `coalesce(l.reverses_id, CASE
    WHEN l.kind = 'hold' THEN substring(l.cause_key FROM '^hold:([0-9a-f-]{36})$')::uuid
    WHEN l.kind IN ('release', 'forfeit') THEN (SELECT substring(x.cause_key FROM '^hold:([0-9a-f-]{36})$')::uuid FROM ledger_entry x
      WHERE x.id = substring(l.cause_key FROM '^held:([0-9a-f-]{36})$')::uuid) END)`;

/** What staff did about an entry, the first first; what the audit trail no longer keeps is not told. */
export async function readEntryActs(tx: Queryable, entryId: string): Promise<EntryAct[]> {
  const acts = await tx.query<{ action: string; actor_label: string; at: Date }>({
    name: "ledger-entry-acts",
    text: `SELECT action, actor_label, at FROM audit_entry WHERE subject_type = 'ledger_entry' AND subject_id = $1 ORDER BY id LIMIT ${MOST_ACTS}`,
    values: [entryId],
  });
  return acts.map(({ action, actor_label, at }) => ({ action, actor: actor_label, at: at.toISOString() }));
}
