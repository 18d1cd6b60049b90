import { getFormats, getWords, pageTitle } from "#components/format/words";
import { BoardSwitch } from "#components/gamification/board-switch";
import { CompanyBoardCard } from "#components/gamification/company-board-card";
import { CompanyChoice } from "#components/gamification/company-choice";
import { CompanyPlace } from "#components/gamification/company-place";
import { CompanyTable } from "#components/gamification/company-table";
import { ScoreParts } from "#components/gamification/score-parts";
import { Accordion } from "#components/ui/accordion";
import { AddressProblem } from "#components/ui/address-problem";
import { Card } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { Pagination } from "#components/ui/pagination";
import { can } from "#lib/access";
import { companyBoard } from "#lib/gamification";
import { companyBoardInput } from "#lib/gamification/schema";
import { addressOf, chooseParams, readByAddress, type SearchParams, tenantPage } from "#lib/web";
import { changeIndustryAction, chooseTakingPartAction } from "./actions.ts";

export const generateMetadata = pageTitle("companies", "companyBoards");

const PATH = "/portal/leaderboard/companies";

export default async function CompanyBoardPage({ searchParams }: { searchParams: SearchParams }) {
  const [t, f, asked] = await Promise.all([getWords("companies"), getFormats(), searchParams]);
  const context = await tenantPage(PATH);
  const read = await readByAddress(companyBoardInput, chooseParams(asked, ["board", "scope", "period", "after"]), (input) =>
    companyBoard(context, input),
  );
  const header = (
    <>
      <PageHeader title={t("companyBoards")} note={t("companyBoardsNote", { tenant: context.tenant.name })} />
      <BoardSwitch current="companies" />
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
  const hasMovement = board.period !== "all";
  // The page may not show the places around one's own: then they are shown by themselves.
  const isOwnOffPage = board.you !== null && !board.entries.some(({ isYou }) => isYou);
  const hrefWith = (change: Record<string, string | number | undefined>) =>
    addressOf(PATH, { board: board.board.key, scope: board.scope, period: board.period, ...change });
  return (
    <div className="grid gap-6">
      {header}
      <CompanyPlace board={board} />
      {board.why ? (
        <Accordion
          items={[
            {
              id: "why",
              title: t("whyThisRank"),
              content: <ScoreParts caption={t("whyThisRank")} parts={board.why} currency={context.tenant.currency} />,
            },
          ]}
        />
      ) : null}
      <CompanyBoardCard
        board={board}
        hrefWith={hrefWith}
        when={board.computedAt ? f.relative(new Date(board.computedAt), context.clock.now()) : null}
      />
      {isOwnOffPage && board.you ? (
        <Card title={t("aroundYou")} isFlush>
          <CompanyTable caption={t("aroundYou")} entries={board.you.around} hasMovement={hasMovement} />
        </Card>
      ) : null}
      <Pagination
        label={t("pagesOfTheBoard")}
        firstHref={after > 0 ? hrefWith({}) : null}
        nextHref={board.nextAfter === null ? null : hrefWith({ after: board.nextAfter })}
      />
      {can(context, "gamification.manage") ? <CompanyChoice board={board} choose={chooseTakingPartAction} say={changeIndustryAction} /> : null}
    </div>
  );
}
