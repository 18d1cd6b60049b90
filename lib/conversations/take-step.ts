import { newIdAt } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import type { ConversationState } from "./states.ts";

interface Step {
  tenantId: string;
  conversationId: string;
  from: ConversationState | null;
  to: ConversationState;
  byId: string;
  at: Date;
}

/** Notes down a step from state to state: the times of a conversation are measured from these rows. */
export async function takeStep(tx: Transaction, { tenantId, conversationId, from, to, byId, at }: Step): Promise<void> {
  await tx.query({
    text: `INSERT INTO conversation_step (id, tenant_id, conversation_id, from_state, to_state, by_id, at)
           VALUES ($1::uuid, $2::uuid, $3::uuid, $4, $5, $6::uuid, $7::timestamptz)`,
    values: [newIdAt(at), tenantId, conversationId, from, to, byId, at],
  });
}
