import type { PipelineFigures } from "#lib/crm/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { useSay, useWords } from "../format/words.tsx";
import { Card } from "../ui/card.tsx";
import { DataTable } from "../ui/data-table.tsx";
import { StatCard } from "../ui/stat-card.tsx";
import { STAGE_LABELS } from "./crm-words.tsx";

/** How the pipeline does, each figure with the rows behind it. */
export function PipelineCards({ figures, days }: { figures: PipelineFigures; days: number }) {
  const t = useWords("crm");
  const f = useFormats();
  const { currency, open, won, lost } = figures;
  const money = (minor: number) => f.minorMoney(minor, { currency });
  const list = "/portal/deals/list";
  // The rows that were counted: by stage, and by the days on which they ended.
  const ended = (stage: string) => `${list}?stage=${stage}&closedFrom=${figures.from}&closedTo=${figures.to}`;
  return (
    <div className="grid gap-6 sm:grid-cols-2 2xl:grid-cols-4">
      <StatCard
        label={t("openDeals")}
        icon="briefcase"
        figure={f.number(open.count)}
        note={t("openWorth", { sum: money(open.amountMinor), weighted: money(open.weightedMinor) })}
        href={`${list}?stage=discovery,qualification,proposal,negotiation`}
      />
      <StatCard
        label={t("wonDeals")}
        icon="trophy"
        figure={f.number(won)}
        note={t("wonIn", { sum: money(figures.wonMinor), days: f.number(days) })}
        href={ended("closed_won")}
      />
      <StatCard
        label={t("winRate")}
        icon="percent"
        definition={t("winRateMeaning")}
        figure={figures.winRate === null ? null : f.percent(figures.winRate)}
        unknownReason={t("nothingEnded")}
        note={figures.winRate === null ? undefined : t("winRateNote", { won: f.number(won), lost: f.number(lost) })}
        href={ended("closed_won,closed_lost")}
      />
      <StatCard
        label={t("medianDays")}
        icon="hourglass"
        definition={t("medianDaysMeaning")}
        figure={figures.medianDaysToWin === null ? null : f.number(figures.medianDaysToWin, { maximumFractionDigits: 1 })}
        unknownReason={t("nothingWon")}
        href={ended("closed_won")}
      />
    </div>
  );
}

/** What is open by the month of its end. */
export function ForecastCard({ figures }: { figures: PipelineFigures }) {
  const t = useWords("crm");
  const f = useFormats();
  const money = (minor: number) => f.minorMoney(minor, { currency: figures.currency });
  return (
    <Card title={t("forecast")} note={t("forecastNote")} isFlush>
      <DataTable
        caption={t("forecast")}
        columns={[
          {
            key: "month",
            header: t("month"),
            isPrimary: true,
            cell: ({ month }) => (month ? f.month(new Date(`${month}-01T00:00:00Z`)) : <span className="text-muted">{t("noMonth")}</span>),
          },
          { key: "count", header: t("count"), isNumeric: true, cell: ({ count }) => f.number(count) },
          { key: "amount", header: t("amount"), isNumeric: true, cell: ({ amountMinor }) => money(amountMinor) },
          { key: "weighted", header: t("weighted"), isNumeric: true, cell: ({ weightedMinor }) => money(weightedMinor) },
        ]}
        rows={figures.forecast}
        rowKey={({ month }) => month ?? "none"}
        empty={<p className="px-5 py-4 text-muted md:px-6">{t("noForecast")}</p>}
      />
    </Card>
  );
}

/** How long deals stood in each stage, and how many went on. */
export function StageCard({ figures }: { figures: PipelineFigures }) {
  const t = useWords("crm");
  const say = useSay();
  const f = useFormats();
  return (
    <Card title={t("stageFigures")} note={t("stageFiguresNote")} isFlush>
      <DataTable
        caption={t("stageFigures")}
        columns={[
          { key: "stage", header: t("stage"), isPrimary: true, cell: ({ stage }) => say(STAGE_LABELS[stage]) },
          { key: "left", header: t("left"), isNumeric: true, cell: ({ left }) => f.number(left) },
          {
            key: "median",
            header: t("median"),
            isNumeric: true,
            cell: ({ medianDays }) => (medianDays === null ? "–" : f.duration(medianDays * 86_400_000)),
          },
          { key: "wentOn", header: t("wentOn"), isNumeric: true, cell: ({ wentOnRate }) => f.percent(wentOnRate, { isAligned: true }) },
        ]}
        rows={figures.stages}
        rowKey={({ stage }) => stage}
      />
    </Card>
  );
}
