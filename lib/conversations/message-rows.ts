import type { Queryable } from "#lib/platform/database";
import { editableUntil } from "./change-message.ts";
import type { Party } from "./party.ts";
import { type AttachmentView, isShownInline, MESSAGES_SHOWN, type MessageView, type Participant } from "./schema.ts";
import type { Side } from "./states.ts";

export interface MessageRow {
  id: string;
  author_id: string;
  side: Side;
  text: string;
  mentions: string[];
  created_at: Date;
  edited_at: Date | null;
  withdrawn_at: Date | null;
}

export interface AttachmentRow {
  id: string;
  message_id: string | null;
  name: string;
  media_type: string;
  size_bytes: number;
  sha256: string;
}

export interface RevisionRow {
  message_id: string;
  text: string;
  replaced_at: Date;
}

interface Place {
  id: string;
  tenant_id: string;
}

/** A page of messages, the oldest first: the latest, or those before a moment. */
export async function messagesOf(tx: Queryable, { id, tenant_id }: Place, before?: string): Promise<{ messages: MessageRow[]; hasEarlier: boolean }> {
  const rows = await tx.query<MessageRow>({
    text: `SELECT m.id, m.author_id, m.side, m.text, m.mentions, m.created_at, m.edited_at, m.withdrawn_at FROM conversation_message m
           WHERE m.tenant_id = $1::uuid AND m.conversation_id = $2::uuid AND m.created_at < coalesce($3::timestamptz, 'infinity')
           ORDER BY m.created_at DESC LIMIT ${MESSAGES_SHOWN + 1}`,
    values: [tenant_id, id, before ?? null],
  });
  return { messages: rows.slice(0, MESSAGES_SHOWN).reverse(), hasEarlier: rows.length > MESSAGES_SHOWN };
}

export function attachmentsOf(tx: Queryable, tenantId: string, messageIds: string[]): Promise<AttachmentRow[]> {
  return tx.query<AttachmentRow>({
    text: `SELECT a.id, a.message_id, a.name, a.media_type, a.size_bytes, a.sha256 FROM conversation_attachment a
           WHERE a.tenant_id = $1::uuid AND a.message_id = ANY($2::uuid[]) ORDER BY a.created_at, a.id`,
    values: [tenantId, messageIds],
  });
}

export function revisionsOf(tx: Queryable, tenantId: string, messageIds: string[]): Promise<RevisionRow[]> {
  return tx.query<RevisionRow>({
    text: `SELECT r.message_id, r.text, r.replaced_at FROM conversation_revision r WHERE r.tenant_id = $1::uuid AND r.message_id = ANY($2::uuid[])
           ORDER BY r.replaced_at, r.id`,
    values: [tenantId, messageIds],
  });
}

/** As everybody is shown it. Pure. */
export const attachmentView = (row: Omit<AttachmentRow, "message_id">): AttachmentView => ({
  id: row.id,
  name: row.name,
  mediaType: row.media_type,
  sizeBytes: row.size_bytes,
  sha256: row.sha256,
  isPicture: isShownInline(row.media_type),
});

interface Around {
  party: Party;
  now: Date;
  person: (id: string, usual: Side) => Participant;
  attachments: AttachmentRow[];
  revisions: RevisionRow[];
}

/** A message for its reader; of one that was withdrawn that there was one. Pure. */
export function messageView(row: MessageRow, { party, now, person, attachments, revisions }: Around): MessageView {
  const isGone = row.withdrawn_at !== null;
  const isOwn = row.author_id === party.userId;
  const until = editableUntil(row.created_at);
  return {
    id: row.id,
    author: person(row.author_id, row.side),
    isOwn,
    text: isGone ? null : row.text,
    mentions: isGone ? [] : row.mentions.map((id) => person(id, "client")),
    attachments: isGone ? [] : attachments.map(attachmentView),
    at: row.created_at.toISOString(),
    editableUntil: isOwn && !isGone && now <= until ? until.toISOString() : null,
    editedAt: isGone ? null : (row.edited_at?.toISOString() ?? null),
    withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
    revisions: isGone ? [] : revisions.map(({ text, replaced_at }) => ({ text, replacedAt: replaced_at.toISOString() })),
  };
}
