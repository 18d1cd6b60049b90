import type { TenantDomainView } from "#lib/identity/schema";
import { useSay } from "../format/words.tsx";
import { Badge, type Tone } from "../ui/badge.tsx";

const LOOKS: Record<TenantDomainView["state"], { tone: Tone; label: string }> = {
  pending: { tone: "neutral", label: "Pending" },
  failed: { tone: "warn", label: "Not verified" },
  verified: { tone: "good", label: "Verified" },
  lost: { tone: "bad", label: "Verified, record gone" },
};

/** How a domain stands. */
export function DomainStateBadge({ domain: { state, isDnsProof } }: { domain: Pick<TenantDomainView, "state" | "isDnsProof"> }) {
  const say = useSay();
  const { tone, label } = LOOKS[state];
  return (
    <Badge tone={tone} hasDot>
      {say(state === "verified" && !isDnsProof ? "Verified by hand" : label)}
    </Badge>
  );
}
