import { OwnFields, ownFieldNames } from "#components/crm/own-fields";
import { COMPANY_FIELDS, CompanyFields } from "#components/crm/people-fields";
import { RecordForm } from "#components/crm/record-form";
import { getWords, pageTitle } from "#components/format/words";
import { can } from "#lib/access";
import { getCompany, listFields } from "#lib/crm";
import { readById, tenantPage } from "#lib/web";
import { dealChoices } from "../../../deals/choices.ts";
import { MissingPermission } from "../../../missing-permission.tsx";
import { changeCompanyAction } from "../../actions.ts";

export const generateMetadata = pageTitle("crm", "changeCompany");

const PATH = "/portal/companies";

export default async function ChangeCompanyPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, t] = await Promise.all([params, getWords("crm")]);
  const context = await tenantPage(`${PATH}/${encodeURIComponent(id)}/edit`);
  if (!can(context, "lead.read")) return <MissingPermission title={t("changeCompany")} permission="lead.read" />;
  const record = await readById(id, (ownId) => getCompany(context, ownId));
  if (!can(context, "lead.update", record)) return <MissingPermission title={t("changeCompany")} permission="lead.update" />;
  const choices = await dealChoices(context);
  const ownFields = await listFields(context, { subject: "company" });
  const own = `${PATH}/${record.id}`;
  return (
    <RecordForm
      title={t("changeCompany")}
      breadcrumbs={[{ label: t("companies"), href: PATH }, { label: record.name, href: own }, { label: t("change") }]}
      action={changeCompanyAction}
      fields={[...COMPANY_FIELDS, ...ownFieldNames(ownFields)]}
      backHref={own}
      hidden={{ id: record.id, version: String(record.version) }}
    >
      <CompanyFields company={record} owners={choices.owners} selfId={context.actor.userId} />
      <OwnFields fields={ownFields} values={record.custom} />
    </RecordForm>
  );
}
