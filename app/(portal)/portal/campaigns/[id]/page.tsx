import type { Metadata } from "next";
import { cache } from "react";
import { ActivityList } from "#components/campaigns/activity-list";
import { BudgetPart } from "#components/campaigns/budget-part";
import { CampaignActs } from "#components/campaigns/campaign-acts";
import { CAMPAIGN_PARTS, CampaignFrame, type CampaignPart, partHref } from "#components/campaigns/campaign-frame";
import { AudiencePart, ChannelsPart, OverviewPart } from "#components/campaigns/campaign-parts";
import { SaveTemplate } from "#components/campaigns/save-template";
import { getFormats, getWords } from "#components/format/words";
import { AddressProblem } from "#components/ui/address-problem";
import { can, type TenantContext } from "#lib/access";
import { campaignToday, getCampaign, readActivity } from "#lib/campaigns";
import { activityInput, type CampaignDetail } from "#lib/campaigns/schema";
import { newId } from "#lib/platform/crypto";
import { chooseParams, readByAddress, readById, type SearchParams, tenantPage } from "#lib/web";
import { duplicateCampaignAction, moveCampaignAction } from "../actions.ts";
import { saveTemplateAction } from "../template-actions.ts";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: SearchParams;
}

/** For the page and its title alike: another tenant's campaign is not found by either. */
const readCampaign = cache(async (id: string) => {
  const context = await tenantPage(`/portal/campaigns/${encodeURIComponent(id)}`);
  return { context, campaign: await readById(id, () => getCampaign(context, id)) };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { campaign } = await readCampaign((await params).id);
  return { title: campaign.name };
}

export default async function CampaignPage({ params, searchParams }: Props) {
  const [t, formats, { id }, asked] = await Promise.all([getWords("campaigns"), getFormats(), params, searchParams]);
  const { context, campaign } = await readCampaign(id);
  const { plan, lastDay } = campaign;
  const shown = CAMPAIGN_PARTS.find((part) => part === asked.show && part !== "settings") ?? "overview";
  return (
    <CampaignFrame
      plan={plan}
      current={shown}
      note={lastDay ? t("figuresUpTo", { day: formats.day(lastDay) }) : undefined}
      actions={
        <>
          <CampaignActs
            plan={plan}
            today={campaignToday(context)}
            move={moveCampaignAction}
            duplicate={duplicateCampaignAction}
            may={{ run: can(context, "campaign.execute", plan), create: can(context, "campaign.create") }}
            newKey={newId}
          />
          {can(context, "campaign.create") ? <SaveTemplate campaign={plan} save={saveTemplateAction} idempotencyKey={newId()} /> : null}
        </>
      }
    >
      <Part context={context} campaign={campaign} part={shown} searchParams={searchParams} />
    </CampaignFrame>
  );
}

interface PartProps {
  context: TenantContext;
  campaign: CampaignDetail;
  part: CampaignPart;
  searchParams: SearchParams;
}

async function Part({ context, campaign, part, searchParams }: PartProps) {
  if (part === "channels") return <ChannelsPart campaign={campaign} />;
  if (part === "audience") return <AudiencePart campaign={campaign} />;
  if (part === "budget") return <BudgetPart campaign={campaign} />;
  if (part !== "activity") return <OverviewPart campaign={campaign} />;
  const href = partHref(campaign.id, "activity");
  const read = await readByAddress(activityInput, chooseParams(await searchParams, ["cursor"]), (input) => readActivity(context, campaign.id, input));
  if (read.problem !== null) return <AddressProblem problem={read.problem} firstHref={href} />;
  return <ActivityList page={read.answer} href={href} isFirst={!read.input.cursor} now={context.clock.now()} />;
}
