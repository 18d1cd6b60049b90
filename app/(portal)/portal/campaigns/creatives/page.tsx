import { CreativeRows } from "#components/campaigns/creative-rows";
import { CREATIVE_STATE_LABELS } from "#components/campaigns/creative-states";
import { CREATIVE_SHORTCUTS, CREATIVES_TABLE } from "#components/campaigns/creatives-table";
import { NoCreatives } from "#components/campaigns/no-creatives";
import { sayEach } from "#components/crm/crm-words";
import { getSay, getWords, pageTitle } from "#components/format/words";
import { TablePage } from "#components/table/table-page";
import { PageHeader } from "#components/ui/page-header";
import { Tabs } from "#components/ui/tabs";
import { can } from "#lib/access";
import { findCreatives } from "#lib/campaigns";
import { findCreativesInput } from "#lib/campaigns/schema";
import { isNarrowed, queryOf } from "#lib/tables/schema";
import { readByAddress, type SearchParams } from "#lib/web";
import { MissingPermission } from "../../missing-permission.tsx";
import { openTenantTable, shortcutsOf } from "../../open-table.ts";
import { changeViewAction, deleteViewAction, saveViewAction } from "../../view-actions.ts";

export const generateMetadata = pageTitle("campaigns", "creatives");

const PATH = "/portal/campaigns/creatives";

/** Of all campaigns: what waits for approval, the longest waiting first, and everything else. */
export default async function AllCreativesPage({ searchParams }: { searchParams: SearchParams }) {
  const [t, say] = [await getWords("campaigns"), await getSay()];
  const { context, table, state, problem, views, look, shown, isWhole } = await openTenantTable(CREATIVES_TABLE, PATH, searchParams);
  if (!can(context, "campaign.read")) return <MissingPermission title={t("creatives")} permission="campaign.read" />;
  const list =
    problem === null
      ? await readByAddress(findCreativesInput, queryOf(CREATIVES_TABLE, state), (input) => findCreatives(context, input))
      : { problem };
  return (
    <div className="grid gap-6">
      <PageHeader title={t("creatives")} note={t("allCreativesNote")} />
      <TablePage
        table={table}
        path={PATH}
        state={state}
        look={look}
        views={views}
        isWhole={isWhole}
        viewActions={{ save: saveViewAction, change: changeViewAction, remove: deleteViewAction }}
        route="/api/v1/creatives"
        searchPlaceholder={t("searchCreatives")}
        shortcuts={<Tabs label={t("whichCreatives")} items={shortcutsOf(table, PATH, state, CREATIVE_SHORTCUTS, say)} />}
        list={
          list.problem === null
            ? {
                problem: null,
                rows: (
                  <CreativeRows
                    creatives={list.answer.creatives}
                    shown={shown}
                    caption={t("creatives")}
                    words={{
                      headers: Object.fromEntries(CREATIVES_TABLE.columns.map(({ key, label }) => [key, say(label)])),
                      states: sayEach(CREATIVE_STATE_LABELS, say),
                    }}
                    empty={list.answer.creatives.length > 0 ? null : <NoCreatives isNarrowed={isNarrowed(state)} isFirstPage={!state.cursor} />}
                  />
                ),
                nextCursor: list.answer.nextCursor,
              }
            : { problem: list.problem }
        }
      />
    </div>
  );
}
