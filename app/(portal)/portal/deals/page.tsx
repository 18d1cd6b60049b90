import { STAGE_LABELS } from "#components/crm/crm-words";
import { DealBoard } from "#components/crm/deal-board";
import { DealTabs } from "#components/crm/deal-tabs";
import { getFormats, getSay, getWords, pageTitle } from "#components/format/words";
import { AddressProblem } from "#components/ui/address-problem";
import { EmptyState } from "#components/ui/empty-state";
import { Icon } from "#components/ui/icon";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { Tabs } from "#components/ui/tabs";
import { TextLink } from "#components/ui/text-link";
import { can } from "#lib/access";
import { dealBoard } from "#lib/crm";
import { boardInput } from "#lib/crm/schema";
import { chooseParams, readByAddress, type SearchParams, tenantPage } from "#lib/web";
import { MissingPermission } from "../missing-permission.tsx";

export const generateMetadata = pageTitle("crm", "deals");

const PATH = "/portal/deals";

export default async function DealBoardPage({ searchParams }: { searchParams: SearchParams }) {
  const [say, t, f, params] = await Promise.all([getSay(), getWords("crm"), getFormats(), searchParams]);
  const context = await tenantPage(PATH);
  if (!can(context, "deal.read")) return <MissingPermission title={t("deals")} permission="deal.read" />;
  const read = await readByAddress(boardInput, chooseParams(params, ["owner", "search"]), (input) => dealBoard(context, input));
  const isMine = params.owner === "me";
  return (
    <div className="grid min-w-0 gap-6">
      <PageHeader
        title={t("deals")}
        note={t("dealsNote")}
        actions={
          can(context, "deal.create") ? (
            <LinkButton href={`${PATH}/new`} icon={<Icon name="plus" />}>
              {t("newDeal")}
            </LinkButton>
          ) : null
        }
      />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <DealTabs current="board" />
        <Tabs
          label={t("whichDeals")}
          items={[
            { label: t("allDeals"), href: PATH, isCurrent: !isMine },
            { label: t("onlyMine"), href: `${PATH}?owner=me`, isCurrent: isMine },
          ]}
        />
      </div>
      {read.problem !== null ? (
        <AddressProblem problem={read.problem} firstHref={PATH} />
      ) : read.answer.columns.every(({ count }) => count === 0) ? (
        <EmptyState icon="briefcase" title={t("noDeals")}>
          {t("noDealsYet")}
        </EmptyState>
      ) : (
        <>
          <DealBoard
            label={t("boardOf")}
            mayMove={can(context, "deal.execute")}
            columns={read.answer.columns.map(({ stage, deals, count, amountMinor }) => ({
              id: stage,
              title: say(STAGE_LABELS[stage]),
              count,
              note: f.minorMoney(amountMinor, { currency: read.answer.currency, isRounded: true }),
              cards: deals.map((deal) => ({
                id: deal.id,
                title: deal.name,
                href: `${PATH}/${deal.id}`,
                note: [f.minorMoney(deal.amountMinor, { currency: deal.currency }), deal.companyName ?? deal.contactName, deal.ownerName]
                  .filter((part) => part && part !== deal.name)
                  .join(" · "),
              })),
              footer:
                count > deals.length ? (
                  <TextLink href={`${PATH}/list?stage=${stage}`} className="text-sm">
                    {t("moreInList")}
                  </TextLink>
                ) : null,
            }))}
          />
          {read.answer.others > 0 ? <p className="text-muted text-sm">{t("othersNote", { count: read.answer.others })}</p> : null}
        </>
      )}
    </div>
  );
}
