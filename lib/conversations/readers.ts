import { requireOwnAccount } from "#lib/access";
import type { Queryable, Transaction } from "#lib/platform/database";
import { findConversation } from "./conversation-rows.ts";
import { type PartyContext, partyOf } from "./party.ts";
import type { Side } from "./states.ts";
import { tellTenant } from "./tell.ts";

interface Taker {
  tenantId: string;
  conversationId: string;
  userId: string;
  side: Side;
  readUntil: Date | null;
}

/** Somebody takes part from now on: they see the conversation and are told of it. What they have read already stays read. */
export async function takePart(tx: Transaction, { tenantId, conversationId, userId, side, readUntil }: Taker): Promise<void> {
  await tx.query({
    text: `INSERT INTO conversation_reader (tenant_id, conversation_id, user_id, side, takes_part, read_until)
           VALUES ($1::uuid, $2::uuid, $3::uuid, $4, true, $5::timestamptz)
           ON CONFLICT (tenant_id, conversation_id, user_id) DO UPDATE SET takes_part = true,
             read_until = greatest(conversation_reader.read_until, excluded.read_until)`,
    values: [tenantId, conversationId, userId, side, readUntil],
  });
}

/** Who takes part, of either side. */
export async function takingPart(tx: Queryable, tenantId: string, conversationId: string): Promise<{ userId: string; side: Side }[]> {
  const rows = await tx.query<{ user_id: string; side: Side }>({
    text: `SELECT user_id, side FROM conversation_reader WHERE tenant_id = $1::uuid AND conversation_id = $2::uuid AND takes_part
           ORDER BY user_id LIMIT 500`,
    values: [tenantId, conversationId],
  });
  return rows.map(({ user_id: userId, side }) => ({ userId, side }));
}

/**
 * Remembers how far the caller has read. It never goes back, and never ahead of now.
 * @param until the moment of the last entry that was shown
 * @throws `not_found`; `forbidden` while staff act as the person: what they saw the person has not
 */
export async function markConversationRead(context: PartyContext, id: string, { until }: { until: string }): Promise<void> {
  const party = partyOf(context);
  requireOwnAccount(context);
  const shown = new Date(Math.min(new Date(until).getTime(), context.clock.now().getTime()));
  await party.write("conversation.read", async (tx) => {
    const { tenant_id: tenantId } = await findConversation(party, tx, id);
    const moved = await tx.query({
      text: `INSERT INTO conversation_reader (tenant_id, conversation_id, user_id, side, read_until) VALUES ($1::uuid, $2::uuid, $3::uuid, $4, $5::timestamptz)
             ON CONFLICT (tenant_id, conversation_id, user_id) DO UPDATE SET read_until = excluded.read_until
             WHERE conversation_reader.read_until IS NULL OR conversation_reader.read_until < excluded.read_until RETURNING 1`,
      values: [tenantId, id, party.userId, party.side, shown],
    });
    if (moved.length > 0) await tellTenant(tx, tenantId, id);
  });
}
