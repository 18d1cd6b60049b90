import { getFormats, getWords, pageTitle } from "#components/format/words";
import { BoardSwitch } from "#components/gamification/board-switch";
import { LiveBoard } from "#components/gamification/live-board";
import { OwnPlace } from "#components/gamification/own-place";
import { PrivacyForm } from "#components/gamification/privacy-form";
import { AddressProblem } from "#components/ui/address-problem";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { PageHeader } from "#components/ui/page-header";
import { Pagination } from "#components/ui/pagination";
import { Tabs } from "#components/ui/tabs";
import { pointsLeaderboard } from "#lib/gamification";
import { LEADERBOARD_PERIODS, leaderboardInput } from "#lib/gamification/schema";
import { addressOf, chooseParams, readByAddress, type SearchParams, tenantPage } from "#lib/web";
import { choosePrivacyAction } from "./actions.ts";

export const generateMetadata = pageTitle("boards", "leaderboard");

const PATH = "/portal/leaderboard";
const PERIOD_WORDS = { day: "today", week: "thisWeek", month: "thisMonth", quarter: "thisQuarter", all: "allTime" } as const;

export default async function LeaderboardPage({ searchParams }: { searchParams: SearchParams }) {
  const [t, f, asked] = await Promise.all([getWords("boards"), getFormats(), searchParams]);
  const context = await tenantPage(PATH);
  const read = await readByAddress(leaderboardInput, { period: "month", ...chooseParams(asked, ["period", "after"]) }, (input) =>
    pointsLeaderboard(context, input),
  );
  const header = (
    <>
      <PageHeader title={t("leaderboard")} note={t("leaderboardOf", { tenant: context.tenant.name })} />
      <BoardSwitch current="people" />
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
  const { after } = read.input;
  const pageFrom = (place: number | undefined) => addressOf(PATH, { period: board.period, after: place });
  const tabs = LEADERBOARD_PERIODS.map((period) => ({
    label: t(PERIOD_WORDS[period]),
    href: addressOf(PATH, { period }),
    isCurrent: period === board.period,
  }));
  return (
    <div className="grid gap-6">
      {header}
      <OwnPlace board={board} />
      <Card
        title={t("peopleByPoints")}
        note={board.since ? t("sinceDay", { day: f.date(new Date(board.since), { precision: "date" }) }) : t("sinceEver")}
        isFlush
      >
        <div className="px-5 pt-2 md:px-6">
          <Tabs label={t("period")} isMany items={tabs} />
        </div>
        <LiveBoard
          entries={board.entries}
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
          hasMovement={board.period !== "all"}
          empty={
            <EmptyState icon="trophy" title={t("nobodyHasPoints")} className="py-8">
              {t("pointsComeWith")}
            </EmptyState>
          }
        />
      </Card>
      <Pagination
        label={t("pagesOfTheBoard")}
        firstHref={after > 0 ? pageFrom(undefined) : null}
        nextHref={board.nextAfter === null ? null : pageFrom(board.nextAfter)}
      />
      <PrivacyForm choice={board.choice} action={choosePrivacyAction} />
    </div>
  );
}
