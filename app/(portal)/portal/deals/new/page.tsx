import { DEAL_FIELDS, DealFields } from "#components/crm/deal-fields";
import { OwnFields, ownFieldNames } from "#components/crm/own-fields";
import { RecordForm } from "#components/crm/record-form";
import { getWords, pageTitle } from "#components/format/words";
import { can } from "#lib/access";
import { listFields } from "#lib/crm";
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
  const own = await listFields(context, { subject: "deal" });
  return (
    <RecordForm
      title={t("newDeal")}
      breadcrumbs={[{ label: t("deals"), href: PATH }, { label: t("newDeal") }]}
      action={createDealAction}
      fields={[...DEAL_FIELDS, ...ownFieldNames(own)]}
      backHref={PATH}
      idempotencyKey={newId()}
    >
      <DealFields {...choices} currency={context.tenant.currency} selfId={context.actor.userId} probability={null} />
      <OwnFields fields={own} />
    </RecordForm>
  );
}
