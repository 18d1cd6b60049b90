import { CampaignFrame } from "#components/campaigns/campaign-frame";
import { LinkPart } from "#components/campaigns/link-part";
import { pageTitle } from "#components/format/words";
import { can } from "#lib/access";
import { getPlannedCampaign, listLinks } from "#lib/campaigns";
import { countLeadsByLink } from "#lib/crm";
import { newId } from "#lib/platform/crypto";
import { readById, tenantPage } from "#lib/web";
import { createLinkAction, dropLinkAction } from "../../link-actions.ts";

export const generateMetadata = pageTitle("campaigns", "links");

export default async function LinksPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const context = await tenantPage(`/portal/campaigns/${encodeURIComponent(id)}/links`);
  const plan = await readById(id, () => getPlannedCampaign(context, id));
  const { links } = await listLinks(context, id);
  const leads = can(context, "lead.read") ? await countLeadsByLink(context, links) : null;
  return (
    <CampaignFrame plan={plan} current="links">
      <LinkPart
        plan={plan}
        links={links.map((link, index) => ({ ...link, leads: leads?.[index] ?? null }))}
        mayChange={can(context, "campaign.update", plan)}
        actions={{ create: createLinkAction, drop: dropLinkAction }}
        newKey={newId}
        now={context.clock.now()}
      />
    </CampaignFrame>
  );
}
