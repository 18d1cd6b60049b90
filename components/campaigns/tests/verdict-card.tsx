import { type Formats, useFormats } from "#components/format/reader-formats";
import { useWords } from "#components/format/words";
import type { Comparison, TestDetail, Verdict } from "#lib/campaigns/schema";
import type { Words } from "#words";
import { Callout } from "../../ui/callout.tsx";
import { Card } from "../../ui/card.tsx";
import { DataList } from "../../ui/data-list.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { TRIAL_WORDS } from "./test-words.tsx";

/** What the test says, with how that was found; or how much it still needs before it says anything. */
export function VerdictCard({ test }: { test: TestDetail }) {
  const [t, formats] = [useWords("campaignTools"), useFormats()];
  const { have, need, verdict } = test.evaluation;
  const what = t(TRIAL_WORDS[test.metric]);
  if (!verdict)
    return (
      <Card title={t("verdict")} note={t("verdictWaits")}>
        <p className="mb-3 font-medium text-ink tabular-nums">{t("notEnough", { have: formats.number(have), need: formats.number(need), what })}</p>
        <ProgressBar value={have} max={need} label={t("sampleProgress")} />
      </Card>
    );
  return (
    <Card title={t("verdict")} note={t("verdictOf", { day: formats.day(verdict.closedOn), need: formats.number(need), what })}>
      <ul className="grid gap-6">
        {verdict.comparisons.map((comparison) => (
          <li key={comparison.variantId} className="grid gap-4">
            <ComparisonText comparison={comparison} test={test} verdict={verdict} t={t} formats={formats} />
          </li>
        ))}
      </ul>
      <p className="mt-5 text-muted text-sm">
        {t("howFound")} {verdict.comparisons.length > 1 ? t("howFoundMany") : null} {t("howFoundCaution")}
      </p>
    </Card>
  );
}

interface ComparisonProps {
  comparison: Comparison;
  test: TestDetail;
  verdict: Verdict;
  t: Words<"campaignTools">;
  formats: Formats;
}

const SENTENCES = { better: "isBetter", worse: "isWorse", unclear: "isUnclear" } as const;
const TONES = { better: "good", worse: "warn", unclear: "info" } as const;

function ComparisonText({ comparison, test: { variants }, verdict: { confidence }, t, formats }: ComparisonProps) {
  const nameOf = (id: string | undefined) => variants.find((variant) => variant.id === id)?.name ?? "";
  const percent = (share: number) => formats.percent(share, { maximumFractionDigits: 2 });
  const points = (share: number) => formats.number(share * 100, { maximumFractionDigits: 2, signDisplay: "exceptZero" });
  const { outcome, method, rate, baseRate, difference, low, high, pValue, adjustedPValue } = comparison;
  const sure = formats.percent(confidence);
  return (
    <>
      <Callout tone={TONES[outcome]}>
        <p className="font-medium text-ink" dir="auto">
          {t(SENTENCES[outcome], {
            ...{ name: nameOf(comparison.variantId), first: nameOf(variants[0]?.id), rate: percent(rate), base: percent(baseRate) },
            ...{ low: points(low), high: points(high), sure },
          })}
        </p>
      </Callout>
      <DataList
        columns={3}
        items={[
          { label: t("difference"), value: t("points", { points: points(difference) }) },
          { label: t("interval", { sure }), value: t("pointsBetween", { low: points(low), high: points(high) }) },
          { label: adjustedPValue === pValue ? t("pValue") : t("pValueAdjusted"), value: pValueText(adjustedPValue, formats) },
          { label: t("method"), value: t(method === "z" ? "methodZ" : "methodFisher"), isWide: true },
        ]}
      />
    </>
  );
}

const pValueText = (value: number, { number }: Formats): string =>
  value < 0.0001 ? `< ${number(0.0001, { maximumFractionDigits: 4 })}` : number(value, { maximumFractionDigits: 4 });
