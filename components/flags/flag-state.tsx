import { useSay, useWords } from "#components/format/words";
import type { FlagReach, FlagState } from "#lib/flags/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { Badge, type Tone } from "../ui/badge.tsx";

export const FLAG_STATE_LABELS: Record<FlagState, string> = { on: "On for all", partly: "On for some", off: "Off", killed: "Killed" };
const TONES: Record<FlagState, Tone> = { on: "good", partly: "accent", off: "neutral", killed: "bad" };

export function FlagStateBadge({ state }: { state: FlagState }) {
  const say = useSay();
  return (
    <Badge tone={TONES[state]} hasDot>
      {say(FLAG_STATE_LABELS[state])}
    </Badge>
  );
}

/** On or off for one tenant. */
export function OnOff({ isOn }: { isOn: boolean }) {
  const t = useWords("flags");
  return (
    <Badge tone={isOn ? "good" : "neutral"} hasDot>
      {isOn ? t("on") : t("off")}
    </Badge>
  );
}

/** For how many of all tenants a flag is on. */
export function Reach({ reach: { on, all } }: { reach: FlagReach }) {
  const [t, f] = [useWords("flags"), useFormats()];
  return t("onOfAll", { on: f.number(on), all: f.number(all) });
}
