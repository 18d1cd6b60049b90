import { useSay } from "#components/format/words";
import { Badge, type Tone } from "#components/ui/badge";
import type { ApiKey } from "#lib/keys/schema";

const looks: Record<ApiKey["state"], { tone: Tone; label: string }> = {
  active: { tone: "good", label: "Active" },
  ends_soon: { tone: "warn", label: "Ends soon" },
  expired: { tone: "neutral", label: "Expired" },
  revoked: { tone: "neutral", label: "Revoked" },
};

/** Whether a key counts; one that another has replaced ends on purpose. */
export function KeyState({ apiKey }: { apiKey: Pick<ApiKey, "state" | "replacedById"> }) {
  const say = useSay();
  const isReplaced = apiKey.replacedById !== null && (apiKey.state === "active" || apiKey.state === "ends_soon");
  const { tone, label } = isReplaced ? { tone: "warn" as const, label: "Replaced, still counts" } : looks[apiKey.state];
  return (
    <Badge tone={tone} hasDot>
      {say(label)}
    </Badge>
  );
}
