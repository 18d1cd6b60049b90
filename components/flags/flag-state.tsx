import type { FlagReach, FlagState } from "#lib/flags/schema";
import { formatNumber } from "../format/number.tsx";
import { Badge, type Tone } from "../ui/badge.tsx";

export const FLAG_STATE_LABELS: Record<FlagState, string> = { on: "On for all", partly: "On for some", off: "Off", killed: "Killed" };
const TONES: Record<FlagState, Tone> = { on: "good", partly: "accent", off: "neutral", killed: "bad" };

export function FlagStateBadge({ state }: { state: FlagState }) {
  return (
    <Badge tone={TONES[state]} hasDot>
      {FLAG_STATE_LABELS[state]}
    </Badge>
  );
}

/** On or off for one tenant. */
export function OnOff({ isOn }: { isOn: boolean }) {
  return (
    <Badge tone={isOn ? "good" : "neutral"} hasDot>
      {isOn ? "On" : "Off"}
    </Badge>
  );
}

export const sayReach = ({ on, all }: FlagReach) => `${formatNumber(on)} of ${formatNumber(all)}`;
