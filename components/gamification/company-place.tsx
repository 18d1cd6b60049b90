import { useWords } from "#components/format/words";
import type { CompanyBoard } from "#lib/gamification/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { StatCard } from "../ui/stat-card.tsx";
import { useScore } from "./company-words.tsx";

/** Where the reader's company stands, or why it does not. */
export function CompanyPlace({ board }: { board: CompanyBoard }) {
  const t = useWords("companies");
  const f = useFormats();
  const scoreOf = useScore();
  const why = useWhyUnranked(board);
  const { you, total } = board;
  return (
    <div className="grid grid-cols-2 gap-4 md:gap-6 xl:grid-cols-3 [&>*:last-child]:col-span-2 xl:[&>*:last-child]:col-span-1">
      <StatCard
        label={t("yourRank")}
        figure={you ? f.number(you.entry.rank) : null}
        unknownReason={why}
        note={you ? t("ofCompanies", { count: total, number: f.number(total) }) : undefined}
      />
      <StatCard
        label={t("yourScore")}
        figure={you ? scoreOf(you.entry.scoreHundredths) : null}
        unknownReason={why}
        note={you ? t("outOf") : undefined}
      />
      <StatCard
        label={t("toTheNextRank")}
        figure={you ? (you.next ? scoreOf(you.next.scoreHundredths) : t("youLead")) : null}
        unknownReason={why}
        note={you?.next ? t("toShareRank", { rank: f.number(you.next.rank) }) : undefined}
      />
    </div>
  );
}

/** What keeps the reader's company from a rank. */
function useWhyUnranked({ choice, why, scope, industry }: CompanyBoard): string {
  const t = useWords("companies");
  const f = useFormats();
  if (choice === "none") return t("notTakingPart");
  if (scope === "industry" && industry === null) return t("noIndustry");
  if (why === null) return t("notMeasuredYet");
  const lacking = why.filter(({ over }) => over === null);
  return lacking.length > 0 ? t("lacks", { measures: f.list(lacking.map(({ measure }) => t(measure))) }) : t("notMeasuredYet");
}
