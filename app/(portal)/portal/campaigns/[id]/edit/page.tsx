import type { Metadata } from "next";
import { cache } from "react";
import { CampaignFrame, partHref } from "#components/campaigns/campaign-frame";
import { AudienceFields, BasicsFields, BudgetFields, LinkFields, STEP_FIELDS } from "#components/campaigns/plan-fields";
import { getFormats, getWords } from "#components/format/words";
import { ActionForm } from "#components/ui/action-form";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { LinkButton } from "#components/ui/link-button";
import { SubmitButton } from "#components/ui/submit-button";
import { UnsavedGuard } from "#components/ui/unsaved-guard";
import { can } from "#lib/access";
import { campaignOwners, campaignToday, getPlannedCampaign } from "#lib/campaigns";
import { mayBeEdited } from "#lib/campaigns/schema";
import { newId } from "#lib/platform/crypto";
import { readById, tenantPage } from "#lib/web";
import { changeCampaignAction } from "../../actions.ts";

interface Props {
  params: Promise<{ id: string }>;
}

const read = cache(async (id: string) => {
  const context = await tenantPage(`/portal/campaigns/${encodeURIComponent(id)}/edit`);
  return { context, plan: await readById(id, () => getPlannedCampaign(context, id)) };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [t, { plan }] = [await getWords("campaigns"), await read((await params).id)];
  return { title: t("changeCampaign", { name: plan.name }) };
}

export default async function EditCampaignPage({ params }: Props) {
  const [t, { locale }] = await Promise.all([getWords("campaigns"), getFormats()]);
  const { context, plan } = await read((await params).id);
  if (!can(context, "campaign.update", plan))
    return (
      <CampaignFrame plan={plan} current="settings">
        <Callout title={t("mayNotChange")}>{t("mayNotChangeNote")}</Callout>
      </CampaignFrame>
    );
  if (!mayBeEdited(plan.status))
    return (
      <CampaignFrame plan={plan} current="settings">
        <Callout title={t("overStays")}>{plan.status === "archived" ? t("archivedNote") : t("overStaysNote")}</Callout>
      </CampaignFrame>
    );
  const { currency } = plan;
  const hasBegun = plan.launchedAt !== null && plan.status !== "draft";
  return (
    <CampaignFrame plan={plan} current="settings">
      <ActionForm
        action={changeCampaignAction}
        label={t("changeCampaign", { name: plan.name })}
        fields={Object.values(STEP_FIELDS).flat()}
        hidden={{ id: plan.id, version: String(plan.version) }}
        idempotencyKey={newId()}
        className="grid max-w-4xl gap-6"
      >
        <UnsavedGuard />
        <Card title={t("stepBasics")}>
          <div className="grid gap-5 sm:grid-cols-2">
            <BasicsFields data={plan} owners={await campaignOwners(context)} today={campaignToday(context)} locale={locale} hasBegun={hasBegun} />
          </div>
        </Card>
        <Card title={t("stepBudget")}>
          <div className="grid gap-5 sm:grid-cols-2">
            <BudgetFields data={plan} currency={currency} />
          </div>
        </Card>
        <Card title={t("stepAudience")}>
          <div className="grid gap-5 sm:grid-cols-2">
            <AudienceFields data={plan} currency={currency} />
          </div>
        </Card>
        <Card title={t("stepLinks")}>
          <div className="grid gap-5 sm:grid-cols-2">
            <LinkFields data={plan} />
          </div>
        </Card>
        <div className="flex flex-wrap justify-end gap-3">
          <LinkButton href={partHref(plan.id, "overview")} variant="secondary">
            {t("cancel")}
          </LinkButton>
          <SubmitButton pendingLabel={t("saving")}>{t("save")}</SubmitButton>
        </div>
      </ActionForm>
    </CampaignFrame>
  );
}
