import { LEAD_FIELDS, LeadFields, OwnerSelect } from "#components/crm/lead-fields";
import { OwnFields, ownFieldNames } from "#components/crm/own-fields";
import { RecordForm } from "#components/crm/record-form";
import { TimeField } from "#components/crm/time-field";
import { TwinNotice } from "#components/crm/twin-notice";
import { getWords, pageTitle } from "#components/format/words";
import { TextKeeper } from "#components/ui/text-keeper";
import { can } from "#lib/access";
import { listFields, listOwners } from "#lib/crm";
import { newId } from "#lib/platform/crypto";
import { tenantPage } from "#lib/web";
import { MissingPermission } from "../../missing-permission.tsx";
import { createLeadAction } from "../actions.ts";

export const generateMetadata = pageTitle("crm", "newLead");

const PATH = "/portal/leads";

export default async function NewLeadPage() {
  const t = await getWords("crm");
  const context = await tenantPage(`${PATH}/new`);
  if (!can(context, "lead.create")) return <MissingPermission title={t("newLead")} permission="lead.create" />;
  const { userId } = context.actor;
  const { currency, timeZone } = context.tenant;
  const owners = can(context, "lead.execute") ? await listOwners(context) : [];
  const own = await listFields(context, { subject: "lead" });
  return (
    <RecordForm
      title={t("newLead")}
      breadcrumbs={[{ label: t("leads"), href: PATH }, { label: t("newLead") }]}
      action={createLeadAction}
      fields={[...LEAD_FIELDS, ...ownFieldNames(own)]}
      backHref={PATH}
      idempotencyKey={newId()}
      after={<TwinNotice words={{ show: t("showAlike"), addAll: t("addTwin"), adding: t("adding") }} />}
    >
      <TextKeeper name="new-lead" userId={userId} />
      <LeadFields currency={currency} />
      <OwnFields fields={own} />
      <div className="grid gap-5 sm:grid-cols-2">
        {owners.length > 0 ? <OwnerSelect owners={owners} label={t("owner")} none={t("byRulesOrMe")} /> : null}
        <TimeField name="nextFollowUpAt" label={t("followUp")} zone={timeZone} isOptional />
      </div>
    </RecordForm>
  );
}
