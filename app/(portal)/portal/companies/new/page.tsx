import { OwnFields, ownFieldNames } from "#components/crm/own-fields";
import { COMPANY_FIELDS, CompanyFields } from "#components/crm/people-fields";
import { RecordForm } from "#components/crm/record-form";
import { getWords, pageTitle } from "#components/format/words";
import { can } from "#lib/access";
import { listFields } from "#lib/crm";
import { newId } from "#lib/platform/crypto";
import { tenantPage } from "#lib/web";
import { dealChoices } from "../../deals/choices.ts";
import { MissingPermission } from "../../missing-permission.tsx";
import { createCompanyAction } from "../actions.ts";

export const generateMetadata = pageTitle("crm", "newCompany");

const PATH = "/portal/companies";

export default async function NewCompanyPage() {
  const t = await getWords("crm");
  const context = await tenantPage(`${PATH}/new`);
  if (!can(context, "lead.create")) return <MissingPermission title={t("newCompany")} permission="lead.create" />;
  const choices = await dealChoices(context);
  const own = await listFields(context, { subject: "company" });
  return (
    <RecordForm
      title={t("newCompany")}
      breadcrumbs={[{ label: t("companies"), href: PATH }, { label: t("newCompany") }]}
      action={createCompanyAction}
      fields={[...COMPANY_FIELDS, ...ownFieldNames(own)]}
      backHref={PATH}
      idempotencyKey={newId()}
    >
      <CompanyFields owners={choices.owners} selfId={context.actor.userId} />
      <OwnFields fields={own} />
    </RecordForm>
  );
}
