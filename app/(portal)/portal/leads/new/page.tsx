import { LEAD_FIELDS, LeadFields, OwnerSelect } from "#components/crm/lead-fields";
import { getWords, pageTitle } from "#components/format/words";
import { ActionForm } from "#components/ui/action-form";
import { Card } from "#components/ui/card";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { TextField } from "#components/ui/text-field";
import { TextKeeper } from "#components/ui/text-keeper";
import { UnsavedGuard } from "#components/ui/unsaved-guard";
import { can } from "#lib/access";
import { listOwners } from "#lib/crm";
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
  const owners = can(context, "lead.execute") ? await listOwners(context) : [];
  return (
    <div className="grid gap-6">
      <PageHeader title={t("newLead")} breadcrumbs={[{ label: t("leads"), href: PATH }, { label: t("newLead") }]} />
      <Card className="max-w-3xl">
        <ActionForm action={createLeadAction} label={t("newLead")} fields={LEAD_FIELDS} idempotencyKey={newId()} className="grid gap-8">
          <UnsavedGuard />
          <TextKeeper name="new-lead" userId={userId} />
          <LeadFields currency={context.tenant.currency} />
          <div className="grid gap-5 sm:grid-cols-2">
            {owners.length > 0 ? <OwnerSelect owners={owners} label={t("owner")} defaultValue={userId} none={t("me")} /> : null}
            <TextField
              name="nextFollowUpAt"
              label={t("followUp")}
              hint={t("followUpHint", { zone: context.tenant.timeZone })}
              autoComplete="off"
              isOptional
            />
          </div>
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
