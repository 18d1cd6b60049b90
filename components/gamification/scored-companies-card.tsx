import { useWords } from "#components/format/words";
import type { CompanyScores } from "#lib/gamification/schema";
import { BoardCard } from "./board-card.tsx";
import { ScoredCompaniesTable } from "./scored-companies-table.tsx";

interface ScoredCompaniesCardProps {
  scores: CompanyScores;
  demo: "yes" | "no";
  /** The page's address with something of it changed. */
  hrefWith: (change: { board?: string; period?: string; demo?: string }) => string;
  /** How long ago it was computed; null when it was not. */
  when: string | null;
  /** Whether the reader may open tenants. */
  mayOpen: boolean;
}

/** A board as the operator sees it, of real companies or of made-up ones. */
export function ScoredCompaniesCard({ scores, demo, hrefWith, when, mayOpen }: ScoredCompaniesCardProps) {
  const t = useWords("companies");
  const pools = [
    { label: t("realCompanies"), href: hrefWith({ demo: "no" }), isCurrent: demo === "no" },
    { label: t("madeUpCompanies"), href: hrefWith({ demo: "yes" }), isCurrent: demo === "yes" },
  ];
  const choices = { label: t("companies"), items: pools };
  return (
    <BoardCard title={t("whoTakesPart")} board={scores} hrefWith={hrefWith} when={when} choices={choices} footnote={t("poolNote")}>
      <ScoredCompaniesTable companies={scores.companies} mayOpen={mayOpen} />
    </BoardCard>
  );
}
