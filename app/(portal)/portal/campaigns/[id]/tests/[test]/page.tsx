import { CampaignFrame } from "#components/campaigns/campaign-frame";
import { TestView } from "#components/campaigns/tests/test-view";
import { pageTitle } from "#components/format/words";
import { can } from "#lib/access";
import { campaignToday, getPlannedCampaign, getTest } from "#lib/campaigns";
import { newId } from "#lib/platform/crypto";
import { readById, tenantPage } from "#lib/web";
import { countTestAction, countTestCsvAction, dropTestAction, moveTestAction } from "../../../test-actions.ts";

export const generateMetadata = pageTitle("campaignTools", "tests");

export default async function TestPage({ params }: { params: Promise<{ id: string; test: string }> }) {
  const { id, test: testId } = await params;
  const context = await tenantPage(`/portal/campaigns/${encodeURIComponent(id)}/tests/${encodeURIComponent(testId)}`);
  const plan = await readById(id, () => getPlannedCampaign(context, id));
  const test = await readById(testId, () => getTest(context, id, testId));
  return (
    <CampaignFrame plan={plan} current="tests">
      <TestView
        test={test}
        mayChange={can(context, "campaign.update", plan)}
        today={campaignToday(context)}
        actions={{ move: moveTestAction, drop: dropTestAction, count: countTestAction, countCsv: countTestCsvAction }}
        newKey={newId}
      />
    </CampaignFrame>
  );
}
