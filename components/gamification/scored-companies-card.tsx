import { useWords } from "#components/format/words";
import { COMPANY_PERIODS, type CompanyScores } from "#lib/gamification/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { Card } from "../ui/card.tsx";
import { Tabs } from "../ui/tabs.tsx";
import { PERIOD_WORDS, useBoardName, useBoardParts } from "./company-words.tsx";
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

/** A board as the operator sees it, with the links to the others and to the periods. */
export function ScoredCompaniesCard({ scores, demo, hrefWith, when, mayOpen }: ScoredCompaniesCardProps) {
  const t = useWords("companies");
  const f = useFormats();
  const nameOf = useBoardName();
  const partsOf = useBoardParts();
  const note = when === null ? undefined : scores.since ? t("sinceDay", { day: f.day(scores.since), when }) : t("sinceEver", { when });
  return (
    <Card title={t("whoTakesPart")} note={note} isFlush>
      <div className="grid gap-1 px-5 pt-2 md:px-6">
        <Tabs
          label={t("board")}
          isMany
          items={scores.boards.map((each) => ({
            label: nameOf(each),
            href: hrefWith({ board: each.key }),
            isCurrent: each.key === scores.board.key,
          }))}
        />
        <Tabs
          label={t("companies")}
          items={[
            { label: t("realCompanies"), href: hrefWith({ demo: "no" }), isCurrent: demo === "no" },
            { label: t("madeUpCompanies"), href: hrefWith({ demo: "yes" }), isCurrent: demo === "yes" },
          ]}
        />
        <Tabs
          label={t("period")}
          isMany
          items={COMPANY_PERIODS.map((period) => ({
            label: t(PERIOD_WORDS[period]),
            href: hrefWith({ period }),
            isCurrent: period === scores.period,
          }))}
        />
      </div>
      <ScoredCompaniesTable companies={scores.companies} mayOpen={mayOpen} />
      <div className="grid gap-1 border-t px-5 py-4 text-muted text-xs md:px-6">
        <p>{t("madeOf", { parts: partsOf(scores.board.weights) })}</p>
        <p className="max-w-prose">{t("howScored")}</p>
        <p>{t("poolNote")}</p>
      </div>
    </Card>
  );
}
