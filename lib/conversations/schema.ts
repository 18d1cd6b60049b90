import { z } from "zod";
import { trimmedText } from "#lib/platform/text";
import { ATTACHMENT_LIMITS, MESSAGE_CHARACTERS } from "./limits/schema.ts";
import { CONVERSATION_STATES } from "./states.ts";

export { FILE_KINDS, isShownInline } from "./file-kinds.ts";
export { ATTACHMENT_LIMITS, MESSAGE_CHARACTERS } from "./limits/schema.ts";
export { CONVERSATION_STATES, type ConversationState, type Side } from "./states.ts";

/** The operator’s menu counts no further. */
export const MOST_WAITING_COUNTED = 99;

/** How long a message can be edited, from when it was sent. */
export const EDIT_MINUTES = 15;
/** Messages of one page of a conversation. */
export const MESSAGES_SHOWN = 100;
export const LINK_KINDS = ["campaign", "incident"] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

const text = (most: number, missing = "Write something.") =>
  trimmedText(missing)
    .min(1, missing)
    .max(most, `This may have at most ${most.toLocaleString("en")} characters.`);

/** One field of a form holds them all, with commas between; JSON has a list. */
const attachments = z
  .preprocess(
    (value) => (typeof value === "string" ? value.split(",").filter(Boolean) : value),
    z.array(z.uuid()).max(ATTACHMENT_LIMITS.perMessage, `At most ${ATTACHMENT_LIMITS.perMessage} files go with a message.`),
  )
  .default([])
  .describe("Ids of files that were uploaded before, at most ten");

/** "campaign:0198f3c2-…", as a form's choice has it, or null. */
const link = z
  .preprocess((value) => {
    if (typeof value !== "string") return value;
    const [kind, id] = value.split(":");
    return value === "" ? null : { kind, id };
  }, z.strictObject({ kind: z.enum(LINK_KINDS), id: z.uuid() }).nullable())
  .default(null);

export const openConversationInput = z.strictObject({ subject: text(200, "Enter a subject."), text: text(MESSAGE_CHARACTERS), attachments, link });
export type OpenConversationInput = z.output<typeof openConversationInput>;

export const writeMessageInput = z.strictObject({ text: text(MESSAGE_CHARACTERS), attachments });
export type WriteMessageInput = z.output<typeof writeMessageInput>;

export const editMessageInput = z.strictObject({ text: text(MESSAGE_CHARACTERS) });
export const writeNoteInput = z.strictObject({ text: text(MESSAGE_CHARACTERS) });
/** Null: nobody looks after it. */
export const assignInput = z.strictObject({ assigneeId: z.preprocess((value) => (value === "" ? null : value), z.uuid().nullable()) });
export const addPersonInput = z.strictObject({ userId: z.uuid("Choose a person.") });
export const markReadInput = z.strictObject({ until: z.iso.datetime() });
/** An empty text forgets the draft. */
export const replyDraftInput = z.strictObject({ text: z.string().max(MESSAGE_CHARACTERS) });

/** Whom a conversation waits for: "agency" for the agency's answer, the first one among them. */
export const WAITING = ["agency", "client", "resolved"] as const;

export const listConversationsInput = z.strictObject({
  which: z.enum(WAITING).optional(),
  /** For the agency's staff: those they look after, or those nobody does. */
  whose: z.enum(["mine", "nobody"]).optional(),
  search: trimmedText().max(100).optional(),
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});
export type ListConversationsInput = z.output<typeof listConversationsInput>;

export const getConversationInput = z.strictObject({
  /** Shows what was written before this moment: the one that a page ended at. */
  before: z.iso.datetime().optional(),
});

export const uploadInput = z.strictObject({
  /** The file's own name; its ending has to be of what the file is. */
  name: z.string().min(1, "Say what the file is called.").max(500, "This name is too long."),
  /** For the agency's staff, whose file is kept with the client's. */
  conversationId: z.uuid().optional(),
});
export type UploadInput = z.output<typeof uploadInput>;

