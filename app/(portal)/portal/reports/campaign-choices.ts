import type { CampaignChoices } from "#components/reports/report-fields";
import { can, type TenantContext } from "#lib/access";
import { listCampaigns } from "#lib/campaigns";

const MOST = 100;

/** The campaigns that a report can be about, the latest first; none for who may see none. */
export async function campaignChoices(context: TenantContext): Promise<CampaignChoices> {
  if (!can(context, "campaign.read")) return [];
  const { campaigns } = await listCampaigns(context, { limit: MOST });
  return campaigns.map(({ id, name }) => ({ id, name }));
}
