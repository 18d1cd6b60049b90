import { STEP_WORDS } from "#components/campaigns/campaign-stepper";
import { audienceItems, basicsItems, channelItems, goalItems, linkItems } from "#components/campaigns/plan-items";
import { getFormats, getSay, getWords } from "#components/format/words";
import { ActionForm } from "#components/ui/action-form";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { DataList } from "#components/ui/data-list";
import { LinkButton } from "#components/ui/link-button";
import { SubmitButton } from "#components/ui/submit-button";
import { TextLink } from "#components/ui/text-link";
import type { TenantContext } from "#lib/access";
import { campaignOwners } from "#lib/campaigns";
import { ANSWERED_STEPS, type AnsweredStep, type CampaignDraft, missingSteps, planOfDraft } from "#lib/campaigns/schema";
import { createCampaignAction } from "../../../actions.ts";

interface ReviewProps {
  context: TenantContext;
  draft: { id: string; version: string };
  data: CampaignDraft;
}

/** Everything that was answered, what does not go together, and creating it. */
export async function Review({ context, draft, data }: ReviewProps) {
  const [t, say, formats] = [await getWords("campaigns"), await getSay(), await getFormats()];
  const at = (step: AnsweredStep) => `/portal/campaigns/new/${draft.id}/${step}`;
  const [missing, { plan, problems }] = [missingSteps(data), planOfDraft(data)];
  const owner = (await campaignOwners(context)).find(({ id }) => id === data.basics?.ownerId)?.name ?? null;
  const words = { t, say, formats, currency: context.tenant.currency };
  const items = plan
    ? {
        basics: basicsItems({ ...plan, ownerName: owner }, words),
        budget: channelItems(plan, words),
        audience: [...audienceItems(plan, words), ...goalItems(plan, words)],
        links: linkItems(plan, words),
      }
    : null;
  return (
    <div className="grid max-w-4xl gap-6">
      {missing.length > 0 || problems.length > 0 ? (
        <Callout tone="warn" title={t("mendFirst")}>
          <ul className="grid list-disc gap-1 ps-5">
            {missing.map((step) => (
              <li key={step}>
                <TextLink href={at(step)}>{t(STEP_WORDS[step])}</TextLink>: {t("notAnsweredYet")}
              </li>
            ))}
            {problems
              .filter(({ step }) => !missing.includes(step))
              .map(({ step, message }) => (
                <li key={message}>
                  <TextLink href={at(step)}>{t(STEP_WORDS[step])}</TextLink>: {say(message)}
                </li>
              ))}
          </ul>
        </Callout>
      ) : null}
      {items
        ? ANSWERED_STEPS.map((step) => (
            <Card
              key={step}
              title={t(STEP_WORDS[step])}
              actions={
                <LinkButton href={at(step)} variant="secondary" size="sm" aria-label={t("changeStep", { step: t(STEP_WORDS[step]) })}>
                  {t("change")}
                </LinkButton>
              }
            >
              <DataList items={items[step]} />
            </Card>
          ))
        : null}
      <Card title={t("stepReview")} note={t("stepReviewNote")}>
        <ActionForm action={createCampaignAction} hidden={draft} label={t("createCampaign")}>
          <div className="flex flex-wrap justify-end gap-3">
            <LinkButton href={at("links")} variant="secondary">
              {t("back")}
            </LinkButton>
            {missing.length === 0 && plan ? <SubmitButton pendingLabel={t("creating")}>{t("createCampaign")}</SubmitButton> : null}
          </div>
        </ActionForm>
      </Card>
    </div>
  );
}
