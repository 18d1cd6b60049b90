import { useFormats } from "#components/format/reader-formats";
import { useWords } from "#components/format/words";
import { letterOf, type TestDetail, takesCounts } from "#lib/campaigns/schema";
import type { FormAction } from "../../ui/action-form.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Card } from "../../ui/card.tsx";
import { DataList } from "../../ui/data-list.tsx";
import { DataTable } from "../../ui/data-table.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { CountCard } from "./count-card.tsx";
import { TestSteps } from "./test-steps.tsx";
import { METRIC_WORDS, SUCCESS_LABELS, TestStateBadge, TRIAL_LABELS, TRIAL_WORDS } from "./test-words.tsx";
import { VerdictCard } from "./verdict-card.tsx";

interface TestViewProps {
  test: TestDetail;
  mayChange: boolean;
  today: string;
  actions: { move: FormAction; drop: FormAction; count: FormAction; countCsv: FormAction };
  newKey: () => string;
}

/** Days in the page; the API gives all of them. */
const ROWS_SHOWN = 100;

/** A test: its plan, what was counted, what that says, and what to do next. */
export function TestView({ test, mayChange, today, actions, newKey }: TestViewProps) {
  const t = useWords("campaignTools");
  return (
    <div className="grid items-start gap-6 xl:grid-cols-[2fr_1fr]">
      <div className="grid min-w-0 gap-6">
        <PlanCard test={test} />
        {test.state === "draft" ? null : <VerdictCard test={test} />}
        <VariantsCard test={test} />
        {test.days.length > 0 ? <DaysCard test={test} /> : null}
      </div>
      <div className="grid min-w-0 gap-6">
        {mayChange ? (
          <TestSteps test={test} move={actions.move} drop={actions.drop} newKey={newKey} />
        ) : (
          <Card title={t("nextSteps")}>
            <p className="text-muted text-sm">{t("mayNotChangeTest")}</p>
          </Card>
        )}
        {mayChange && takesCounts(test.state) ? <CountCard test={test} today={today} count={actions.count} countCsv={actions.countCsv} /> : null}
      </div>
    </div>
  );
}

function PlanCard({ test }: { test: TestDetail }) {
  const [t, { number, percent: write, day }] = [useWords("campaignTools"), useFormats()];
  const percent = (value: number) => write(value / 100, { maximumFractionDigits: 2 });
  const sample = t("sampleOf", { sample: number(test.samplePerVariant), what: t(TRIAL_WORDS[test.metric]) });
  return (
    <Card title={test.name} note={t(METRIC_WORDS[test.metric])} actions={<TestStateBadge state={test.state} />}>
      <DataList
        columns={3}
        items={[
          { label: t("hypothesis"), value: <bdi>{test.hypothesis}</bdi>, isWide: true },
          { label: t("sampleNeeded"), value: sample },
          { label: t("baseline"), value: percent(test.baselinePercent) },
          { label: t("effect"), value: t("points", { points: number(test.effectPoints, { maximumFractionDigits: 2 }) }) },
          { label: t("alpha"), value: percent(test.alphaPercent) },
          { label: t("power"), value: percent(test.powerPercent) },
          { label: t("ran"), value: ran() },
          ...(test.state === "decided" ? [{ label: t("decidedWhy"), value: <bdi>{test.reason}</bdi>, isWide: true }] : []),
        ]}
      />
      <p className="mt-5 text-muted text-sm">{t("sampleMethod")}</p>
    </Card>
  );

  function ran(): string | null {
    if (test.startedOn === null) return null;
    return test.endedOn ? t("ranFromTo", { from: day(test.startedOn), to: day(test.endedOn) }) : t("runsSince", { from: day(test.startedOn) });
  }
}

function VariantsCard({ test }: { test: TestDetail }) {
  const [t, formats] = [useWords("campaignTools"), useFormats()];
  const totals = new Map(test.evaluation.totals.map((total) => [total.variantId, total]));
  return (
    <Card title={t("variants")} note={t("variantsCounted")} isFlush>
      <DataTable
        caption={t("variants")}
        rows={test.variants}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "name",
            header: t("variant"),
            isPrimary: true,
            cell: ({ position, name, isChosen }) => (
              <span className="inline-flex flex-wrap items-center gap-2">
                <bdi>
                  {letterOf(position)}: {name}
                </bdi>
                {isChosen ? <Badge tone="good">{t("chosen")}</Badge> : null}
              </span>
            ),
          },
          {
            key: "creative",
            header: t("creative"),
            showFrom: "lg",
            cell: ({ creativeId, creativeName }) =>
              creativeId ? <TextLink href={`/portal/campaigns/${test.campaignId}/creatives/${creativeId}`}>{creativeName}</TextLink> : "–",
          },
          { key: "trials", header: t(TRIAL_LABELS[test.metric]), isNumeric: true, cell: ({ id }) => formats.number(totals.get(id)?.trials ?? 0) },
          {
            key: "successes",
            header: t(SUCCESS_LABELS[test.metric]),
            isNumeric: true,
            cell: ({ id }) => formats.number(totals.get(id)?.successes ?? 0),
          },
          {
            key: "rate",
            header: t(METRIC_WORDS[test.metric]),
            isNumeric: true,
            cell: ({ id }) => formats.percent(totals.get(id)?.rate ?? null, { maximumFractionDigits: 2, isAligned: true }),
          },
        ]}
      />
    </Card>
  );
}

function DaysCard({ test }: { test: TestDetail }) {
  const [t, formats] = [useWords("campaignTools"), useFormats()];
  const names = new Map(test.variants.map(({ id, name, position }) => [id, `${letterOf(position)}: ${name}`]));
  const isCut = test.days.length > ROWS_SHOWN;
  return (
    <Card
      title={t("days")}
      note={isCut ? t("daysCut", { shown: formats.number(ROWS_SHOWN), all: formats.number(test.days.length) }) : undefined}
      isFlush
    >
      <DataTable
        caption={t("days")}
        rows={test.days.slice(0, ROWS_SHOWN)}
        rowKey={({ variantId, day }) => `${variantId} ${day}`}
        density="compact"
        columns={[
          { key: "variant", header: t("variant"), isPrimary: true, cell: ({ variantId }) => <bdi>{names.get(variantId)}</bdi> },
          { key: "day", header: t("day"), isOneLine: true, cell: ({ day }) => formats.day(day) },
          { key: "trials", header: t(TRIAL_LABELS[test.metric]), isNumeric: true, cell: ({ trials }) => formats.number(trials) },
          { key: "successes", header: t(SUCCESS_LABELS[test.metric]), isNumeric: true, cell: ({ successes }) => formats.number(successes) },
        ]}
      />
    </Card>
  );
}