const person = z.object({ id: z.uuid(), name: z.string(), side: z.enum(["client", "agency"]) });
export type Participant = z.infer<typeof person>;

export const attachmentView = z.object({
  id: z.uuid(),
  name: z.string(),
  mediaType: z.string(),
  sizeBytes: z.int(),
  /** Of its bytes, in hexadecimal. */
  sha256: z.string(),
  /** A picture that can be shown in its place. */
  isPicture: z.boolean(),
});
export type AttachmentView = z.infer<typeof attachmentView>;

export const messageView = z.object({
  id: z.uuid(),
  author: person,
  isOwn: z.boolean(),
  /** Null when its author took it back. */
  text: z.string().nullable(),
  mentions: z.array(person),
  attachments: z.array(attachmentView),
  at: z.iso.datetime(),
  /** Until when the reader may edit it; null for others, and for what was withdrawn. */
  editableUntil: z.iso.datetime().nullable(),
  editedAt: z.iso.datetime().nullable(),
  withdrawnAt: z.iso.datetime().nullable(),
  /** What it said before, the oldest first. */
  revisions: z.array(z.object({ text: z.string(), replacedAt: z.iso.datetime() })),
});
export type MessageView = z.infer<typeof messageView>;

export const noteView = z.object({ id: z.uuid(), author: person, text: z.string(), mentions: z.array(person), at: z.iso.datetime() });
export type NoteView = z.infer<typeof noteView>;

export const conversationItem = z.object({
  id: z.uuid(),
  tenantId: z.uuid(),
  tenantName: z.string(),
  subject: z.string(),
  state: z.enum(CONVERSATION_STATES),
  openedBy: person,
  assignedTo: person.nullable(),
  /** What it is about, called as it was when the conversation was opened. */
  link: z.object({ kind: z.enum(LINK_KINDS), id: z.uuid(), title: z.string() }).nullable(),
  openedAt: z.iso.datetime(),
  lastMessageAt: z.iso.datetime(),
  /** How many entries the reader has not seen, at most 100; the reader's own do not count. */
  unread: z.int(),
  /** From opening to the agency's first message; null before it, and for clients. In milliseconds. */
  firstAnswerMs: z.number().nullable(),
  /** From opening to when it was last resolved; null while it is open, and for clients. In milliseconds. */
  resolvedAfterMs: z.number().nullable(),
});
export type ConversationItem = z.infer<typeof conversationItem>;

export const conversationPage = z.object({ conversations: z.array(conversationItem), nextCursor: z.string().nullable() });
export type ConversationPage = z.infer<typeof conversationPage>;

export const conversationDetail = conversationItem.extend({
  /** The oldest first, at most a hundred. */
  messages: z.array(messageView),
  hasEarlier: z.boolean(),
  /** Of the agency's staff among themselves: always empty for clients. */
  notes: z.array(noteView),
  steps: z.array(z.object({ id: z.uuid(), toState: z.enum(CONVERSATION_STATES), by: person, at: z.iso.datetime() })),
  /** Who takes part or may see all, and how far each has read. */
  readers: z.array(person.extend({ takesPart: z.boolean(), readUntil: z.iso.datetime().nullable() })),
  /** Whom the reader may mention in a message. */
  mentionable: z.array(person),
});
export type ConversationDetail = z.infer<typeof conversationDetail>;

/** Measured from the rows of the last 30 days; null where there is nothing to measure. Times are medians, in milliseconds. */
export const conversationFigures = z.object({
  waitingForAgency: z.int(),
  waitingForClient: z.int(),
  nobodyLooksAfter: z.int(),
  opened: z.int(),
  answered: z.int(),
  medianFirstAnswerMs: z.number().nullable(),
  resolved: z.int(),
  medianResolvedAfterMs: z.number().nullable(),
});
export type ConversationFigures = z.infer<typeof conversationFigures>;
