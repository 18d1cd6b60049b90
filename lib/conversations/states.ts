/** "open": nobody of the agency has answered yet. */
export const CONVERSATION_STATES = ["open", "waiting_agency", "waiting_client", "resolved"] as const;
export type ConversationState = (typeof CONVERSATION_STATES)[number];

/** Who writes: a client's person, or one of the agency's staff. */
export type Side = "client" | "agency";

/** What moves a conversation. */
export type ConversationAct = "client_writes" | "agency_writes" | "resolve";

const STEPS: Readonly<Record<ConversationState, Readonly<Partial<Record<ConversationAct, ConversationState>>>>> = {
  // What a client adds before anybody answered changes nothing: it is still the first answer that they wait for.
  open: { client_writes: "open", agency_writes: "waiting_client", resolve: "resolved" },
  waiting_agency: { client_writes: "waiting_agency", agency_writes: "waiting_client", resolve: "resolved" },
  waiting_client: { client_writes: "waiting_agency", agency_writes: "waiting_client", resolve: "resolved" },
  // A message opens it again; whoever did not write it is the one waited for.
  resolved: { client_writes: "waiting_agency", agency_writes: "waiting_client" },
};

/** Where an act takes a conversation; null for a step that there is not. Pure. */
export const nextState = (state: ConversationState, act: ConversationAct): ConversationState | null => STEPS[state][act] ?? null;

/** What a message of a side does. Pure. */
export const writingOf = (side: Side): ConversationAct => (side === "client" ? "client_writes" : "agency_writes");
