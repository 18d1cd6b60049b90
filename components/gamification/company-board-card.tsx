import { useWords } from "#components/format/words";
import { COMPANY_PERIODS, COMPANY_SCOPES, type CompanyBoard, isGrowth } from "#lib/gamification/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { Card } from "../ui/card.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Tabs } from "../ui/tabs.tsx";
import { CompanyTable } from "./company-table.tsx";
import { PERIOD_WORDS, useBoardName, useBoardParts } from "./company-words.tsx";

const SCOPE_WORDS = { platform: "allCompanies", industry: "sameIndustry" } as const;

interface CompanyBoardCardProps {
  board: CompanyBoard;
  /** The page's address with something of it changed. */
  hrefWith: (change: { board?: string; scope?: string; period?: string }) => string;
  /** How long ago it was computed; null when it was not. */
  when: string | null;
}

/** A board of companies, with the links to the others, to the scopes and the periods. */
export function CompanyBoardCard({ board, hrefWith, when }: CompanyBoardCardProps) {
  const t = useWords("companies");
  const f = useFormats();
  const nameOf = useBoardName();
  const partsOf = useBoardParts();
  const note = when === null ? undefined : board.since ? t("sinceDay", { day: f.day(board.since), when }) : t("sinceEver", { when });
  return (
    <Card title={t("companiesByScore")} note={note} isFlush>
      <div className="grid gap-1 px-5 pt-2 md:px-6">
        <Tabs
          label={t("board")}
          isMany
          items={board.boards.map((each) => ({ label: nameOf(each), href: hrefWith({ board: each.key }), isCurrent: each.key === board.board.key }))}
        />
        <Tabs
          label={t("scope")}
          items={COMPANY_SCOPES.map((scope) => ({ label: t(SCOPE_WORDS[scope]), href: hrefWith({ scope }), isCurrent: scope === board.scope }))}
        />
        <Tabs
          label={t("period")}
          isMany
          items={COMPANY_PERIODS.map((period) => ({
            label: t(PERIOD_WORDS[period]),
            href: hrefWith({ period }),
            isCurrent: period === board.period,
          }))}
        />
      </div>
      <CompanyTable
        caption={t("companiesByScore")}
        entries={board.entries}
        hasMovement={board.period !== "all"}
        empty={<NobodyRanked board={board} />}
      />
      <div className="grid gap-1 border-t px-5 py-4 text-muted text-xs md:px-6">
        <p>{t("madeOf", { parts: partsOf(board.board.weights) })}</p>
        <p className="max-w-prose">{t("howScored")}</p>
      </div>
    </Card>
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
