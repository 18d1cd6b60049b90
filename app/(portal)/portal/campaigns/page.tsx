import { CAMPAIGNS_TABLE } from "#components/campaigns/campaigns-table";
import { FoundCampaigns } from "#components/campaigns/found-campaigns";
import { NoCampaigns } from "#components/campaigns/no-campaigns";
import { CampaignPlacesNote } from "#components/campaigns/places-note";
import { getWords, pageTitle } from "#components/format/words";
import { TablePage } from "#components/table/table-page";
import { Icon } from "#components/ui/icon";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { can } from "#lib/access";
import { campaignPlaces, findCampaigns } from "#lib/campaigns";
import { findCampaignsInput } from "#lib/campaigns/schema";
import { isNarrowed, queryOf } from "#lib/tables/schema";
import { readByAddress, type SearchParams } from "#lib/web";
import { MissingPermission } from "../missing-permission.tsx";
import { openTenantTable } from "../open-table.ts";
import { changeViewAction, deleteViewAction, saveViewAction } from "../view-actions.ts";

export const generateMetadata = pageTitle("campaigns", "campaigns");

const PATH = "/portal/campaigns";

export default async function CampaignsPage({ searchParams }: { searchParams: SearchParams }) {
  const t = await getWords("campaigns");
  const { context, table, state, problem, views, look, shown, isWhole } = await openTenantTable(CAMPAIGNS_TABLE, PATH, searchParams);
  if (!can(context, "campaign.read")) return <MissingPermission title={t("campaigns")} permission="campaign.read" />;
  const list =
    problem === null
      ? await readByAddress(findCampaignsInput, queryOf(CAMPAIGNS_TABLE, state), (input) => findCampaigns(context, input))
      : { problem };
  const mayCreate = can(context, "campaign.create");
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("campaigns")}
        note={t("listNote")}
        actions={
          <>
            <LinkButton href={`${PATH}/calendar`} variant="secondary" icon={<Icon name="calendar" />}>
              {t("calendar")}
            </LinkButton>
            <LinkButton href={`${PATH}/timeline`} variant="secondary">
              {t("timeline")}
            </LinkButton>
            {mayCreate ? (
              <LinkButton href={`${PATH}/new`} icon={<Icon name="plus" />}>
                {t("newCampaign")}
              </LinkButton>
            ) : null}
          </>
        }
      />
      {mayCreate ? <CampaignPlacesNote places={await campaignPlaces(context)} /> : null}
      <TablePage
        table={table}
        path={PATH}
        state={state}
        look={look}
        views={views}
        isWhole={isWhole}
        viewActions={{ save: saveViewAction, change: changeViewAction, remove: deleteViewAction }}
        route="/api/v1/campaigns"
        searchPlaceholder={t("searchByName")}
        list={
          list.problem === null
            ? {
                problem: null,
                rows: (
                  <FoundCampaigns
                    campaigns={list.answer.campaigns}
                    shown={shown}
                    maySelect={can(context, "campaign.execute")}
                    empty={
                      list.answer.campaigns.length > 0 ? null : (
                        <NoCampaigns isNarrowed={isNarrowed(state)} isFirstPage={!state.cursor} mayCreate={mayCreate} />
                      )
                    }
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
