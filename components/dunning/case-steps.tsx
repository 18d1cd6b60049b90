import { useFormats } from "#components/format/reader-formats";
import { useWords } from "#components/format/words";
import type { DunningCase } from "#lib/dunning/schema";
import { Badge } from "../ui/badge.tsx";
import { dayOf, STEP_NAMES } from "./step-words.tsx";

/** The steps of a case in their order: what is done, what comes, and when. */
export function CaseSteps({ found }: { found: DunningCase }) {
  const f = useFormats();
  const t = useWords("dunning");
  const whenOf = (index: number) => {
    if (index < found.stepsTaken) return <Badge tone="good">{t("taken")}</Badge>;
    if (found.closedAt || found.tenantStatus !== "past_due") return <span className="text-muted">{t("notReached")}</span>;
    if (index > found.stepsTaken) return <span className="text-muted">{t("later")}</span>;
    return found.nextAt ? t("planned", { date: dayOf(f, found.nextAt) }) : <Badge>{t("paused")}</Badge>;
  };
  return (
    <ol aria-label={t("stepsOfTheCase")} className="divide-y">
      {found.steps.map(({ kind, day }, index) => (
        <li key={day} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-5 py-3 text-sm md:px-6">
          <span className="min-w-0">
            <span className="font-medium text-ink">{t(STEP_NAMES[kind])}</span>{" "}
            <span className="text-muted">· {t("dayNumber", { day: f.number(day) })}</span>
          </span>
          <span>{whenOf(index)}</span>
        </li>
      ))}
    </ol>
  );
}
