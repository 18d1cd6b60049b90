import { useSay } from "#components/format/words";
import { sayAction } from "#lib/audit/schema";
import { Badge, type Tone } from "../ui/badge.tsx";

const TONES: [RegExp, Tone][] = [
  [/refused|locked$|suspend$|regressed|\.removed$|erased$/, "bad"],
  [/_asked$|begun$|pruned$|redacted$|erasure/, "warn"],
  [/reactivate$|award$|\.added$|unlocked$/, "good"],
  [/create$|^register$/, "accent"],
];

/** What was done, in words; its own name is told on hover. */
export function ActionBadge({ action }: { action: string }) {
  const say = useSay();
  const [, tone] = TONES.find(([pattern]) => pattern.test(action)) ?? [];
  return (
    <Badge tone={tone} title={action}>
      {say(sayAction(action))}
    </Badge>
  );
}
