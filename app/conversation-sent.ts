import type { Participant } from "#lib/conversations/schema";

/** What whoever sent a message is told: also whom it named in vain. */
export function saySent(outside: readonly Participant[]): string {
  const names = outside.map(({ name }) => name).join(", ");
  return names === "" ? "Sent." : `Sent. Not told, for they do not see this conversation: ${names}. Ask them in under “Who takes part”.`;
}
