import { recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import { newIdAt } from "#lib/platform/crypto";
import type { Queryable } from "#lib/platform/database";
import { conflict, forbidden, notFound } from "#lib/platform/errors";
import { holdConversation } from "./conversation-rows.ts";
import { type Party, type PartyContext, writerOf } from "./party.ts";
import { EDIT_MINUTES } from "./schema.ts";
import { tellStaff, tellTenant } from "./tell.ts";

const EDITABLE_MS = EDIT_MINUTES * 60_000;
const MOST_REVISIONS = 20;

interface Place {
  conversationId: string;
  messageId: string;
}

interface MessageRow {
  author_id: string;
  text: string;
  created_at: Date;
  withdrawn_at: Date | null;
  revisions: number;
}

/** Until when a message can be edited. Pure. */
export const editableUntil = (createdAt: Date): Date => new Date(createdAt.getTime() + EDITABLE_MS);

/**
 * Changes what one's own message says, within a quarter of an hour. What it said before is kept beside it, for both sides to see.
 * @throws `not_found`; `forbidden` for somebody else's; `conflict` when it is too late, or it was withdrawn
 */
export async function editMessage(context: PartyContext, place: Place, { text }: { text: string }): Promise<void> {
  const party = writerOf(context);
  const now = context.clock.now();
  await party.write("conversation.edit", async (tx) => {
    const { tenant_id: tenantId } = await holdConversation(party, tx, place.conversationId);
    const message = await ownMessage(party, tx, place);
    if (message.withdrawn_at) throw conflict("This message was withdrawn. Write a new one.");
    if (now > editableUntil(message.created_at)) throw conflict(`A message can be edited for ${EDIT_MINUTES} minutes. Write another one instead.`);
    if (message.revisions >= MOST_REVISIONS) throw conflict("This message was edited as often as it can be. Write another one instead.");
    if (message.text === text) return;
    await tx.query({
      text: `INSERT INTO conversation_revision (id, tenant_id, message_id, text, replaced_at) VALUES ($1::uuid, $2::uuid, $3::uuid, $4, $5::timestamptz)`,
      values: [newIdAt(now), tenantId, place.messageId, message.text, now],
    });
    await tx.query({
      text: "UPDATE conversation_message SET text = $3, edited_at = $4::timestamptz WHERE tenant_id = $1::uuid AND id = $2::uuid",
      values: [tenantId, place.messageId, text, now],
    });
    await keep(context, party, tx, { tenantId, ...place, action: "conversation.edit" });
  });
}

/**
 * Takes one's own message back: nobody is shown its text or its files any more. That there was one stays.
 * @throws `not_found`; `forbidden` for somebody else's
 */
export async function withdrawMessage(context: PartyContext, place: Place): Promise<void> {
  const party = writerOf(context);
  await party.write("conversation.withdraw", async (tx) => {
    const { tenant_id: tenantId } = await holdConversation(party, tx, place.conversationId);
    const message = await ownMessage(party, tx, place);
    if (message.withdrawn_at) return;
    await tx.query({
      text: "UPDATE conversation_message SET withdrawn_at = $3::timestamptz WHERE tenant_id = $1::uuid AND id = $2::uuid",
      values: [tenantId, place.messageId, context.clock.now()],
    });
    await keep(context, party, tx, { tenantId, ...place, action: "conversation.withdraw" });
  });
}

async function ownMessage(party: Party, tx: Queryable, { conversationId, messageId }: Place): Promise<MessageRow> {
  const [row] = await tx.query<MessageRow>({
    text: `SELECT m.author_id, m.text, m.created_at, m.withdrawn_at,
             (SELECT count(*)::int FROM conversation_revision r WHERE r.tenant_id = m.tenant_id AND r.message_id = m.id) AS revisions
           FROM conversation_message m WHERE m.conversation_id = $1::uuid AND m.id = $2::uuid`,
    values: [conversationId, messageId],
  });
  if (!row) throw notFound("This message");
  if (row.author_id !== party.userId) throw forbidden("Only its author changes a message. Write one of your own.");
  return row;
}

async function keep(
  context: PartyContext,
  party: Party,
  tx: Parameters<typeof recordAudit>[1],
  { action, tenantId, conversationId, messageId }: Place & { action: string; tenantId: string },
): Promise<void> {
  await recordAudit(context, tx, { action, tenantId, subjectType: "conversation", subjectId: conversationId, after: { message: messageId } });
  await tellTenant(tx, tenantId, conversationId);
  // A client's transaction cannot speak to the staff: the event does, once it is committed.
  if (party.side === "agency") await tellStaff(tx, conversationId);
  else await emit(context, tx, "conversation.message_changed", { tenantId, conversationId, messageId });
}
