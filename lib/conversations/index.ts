/**
 * Conversations between a client and the agency: messages with files, notes that only the agency's staff see, whom a conversation waits for, who
 * has read how far, and how long an answer took. What a conversation is about (a campaign, an incident) is a kind, an id and what it was called:
 * the rooms that know of those are asked by whoever stands above both.
 */
export { addPerson, listAddable } from "./add-person.ts";
export { discardAttachment } from "./attachments/discard-attachment.ts";
export { purgeAttachmentsJob } from "./attachments/purge-attachments.ts";
export { readAttachment, readPicture } from "./attachments/read-attachment.ts";
export { receiveAttachment } from "./attachments/receive-attachment.ts";
export { editMessage, withdrawMessage } from "./change-message.ts";
export { countWaitingConversations } from "./count-waiting.ts";
export { getConversation } from "./get-conversation.ts";
export { conversationFigures, listConversations } from "./list-conversations.ts";
export { mentionsIn } from "./mentions.ts";
export { assignConversation, resolveConversation } from "./move-conversation.ts";
export { namedOutside } from "./named-outside.ts";
export { type FindLink, openConversation } from "./open-conversation.ts";
export { atAgency, type PartyContext } from "./party.ts";
export { conversationsPersonalData } from "./personal-data.ts";
export { markConversationRead } from "./readers.ts";
export { getReplyDraft, keepReplyDraft } from "./reply-draft.ts";
export { tellStaffJob } from "./tell.ts";
export { writeMessage } from "./write-message.ts";
export { writeNote } from "./write-note.ts";
