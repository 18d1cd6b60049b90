import type { Metadata } from "next";
import { cache } from "react";
import { CAMPAIGN_TYPE_LABELS, CampaignStatusBadge } from "#components/campaigns/campaign-words";
import { ChannelTable } from "#components/campaigns/channel-table";
import { DayCharts } from "#components/campaigns/day-charts";
import { FIGURE_KINDS, writeFigure } from "#components/campaigns/figure-kinds";
import { FigureList } from "#components/campaigns/figure-list";
import { formatMinorMoney, formatPercent } from "#components/format/number";
import { formatDay } from "#components/format/time";
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
  const { tenant, campaign } = await readCampaign((await params).id);
  const { figures, lastDay, days, currency } = campaign;
  const { locale } = tenant;
  const style = { currency, locale };
  const [firstDay] = days;
  return (
    <div className="grid gap-6">
      <PageHeader
        title={campaign.name}
        mark={<CampaignStatusBadge status={campaign.status} />}
        note={`${CAMPAIGN_TYPE_LABELS[campaign.type]}, ${campaign.endsOn ? `${formatDay(campaign.startsOn, locale)} – ${formatDay(campaign.endsOn, locale)}` : `since ${formatDay(campaign.startsOn, locale)}`}.${lastDay ? ` Figures up to ${formatDay(lastDay, locale)}.` : ""}`}
        breadcrumbs={[{ label: "Overview", href: "/portal" }, { label: "Campaigns", href: "/portal#campaigns" }, { label: campaign.name }]}
      />
      <section aria-label="Most important figures" className="grid gap-4 sm:grid-cols-2 md:gap-6 xl:grid-cols-4">
        {HEADLINES.map((name) => (
          <StatCard
            key={name}
            label={FIGURE_KINDS[name].label}
            definition={FIGURE_KINDS[name].definition}
            icon={FIGURE_KINDS[name].icon}
            figure={lastDay === null ? null : writeFigure(name, figures, style)}
            unknownReason={lastDay === null ? "No figures have been imported yet." : "Cannot be told: there is nothing to divide by."}
          />
        ))}
      </section>
      <BudgetCard campaign={campaign} locale={locale} />
      <DayCharts days={days} from={firstDay?.day ?? campaign.startsOn} to={lastDay ?? campaign.startsOn} style={style} />
      <Card title="Channels" note="Most spent first." isFlush>
        <ChannelTable totals={campaign.channelTotals} style={style} />
      </Card>
      {lastDay === null ? null : (
        <Card title="More figures" note="Over all days and channels of this campaign.">
          <FigureList names={OTHERS} figures={figures} style={style} />
        </Card>
      )}
    </div>
  );
}

function BudgetCard({ campaign, locale }: { campaign: CampaignDetail; locale: string }) {
  const { budgetMinor, currency, figures, lastDay } = campaign;
  if (budgetMinor === 0) return null;
  const money = (minor: number) => formatMinorMoney(minor, { currency, locale });
  const spentMinor = lastDay === null ? null : figures.spendMinor;
  return (
    <Card title="Budget">
      <ProgressBar value={spentMinor} max={budgetMinor} label="Spent of the budget" tone={(spentMinor ?? 0) > budgetMinor ? "warn" : "accent"} />
      <p className="mt-3 flex flex-wrap justify-between gap-x-4 gap-y-1 text-muted tabular-nums">
        <span>
          {spentMinor === null ? "–" : money(spentMinor)} spent of {money(budgetMinor)}
        </span>
        <span>{formatPercent(spentMinor === null ? null : spentMinor / budgetMinor, { locale })}</span>
      </p>
    </Card>
  );
}
