import type { Queryable } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import type { Party } from "./party.ts";
import type { Names } from "./people.ts";
import type { ConversationItem, LinkKind } from "./schema.ts";
import type { ConversationState } from "./states.ts";

export interface ConversationRow {
  id: string;
  tenant_id: string;
  tenant_name: string;
  subject: string;
  state: ConversationState;
  opened_by: string;
  assigned_to: string | null;
  link_kind: LinkKind | null;
  link_id: string | null;
  link_title: string | null;
  opened_at: Date;
  last_message_at: Date;
  version: number;
}

export interface MeasuredRow extends ConversationRow {
  unread: number;
  first_answer_at: Date | null;
  resolved_at: Date | null;
}

const MOST_COUNTED = 100;
export const CONVERSATION_COLUMNS = `c.id, c.tenant_id, t.name AS tenant_name, c.subject, c.state, c.opened_by, c.assigned_to, c.link_kind, c.link_id,
  c.link_title, c.opened_at, c.last_message_at, c.version`;

/**
 * What is counted and measured of a conversation, for one reader.
 * @param me the place of the reader's id, such as "$1"
 */
export function measuredColumns({ side }: Pick<Party, "side">, me: string): string {
  const unseen = (table: string) =>
    `SELECT 1 FROM ${table} e WHERE e.tenant_id = c.tenant_id AND e.conversation_id = c.id AND e.author_id <> ${me}::uuid
       AND e.created_at > coalesce((SELECT r.read_until FROM conversation_reader r
         WHERE r.tenant_id = c.tenant_id AND r.conversation_id = c.id AND r.user_id = ${me}::uuid), '-infinity')`;
  // Notes are no table of a client's at all.
  const all = side === "agency" ? `${unseen("conversation_message")} UNION ALL ${unseen("conversation_note")}` : unseen("conversation_message");
  return `(SELECT count(*)::int FROM (${all} LIMIT ${MOST_COUNTED}) e) AS unread,
    (SELECT min(m.created_at) FROM conversation_message m WHERE m.tenant_id = c.tenant_id AND m.conversation_id = c.id AND m.side = 'agency') AS first_answer_at,
    CASE WHEN c.state = 'resolved' THEN (SELECT max(s.at) FROM conversation_step s
      WHERE s.tenant_id = c.tenant_id AND s.conversation_id = c.id AND s.to_state = 'resolved') END AS resolved_at`;
}

/**
 * Which conversations somebody may see, as a condition over `c`.
 * @param param adds a value to the statement and says its place
 */
export function visibleTo(party: Party, param: (value: unknown) => string): string {
  if (party.tenantId === null) return "true";
  const ofTenant = `c.tenant_id = ${param(party.tenantId)}::uuid`;
  if (party.seesAll) return ofTenant;
  return `${ofTenant} AND EXISTS (SELECT 1 FROM conversation_reader p WHERE p.tenant_id = c.tenant_id AND p.conversation_id = c.id
    AND p.user_id = ${param(party.userId)}::uuid AND p.takes_part)`;
}

/** Takes hold of a conversation: of two who write at once the second waits for the first. @throws `not_found`, also for one that is not theirs to see */
export async function holdConversation(party: Party, tx: Queryable, id: string): Promise<ConversationRow> {
  return findConversation(party, tx, id, "FOR UPDATE OF c");
}

/** @throws `not_found`, also for one that is not theirs to see */
export async function findConversation(party: Party, tx: Queryable, id: string, lock: "" | "FOR UPDATE OF c" = ""): Promise<ConversationRow> {
  const values: unknown[] = [id];
  const visible = visibleTo(party, (value) => `$${values.push(value)}`);
  const [row] = await tx.query<ConversationRow>({
    text: `SELECT ${CONVERSATION_COLUMNS} FROM conversation c JOIN tenant t ON t.id = c.tenant_id WHERE c.id = $1::uuid AND ${visible} ${lock}`,
    values,
  });
  if (!row) throw notFound("This conversation");
  return row;
}

const since = (from: Date, to: Date | null) => (to ? to.getTime() - from.getTime() : null);

/** As its reader is shown it. Pure. */
export function itemOf({ side }: Pick<Party, "side">, row: MeasuredRow, names: Names): ConversationItem {
  const { link_kind: kind, link_id: linkId, link_title: title } = row;
  return {
    id: row.id,
    tenantId: row.tenant_id,
    tenantName: row.tenant_name,
    subject: row.subject,
    state: row.state,
    openedBy: names.of(row.opened_by, "client"),
    assignedTo: row.assigned_to ? names.of(row.assigned_to, "agency") : null,
    link: kind && linkId && title ? { kind, id: linkId, title } : null,
    openedAt: row.opened_at.toISOString(),
    lastMessageAt: row.last_message_at.toISOString(),
    unread: row.unread,
    // How fast the agency is is its own affair.
    firstAnswerMs: side === "agency" ? since(row.opened_at, row.first_answer_at) : null,
    resolvedAfterMs: side === "agency" ? since(row.opened_at, row.resolved_at) : null,
  };
}
