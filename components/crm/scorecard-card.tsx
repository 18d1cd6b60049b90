import type { ScoringOverview } from "#lib/crm/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { useWords } from "../format/words.tsx";
import { Card } from "../ui/card.tsx";
import { DataTable } from "../ui/data-table.tsx";
import { useBinWords, useFactorWords } from "./score-words.tsx";

type Scorecard = NonNullable<ScoringOverview["scorecard"]>;

/** The points of each level of each factor. @param minorUnits of the tenant's currency */
export function ScorecardCard({ scorecard, minorUnits }: { scorecard: Scorecard; minorUnits: number }) {
  const t = useWords("leadScores");
  const f = useFormats();
  const { nameOf } = useFactorWords();
  const sayBin = useBinWords(minorUnits);
  // What was never seen has nothing to say yet.
  const rows = scorecard.factors.flatMap((factor) =>
    factor.bins.filter(({ won, lost }) => won + lost > 0).map((bin, index) => ({ ...bin, index, factor: factor.name })),
  );
  return (
    <Card title={t("points")} note={t("pointsNote", { base: scorecard.basePoints })} isFlush>
      <DataTable
        caption={t("points")}
        density="compact"
        columns={[
          { key: "factor", header: t("factor"), isPrimary: true, hasWords: true, cell: ({ factor }) => nameOf({ part: "scorecard", name: factor }) },
          { key: "level", header: t("level"), hasWords: true, cell: (bin) => <span className="wrap-anywhere">{sayBin(bin.factor, bin)}</span> },
          {
            key: "won",
            header: t("wonOf"),
            isNumeric: true,
            cell: ({ won, lost }) => t("wonOfValue", { won: f.number(won), all: f.number(won + lost) }),
          },
          { key: "points", header: t("points"), isNumeric: true, cell: ({ points }) => f.number(points, { signDisplay: "exceptZero" }) },
        ]}
        rows={rows}
        rowKey={({ factor, index }) => `${factor}.${index}`}
        empty={null}
      />
    </Card>
  );
}

/** What was foretold, and what came true, on leads that the scorecard was not made from. */
export function CalibrationCard({ calibration }: { calibration: Scorecard["quality"]["calibration"] }) {
  const t = useWords("leadScores");
  const f = useFormats();
  return (
    <Card title={t("calibration")} note={t("calibrationNote")} isFlush>
      <DataTable
        caption={t("calibration")}
        density="compact"
        columns={[
          { key: "tenth", header: t("tenth"), isPrimary: true, cell: ({ tenth }) => f.number(tenth) },
          { key: "leads", header: t("leadsCount"), isNumeric: true, cell: ({ leads }) => f.number(leads) },
          { key: "expected", header: t("expected"), isNumeric: true, cell: ({ expected }) => f.percent(expected, { isAligned: true }) },
          { key: "observed", header: t("observed"), isNumeric: true, cell: ({ observed }) => f.percent(observed, { isAligned: true }) },
        ]}
        rows={calibration.map((row, index) => ({ ...row, tenth: index + 1 }))}
        rowKey={({ tenth }) => String(tenth)}
        empty={null}
      />
    </Card>
  );
}

/** The scorecards so far, the newest first. @param inForce version that scores now; null while rules do */
export function ScorecardHistory({ history, inForce }: { history: ScoringOverview["history"]; inForce: number | null }) {
  const t = useWords("leadScores");
  const f = useFormats();
  return (
    <Card title={t("history")} isFlush>
      <DataTable
        caption={t("history")}
        density="compact"
        columns={[
          { key: "version", header: t("version"), isPrimary: true, cell: ({ version }) => f.number(version) },
          { key: "madeAt", header: t("madeAt"), cell: ({ madeAt }) => f.date(new Date(madeAt)) },
          {
            key: "outcomes",
            header: t("outcomes"),
            hasWords: true,
            cell: ({ won, lost }) => t("outcomesValue", { won: f.number(won), lost: f.number(lost) }),
          },
          { key: "auc", header: t("aucShort"), isNumeric: true, cell: ({ auc }) => f.percent(auc, { isAligned: true }) },
          {
            key: "state",
            header: t("state"),
            cell: ({ version, isUsable }) => t(version === inForce ? "isInForce" : isUsable ? "isUsable" : "isNotUsable"),
          },
        ]}
        rows={history}
        rowKey={({ version }) => String(version)}
        empty={<p className="px-5 py-4 text-muted">{t("noHistory")}</p>}
      />
    </Card>
  );
}
