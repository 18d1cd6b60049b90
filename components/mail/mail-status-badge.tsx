import type { MailItem } from "#lib/outbox/schema";
import { Badge, type Tone } from "../ui/badge.tsx";

export const MAIL_STATUS_LABELS: Record<MailItem["status"], string> = { queued: "Queued", held: "Held", sent: "Sent", failed: "Failed" };
const tones: Record<MailItem["status"], Tone> = { queued: "accent", held: "warn", sent: "good", failed: "bad" };

/** What became of a mail. @param words the labels in the reader's language */
export function MailStatusBadge({ status, words }: { status: MailItem["status"]; words: typeof MAIL_STATUS_LABELS }) {
  return (
    <Badge tone={tones[status]} hasDot>
      {words[status]}
    </Badge>
  );
}
