import { recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import type { Queryable } from "#lib/platform/database";
import { conflict, invalid } from "#lib/platform/errors";
import { findConversation, holdConversation } from "./conversation-rows.ts";
import { type PartyContext, partyOf, writerOf } from "./party.ts";
import { takePart, takingPart } from "./readers.ts";
import type { Participant } from "./schema.ts";
import { tellTenant } from "./tell.ts";

const MOST_TAKING_PART = 50;
const MOST_LISTED = 200;

/** The client's people who could be asked into a conversation: members that do not take part yet, by name. @throws `not_found` */
export async function listAddable(context: PartyContext, id: string): Promise<Participant[]> {
  const party = partyOf(context);
  return party.read("conversation.read", async (tx) => {
    const { tenant_id: tenantId } = await findConversation(party, tx, id);
    return addableTo(tx, tenantId, id);
  });
}

/** The same within a transaction, of a conversation that the caller may see. */
export function addableTo(tx: Queryable, tenantId: string, id: string): Promise<Participant[]> {
  return tx.query<Participant>({
    text: `SELECT u.id, u.name, 'client' AS side ${MEMBERS} AND NOT EXISTS (SELECT 1 FROM conversation_reader r
             WHERE r.tenant_id = m.tenant_id AND r.conversation_id = $2::uuid AND r.user_id = m.user_id AND r.takes_part)
           ORDER BY u.name, u.id LIMIT ${MOST_LISTED}`,
    values: [tenantId, id],
  });
}

/**
 * Asks one more of the client's people into a conversation: they see all of it and are told of what comes.
 * @throws `not_found`; `invalid` for who is no active member; `conflict` for one too many
 */
export async function addPerson(context: PartyContext, id: string, { userId }: { userId: string }): Promise<void> {
  const party = writerOf(context);
  await party.write("conversation.add_person", async (tx) => {
    const { tenant_id: tenantId, subject } = await holdConversation(party, tx, id);
    if (!(await isMember(tx, tenantId, userId)))
      throw invalid("Choose somebody else.", [{ path: "userId", message: "This is no member of the company." }]);
    const part = await takingPart(tx, tenantId, id);
    if (part.some((each) => each.userId === userId)) return;
    if (part.length >= MOST_TAKING_PART) throw conflict(`${MOST_TAKING_PART} people take part, which is as many as there can be.`);
    await takePart(tx, { tenantId, conversationId: id, userId, side: "client", readUntil: null });
    await recordAudit(context, tx, { action: "conversation.add_person", tenantId, subjectType: "conversation", subjectId: id, after: { userId } });
    await emit(context, tx, "conversation.person_added", { tenantId, conversationId: id, subject, userId });
    await tellTenant(tx, tenantId, id);
  });
}

const MEMBERS = `FROM membership m JOIN "user" u ON u.id = m.user_id AND u.status = 'active' WHERE m.tenant_id = $1::uuid AND m.status = 'active'`;

async function isMember(tx: Queryable, tenantId: string, userId: string): Promise<boolean> {
  return (await tx.query({ text: `SELECT 1 ${MEMBERS} AND u.id = $2::uuid`, values: [tenantId, userId] })).length > 0;
}
