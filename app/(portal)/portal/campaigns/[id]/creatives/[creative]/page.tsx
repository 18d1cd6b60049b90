import { CampaignFrame } from "#components/campaigns/campaign-frame";
import { CreativeView } from "#components/campaigns/creative-detail";
import { pageTitle } from "#components/format/words";
import { can } from "#lib/access";
import { getCreative, getPlannedCampaign } from "#lib/campaigns";
import { newId } from "#lib/platform/crypto";
import { readById, tenantPage } from "#lib/web";
import { addVersionAction, commentCreativeAction, decideCreativeAction, resolveCommentAction } from "../../../creative-actions.ts";

export const generateMetadata = pageTitle("campaigns", "creatives");

export default async function CreativePage({ params }: { params: Promise<{ id: string; creative: string }> }) {
  const { id, creative: creativeId } = await params;
  const context = await tenantPage(`/portal/campaigns/${encodeURIComponent(id)}/creatives/${encodeURIComponent(creativeId)}`);
  const plan = await readById(id, () => getPlannedCampaign(context, id));
  const creative = await readById(creativeId, () => getCreative(context, id, creativeId));
  return (
    <CampaignFrame plan={plan} current="creatives">
      <CreativeView
        creative={creative}
        may={{ change: can(context, "campaign.update", plan), decide: can(context, "campaign.execute", plan) }}
        actions={{ decide: decideCreativeAction, comment: commentCreativeAction, resolve: resolveCommentAction, addVersion: addVersionAction }}
        newKey={newId}
        now={context.clock.now()}
      />
    </CampaignFrame>
  );
}
