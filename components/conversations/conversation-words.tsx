import type { ConversationState } from "#lib/conversations/schema";
import { useWords } from "../format/words.tsx";
import { Badge, type Tone } from "../ui/badge.tsx";

/** Whom a conversation waits for, said to either side. */
const AT_AGENCY = { open: "stateOpen", waiting_agency: "waitsForUs", waiting_client: "waitsForClient", resolved: "stateResolved" } as const;
const AT_CLIENT = { open: "stateSent", waiting_agency: "waitsForSupport", waiting_client: "waitsForYou", resolved: "stateResolved" } as const;
const TONES: Record<ConversationState, Tone> = { open: "warn", waiting_agency: "warn", waiting_client: "accent", resolved: "good" };

export const stateKey = (state: ConversationState, isAgency: boolean) => (isAgency ? AT_AGENCY : AT_CLIENT)[state];

export function ConversationStateBadge({ state, isAgency }: { state: ConversationState; isAgency: boolean }) {
  const t = useWords("conversations");
  return (
    <Badge tone={TONES[state]} hasDot>
      {t(stateKey(state, isAgency))}
    </Badge>
  );
}
