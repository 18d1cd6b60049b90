import { getSay, getWords, pageTitle } from "#components/format/words";
import { MayNotManage } from "#components/gamification/no-permission";
import { DECIDED_WORDS } from "#components/referrals/decided-words";
import { FiguresCard } from "#components/referrals/figures-card";
import { ReviewCard } from "#components/referrals/review-card";
import { ReviewKeys } from "#components/referrals/review-keys";
import { ReviewList } from "#components/referrals/review-list";
import { AddressProblem } from "#components/ui/address-problem";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { Pagination } from "#components/ui/pagination";
import { Tabs } from "#components/ui/tabs";
import { can } from "#lib/access";
import { fraudFigures, getReview, listReviews } from "#lib/gamification";
import { CONVERSION_STATES, listReviewsInput } from "#lib/gamification/schema";
import { newId } from "#lib/platform/crypto";
import { addressOf, chooseParams, readByAddress, readById, type SearchParams, staffPage } from "#lib/web";
import { decideReferralAction } from "./actions.ts";

export const generateMetadata = pageTitle("referrals", "queue");

const PATH = "/admin/referrals";
const DECIDED = CONVERSION_STATES.filter((state) => state !== "pending" && state !== "review");

export default async function ReferralReviewsPage({ searchParams }: { searchParams: SearchParams }) {
  const [t, say, asked] = await Promise.all([getWords("referrals"), getSay(), searchParams]);
  const context = await staffPage(PATH);
  if (!can(context, "gamification.manage")) return <MayNotManage title={t("queue")} />;
  const done = typeof asked.done === "string" ? Object.entries(DECIDED_WORDS).find(([act]) => act === asked.done)?.[1] : undefined;
  const isDecided = asked.which === "decided";
  const which: Record<string, string> = isDecided ? { which: "decided" } : {};
  const read = await readByAddress(
    listReviewsInput,
    { ...chooseParams(asked, ["cursor"]), limit: "25", state: isDecided ? DECIDED.join(",") : "review", sort: isDecided ? "-created" : "created" },
    (input) => listReviews(context, input),
  );
  const figures = await fraudFigures(context);
  const openId = typeof asked.open === "string" ? asked.open : null;
  const items = read.problem === null ? read.answer.conversions : [];
  const open = openId ? await readById(openId, () => getReview(context, openId)) : (items[0] ?? null);
  const cursor = typeof asked.cursor === "string" ? { cursor: asked.cursor } : {};
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("queue")}
        note={t("queueNote")}
        actions={
          <LinkButton href={`${PATH}/rings`} variant="secondary">
            {t("rings")}
          </LinkButton>
        }
      />
      <Tabs
        label={t("reviewTabs")}
        items={[
          { label: t("waiting"), href: PATH, isCurrent: !isDecided },
          { label: t("decided"), href: addressOf(PATH, { which: "decided" }), isCurrent: isDecided },
        ]}
      />
      {done ? <Callout tone="good" role="status" title={say(done)} /> : null}
      {read.problem === null ? null : <AddressProblem problem={read.problem} firstHref={addressOf(PATH, which)} />}
      {items.length === 0 && !open ? (
        <EmptyState icon="user-plus" title={isDecided ? t("nothingDecided") : t("nothingWaits")}>
          {isDecided ? null : t("nothingWaitsNote", { decided: t("decided") })}
        </EmptyState>
      ) : (
        <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
          <div className="grid gap-4">
            <Card isFlush>
              <ReviewList items={items} openId={open?.id ?? null} hrefOf={(id) => addressOf(PATH, { ...which, ...cursor, open: id })} />
            </Card>
            <Pagination
              label={t("pagesOfReferrals")}
              firstHref={asked.cursor ? addressOf(PATH, which) : null}
              nextHref={read.problem === null && read.answer.nextCursor ? addressOf(PATH, { ...which, cursor: read.answer.nextCursor }) : null}
            />
            <ReviewKeys words={t("keys")} />
          </div>
          {open ? <ReviewCard item={open} which={isDecided ? "decided" : "waiting"} decide={decideReferralAction} newKey={newId()} /> : null}
        </div>
      )}
      <FiguresCard figures={figures} />
    </div>
  );
}
