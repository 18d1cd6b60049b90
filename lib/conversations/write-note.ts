import { once, type StaffContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import { newIdAt } from "#lib/platform/crypto";
import { holdConversation } from "./conversation-rows.ts";
import { mentionsIn } from "./mentions.ts";
import { atAgency, requireAgency, writerOf } from "./party.ts";
import { agentsFor } from "./people.ts";
import { takePart } from "./readers.ts";
import { tellStaff } from "./tell.ts";

/**
 * Notes something for the agency's staff alone. The client's transactions cannot read the table; nothing of what the client sees changes, not
 * even when something was last said.
 * @throws `not_found`, `forbidden` for everybody but the agency's staff
 */
export async function writeNote(context: StaffContext, id: string, { text }: { text: string }): Promise<{ id: string }> {
  requireAgency(context);
  const staff = atAgency(context);
  const party = writerOf(staff);
  return party.write("conversation.note", (tx) =>
    once(staff, tx, async () => {
      const { tenant_id: tenantId, subject } = await holdConversation(party, tx, id);
      const now = staff.clock.now();
      const agents = await agentsFor(staff, party, id);
      const mentioned = mentionsIn(
        text,
        agents.filter((each) => each.id !== party.userId),
      );
      const noteId = newIdAt(now);
      await tx.query({
        text: `INSERT INTO conversation_note (id, tenant_id, conversation_id, author_id, text, mentions, created_at)
               VALUES ($1::uuid, $2::uuid, $3::uuid, $4::uuid, $5, $6::uuid[], $7::timestamptz)`,
        values: [noteId, tenantId, id, party.userId, text, mentioned, now],
      });
      await takePart(tx, { tenantId, conversationId: id, userId: party.userId, side: "agency", readUntil: now });
      await recordAudit(staff, tx, {
        action: "conversation.note",
        // Of the platform: the client's own trail does not say that there are notes.
        tenantId: null,
        subjectType: "conversation",
        subjectId: id,
        after: { characters: text.length },
      });
      // Not of the tenant, so that none of its webhooks hears of it.
      if (mentioned.length > 0)
        await emit(staff, tx, "conversation.note_mentioned", { tenantId: null, conversationId: id, subject, mentionedStaff: mentioned });
      await tellStaff(tx, id);
      return { id: noteId };
    }),
  );
}
