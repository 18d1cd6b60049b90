import { useWords } from "#components/format/words";
import { COMPANY_SCOPES, type CompanyBoard, isGrowth } from "#lib/gamification/schema";
import { EmptyState } from "../ui/empty-state.tsx";
import { BoardCard } from "./board-card.tsx";
import { CompanyTable } from "./company-table.tsx";

const SCOPE_WORDS = { platform: "allCompanies", industry: "sameIndustry" } as const;

interface CompanyBoardCardProps {
  board: CompanyBoard;
  /** The page's address with something of it changed. */
  hrefWith: (change: { board?: string; scope?: string; period?: string }) => string;
  /** How long ago it was computed; null when it was not. */
  when: string | null;
}

/** A board of companies as its companies see it, of all or of their industry. */
export function CompanyBoardCard({ board, hrefWith, when }: CompanyBoardCardProps) {
  const t = useWords("companies");
  const scopes = COMPANY_SCOPES.map((scope) => ({ label: t(SCOPE_WORDS[scope]), href: hrefWith({ scope }), isCurrent: scope === board.scope }));
  return (
    <BoardCard title={t("companiesByScore")} board={board} hrefWith={hrefWith} when={when} choices={{ label: t("scope"), items: scopes }}>
      <CompanyTable
        caption={t("companiesByScore")}
        entries={board.entries}
        hasMovement={board.period !== "all"}
        empty={<NobodyRanked board={board} />}
      />
    </BoardCard>
  );
}

/** Why there is nobody to show. */
function NobodyRanked({ board: { scope, industry, period, computedAt, board } }: { board: CompanyBoard }) {
  const t = useWords("companies");
  const [title, note] =
    scope === "industry" && industry === null
      ? [t("noIndustryTitle"), t("noIndustryNote")]
      : computedAt === null
        ? [t("notComputed"), t("notComputedNote")]
        : period === "all" && board.weights.some(({ measure }) => isGrowth(measure))
          ? [t("nobodyRanked"), t("growthOfAllTime")]
          : [t("nobodyRanked"), t("nobodyRankedNote")];
  return (
    <EmptyState icon="trophy" title={title} className="py-8">
      {note}
    </EmptyState>
  );
}
