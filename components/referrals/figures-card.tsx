import type { FraudFigures } from "#lib/gamification/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { useWords } from "../format/words.tsx";
import { Card } from "../ui/card.tsx";
import { DataTable } from "../ui/data-table.tsx";
import { SIGNAL_KEYS } from "./referral-words.tsx";

/** How often the score was right, of what people decided about; "–" where there was nothing to be right about. */
export function FiguresCard({ figures }: { figures: FraudFigures }) {
  const t = useWords("referrals");
  const f = useFormats();
  const share = (value: number | null) => (value === null ? "–" : f.percent(value));
  const items = [
    { label: t("precision"), figure: share(figures.precision), definition: t("precisionDefinition") },
    { label: t("recall"), figure: share(figures.recall), definition: t("recallDefinition") },
    { label: t("overturned"), figure: f.number(figures.overturned), definition: t("overturnedDefinition") },
  ];
  return (
    <Card title={t("figures")} note={t("figuresNote", { decided: figures.decided })} isFlush>
      <div>
        <dl className="grid gap-x-6 gap-y-4 border-b px-5 py-5 sm:grid-cols-3 md:px-6">
          {items.map(({ label, figure, definition }) => (
            <div key={label}>
              <dt className="text-muted text-sm">{label}</dt>
              <dd className="font-semibold text-2xl text-ink tabular-nums">{figure}</dd>
              <dd className="text-muted text-xs">{definition}</dd>
            </div>
          ))}
        </dl>
        <DataTable
          caption={t("perSignal")}
          columns={[
            { key: "signal", header: t("signal"), isPrimary: true, hasWords: true, cell: ({ signal }) => t(SIGNAL_KEYS[signal]) },
            { key: "seen", header: t("seen"), isNumeric: true, cell: ({ seen }) => f.number(seen) },
            { key: "fraud", header: t("ofFraud"), isNumeric: true, cell: ({ fraud }) => f.number(fraud) },
            { key: "precision", header: t("precision"), isNumeric: true, cell: ({ precision }) => share(precision) },
          ]}
          rows={figures.signals}
          rowKey={({ signal }) => signal}
        />
      </div>
    </Card>
  );
}
