import { useWords } from "#components/format/words";
import type { LeaderboardEntry, OwnWidgets } from "#lib/gamification/schema";
import { useFormats } from "../../format/reader-formats.tsx";
import { NameOnBoard } from "../name-on-board.tsx";

interface NearMeProps {
  /** The reader's own place with those before and after it. */
  entries: LeaderboardEntry[];
  next: NonNullable<OwnWidgets["month"]>["next"];
}

/** Who stands around the reader, and what is missing to the rank above. */
export function NearMe({ entries, next }: NearMeProps) {
  const t = useWords("points");
  const f = useFormats();
  return (
    <section aria-label={t("summaryNear")} className="grid gap-2 rounded-xl bg-sunken p-4">
      <p className="text-muted text-xs">
        {t("summaryNear")}
        {next ? `. ${t("summaryToNext", { points: next.points, number: f.number(next.points), rank: f.number(next.rank) })}` : null}
      </p>
      <ol className="grid gap-2">
        {entries.map(({ place, rank, name, points, isYou }) => (
          <li key={place} className="flex min-w-0 items-center gap-3 text-sm">
            <span className="w-8 shrink-0 text-end text-muted tabular-nums">{f.number(rank)}</span>
            <span className="min-w-0 grow">
              <NameOnBoard name={name ?? t("summaryWithoutName")} own={isYou ? t("summaryYou") : null} />
            </span>
            <span className="shrink-0 font-medium text-ink tabular-nums">{f.number(points)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
