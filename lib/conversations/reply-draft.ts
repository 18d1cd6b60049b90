import { z } from "zod";
import { requireUser } from "#lib/access";
import { beginDraft, type DraftKind, discardDraft, listDrafts, saveDraft } from "#lib/drafts";
import { isAppError } from "#lib/platform/errors";
import { findConversation } from "./conversation-rows.ts";
import { type PartyContext, partyOf, writerOf } from "./party.ts";
import { MESSAGE_CHARACTERS } from "./schema.ts";

const shape = z.object({ conversationId: z.uuid(), text: z.string().max(MESSAGE_CHARACTERS) });
const KIND: DraftKind<typeof shape> = { key: "conversation.reply", shape };
/** As many as there can be of a kind; the one left alone the longest makes room. */
const MOST_KEPT = 20;

/** What the caller has begun to write in a conversation; "" for nothing. */
export async function getReplyDraft(context: PartyContext, conversationId: string): Promise<string> {
  partyOf(context);
  const drafts = await listDrafts(requireUser(context), KIND);
  return drafts.find(({ data }) => data.conversationId === conversationId)?.data.text ?? "";
}

/**
 * Keeps what the caller is typing, over what was kept; an empty text forgets it. What two windows type at once is the later one's.
 * @throws `not_found` for a conversation that is not theirs to see
 */
export async function keepReplyDraft(context: PartyContext, conversationId: string, { text }: { text: string }): Promise<void> {
  const party = writerOf(context);
  const user = requireUser(context);
  await party.read("conversation.read", (tx) => findConversation(party, tx, conversationId));
  const drafts = await listDrafts(user, KIND);
  const draft = drafts.find(({ data }) => data.conversationId === conversationId);
  if (text.trim() === "") {
    if (draft) await gone(() => discardDraft(user, KIND, draft.id));
    return;
  }
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
