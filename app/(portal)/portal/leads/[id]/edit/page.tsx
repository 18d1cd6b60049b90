import { LEAD_FIELDS, LeadFields } from "#components/crm/lead-fields";
import { OwnFields, ownFieldNames } from "#components/crm/own-fields";
import { RecordForm } from "#components/crm/record-form";
import { getWords, pageTitle } from "#components/format/words";
import { can } from "#lib/access";
import { getLead, leadFormOf, listFields } from "#lib/crm";
import { readById, tenantPage } from "#lib/web";
import { MissingPermission } from "../../../missing-permission.tsx";
import { changeLeadAction } from "../../actions.ts";

export const generateMetadata = pageTitle("crm", "changeLead");

const PATH = "/portal/leads";

export default async function ChangeLeadPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, t] = await Promise.all([params, getWords("crm")]);
  const context = await tenantPage(`${PATH}/${encodeURIComponent(id)}/edit`);
  if (!can(context, "lead.read")) return <MissingPermission title={t("changeLead")} permission="lead.read" />;
  const record = await readById(id, (ownId) => getLead(context, ownId));
  if (!can(context, "lead.update", record)) return <MissingPermission title={t("changeLead")} permission="lead.update" />;
  const ownFields = await listFields(context, { subject: "lead" });
  const own = `${PATH}/${record.id}`;
  return (
    <RecordForm
      title={t("changeLead")}
      breadcrumbs={[{ label: t("leads"), href: PATH }, { label: record.name, href: own }, { label: t("change") }]}
      action={changeLeadAction}
      fields={[...LEAD_FIELDS, ...ownFieldNames(ownFields)]}
      backHref={own}
      hidden={{ id: record.id, version: String(record.version) }}
    >
      <LeadFields lead={leadFormOf(record)} currency={record.currency ?? context.tenant.currency} />
      <OwnFields fields={ownFields} values={record.custom} />
    </RecordForm>
  );
}
