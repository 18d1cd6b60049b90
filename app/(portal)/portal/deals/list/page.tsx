import { DEAL_SHORTCUTS, DEALS_TABLE } from "#components/crm/crm-tables";
import { DealTable } from "#components/crm/deal-table";
import { DealTabs } from "#components/crm/deal-tabs";
import { getWords, pageTitle } from "#components/format/words";
import { listDeals } from "#lib/crm";
import { listDealsInput } from "#lib/crm/schema";
import { readByAddress, type SearchParams } from "#lib/web";
import { CrmListPage } from "../../crm-list-page.tsx";

export const generateMetadata = pageTitle("crm", "deals");

export default async function DealListPage({ searchParams }: { searchParams: SearchParams }) {
  const t = await getWords("crm");
  return (
    <CrmListPage
      declared={DEALS_TABLE}
      subject="deal"
      path="/portal/deals/list"
      searchParams={searchParams}
      title={t("deals")}
      note={t("dealsNote")}
      permissions={{ read: "deal.read", create: "deal.create" }}
      add={{ label: t("newDeal"), href: "/portal/deals/new" }}
      route="/api/v1/deals"
      searchPlaceholder={t("searchDeals")}
      shortcuts={{ label: t("whichDeals"), shortcuts: DEAL_SHORTCUTS }}
      above={<DealTabs current="list" />}
      empty={{ icon: "briefcase", title: t("noDeals"), none: t("noDealsYet"), noneFits: t("noDealsFiltered"), showAll: t("showAllDeals") }}
      read={(context, query) =>
        readByAddress(listDealsInput, query, async (input) => {
          const { deals: rows, nextCursor } = await listDeals(context, input);
          return { rows, nextCursor };
        })
      }
      draw={({ rows, context: _, ...rest }) => <DealTable caption={t("deals")} deals={rows} {...rest} />}
    />
  );
}
