import { emit } from "#lib/events";
import { newIdAt } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { sendAttachments } from "./attachments/send-attachments.ts";
import type { ConversationRow } from "./conversation-rows.ts";
import { mentionsIn } from "./mentions.ts";
import type { Party, PartyContext } from "./party.ts";
import { mentionableBy } from "./people.ts";
import { takePart, takingPart } from "./readers.ts";
import type { WriteMessageInput } from "./schema.ts";
import { nextState, writingOf } from "./states.ts";
import { takeStep } from "./take-step.ts";
import { tellTenant } from "./tell.ts";

type Held = Pick<ConversationRow, "id" | "tenant_id" | "state" | "subject" | "assigned_to" | "last_message_at">;

/**
 * Adds a message to a conversation that the transaction holds: its files, whom it mentions, where the conversation stands after it, and who is
 * told. Of two who write in the same millisecond the second is a millisecond later, so that times are an order. Its callers record it.
 */
export async function appendMessage(
  context: PartyContext,
  party: Party,
  tx: Transaction,
  held: Held,
  { text, attachments }: WriteMessageInput,
): Promise<{ id: string; at: Date }> {
  const [id, at] = [newIdAt(context.clock.now()), after(held.last_message_at, context.clock.now())];
  const { id: conversationId, tenant_id: tenantId } = held;
  const others = await mentionableBy(context, tx, party, { tenantId, conversationId });
  const mentioned = mentionsIn(text, others);
  await tx.query({
    text: `INSERT INTO conversation_message (id, tenant_id, conversation_id, author_id, side, text, mentions, created_at)
           VALUES ($1::uuid, $2::uuid, $3::uuid, $4::uuid, $5, $6, $7::uuid[], $8::timestamptz)`,
    values: [id, tenantId, conversationId, party.userId, party.side, text, mentioned, at],
  });
  await sendAttachments(party, tx, { tenantId, conversationId, messageId: id, ids: attachments });
  await takePart(tx, { tenantId, conversationId, userId: party.userId, side: party.side, readUntil: at });
  const state = nextState(held.state, writingOf(party.side)) ?? held.state;
  // Whoever answers first looks after it, until somebody else is asked to.
  const assignee = party.side === "agency" ? party.userId : null;
  await tx.query({
    text: `UPDATE conversation SET state = $3, last_message_at = $4::timestamptz, assigned_to = coalesce(assigned_to, $5::uuid), version = version + 1
           WHERE tenant_id = $1::uuid AND id = $2::uuid`,
    values: [tenantId, conversationId, state, at, assignee],
  });
  if (state !== held.state) await takeStep(tx, { tenantId, conversationId, from: held.state, to: state, byId: party.userId, at });
  const ofThem = (ids: readonly string[]) => others.filter((each) => ids.includes(each.id)).map((each) => each.id);
  const part = await takingPart(tx, tenantId, conversationId);
  await emit(context, tx, "conversation.message_written", {
    tenantId,
    conversationId,
    messageId: id,
    side: party.side,
    subject: held.subject,
    mentionedClients: others.filter((each) => each.side === "client" && mentioned.includes(each.id)).map((each) => each.id),
    mentionedStaff: others.filter((each) => each.side === "agency" && mentioned.includes(each.id)).map((each) => each.id),
    // Who may not see it any more is not told of it.
    clients: ofThem(part.filter(({ side }) => side === "client").map(({ userId }) => userId)),
    staff: [
      ...new Set([...part.filter(({ side }) => side === "agency").map(({ userId }) => userId), ...(held.assigned_to ? [held.assigned_to] : [])]),
    ],
  });
  await tellTenant(tx, tenantId, conversationId);
  return { id, at };
}

/** Now, or the next millisecond after what was there. */
const after = (last: Date, now: Date): Date => (now.getTime() > last.getTime() ? now : new Date(last.getTime() + 1));
