import { useSay, useWords } from "#components/format/words";
import { drawBand } from "#lib/services";
import { SERVICE_STATES } from "#lib/services/schema";
import { SERVICE_STATE_LABELS } from "../service-state.tsx";
import { Band } from "./band.tsx";

/** What heights, colours and patterns mean. */
export function TimelineLegend() {
  const [t, say] = [useWords("timeline"), useSay()];
  return (
    <ul aria-label={t("legend")} className="flex flex-wrap items-end gap-x-5 gap-y-2 text-muted text-xs">
      {SERVICE_STATES.map((state, index) => (
        <li key={state} className="flex items-end gap-2">
          <Band band={drawBand([[index, 0, 1]], 1)} className="w-6" />
          {say(SERVICE_STATE_LABELS[state])}
        </li>
      ))}
    </ul>
  );
}
