import { once } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { appendMessage } from "./append-message.ts";
import { holdConversation } from "./conversation-rows.ts";
import { type PartyContext, writerOf } from "./party.ts";
import { keepReplyDraft } from "./reply-draft.ts";
import type { WriteMessageInput } from "./schema.ts";

/**
 * Writes a message, which both sides see. One that was resolved is open again.
 * @returns its id, and the same again for a message that is sent twice under one Idempotency-Key
 * @throws `not_found`; `invalid` for files that are not the caller's to send; `conflict` for a company that has left; `forbidden` while staff act
 * as somebody
 */
export async function writeMessage(context: PartyContext, id: string, input: WriteMessageInput): Promise<{ id: string }> {
  const party = writerOf(context);
  const written = await party.write("conversation.write", (tx) =>
    once(context, tx, async () => {
      const held = await holdConversation(party, tx, id);
      const message = await appendMessage(context, party, tx, held, input);
      await recordAudit(context, tx, {
        action: "conversation.write",
        tenantId: held.tenant_id,
        subjectType: "conversation",
        subjectId: id,
        after: { message: message.id, characters: input.text.length, files: input.attachments.length },
      });
      return { id: message.id };
    }),
  );
  // What was being written is said now.
  await keepReplyDraft(context, id, { text: "" });
  return written;
}
