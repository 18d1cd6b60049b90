import { CampaignTable } from "#components/campaigns/campaign-table";
import { CAMPAIGN_STATUS_LABELS } from "#components/campaigns/campaign-words";
import { DayCharts } from "#components/campaigns/day-charts";
import { OverviewFigures } from "#components/campaigns/overview-figures";
import { type Formats, useFormats } from "#components/format/reader-formats";
import { getFormats, getWords, pageTitle, useSay, useWords } from "#components/format/words";
import { AchievementSection } from "#components/gamification/achievement-section";
import { LeaderboardTable } from "#components/gamification/leaderboard-table";
import { withOwn } from "#components/gamification/with-own";
import { AddressProblem } from "#components/ui/address-problem";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { PageHeader } from "#components/ui/page-header";
import { Pagination } from "#components/ui/pagination";
import { Tabs } from "#components/ui/tabs";
import type { TenantRef } from "#lib/access";
import { campaignOverview, listCampaigns } from "#lib/campaigns";
import {
  type CampaignPage,
  campaignStatus,
  type ListCampaignsInput,
  listCampaignsInput,
  OVERVIEW_DAYS,
  type Overview,
  type OverviewInput,
  overviewInput,
} from "#lib/campaigns/schema";
import { achievementsOf, pointsLeaderboard } from "#lib/gamification";
import { LEADERBOARD_PERIODS, type Leaderboard, type LeaderboardInput, leaderboardInput } from "#lib/gamification/schema";
import { addressOf, type ByAddress, chooseParams, readByAddress, type SearchParams, tenantPage } from "#lib/web";
import type { Words } from "#words";

export const generateMetadata = pageTitle("portal", "overview");

const PATH = "/portal";
const CAMPAIGNS_PER_PAGE = 10;
const LEADERS_SHOWN = 10;
const PERIOD_LABELS: Record<LeaderboardInput["period"], string> = {
  day: "Day",
  week: "Week",
  month: "Month",
  quarter: "Quarter",
  all: "All time",
};

/** What the address of this page says; each section changes its own part and keeps the others. */
interface Shown {
  days?: number;
  status?: ListCampaignsInput["status"];
  cursor?: string;
  period?: LeaderboardInput["period"];
}
type AddressWith = (change: Shown, section?: string) => string;

export default async function PortalPage({ searchParams }: { searchParams: SearchParams }) {
  const formats = await getFormats();
  const { locale } = formats;
  const t = await getWords("portal");
  const [context, params] = await Promise.all([tenantPage(PATH), searchParams]);
  const { tenant } = context;
  const [overview, campaigns, achievements, board] = await Promise.all([
    readByAddress(overviewInput, chooseParams(params, ["days"]), (input) => campaignOverview(context, input)),
    readByAddress(listCampaignsInput, { ...chooseParams(params, ["status", "cursor"]), limit: CAMPAIGNS_PER_PAGE }, (input) =>
      listCampaigns(context, input),
    ),
    achievementsOf(context),
    readByAddress(leaderboardInput, chooseParams(params, ["period"]), (input) => pointsLeaderboard(context, input)),
  ]);
  const shown: Shown = {
    ...(overview.problem === null && "days" in params ? { days: overview.input.days } : {}),
    ...(campaigns.problem === null ? { status: campaigns.input.status, cursor: campaigns.input.cursor } : {}),
    ...(board.problem === null && "period" in params ? { period: board.input.period } : {}),
  };
  const address: AddressWith = (change, section) => addressOf(PATH, { ...shown, ...change }, section);
  return (
    <div className="grid gap-6">
      <PageHeader title={t("overview")} note={overview.problem === null ? freshness(overview.answer, t, formats) : null} />
      <FiguresSection overview={overview} address={address} />
      <CampaignsSection campaigns={campaigns} address={address} />
      <div className="grid items-start gap-6 xl:grid-cols-3">
        <div id="achievements" className="min-w-0 xl:col-span-2">
          <AchievementSection overview={achievements} style={{ currency: tenant.currency, locale }} timeZone={tenant.timeZone} />
        </div>
        <LeaderboardSection board={board} address={address} tenant={tenant} />
      </div>
    </div>
  );
}

function freshness({ lastDay, activeCampaigns }: Overview, t: Words<"portal">, formats: Formats): string {
  const active = t("campaignsActive", { count: activeCampaigns });
  return lastDay === null ? `${active}. ${t("noFiguresYet")}` : `${active}. ${t("figuresUpTo", { day: formats.day(lastDay) })}`;
}

