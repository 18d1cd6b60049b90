import type { LeadScore } from "#lib/crm/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { Time } from "../format/time.tsx";
import { useWords } from "../format/words.tsx";
import { Card } from "../ui/card.tsx";
import { DataTable } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { PART_KEYS, ScoreBandBadge, useFactorWords } from "./score-words.tsx";

const signed = { signDisplay: "exceptZero" } as const;

/** One lead's score, and the factors whose points add up to it. @param score null while it is not worked out */
export function LeadScoreCard({ score }: { score: LeadScore | null }) {
  const t = useWords("leadScores");
  const f = useFormats();
  const { nameOf, evidenceOf } = useFactorWords();
  if (!score)
    return (
      <Card title={t("score")}>
        <EmptyState icon="gauge" title={t("notScoredYet")} className="py-6">
          {t("notScoredYetNote")}
        </EmptyState>
      </Card>
    );
  const label = t("scoreOf", { score: score.score });
  return (
    <Card
      title={t("score")}
      note={score.model === "scorecard" ? t("byScorecard", { version: score.modelVersion ?? 0 }) : t("byRules")}
      actions={<ScoreBandBadge band={score.band} />}
      isFlush
    >
      <div className="grid gap-2 border-b px-5 py-5 md:px-6">
        <p className="font-bold text-3xl text-ink tabular-nums">{label}</p>
        <ProgressBar value={score.score} label={label} />
        <p className="text-muted text-xs">{t.rich("scoredAt", { time: () => <Time value={score.computedAt} /> })}</p>
      </div>
      <DataTable
        caption={t("why")}
        density="compact"
        columns={[
          {
            key: "factor",
            header: t("factor"),
            isPrimary: true,
            hasWords: true,
            cell: (factor) => (
              <span className="grid">
                <span className="text-ink">{nameOf(factor)}</span>
                <span className="text-muted text-xs">{t(PART_KEYS[factor.part])}</span>
              </span>
            ),
          },
          {
            key: "evidence",
            header: t("evidence"),
            hasWords: true,
            cell: ({ name, evidence, part }) => {
              if (evidence !== null) return <span className="wrap-anywhere">{evidenceOf(name, evidence)}</span>;
              return part === "base" || part === "bounds" ? "–" : t("isUnknown");
            },
          },
          { key: "points", header: t("points"), isNumeric: true, cell: ({ points }) => f.number(points, signed) },
        ]}
        rows={score.factors}
        rowKey={({ part, name }) => `${part}.${name}`}
        empty={null}
      />
    </Card>
  );
}
