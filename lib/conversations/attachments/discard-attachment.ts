import { recordAudit } from "#lib/audit";
import { notFound } from "#lib/platform/errors";
import { type PartyContext, writerOf } from "../party.ts";

/** Removes a file that the caller uploaded and has not sent. @throws `not_found` for every other */
export async function discardAttachment(context: PartyContext, id: string): Promise<void> {
  const party = writerOf(context);
  await party.write("conversation.attach", async (tx) => {
    const [gone] = await tx.query<{ tenant_id: string }>({
      text: "DELETE FROM conversation_attachment WHERE id = $1::uuid AND uploaded_by = $2::uuid AND message_id IS NULL RETURNING tenant_id",
      values: [id, party.userId],
    });
    if (!gone) throw notFound("This file");
    const subject = { subjectType: "conversation_attachment", subjectId: id };
    await recordAudit(context, tx, { action: "conversation.detach", tenantId: gone.tenant_id, ...subject });
  });
}
