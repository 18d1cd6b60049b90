import { CampaignFrame } from "#components/campaigns/campaign-frame";
import { CreativeList } from "#components/campaigns/creative-list";
import { pageTitle } from "#components/format/words";
import { can } from "#lib/access";
import { getPlannedCampaign, listCreatives } from "#lib/campaigns";
import { readById, tenantPage } from "#lib/web";
import { createCreativeAction } from "../../creative-actions.ts";

export const generateMetadata = pageTitle("campaigns", "creatives");

export default async function CreativesPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const context = await tenantPage(`/portal/campaigns/${encodeURIComponent(id)}/creatives`);
  const plan = await readById(id, () => getPlannedCampaign(context, id));
  const { creatives } = await listCreatives(context, id);
  return (
    <CampaignFrame plan={plan} current="creatives">
      <CreativeList
        campaignId={id}
        creatives={creatives}
        mayAdd={can(context, "campaign.update", plan)}
        add={createCreativeAction}
        now={context.clock.now()}
      />
    </CampaignFrame>
  );
}
