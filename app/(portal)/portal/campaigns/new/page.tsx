import { CampaignDraftList } from "#components/campaigns/campaign-draft-list";
import { CampaignStepper } from "#components/campaigns/campaign-stepper";
import { CampaignPlacesNote } from "#components/campaigns/places-note";
import { BasicsFields } from "#components/campaigns/plan-fields";
import { StepForm } from "#components/campaigns/step-form";
import { TemplateList } from "#components/campaigns/template-list";
import { getFormats, getWords, pageTitle } from "#components/format/words";
import { PageHeader } from "#components/ui/page-header";
import { can } from "#lib/access";
import { campaignOwners, campaignPlaces, campaignToday, listCampaignDrafts, listTemplates } from "#lib/campaigns";
import { tenantPage } from "#lib/web";
import { MissingPermission } from "../../missing-permission.tsx";
import { beginCampaignAction, discardCampaignDraftAction } from "../actions.ts";
import { beginFromTemplateAction, dropTemplateAction } from "../template-actions.ts";

export const generateMetadata = pageTitle("campaigns", "newCampaign");

const PATH = "/portal/campaigns";

export default async function NewCampaignPage() {
  const [t, { locale }] = await Promise.all([getWords("campaigns"), getFormats()]);
  const context = await tenantPage(`${PATH}/new`);
  if (!can(context, "campaign.create")) return <MissingPermission title={t("newCampaign")} permission="campaign.create" />;
  const [drafts, owners, places, { templates }] = await Promise.all([
    listCampaignDrafts(context),
    campaignOwners(context),
    campaignPlaces(context),
    listTemplates(context),
  ]);
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("newCampaign")}
        note={t("wizardNote")}
        breadcrumbs={[{ label: t("campaigns"), href: PATH }, { label: t("newCampaign") }]}
      />
      <CampaignPlacesNote places={places} />
      <CampaignDraftList drafts={drafts} discard={discardCampaignDraftAction} now={context.clock.now()} />
      <CampaignStepper current="basics" draftId={null} missing={[]} />
      <StepForm step="basics" action={beginCampaignAction} hidden={{}} backHref={null}>
        <BasicsFields data={{ ownerId: context.actor.userId }} owners={owners} today={campaignToday(context)} locale={locale} />
      </StepForm>
      <TemplateList templates={templates} use={beginFromTemplateAction} drop={dropTemplateAction} />
    </div>
  );
}
