import { CampaignFrame } from "#components/campaigns/campaign-frame";
import { TestList } from "#components/campaigns/tests/test-list";
import { pageTitle } from "#components/format/words";
import { can } from "#lib/access";
import { getPlannedCampaign, listTests } from "#lib/campaigns";
import { readById, tenantPage } from "#lib/web";

export const generateMetadata = pageTitle("campaignTools", "tests");

export default async function TestsPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const context = await tenantPage(`/portal/campaigns/${encodeURIComponent(id)}/tests`);
  const plan = await readById(id, () => getPlannedCampaign(context, id));
  const { tests } = await listTests(context, id);
  return (
    <CampaignFrame plan={plan} current="tests">
      <TestList campaignId={id} tests={tests} mayAdd={can(context, "campaign.update", plan)} />
    </CampaignFrame>
  );
}
