import { DEAL_FIELDS, DealFields } from "#components/crm/deal-fields";
import { OwnFields, ownFieldNames } from "#components/crm/own-fields";
import { RecordForm } from "#components/crm/record-form";
import { getWords, pageTitle } from "#components/format/words";
import { can } from "#lib/access";
import { dealFormOf, getDeal, listFields } from "#lib/crm";
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
  const record = await readById(id, (ownId) => getDeal(context, ownId));
  if (!can(context, "deal.update", record)) return <MissingPermission title={t("changeDeal")} permission="deal.update" />;
  const choices = await dealChoices(context, {
    contact: record.contactId && record.contactName ? { id: record.contactId, name: record.contactName } : null,
    company: record.companyId && record.companyName ? { id: record.companyId, name: record.companyName } : null,
  });
  const ownFields = await listFields(context, { subject: "deal" });
  const own = `${PATH}/${record.id}`;
  return (
    <RecordForm
      title={t("changeDeal")}
      breadcrumbs={[{ label: t("deals"), href: PATH }, { label: record.name, href: own }, { label: t("change") }]}
      action={changeDealAction}
      fields={[...DEAL_FIELDS, ...ownFieldNames(ownFields)]}
      backHref={own}
      hidden={{ id: record.id, version: String(record.version) }}
    >
      <DealFields {...choices} deal={dealFormOf(record)} currency={record.currency} selfId={context.actor.userId} probability={record.probability} />
      <OwnFields fields={ownFields} values={record.custom} />
    </RecordForm>
  );
}
