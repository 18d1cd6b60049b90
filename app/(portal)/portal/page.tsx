import { CampaignTable } from "#components/campaigns/campaign-table";
import { CAMPAIGN_STATUS_LABELS } from "#components/campaigns/campaign-words";
import { PaceCard } from "#components/figures/pace-card";
import { useFormats } from "#components/format/reader-formats";
import { getFormats, getWords, pageTitle, useSay, useWords } from "#components/format/words";
import { AchievementSection } from "#components/gamification/achievement-section";
import { LeaderboardTable } from "#components/gamification/leaderboard-table";
import { StandingCard } from "#components/gamification/standing-card";
import { withOwn } from "#components/gamification/with-own";
import { AddressProblem } from "#components/ui/address-problem";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { LinkChoice } from "#components/ui/link-choice";
import { PageHeader } from "#components/ui/page-header";
import { Pagination } from "#components/ui/pagination";
import { Tabs } from "#components/ui/tabs";
import type { TenantRef } from "#lib/access";
import { listCampaigns } from "#lib/campaigns";
import { type CampaignPage, campaignStatus, changesInput, type ListCampaignsInput, listCampaignsInput } from "#lib/campaigns/schema";
import { achievementsOf, earnedBy, pointsLeaderboard } from "#lib/gamification";
import { LEADERBOARD_PERIODS, type Leaderboard, type LeaderboardInput, leaderboardInput } from "#lib/gamification/schema";
import { addressOf, type ByAddress, chooseParams, readByAddress, type SearchParams, tenantPage } from "#lib/web";
import { HomeFigures, HomeNote } from "./home-figures.tsx";
import { readHome } from "./read-home.ts";
import { ServiceNotices } from "./service-notices.tsx";
import { WaitingCard } from "./waiting-card.tsx";

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
  const { locale } = await getFormats();
  const t = await getWords("portal");
  const [context, params] = await Promise.all([tenantPage(PATH), searchParams]);
  const { tenant } = context;
  const [home, campaigns, achievements, board, earned] = await Promise.all([
    readByAddress(changesInput, chooseParams(params, ["days"]), (input) => readHome(context, input)),
    readByAddress(listCampaignsInput, { ...chooseParams(params, ["status", "cursor"]), limit: CAMPAIGNS_PER_PAGE }, (input) =>
      listCampaigns(context, input),
    ),
    achievementsOf(context),
    readByAddress(leaderboardInput, chooseParams(params, ["period"]), (input) => pointsLeaderboard(context, input)),
    earnedBy(context),
  ]);
  const shown: Shown = {
    ...(home.problem === null && "days" in params ? { days: home.input.days } : {}),
    ...(campaigns.problem === null ? { status: campaigns.input.status, cursor: campaigns.input.cursor } : {}),
    ...(board.problem === null && "period" in params ? { period: board.input.period } : {}),
  };
  const address: AddressWith = (change, section) => addressOf(PATH, { ...shown, ...change }, section);
  return (
    <div className="grid gap-6">
      <PageHeader title={t("overview")} note={home.problem === null ? <HomeNote home={home.answer} /> : null} />
      <ServiceNotices context={context} />
      {home.problem === null ? (
        <HomeFigures home={home.answer} days={home.input.days} address={(days) => address({ days })} beside={<WaitingCard context={context} />} />
      ) : (
        <>
          <AddressProblem problem={home.problem} firstHref={address({ days: undefined })} />
          <WaitingCard context={context} />
        </>
      )}
      <div className="grid items-start gap-6 xl:grid-cols-3">
        <div className="min-w-0 xl:col-span-2">{home.problem === null ? <PaceCard paces={home.answer.paces} /> : null}</div>
        {earned ? <StandingCard earned={earned} /> : null}
      </div>
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
          <LinkChoice label={t("periodOfTheLeaderboard")} items={items} />
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
