"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import {
  addPerson,
  assignConversation,
  atAgency,
  editMessage,
  namedOutside,
  resolveConversation,
  withdrawMessage,
  writeMessage,
  writeNote,
} from "#lib/conversations";
import { addPersonInput, assignInput, editMessageInput, writeMessageInput, writeNoteInput } from "#lib/conversations/schema";
import { serverAction } from "#lib/web";
import { saySent } from "../../../conversation-sent.ts";

const one = z.strictObject({ id: z.uuid() });
const message = one.extend({ messageId: z.uuid() });

export const answerAction = serverAction({
  access: "staff",
  input: one.extend(writeMessageInput.shape),
  async handle({ context, data: { id, ...input } }) {
    // Looked up first: what fails after the message is kept would be told as if it were not.
    const outside = await namedOutside(atAgency(context), id, input.text);
    await writeMessage(atAgency(context), id, input);
    refresh();
    return saySent(outside);
  },
});

export const noteAction = serverAction({
  access: "staff",
  input: one.extend(writeNoteInput.shape),
  async handle({ context, data: { id, text } }) {
    await writeNote(context, id, { text });
    refresh();
    return "Noted. Only staff see it.";
  },
});

export const assignAction = serverAction({
  access: "staff",
  input: one.extend(assignInput.shape),
  async handle({ context, data: { id, assigneeId } }) {
    await assignConversation(context, id, { assigneeId });
    refresh();
    return assigneeId ? "It is in good hands." : "Nobody looks after it now.";
  },
});

export const resolveAction = serverAction({
  access: "staff",
  input: one,
  async handle({ context, data: { id } }) {
    await resolveConversation(atAgency(context), id);
    refresh();
    return "The conversation is resolved.";
  },
});

export const editAnswerAction = serverAction({
  access: "staff",
  input: message.extend(editMessageInput.shape),
  async handle({ context, data: { id, messageId, text } }) {
    await editMessage(atAgency(context), { conversationId: id, messageId }, { text });
    refresh();
    return "The message is changed.";
  },
});

export const withdrawAnswerAction = serverAction({
  access: "staff",
  input: message,
  async handle({ context, data: { id, messageId } }) {
    await withdrawMessage(atAgency(context), { conversationId: id, messageId });
    refresh();
    return "The message is withdrawn.";
  },
});

export const addClientAction = serverAction({
  access: "staff",
  input: one.extend(addPersonInput.shape),
  async handle({ context, data: { id, userId } }) {
    await addPerson(atAgency(context), id, { userId });
    refresh();
    return "This person takes part now.";
  },
});
