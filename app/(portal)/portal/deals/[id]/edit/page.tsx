import { DEAL_FIELDS, DealFields } from "#components/crm/deal-fields";
import { getWords, pageTitle } from "#components/format/words";
import { ActionForm } from "#components/ui/action-form";
import { Card } from "#components/ui/card";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { UnsavedGuard } from "#components/ui/unsaved-guard";
import { can } from "#lib/access";
import { dealFormOf, getDeal } from "#lib/crm";
import { readById, tenantPage } from "#lib/web";
import { MissingPermission } from "../../../missing-permission.tsx";
import { changeDealAction } from "../../actions.ts";
import { dealChoices } from "../../choices.ts";

export const generateMetadata = pageTitle("crm", "changeDeal");

const PATH = "/portal/deals";

export default async function ChangeDealPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, t] = await Promise.all([params, getWords("crm")]);
  const context = await tenantPage(`${PATH}/${encodeURIComponent(id)}/edit`);
  if (!can(context, "deal.read")) return <MissingPermission title={t("changeDeal")} permission="deal.read" />;
  const deal = await readById(id, (dealId) => getDeal(context, dealId));
  if (!can(context, "deal.update", deal)) return <MissingPermission title={t("changeDeal")} permission="deal.update" />;
  const choices = await dealChoices(context, {
    contact: deal.contactId && deal.contactName ? { id: deal.contactId, name: deal.contactName } : null,
    company: deal.companyId && deal.companyName ? { id: deal.companyId, name: deal.companyName } : null,
  });
  const own = `${PATH}/${deal.id}`;
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("changeDeal")}
        breadcrumbs={[{ label: t("deals"), href: PATH }, { label: deal.name, href: own }, { label: t("change") }]}
      />
      <Card className="max-w-3xl">
        <ActionForm
          action={changeDealAction}
          label={t("changeDeal")}
          fields={DEAL_FIELDS}
          hidden={{ id: deal.id, version: String(deal.version) }}
          className="grid gap-8"
        >
          <UnsavedGuard />
          <DealFields {...choices} deal={dealFormOf(deal)} currency={deal.currency} selfId={context.actor.userId} probability={deal.probability} />
          <div className="flex flex-wrap justify-end gap-3">
            <LinkButton href={own} variant="secondary">
              {t("cancel")}
            </LinkButton>
            <SubmitButton pendingLabel={t("saving")}>{t("save")}</SubmitButton>
          </div>
        </ActionForm>
      </Card>
    </div>
  );
}
