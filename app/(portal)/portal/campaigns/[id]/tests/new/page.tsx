import { CampaignFrame } from "#components/campaigns/campaign-frame";
import { TestForm } from "#components/campaigns/tests/test-form";
import { getWords, pageTitle } from "#components/format/words";
import { Callout } from "#components/ui/callout";
import { can } from "#lib/access";
import { getPlannedCampaign, listCreatives } from "#lib/campaigns";
import { newId } from "#lib/platform/crypto";
import { readById, tenantPage } from "#lib/web";
import { createTestAction } from "../../../test-actions.ts";

export const generateMetadata = pageTitle("campaignTools", "newTest");

export default async function NewTestPage({ params }: { params: Promise<{ id: string }> }) {
  const [t, { id }] = [await getWords("campaigns"), await params];
  const context = await tenantPage(`/portal/campaigns/${encodeURIComponent(id)}/tests/new`);
  const plan = await readById(id, () => getPlannedCampaign(context, id));
  if (!can(context, "campaign.update", plan))
    return (
      <CampaignFrame plan={plan} current="tests">
        <Callout title={t("mayNotChange")}>{t("mayNotChangeNote")}</Callout>
      </CampaignFrame>
    );
  const { creatives } = await listCreatives(context, id);
  return (
    <CampaignFrame plan={plan} current="tests">
      <TestForm campaignId={id} creatives={creatives} action={createTestAction} idempotencyKey={newId()} />
    </CampaignFrame>
  );
}
