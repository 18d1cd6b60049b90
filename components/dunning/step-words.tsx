import type { DunningCase, StepKind } from "#lib/dunning/schema";
import type { Words } from "#words";
import type { Formats } from "../format/reader-formats.tsx";
import { useWords } from "../format/words.tsx";
import { Badge, type Tone } from "../ui/badge.tsx";

export const STEP_NAMES = {
  reminder: "reminder",
  final_notice: "finalNotice",
  propose_suspension: "proposeSuspension",
  suspend: "suspend",
} as const satisfies Record<StepKind, string>;

const TONES: Record<DunningCase["state"], Tone> = { open: "bad", paused: "neutral", recovered: "good", lost: "warn" };

/** How a case stands, as a tinted pill. */
export function CaseBadge({ found }: { found: DunningCase }) {
  const t = useWords("dunning");
  return (
    <Badge tone={found.needsDecision ? "warn" : TONES[found.state]} hasDot>
      {t(found.needsDecision ? "decision" : found.state)}
    </Badge>
  );
}

/** A day without its time: steps have days. */
export const dayOf = (f: Formats, at: string) => f.date(new Date(at), { precision: "date" });

/** What comes next in a case, and when. */
export function sayNext(t: Words<"dunning">, f: Formats, found: DunningCase): string {
  if (found.closedAt) return t("closedOn", { date: dayOf(f, found.closedAt) });
  if (found.state === "paused") return found.pausedUntil ? t("pausedUntil", { date: dayOf(f, found.pausedUntil) }) : t("pausedForNow");
  const step = found.steps[found.stepsTaken];
  if (found.nextAt && step) return t("stepOn", { step: t(STEP_NAMES[step.kind]), date: dayOf(f, found.nextAt) });
  return t(found.needsDecision ? "toDecide" : "isSuspended");
}
