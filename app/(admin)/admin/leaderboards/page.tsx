import { getFormats, getWords, pageTitle } from "#components/format/words";
import { BOARD_FIELDS, BoardFields } from "#components/gamification/board-fields";
import { BoardVisibility } from "#components/gamification/board-visibility";
import { MayNotManage } from "#components/gamification/no-permission";
import { OwnBoardsTable } from "#components/gamification/own-boards-table";
import { ScoredCompaniesCard } from "#components/gamification/scored-companies-card";
import { ActionForm } from "#components/ui/action-form";
import { AddressProblem } from "#components/ui/address-problem";
import { Card } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { Pagination } from "#components/ui/pagination";
import { SubmitButton } from "#components/ui/submit-button";
import { can } from "#lib/access";
import { companyScores, isBoardPublic, listMeasuredBoards } from "#lib/gamification";
import { companyScoresInput } from "#lib/gamification/schema";
import { newId } from "#lib/platform/crypto";
import { getRuntime } from "#lib/platform/runtime";
import { addressOf, chooseParams, readByAddress, type SearchParams, staffPage } from "#lib/web";
import { changeBoardAction, changeVisibilityAction, computeScoresAction, createBoardAction, retireBoardAction } from "./actions.ts";

export const generateMetadata = pageTitle("companies", "companyBoards");

const PATH = "/admin/leaderboards";
const AT_ONCE = 25;

export default async function CompanyBoardsPage({ searchParams }: { searchParams: SearchParams }) {
  const [t, f, asked] = await Promise.all([getWords("companies"), getFormats(), searchParams]);
  const context = await staffPage(PATH);
  if (!can(context, "gamification.manage")) return <MayNotManage title={t("companyBoards")} />;
  const read = await readByAddress(companyScoresInput, { limit: AT_ONCE, ...chooseParams(asked, ["board", "period", "demo", "after"]) }, (input) =>
    companyScores(context, input),
  );
  const header = <PageHeader title={t("companyBoards")} note={t("boardsNote")} />;
  if (read.problem !== null) {
    return (
      <div className="grid gap-6">
        {header}
        <AddressProblem problem={read.problem} firstHref={PATH} />
      </div>
    );
  }
  const { answer: scores, input } = read;
  const hrefWith = (change: Record<string, string | number | undefined>) =>
    addressOf(PATH, { board: scores.board.key, period: scores.period, demo: input.demo, ...change });
  return (
    <div className="grid gap-6">
      {header}
      <ActionForm action={computeScoresAction} label={t("computeNow")} fields={[]}>
        <SubmitButton variant="secondary" className="justify-self-start" pendingLabel={t("computing")}>
          {t("computeNow")}
        </SubmitButton>
      </ActionForm>
      <ScoredCompaniesCard
        scores={scores}
        demo={input.demo}
        hrefWith={hrefWith}
        when={scores.computedAt ? f.relative(new Date(scores.computedAt), context.clock.now()) : null}
        mayOpen={can(context, "tenant.read")}
      />
      <Pagination
        label={t("pagesOfTheBoard")}
        firstHref={input.after > 0 ? hrefWith({}) : null}
        nextHref={scores.nextAfter === null ? null : hrefWith({ after: scores.nextAfter })}
      />
      <BoardVisibility
        board={scores.board.key}
        isPublic={await isBoardPublic(context, scores.board.key)}
        widget={`${getRuntime().config.publicUrl}${addressOf(`/widgets/leaderboard/${scores.board.key}`, { period: scores.period, lang: f.locale })}`}
        title={scores.board.name ?? t(scores.board.kind === "custom" ? "board" : scores.board.kind)}
        change={changeVisibilityAction}
      />
      <Card title={t("ownBoards")} note={t("ownBoardsNote")} isFlush>
        <OwnBoardsTable boards={await listMeasuredBoards(context)} change={changeBoardAction} retire={retireBoardAction} />
      </Card>
      <Card title={t("makeABoard")} className="max-w-3xl">
        <ActionForm action={createBoardAction} label={t("makeABoard")} fields={BOARD_FIELDS} idempotencyKey={newId()}>
          <BoardFields />
          <div>
            <SubmitButton pendingLabel={t("making")}>{t("make")}</SubmitButton>
          </div>
        </ActionForm>
      </Card>
    </div>
  );
}
