import type { Metadata } from "next";
import { cache } from "react";
import { CAMPAIGN_TYPE_LABELS, CampaignStatusBadge } from "#components/campaigns/campaign-words";
import { ChannelTable } from "#components/campaigns/channel-table";
import { DayCharts } from "#components/campaigns/day-charts";
import { FIGURE_KINDS, writeFigure } from "#components/campaigns/figure-kinds";
import { FigureList } from "#components/campaigns/figure-list";
import { formatMinorMoney, formatPercent } from "#components/format/number";
import { getFormats, getSay, getWords, useWords } from "#components/format/words";
import { Card } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { ProgressBar } from "#components/ui/progress-bar";
import { StatCard } from "#components/ui/stat-card";
import { getCampaign } from "#lib/campaigns";
import type { CampaignDetail, Figures } from "#lib/campaigns/schema";
import { readById, tenantPage } from "#lib/web";

interface Props {
  params: Promise<{ id: string }>;
}

const HEADLINES = ["spendMinor", "revenueMinor", "roi", "conversions"] as const satisfies (keyof Figures)[];
const OTHERS = ["impressions", "clicks", "ctr", "cpcMinor", "cvr", "cpaMinor", "roas"] as const satisfies (keyof Figures)[];

/** For the page and its title alike: another tenant's campaign is not found by either. */
const readCampaign = cache(async (id: string) => {
  const context = await tenantPage(`/portal/campaigns/${encodeURIComponent(id)}`);
  return { tenant: context.tenant, campaign: await readById(id, () => getCampaign(context, id)) };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { campaign } = await readCampaign((await params).id);
  return { title: campaign.name };
}

export default async function CampaignPage({ params }: Props) {
  const t = await getWords("portal");
  const { campaign } = await readCampaign((await params).id);
  const { figures, lastDay, days, currency } = campaign;
  const formats = await getFormats();
  const say = await getSay();
  const { locale } = formats;
  const style = { currency, locale };
  const [firstDay] = days;
  return (
    <div className="grid gap-6">
      <PageHeader
        title={campaign.name}
        mark={<CampaignStatusBadge status={campaign.status} />}
        note={`${say(CAMPAIGN_TYPE_LABELS[campaign.type])}, ${campaign.endsOn ? `${formats.day(campaign.startsOn)} – ${formats.day(campaign.endsOn)}` : t("since", { day: formats.day(campaign.startsOn) })}.${lastDay ? ` ${t("figuresUpTo", { day: formats.day(lastDay) })}` : ""}`}
        breadcrumbs={[{ label: t("overview"), href: "/portal" }, { label: t("campaigns"), href: "/portal#campaigns" }, { label: campaign.name }]}
      />
      <section aria-label={t("mostImportantFigures")} className="grid gap-4 sm:grid-cols-2 md:gap-6 xl:grid-cols-4">
        {HEADLINES.map((name) => (
          <StatCard
            key={name}
            label={say(FIGURE_KINDS[name].label)}
            definition={say(FIGURE_KINDS[name].definition)}
            icon={FIGURE_KINDS[name].icon}
            figure={lastDay === null ? null : writeFigure(name, figures, style)}
            unknownReason={lastDay === null ? t("noFiguresYet") : t("noDivision")}
          />
        ))}
      </section>
      <BudgetCard campaign={campaign} locale={locale} />
      <DayCharts days={days} from={firstDay?.day ?? campaign.startsOn} to={lastDay ?? campaign.startsOn} style={style} />
      <Card title={t("channels")} note={t("mostSpentFirst")} isFlush>
        <ChannelTable totals={campaign.channelTotals} style={style} />
      </Card>
      {lastDay === null ? null : (
        <Card title={t("moreFigures")} note={t("overAllDaysAndChannelsOf")}>
          <FigureList names={OTHERS} figures={figures} style={style} />
        </Card>
      )}
    </div>
  );
}

function BudgetCard({ campaign, locale }: { campaign: CampaignDetail; locale: string }) {
  const t = useWords("portal");
  const { budgetMinor, currency, figures, lastDay } = campaign;
  if (budgetMinor === 0) return null;
  const money = (minor: number) => formatMinorMoney(minor, { currency, locale });
  const spentMinor = lastDay === null ? null : figures.spendMinor;
  return (
    <Card title={t("budget")}>
      <ProgressBar value={spentMinor} max={budgetMinor} label={t("spentOfTheBudget")} tone={(spentMinor ?? 0) > budgetMinor ? "warn" : "accent"} />
      <p className="mt-3 flex flex-wrap justify-between gap-x-4 gap-y-1 text-muted tabular-nums">
        <span>{t("spentOf", { spent: spentMinor === null ? "–" : money(spentMinor), budget: money(budgetMinor) })}</span>
        <span>{formatPercent(spentMinor === null ? null : spentMinor / budgetMinor, { locale })}</span>
      </p>
    </Card>
  );
}