function FiguresSection({ overview, address }: { overview: ByAddress<OverviewInput, Overview>; address: AddressWith }) {
  const { locale } = useFormats();
  const t = useWords("portal");
  if (overview.problem !== null) return <AddressProblem problem={overview.problem} firstHref={address({ days: undefined })} />;
  const { input, answer } = overview;
  const { from, to } = answer.period;
  const style = { currency: answer.currency, locale };
  return (
    <>
      <section aria-label={t("figuresOfThePeriod")} className="grid gap-6">
        <Tabs
          label={t("period")}
          items={OVERVIEW_DAYS.map((days) => ({
            label: t("daysDays", { days: String(days) }),
            href: address({ days }),
            isCurrent: days === input.days,
          }))}
        />
        <OverviewFigures overview={answer} days={input.days} style={style} rowsHref="#by-day" />
      </section>
      <div id="by-day">
        <DayCharts days={answer.days} from={from} to={to} style={style} />
      </div>
    </>
  );
}

function CampaignsSection({ campaigns, address }: { campaigns: ByAddress<ListCampaignsInput, CampaignPage>; address: AddressWith }) {
  const say = useSay();
  const { locale } = useFormats();
  const t = useWords("portal");
  const here = (change: Shown) => address({ cursor: undefined, ...change }, "campaigns");
  const status = campaigns.problem === null ? campaigns.input.status : undefined;
  const tab = (label: string, value: ListCampaignsInput["status"]) => ({ label, href: here({ status: value }), isCurrent: status === value });
  return (
    <div id="campaigns" className="grid gap-6">
      <Card title={t("campaigns")} note={t("eachWithItsFiguresFromIts")} isFlush>
        <div className="px-5 pt-2 md:px-6">
          <Tabs
            label={t("statusOfCampaigns")}
            items={[tab(t("all"), undefined), ...campaignStatus.options.map((value) => tab(say(CAMPAIGN_STATUS_LABELS[value]), value))]}
          />
        </div>
        {campaigns.problem === null ? (
          <CampaignTable
            campaigns={campaigns.answer.campaigns}
            locale={locale}
            empty={<NoCampaigns isFiltered={Boolean(status ?? campaigns.input.cursor)} />}
          />
        ) : (
          <AddressProblem problem={campaigns.problem} firstHref={here({ status: undefined })} className="m-5 md:m-6" />
        )}
      </Card>
      {campaigns.problem === null ? (
        <Pagination
          label={t("pagesOfCampaigns")}
          firstHref={campaigns.input.cursor ? here({}) : null}
          nextHref={campaigns.answer.nextCursor ? here({ cursor: campaigns.answer.nextCursor }) : null}
        />
      ) : null}
    </div>
  );
}

function NoCampaigns({ isFiltered }: { isFiltered: boolean }) {
  const t = useWords("portal");
  if (isFiltered) {
    return (
      <EmptyState icon="megaphone" title={t("noCampaignHere")}>
        {t("noCampaignHasThisStatusChoose")}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon="megaphone" title={t("noCampaignsYet")}>
      {t("yourAgencySetsUpTheFirst")}
    </EmptyState>
  );
}

function LeaderboardSection({
  board,
  address,
  tenant,
}: {
  board: ByAddress<LeaderboardInput, Leaderboard>;
  address: AddressWith;
  tenant: TenantRef;
}) {
  const say = useSay();
  const { locale } = useFormats();
  const t = useWords("portal");
  const current = board.problem === null ? board.input.period : null;
  const items = LEADERBOARD_PERIODS.map((period) => ({
    label: say(PERIOD_LABELS[period]),
    href: address({ period }, "leaderboard"),
    isCurrent: period === current,
  }));
  return (
    <div id="leaderboard" className="min-w-0">
      <Card title={t("leaderboard")} note={t("peopleOfNameByPointsWho", { name: tenant.name })} isFlush>
        <div className="px-5 pt-2 md:px-6">
          <Tabs label={t("periodOfTheLeaderboard")} items={items} />
        </div>
        {board.problem === null ? (
          <LeaderboardTable
            entries={withOwn(board.answer, LEADERS_SHOWN)}
            locale={locale}
            empty={
              <EmptyState icon="trophy" title={current === "all" ? t("nobodyHasPointsYet") : t("nobodyGotPointsInThisPeriod")} className="py-8">
                {t("pointsComeWithAchievementsTheyGo")}
              </EmptyState>
            }
          />
        ) : (
          <AddressProblem problem={board.problem} firstHref={address({ period: undefined }, "leaderboard")} className="m-5 md:m-6" />
        )}
      </Card>
    </div>
  );
}
