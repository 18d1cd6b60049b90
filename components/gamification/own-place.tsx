import { useWords } from "#components/format/words";
import type { Leaderboard } from "#lib/gamification/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { StatCard } from "../ui/stat-card.tsx";

/** Where the reader stands, and what is missing to the rank above. */
export function OwnPlace({ board: { scope, you, total, choice } }: { board: Leaderboard }) {
  const t = useWords("boards");
  const f = useFormats();
  const why = choice === "hidden" ? t("youAreHidden") : scope === "team" && choice === "anonymous" ? t("youAreWithoutName") : t("youHaveNoPoints");
  return (
    <div className="grid grid-cols-2 gap-4 md:gap-6 xl:grid-cols-3 [&>*:last-child]:col-span-2 xl:[&>*:last-child]:col-span-1">
      <StatCard
        label={t("yourRank")}
        figure={you ? f.number(you.entry.rank) : null}
        unknownReason={why}
        note={you ? t("ofPeople", { count: total, number: f.number(total) }) : undefined}
      />
      <StatCard label={t("yourPoints")} figure={you ? f.number(you.entry.points) : null} unknownReason={why} />
      <StatCard
        label={t("toTheNextRank")}
        figure={you ? (you.next ? f.number(you.next.points) : t("youLead")) : null}
        unknownReason={why}
        note={you?.next ? t("toShareRank", { rank: f.number(you.next.rank) }) : undefined}
      />
    </div>
  );
}
