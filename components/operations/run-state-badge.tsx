import type { RunState } from "#lib/operations/schema";
import { useSay } from "../format/words.tsx";
import { Badge } from "../ui/badge.tsx";
import { RUN_LABELS, RUN_TONES } from "./runs-table.tsx";

/** What has become of a run. */
export function RunStateBadge({ state }: { state: RunState }) {
  const say = useSay();
  return (
    <Badge tone={RUN_TONES[state]} hasDot>
      {say(RUN_LABELS[state])}
    </Badge>
  );
}
