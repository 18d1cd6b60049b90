import { dataOf, type EventEnvelope } from "#lib/events";
import type { Notice } from "./words.ts";

const forClient = (conversationId: string) => ({ kind: "conversations", href: `/portal/support/${conversationId}` }) as const;
const forStaff = (conversationId: string) => ({ kind: "conversations", href: `/admin/conversations/${conversationId}` }) as const;
const people = (ids: readonly string[], notice: Omit<Notice, "audience">): Notice[] =>
  ids.map((userId) => ({ ...notice, audience: { kind: "person", userId } }));
const agents = (ids: readonly string[], notice: Omit<Notice, "audience">): Notice[] =>
  ids.map((userId) => ({ ...notice, audience: { kind: "agent", userId } }));

/** All of the staff hear of a conversation that nobody looks after yet. */
export function noticesOfOpening(event: EventEnvelope, tenant: string): Notice[] {
  const { conversationId, subject } = dataOf(event, "conversation.opened");
  const title = `${tenant} asks: ${subject}`;
  return [{ ...forStaff(conversationId), audience: { kind: "staff" }, title, body: "Nobody looks after this conversation yet." }];
}

/** Those who are mentioned first: of several reasons to be told, each is told the best one. */
export function noticesOfMessage(event: EventEnvelope, tenant: string): Notice[] {
  const { conversationId, subject, side, mentionedClients, mentionedStaff, clients, staff } = dataOf(event, "conversation.message_written");
  const mention = { title: `You are mentioned in “${subject}”`, body: "Open the conversation to read it and to answer." };
  const toClients =
    side === "agency"
      ? { title: `Support has answered: ${subject}`, body: "Open the conversation to read the answer." }
      : { title: `New message in “${subject}”`, body: "Open the conversation to read it and to answer." };
  const toStaff = { title: `New message from ${tenant}: ${subject}`, body: "Open the conversation to read it and to answer." };
  return [
    ...people(mentionedClients, { ...forClient(conversationId), ...mention }),
    ...agents(mentionedStaff, { ...forStaff(conversationId), ...mention }),
    ...people(clients, { ...forClient(conversationId), ...toClients }),
    // What a colleague answers is not news; a client's message is.
    ...(side === "client" ? agents(staff, { ...forStaff(conversationId), ...toStaff }) : []),
  ];
}

export function noticesOfPersonAdded(event: EventEnvelope): Notice[] {
  const { conversationId, subject, userId } = dataOf(event, "conversation.person_added");
  return people([userId], {
    ...forClient(conversationId),
    title: `You now take part in “${subject}”`,
    body: "Open the conversation to see what was said.",
  });
}

export function noticesOfResolving(event: EventEnvelope): Notice[] {
  const { conversationId, subject, clients } = dataOf(event, "conversation.resolved");
  return people(clients, {
    ...forClient(conversationId),
    title: `Resolved: ${subject}`,
    body: "If something is still open, write again: that opens the conversation anew.",
  });
}

export function noticesOfAssigning(event: EventEnvelope): Notice[] {
  const { conversationId, subject, assigneeId } = dataOf(event, "conversation.assigned");
  return agents([assigneeId], {
    ...forStaff(conversationId),
    title: `You look after “${subject}” now`,
    body: "Open the conversation to read it and to answer.",
  });
}

export function noticesOfNote(event: EventEnvelope): Notice[] {
  const { conversationId, subject, mentionedStaff } = dataOf(event, "conversation.note_mentioned");
  return agents(mentionedStaff, {
    ...forStaff(conversationId),
    title: `A note about “${subject}” mentions you`,
    body: "Open the conversation to read the note.",
  });
}
