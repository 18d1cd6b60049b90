import type { MailItem } from "#lib/outbox/schema";
import { useSay } from "../format/words.tsx";
import { Badge, type Tone } from "../ui/badge.tsx";

const looks: Record<MailItem["status"], { label: string; tone: Tone }> = {
  queued: { label: "Queued", tone: "accent" },
  held: { label: "Held", tone: "warn" },
  sent: { label: "Sent", tone: "good" },
  failed: { label: "Failed", tone: "bad" },
};

/** What became of a mail. */
export function MailStatusBadge({ status }: { status: MailItem["status"] }) {
  const say = useSay();
  return (
    <Badge tone={looks[status].tone} hasDot>
      {say(looks[status].label)}
    </Badge>
  );
}
