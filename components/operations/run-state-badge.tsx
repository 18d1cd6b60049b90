import type { RunState } from "#lib/operations/schema";
import { useSay } from "../format/words.tsx";
import { Badge, type Tone } from "../ui/badge.tsx";

const looks: Record<RunState, { label: string; tone: Tone }> = {
  waiting: { label: "Waiting", tone: "neutral" },
  retrying: { label: "Waiting to try again", tone: "warn" },
  running: { label: "Running", tone: "accent" },
  done: { label: "Done", tone: "good" },
  cancelled: { label: "Cancelled", tone: "neutral" },
  failed: { label: "Failed", tone: "bad" },
  dead: { label: "Dead letter", tone: "bad" },
};

/** What has become of a run. */
export function RunStateBadge({ state }: { state: RunState }) {
  const say = useSay();
  return (
    <Badge tone={looks[state].tone} hasDot>
      {say(looks[state].label)}
    </Badge>
  );
}
