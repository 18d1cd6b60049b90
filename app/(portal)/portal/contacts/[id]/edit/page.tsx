import { OwnFields, ownFieldNames } from "#components/crm/own-fields";
import { CONTACT_FIELDS, ContactFields } from "#components/crm/people-fields";
import { RecordForm } from "#components/crm/record-form";
import { getWords, pageTitle } from "#components/format/words";
import { can } from "#lib/access";
import { getContact, listFields } from "#lib/crm";
import { readById, tenantPage } from "#lib/web";
import { dealChoices } from "../../../deals/choices.ts";
import { MissingPermission } from "../../../missing-permission.tsx";
import { changeContactAction } from "../../actions.ts";

export const generateMetadata = pageTitle("crm", "changeContact");

const PATH = "/portal/contacts";

export default async function ChangeContactPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, t] = await Promise.all([params, getWords("crm")]);
  const context = await tenantPage(`${PATH}/${encodeURIComponent(id)}/edit`);
  if (!can(context, "lead.read")) return <MissingPermission title={t("changeContact")} permission="lead.read" />;
  const record = await readById(id, (ownId) => getContact(context, ownId));
  if (!can(context, "lead.update", record)) return <MissingPermission title={t("changeContact")} permission="lead.update" />;
  const choices = await dealChoices(context, {
    company: record.companyId && record.companyName ? { id: record.companyId, name: record.companyName } : null,
  });
  const ownFields = await listFields(context, { subject: "contact" });
  const own = `${PATH}/${record.id}`;
  return (
    <RecordForm
      title={t("changeContact")}
      breadcrumbs={[{ label: t("contacts"), href: PATH }, { label: record.name, href: own }, { label: t("change") }]}
      action={changeContactAction}
      fields={[...CONTACT_FIELDS, ...ownFieldNames(ownFields)]}
      backHref={own}
      hidden={{ id: record.id, version: String(record.version) }}
    >
      <ContactFields contact={record} companies={choices.companies} owners={choices.owners} selfId={context.actor.userId} />
      <OwnFields fields={ownFields} values={record.custom} />
    </RecordForm>
  );
}
