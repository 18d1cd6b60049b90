import { IMPACT_WORDS, STATUS_WORDS } from "#lib/services";
import type { IncidentImpact, IncidentStatus } from "#lib/services/schema";
import { useWords } from "../format/words.tsx";
import { Badge, type Tone } from "../ui/badge.tsx";

const IMPACT_TONES: Record<IncidentImpact, Tone> = { none: "neutral", minor: "warn", major: "bad", critical: "bad" };
const STATUS_TONES: Record<IncidentStatus, Tone> = {
  investigating: "bad",
  identified: "warn",
  monitoring: "accent",
  resolved: "good",
  postmortem: "good",
};

export function ImpactBadge({ impact }: { impact: IncidentImpact }) {
  const t = useWords("incidents");
  return <Badge tone={IMPACT_TONES[impact]}>{t(IMPACT_WORDS[impact])}</Badge>;
}

export function StatusBadge({ status }: { status: IncidentStatus }) {
  const t = useWords("incidents");
  return (
    <Badge tone={STATUS_TONES[status]} hasDot>
      {t(STATUS_WORDS[status])}
    </Badge>
  );
}
