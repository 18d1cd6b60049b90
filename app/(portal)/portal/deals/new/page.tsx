import { DEAL_FIELDS, DealFields } from "#components/crm/deal-fields";
import { getWords, pageTitle } from "#components/format/words";
import { ActionForm } from "#components/ui/action-form";
import { Card } from "#components/ui/card";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { UnsavedGuard } from "#components/ui/unsaved-guard";
import { can } from "#lib/access";
import { newId } from "#lib/platform/crypto";
import { tenantPage } from "#lib/web";
import { MissingPermission } from "../../missing-permission.tsx";
import { createDealAction } from "../actions.ts";
import { dealChoices } from "../choices.ts";

export const generateMetadata = pageTitle("crm", "newDeal");

const PATH = "/portal/deals";

export default async function NewDealPage() {
  const t = await getWords("crm");
  const context = await tenantPage(`${PATH}/new`);
  if (!can(context, "deal.create")) return <MissingPermission title={t("newDeal")} permission="deal.create" />;
  const choices = await dealChoices(context);
  return (
    <div className="grid gap-6">
      <PageHeader title={t("newDeal")} breadcrumbs={[{ label: t("deals"), href: PATH }, { label: t("newDeal") }]} />
      <Card className="max-w-3xl">
        <ActionForm action={createDealAction} label={t("newDeal")} fields={DEAL_FIELDS} idempotencyKey={newId()} className="grid gap-8">
          <UnsavedGuard />
          <DealFields {...choices} currency={context.tenant.currency} selfId={context.actor.userId} probability={null} />
          <div className="flex flex-wrap justify-end gap-3">
            <LinkButton href={PATH} variant="secondary">
              {t("cancel")}
            </LinkButton>
            <SubmitButton pendingLabel={t("adding")}>{t("add")}</SubmitButton>
          </div>
        </ActionForm>
      </Card>
    </div>
  );
}
