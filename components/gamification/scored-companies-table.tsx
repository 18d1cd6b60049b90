import { useWords } from "#components/format/words";
import type { ScoredCompany } from "#lib/gamification/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { Accordion } from "../ui/accordion.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { useScore } from "./company-words.tsx";
import { ScoreParts } from "./score-parts.tsx";

const SHOWN_AS = { public: "asPublic", name: "asName", anonymous: "asAnonymous", none: "notAtAll" } as const;

/** All who take part in a board, for the operator: ranked ones first, then those who lack a measure; and why. */
export function ScoredCompaniesTable({ companies, mayOpen }: { companies: ScoredCompany[]; mayOpen: boolean }) {
  const t = useWords("companies");
  const f = useFormats();
  const scoreOf = useScore();
  const columns: Column<ScoredCompany>[] = [
    {
      key: "rank",
      header: t("rank"),
      isNumeric: true,
      cell: ({ rank }) => (rank === null ? <span className="text-muted">{t("notRanked")}</span> : f.number(rank)),
    },
    {
      key: "company",
      header: t("company"),
      isPrimary: true,
      hasWords: true,
      cell: ({ name, tenantId }) => (
        <span className="wrap-anywhere">{mayOpen ? <TextLink href={`/admin/tenants/${tenantId}`}>{name}</TextLink> : name}</span>
      ),
    },
    { key: "score", header: t("score"), isNumeric: true, cell: ({ scoreHundredths }) => scoreOf(scoreHundredths) },
    {
      key: "industry",
      header: t("industry"),
      hasWords: true,
      showFrom: "lg",
      cell: ({ industry }) => (industry === null ? t("notSaid") : t(industry)),
    },
    { key: "industryRank", header: t("industryRank"), isNumeric: true, showFrom: "xl", cell: ({ industryRank }) => f.number(industryRank) },
    {
      key: "choice",
      header: t("shownAs"),
      hasWords: true,
      showFrom: "md",
      cell: ({ choice }) => t(SHOWN_AS[choice]),
    },
  ];
  return (
    <>
      <DataTable
        caption={t("whoTakesPart")}
        columns={columns}
        rows={companies}
        rowKey={({ tenantId }) => tenantId}
        empty={
          <EmptyState icon="trophy" title={t("nobodyTakesPart")} className="py-8">
            {t("nobodyTakesPartNote")}
          </EmptyState>
        }
      />
      {companies.length > 0 ? (
        <div className="border-t p-5 md:p-6">
          <Accordion
            items={companies.map(({ tenantId, name, parts, currency }) => ({
              id: tenantId,
              title: t("whyOf", { company: name }),
              content: <ScoreParts caption={t("whyOf", { company: name })} parts={parts} currency={currency} />,
            }))}
          />
        </div>
      ) : null}
    </>
  );
}
