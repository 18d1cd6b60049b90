"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { addPerson, editMessage, namedOutside, openConversation, resolveConversation, withdrawMessage, writeMessage } from "#lib/conversations";
import { addPersonInput, editMessageInput, openConversationInput, writeMessageInput } from "#lib/conversations/schema";
import { addressOf, serverAction } from "#lib/web";
import { findLink } from "../../../conversation-links.ts";
import { saySent } from "../../../conversation-sent.ts";

const PLACE = "/portal/support";
const one = z.strictObject({ id: z.uuid() });
const message = one.extend({ messageId: z.uuid() });

export const openConversationAction = serverAction({
  access: "tenant",
  input: openConversationInput,
  async handle({ context, data }) {
    const { id } = await openConversation(context, data, findLink);
    const goTo = `${PLACE}/${id}`;
    return { message: "Your message is with support.", goTo, toldAt: addressOf(goTo, { done: "opened" }) };
  },
});

export const writeMessageAction = serverAction({
  access: "tenant",
  input: one.extend(writeMessageInput.shape),
  async handle({ context, data: { id, ...input } }) {
    // Looked up first: what fails after the message is kept would be told as if it were not.
    const outside = await namedOutside(context, id, input.text);
    await writeMessage(context, id, input);
    refresh();
    return saySent(outside);
  },
});

export const editMessageAction = serverAction({
  access: "tenant",
  input: message.extend(editMessageInput.shape),
  async handle({ context, data: { id, messageId, text } }) {
    await editMessage(context, { conversationId: id, messageId }, { text });
    refresh();
    return "The message is changed.";
  },
});

export const withdrawMessageAction = serverAction({
  access: "tenant",
  input: message,
  async handle({ context, data: { id, messageId } }) {
    await withdrawMessage(context, { conversationId: id, messageId });
    refresh();
    return "The message is withdrawn.";
  },
});

export const resolveConversationAction = serverAction({
  access: "tenant",
  input: one,
  async handle({ context, data: { id } }) {
    await resolveConversation(context, id);
    refresh();
    return "The conversation is resolved.";
  },
});

export const addPersonAction = serverAction({
  access: "tenant",
  input: one.extend(addPersonInput.shape),
  async handle({ context, data: { id, userId } }) {
    await addPerson(context, id, { userId });
    refresh();
    return "This person takes part now.";
  },
});
