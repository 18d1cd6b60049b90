import { useWords } from "#components/format/words";
import type { Season } from "#lib/gamification/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { Badge } from "../ui/badge.tsx";

const TONES = { planned: "neutral", running: "good", over: "neutral", cancelled: "bad" } as const;

export function SeasonState({ state }: Pick<Season, "state">) {
  const t = useWords("seasons");
  return (
    <Badge tone={TONES[state]} hasDot>
      {t(state)}
    </Badge>
  );
}

/** Days are the same everywhere: they are not moved into the reader's time zone. */
const dayOf = (f: ReturnType<typeof useFormats>, day: string) => f.date(new Date(day), { precision: "date", timeZone: "UTC" });

export function SeasonDays({ startsOn, endsOn }: Pick<Season, "startsOn" | "endsOn">) {
  const t = useWords("seasons");
  const f = useFormats();
  return t("daysFromTo", { from: dayOf(f, startsOn), to: dayOf(f, endsOn) });
}

export function SeasonBegin({ startsOn }: Pick<Season, "startsOn">) {
  const t = useWords("seasons");
  return t("beginsOn", { day: dayOf(useFormats(), startsOn) });
}

/** What which rank brings, in one line. */
export function SeasonRewards({ rewards }: Pick<Season, "rewards">) {
  const t = useWords("seasons");
  const f = useFormats();
  if (rewards.length === 0) return t("noRewards");
  return rewards
    .map(({ toRank, points }, index) => {
      const isOne = toRank === (rewards[index - 1]?.toRank ?? 0) + 1;
      return t(isOne ? "rewardOne" : "rewardUpTo", { rank: f.number(toRank), points: f.number(points) });
    })
    .join(" · ");
}
