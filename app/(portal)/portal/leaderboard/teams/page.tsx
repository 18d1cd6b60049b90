import { getFormats, getWords, pageTitle } from "#components/format/words";
import { BoardSwitch } from "#components/gamification/board-switch";
import { TeamTable } from "#components/gamification/team-table";
import { AddressProblem } from "#components/ui/address-problem";
import { Card } from "#components/ui/card";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { Tabs } from "#components/ui/tabs";
import { can } from "#lib/access";
import { teamLeaderboard } from "#lib/gamification";
import { LEADERBOARD_PERIODS, teamLeaderboardInput } from "#lib/gamification/schema";
import { addressOf, chooseParams, readByAddress, type SearchParams, tenantPage } from "#lib/web";
import { PERIOD_WORDS } from "../period-words.ts";

export const generateMetadata = pageTitle("boards", "teams");

const PATH = "/portal/leaderboard/teams";

export default async function TeamLeaderboardPage({ searchParams }: { searchParams: SearchParams }) {
  const [t, f, asked] = await Promise.all([getWords("boards"), getFormats(), searchParams]);
  const context = await tenantPage(PATH);
  const read = await readByAddress(teamLeaderboardInput, { period: "month", ...chooseParams(asked, ["period"]) }, (input) =>
    teamLeaderboard(context, input),
  );
  const period = read.problem === null ? read.input.period : undefined;
  const header = (
    <>
      <PageHeader
        title={t("teams")}
        note={t("teamsOf", { tenant: context.tenant.name })}
        actions={
          can(context, "user.read") ? (
            <LinkButton href="/portal/team/teams" variant="secondary">
              {can(context, "user.update") ? t("changeTeams") : t("whoIsInWhich")}
            </LinkButton>
          ) : null
        }
      />
      <BoardSwitch current="teams" period={period} />
    </>
  );
  if (read.problem !== null) {
    return (
      <div className="grid gap-6">
        {header}
        <AddressProblem problem={read.problem} firstHref={PATH} />
      </div>
    );
  }
  const board = read.answer;
  return (
    <div className="grid gap-6">
      {header}
      <Card
        title={t("teamsByPoints")}
        note={board.since ? t("sinceDay", { day: f.date(new Date(board.since), { precision: "date" }) }) : t("sinceEver")}
        isFlush
      >
        <div className="px-5 pt-2 md:px-6">
          <Tabs
            label={t("period")}
            items={LEADERBOARD_PERIODS.map((each) => ({
              label: t(PERIOD_WORDS[each]),
              href: addressOf(PATH, { period: each }),
              isCurrent: each === board.period,
            }))}
          />
        </div>
        <TeamTable
          entries={board.entries}
          teams={board.teams}
          hasMovement={board.period !== "all"}
          hrefOf={(team) => addressOf("/portal/leaderboard", { scope: "team", team, period: board.period, why: "yes" })}
        />
        <div className="border-t px-5 py-4 md:px-6">
          <p className="max-w-prose text-muted text-xs">{t("howTeamsRank")}</p>
        </div>
      </Card>
    </div>
  );
}
