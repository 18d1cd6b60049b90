import { useFormats } from "#components/format/reader-formats";
import { useSay, useWords } from "#components/format/words";
import type { CampaignDetail, Figures } from "#lib/campaigns/schema";
import { formatMinorMoney } from "../format/number.tsx";
import { Card } from "../ui/card.tsx";
import { DataList } from "../ui/data-list.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { StatCard } from "../ui/stat-card.tsx";
import { ChannelTable } from "./channel-table.tsx";
import { DayCharts } from "./day-charts.tsx";
import { FIGURE_KINDS, writeFigure } from "./figure-kinds.tsx";
import { FigureList } from "./figure-list.tsx";
import { audienceItems, channelItems, linkItems, type PlanWords } from "./plan-items.tsx";

const HEADLINES = ["spendMinor", "revenueMinor", "roi", "conversions"] as const satisfies (keyof Figures)[];
const OTHERS = ["impressions", "clicks", "ctr", "cpcMinor", "cvr", "cpaMinor", "roas"] as const satisfies (keyof Figures)[];

function usePlanWords({ currency }: CampaignDetail): PlanWords {
  return { t: useWords("campaigns"), say: useSay(), formats: useFormats(), currency };
}

/** The figures of a campaign, day by day; without any it says so, and shows none. */
export function OverviewPart({ campaign }: { campaign: CampaignDetail }) {
  const { t, say, formats, currency } = usePlanWords(campaign);
  const { figures, lastDay, days } = campaign;
  const style = { currency, locale: formats.locale };
  if (lastDay === null)
    return (
      <Card>
        <EmptyState icon="chart-line" title={t("noFiguresYet")}>
          {t("noFiguresYetNote")}
        </EmptyState>
      </Card>
    );
  return (
    <>
      <section aria-label={t("mostImportant")} className="grid gap-4 sm:grid-cols-2 md:gap-6 xl:grid-cols-4">
        {HEADLINES.map((name) => (
          <StatCard
            key={name}
            label={say(FIGURE_KINDS[name].label)}
            definition={say(FIGURE_KINDS[name].definition)}
            icon={FIGURE_KINDS[name].icon}
            figure={writeFigure(name, figures, style)}
            unknownReason={t("noDivision")}
          />
        ))}
      </section>
      <DayCharts days={days} from={days[0]?.day ?? campaign.startsOn} to={lastDay} style={style} />
      <Card title={t("moreFigures")} note={t("moreFiguresNote")}>
        <FigureList names={OTHERS} figures={figures} style={style} />
      </Card>
    </>
  );
}

/** Where it is planned to run, and what each channel brought. */
export function ChannelsPart({ campaign }: { campaign: CampaignDetail }) {
  const words = usePlanWords(campaign);
  const { t, formats, currency } = words;
  return (
    <>
      <Card title={t("plannedChannels")} note={t("plannedChannelsNote")}>
        <DataList items={channelItems(campaign.plan, words)} columns={3} />
      </Card>
      <Card title={t("channelFigures")} note={t("mostSpentFirst")} isFlush>
        <ChannelTable totals={campaign.channelTotals} style={{ currency, locale: formats.locale }} />
      </Card>
    </>
  );
}

/** Whom it is for, what it is to reach, and how much of that it has. */
export function AudiencePart({ campaign }: { campaign: CampaignDetail }) {
  const words = usePlanWords(campaign);
  const { t, formats, currency } = words;
  const { plan, figures, lastDay } = campaign;
  const money = (minor: number) => formatMinorMoney(minor, { currency, locale: formats.locale });
  const goals = [
    { label: t("goalImpressions"), goal: plan.goalImpressions, reached: figures.impressions, write: formats.number },
    { label: t("goalClicks"), goal: plan.goalClicks, reached: figures.clicks, write: formats.number },
    { label: t("goalConversions"), goal: plan.goalConversions, reached: figures.conversions, write: formats.number },
    { label: t("goalRevenue"), goal: campaign.goalRevenueMinor, reached: figures.revenueMinor, write: money },
  ].filter((each): each is typeof each & { goal: number } => each.goal !== null);
  return (
    <>
      <Card title={t("audience")}>
        <DataList items={[...audienceItems(plan, words), ...linkItems(plan, words)]} />
      </Card>
      <Card title={t("goals")} note={t("goalsNote")}>
        {goals.length === 0 ? (
          <p className="text-muted text-sm">{t("noGoals")}</p>
        ) : (
          <ul className="grid gap-5">
            {goals.map(({ label, goal, reached, write }) => (
              <li key={label} className="grid gap-2">
                <p className="flex flex-wrap justify-between gap-x-4 text-sm">
                  <span className="font-medium text-ink">{label}</span>
                  <span className="text-muted tabular-nums">
                    {t("goalOf", { reached: lastDay === null ? "–" : write(reached), goal: write(goal) })}
                  </span>
                </p>
                <ProgressBar value={lastDay === null ? null : Math.min(reached, goal)} max={goal} label={label} />
              </li>
            ))}
          </ul>
        )}
      </Card>
    </>
  );
}
