import { addableTo } from "./add-person.ts";
import { findConversation } from "./conversation-rows.ts";
import { mentionsIn } from "./mentions.ts";
import { type PartyContext, partyOf } from "./party.ts";
import { clientsWhoSee, mentionableBy } from "./people.ts";
import type { Participant } from "./schema.ts";

/**
 * The client's people whom a text mentions although they do not see the conversation: they are told nothing, which whoever wrote it has to know.
 * @throws `not_found`
 */
export async function namedOutside(context: PartyContext, id: string, text: string): Promise<Participant[]> {
  // Most texts mention nobody.
  if (!text.includes("@")) return [];
  const party = partyOf(context);
  return party.read("conversation.read", async (tx) => {
    const { tenant_id: tenantId } = await findConversation(party, tx, id);
    const seeing = new Set((await clientsWhoSee(tx, tenantId, id)).map((each) => each.id));
    const outside = (await addableTo(tx, tenantId, id)).filter((each) => !seeing.has(each.id));
    // Among all names, so that "Ann Lee" does not stand for an Ann who is outside.
    const named = mentionsIn(text, [...(await mentionableBy(context, tx, party, { tenantId, conversationId: id })), ...outside]);
    return outside.filter((each) => named.includes(each.id));
  });
}
