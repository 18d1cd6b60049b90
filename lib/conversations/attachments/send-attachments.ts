import type { Transaction } from "#lib/platform/database";
import { invalid } from "#lib/platform/errors";
import type { Party } from "../party.ts";

interface Sending {
  tenantId: string;
  conversationId: string;
  messageId: string;
  ids: readonly string[];
}

/** Files go with their message: each once, and only those that the writer has uploaded. @throws `invalid` for others */
export async function sendAttachments({ userId }: Party, tx: Transaction, { tenantId, conversationId, messageId, ids }: Sending): Promise<void> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return;
  const sent = await tx.query({
    text: `UPDATE conversation_attachment SET message_id = $3::uuid, conversation_id = $4::uuid
           WHERE tenant_id = $1::uuid AND uploaded_by = $2::uuid AND id = ANY($5::uuid[]) AND status = 'ready' AND message_id IS NULL RETURNING id`,
    values: [tenantId, userId, messageId, conversationId, wanted],
  });
  if (sent.length !== wanted.length)
    throw invalid("A file is not there any more. Choose the files again.", [{ path: "attachments", message: "Choose the files again." }]);
}
