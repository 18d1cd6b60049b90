import { getFormats, getWords, pageTitle, useWords } from "#components/format/words";
import { BoardSwitch } from "#components/gamification/board-switch";
import { LiveBoard } from "#components/gamification/live-board";
import { OwnPlace } from "#components/gamification/own-place";
import { PrivacyForm } from "#components/gamification/privacy-form";
import { RankReasons } from "#components/gamification/rank-reasons";
import { AddressProblem } from "#components/ui/address-problem";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { Pagination } from "#components/ui/pagination";
import { Tabs } from "#components/ui/tabs";
import { pointsLeaderboard, rankReasons } from "#lib/gamification";
import { LEADERBOARD_PERIODS, type Leaderboard, leaderboardInput } from "#lib/gamification/schema";
import { addressOf, chooseParams, readByAddress, type SearchParams, tenantPage } from "#lib/web";
import { choosePrivacyAction } from "./actions.ts";
import { PERIOD_WORDS } from "./period-words.ts";

export const generateMetadata = pageTitle("boards", "leaderboard");

const PATH = "/portal/leaderboard";

export default async function LeaderboardPage({ searchParams }: { searchParams: SearchParams }) {
  const [t, f, asked] = await Promise.all([getWords("boards"), getFormats(), searchParams]);
  const context = await tenantPage(PATH);
  const read = await readByAddress(leaderboardInput, { period: "month", ...chooseParams(asked, ["scope", "team", "period", "after"]) }, (input) =>
    pointsLeaderboard(context, input),
  );
  if (read.problem !== null) {
    return (
      <div className="grid gap-6">
        <PageHeader title={t("leaderboard")} note={t("leaderboardOf", { tenant: context.tenant.name })} />
        <BoardSwitch current="people" />
        <AddressProblem problem={read.problem} firstHref={PATH} />
      </div>
    );
  }
  const { answer: board, input } = read;
  const { scope, team, period } = board;
  // A team of others was opened from the board of teams; one's own has a tab.
  const isOthers = input.team !== undefined;
  const isWhy = asked.why === "yes";
  const reasons = isWhy && (scope === "tenant" || team !== null) ? await rankReasons(context, input) : null;
  const hrefWith = (change: Record<string, string | number | undefined>) =>
    addressOf(PATH, { scope: scope === "team" ? scope : undefined, team: input.team, period, why: isWhy ? "yes" : undefined, ...change });
  return (
    <div className="grid gap-6">
      <PageHeader
        title={team ? t("leaderboardOfTeam", { team: team.name }) : t("leaderboard")}
        note={scope === "team" ? t("onlyByName") : t("leaderboardOf", { tenant: context.tenant.name })}
      />
      <BoardSwitch current={scope === "tenant" ? "people" : isOthers ? "teams" : "team"} period={period} />
      {scope === "team" && team === null ? (
        <Card>
          <EmptyState icon="users" title={t("youHaveNoTeam")}>
            {t("youHaveNoTeamNote")}
          </EmptyState>
        </Card>
      ) : (
        <>
          <OwnPlace board={board} />
          <Card
            title={t("peopleByPoints")}
            note={board.since ? t("sinceDay", { day: f.date(new Date(board.since), { precision: "date" }) }) : t("sinceEver")}
            actions={
              <LinkButton href={isWhy ? hrefWith({ why: undefined }) : `${hrefWith({ why: "yes" })}#why`} variant="secondary" size="sm">
                {isWhy ? t("hideWhy") : t("whyThisRank")}
              </LinkButton>
            }
            isFlush
          >
            <div className="px-5 pt-2 md:px-6">
              <Tabs
                label={t("period")}
                items={LEADERBOARD_PERIODS.map((each) => ({
                  label: t(PERIOD_WORDS[each]),
                  href: hrefWith({ period: each }),
                  isCurrent: each === period,
                }))}
              />
            </div>
            <People board={board} />
          </Card>
          <Pagination
            label={t("pagesOfTheBoard")}
            firstHref={input.after > 0 ? hrefWith({}) : null}
            nextHref={board.nextAfter === null ? null : hrefWith({ after: board.nextAfter })}
          />
          {reasons ? <RankReasons reasons={reasons} /> : null}
        </>
      )}
      <PrivacyForm choice={board.choice} action={choosePrivacyAction} />
    </div>
  );
}

function People({ board: { entries, period } }: { board: Leaderboard }) {
  const t = useWords("boards");
  return (
    <LiveBoard
      entries={entries}
      caption={t("peopleByPoints")}
      words={{
        rank: t("rank"),
        person: t("person"),
        points: t("points"),
        movement: t("movement"),
        you: t("you"),
        withoutName: t("withoutName"),
        up: t("up"),
        down: t("down"),
        same: t("same"),
        isNew: t("isNew"),
      }}
      hasMovement={period !== "all"}
      empty={
        <EmptyState icon="trophy" title={t("nobodyHasPoints")} className="py-8">
          {t("pointsComeWith")}
        </EmptyState>
      }
    />
  );
}
