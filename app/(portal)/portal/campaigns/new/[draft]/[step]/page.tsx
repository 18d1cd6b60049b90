import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CampaignStepper, STEP_WORDS } from "#components/campaigns/campaign-stepper";
import { AudienceFields, BasicsFields, BudgetFields, LinkFields } from "#components/campaigns/plan-fields";
import { StepForm } from "#components/campaigns/step-form";
import { getFormats, getWords } from "#components/format/words";
import { PageHeader } from "#components/ui/page-header";
import { can, type TenantContext } from "#lib/access";
import { campaignOwners, campaignToday, getCampaignDraft } from "#lib/campaigns";
import { CAMPAIGN_STEPS, type CampaignDraft, type CampaignStep, missingSteps } from "#lib/campaigns/schema";
import { readById, tenantPage } from "#lib/web";
import { MissingPermission } from "../../../../missing-permission.tsx";
import { keepAudienceAction, keepBasicsAction, keepBudgetAction, keepLinksAction } from "../../../actions.ts";
import { Review } from "./review.tsx";

interface Props {
  params: Promise<{ draft: string; step: string }>;
}

const PATH = "/portal/campaigns";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getWords("campaigns");
  return { title: t("newCampaignStep", { step: t(STEP_WORDS[stepOf((await params).step)]) }) };
}

const stepOf = (step: string): CampaignStep => CAMPAIGN_STEPS.find((each) => each === step) ?? notFound();

export default async function NewCampaignStepPage({ params }: Props) {
  const t = await getWords("campaigns");
  const { draft: id, step: named } = await params;
  const step = stepOf(named);
  const context = await tenantPage(`${PATH}/new/${encodeURIComponent(id)}/${step}`);
  if (!can(context, "campaign.create")) return <MissingPermission title={t("newCampaign")} permission="campaign.create" />;
  const draft = await readById(id, () => getCampaignDraft(context, id));
  return (
    <div className="grid gap-6">
      <PageHeader
        title={draft.data.basics?.name ?? t("newCampaign")}
        note={t("wizardNote")}
        breadcrumbs={[{ label: t("campaigns"), href: PATH }, { label: t("newCampaign"), href: `${PATH}/new` }, { label: t(STEP_WORDS[step]) }]}
      />
      <CampaignStepper current={step} draftId={draft.id} missing={missingSteps(draft.data)} />
      <Step context={context} step={step} hidden={{ id: draft.id, version: String(draft.version) }} data={draft.data} />
    </div>
  );
}

interface StepProps {
  context: TenantContext;
  step: CampaignStep;
  /** The draft's id and the version it was looked at in. */
  hidden: { id: string; version: string };
  data: CampaignDraft;
}

async function Step({ context, step, hidden, data }: StepProps) {
  const { locale } = await getFormats();
  const at = (other: CampaignStep) => `${PATH}/new/${hidden.id}/${other}`;
  const { currency } = context.tenant;
  switch (step) {
    case "basics":
      return (
        <StepForm step={step} action={keepBasicsAction} hidden={hidden} backHref={null}>
          <BasicsFields data={data.basics ?? {}} owners={await campaignOwners(context)} today={campaignToday(context)} locale={locale} />
        </StepForm>
      );
    case "budget":
      return (
        <StepForm step={step} action={keepBudgetAction} hidden={hidden} backHref={at("basics")}>
          <BudgetFields data={data.budget ?? {}} currency={currency} />
        </StepForm>
      );
    case "audience":
      return (
        <StepForm step={step} action={keepAudienceAction} hidden={hidden} backHref={at("budget")}>
          <AudienceFields data={data.audience ?? {}} currency={currency} />
        </StepForm>
      );
    case "links":
      return (
        <StepForm step={step} action={keepLinksAction} hidden={hidden} backHref={at("audience")}>
          <LinkFields data={data.links ?? {}} />
        </StepForm>
      );
    case "review":
      return <Review context={context} draft={hidden} data={data} />;
  }
}
