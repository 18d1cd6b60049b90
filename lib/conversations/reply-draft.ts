import { z } from "zod";
import { requireUser, type UserContext } from "#lib/access";
import { beginDraft, type DraftKind, discardDraft, listDrafts, saveDraft } from "#lib/drafts";
import type { Queryable } from "#lib/platform/database";
import { isAppError } from "#lib/platform/errors";
import { findConversation } from "./conversation-rows.ts";
import { type PartyContext, partyOf, writerOf } from "./party.ts";
import { MESSAGE_CHARACTERS } from "./schema.ts";

const shape = z.object({ conversationId: z.uuid(), text: z.string().max(MESSAGE_CHARACTERS) });
const KIND: DraftKind<typeof shape> = { key: "conversation.reply", shape };
/** As many as there can be of a kind; the one left alone the longest makes room. */
const MOST_KEPT = 20;
const SENT_LATELY_MS = 60_000;

/** What the caller has begun to write in a conversation; "" for nothing. */
export async function getReplyDraft(context: PartyContext, conversationId: string): Promise<string> {
  partyOf(context);
  const drafts = await listDrafts(requireUser(context), KIND);
  return drafts.find(({ data }) => data.conversationId === conversationId)?.data.text ?? "";
}

/**
 * Keeps what the caller is typing, over what was kept; an empty text forgets it. What two windows type at once is the later one's. What they
 * have just sent is no draft any more: the browser keeps it while it is typed, and that may come after the message.
 * @throws `not_found` for a conversation that is not theirs to see
 */
export async function keepReplyDraft(context: PartyContext, conversationId: string, { text }: { text: string }): Promise<void> {
  const party = writerOf(context);
  const user = requireUser(context);
  const { tenant_id: tenantId } = await party.read("conversation.read", (tx) => findConversation(party, tx, conversationId));
  await keep(user, conversationId, text);
  if (text.trim() === "") return;
  // Looked at after it is kept: a message that is written later than this look forgets the draft by itself.
  const sent = await party.read("conversation.read", (tx) =>
    sentLately(tx, { tenantId, conversationId, authorId: party.userId }, context.clock.now()),
  );
  if (sent.some((message) => message.startsWith(text.trim()))) await keep(user, conversationId, "");
}

/** What somebody has sent in a conversation in the last minute. What they took back may be what they write anew. */
async function sentLately(tx: Queryable, of: { tenantId: string; conversationId: string; authorId: string }, now: Date): Promise<string[]> {
  const rows = await tx.query<{ text: string }>({
    text: `SELECT text FROM conversation_message
           WHERE tenant_id = $1::uuid AND conversation_id = $2::uuid AND author_id = $3::uuid AND created_at > $4::timestamptz AND withdrawn_at IS NULL
           ORDER BY created_at DESC LIMIT 5`,
    values: [of.tenantId, of.conversationId, of.authorId, new Date(now.getTime() - SENT_LATELY_MS)],
  });
  return rows.map(({ text }) => text);
}

async function keep(user: UserContext, conversationId: string, text: string): Promise<void> {
  const drafts = await listDrafts(user, KIND);
  // More than one where two windows began at once.
  const own = drafts.filter(({ data }) => data.conversationId === conversationId);
  if (text.trim() === "") {
    for (const { id } of own) await gone(() => discardDraft(user, KIND, id));
    return;
  }
  const [draft] = own;
  if (draft) {
    await gone(() => saveDraft(user, KIND, draft, { text }));
    return;
  }
  const oldest = drafts.length >= MOST_KEPT ? drafts.at(-1) : undefined;
  if (oldest) await gone(() => discardDraft(user, KIND, oldest.id));
  await beginDraft(user, KIND, { conversationId, text });
}

/** Another window was faster: the draft is gone or newer, and nothing is lost by leaving it. */
async function gone(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isAppError(error) || !["not_found", "conflict"].includes(error.code)) throw error;
  }
}
