import { LEAD_FIELDS, LeadFields } from "#components/crm/lead-fields";
import { getWords, pageTitle } from "#components/format/words";
import { ActionForm } from "#components/ui/action-form";
import { Card } from "#components/ui/card";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { UnsavedGuard } from "#components/ui/unsaved-guard";
import { can } from "#lib/access";
import { getLead, leadFormOf } from "#lib/crm";
import { readById, tenantPage } from "#lib/web";
import { MissingPermission } from "../../../missing-permission.tsx";
import { changeLeadAction } from "../../actions.ts";

export const generateMetadata = pageTitle("crm", "changeLead");

const PATH = "/portal/leads";

export default async function ChangeLeadPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, t] = await Promise.all([params, getWords("crm")]);
  const context = await tenantPage(`${PATH}/${encodeURIComponent(id)}/edit`);
  if (!can(context, "lead.read")) return <MissingPermission title={t("changeLead")} permission="lead.read" />;
  const lead = await readById(id, (leadId) => getLead(context, leadId));
  if (!can(context, "lead.update", lead)) return <MissingPermission title={t("changeLead")} permission="lead.update" />;
  const own = `${PATH}/${lead.id}`;
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("changeLead")}
        breadcrumbs={[{ label: t("leads"), href: PATH }, { label: lead.name, href: own }, { label: t("change") }]}
      />
      <Card className="max-w-3xl">
        <ActionForm
          action={changeLeadAction}
          label={t("changeLead")}
          fields={LEAD_FIELDS}
          hidden={{ id: lead.id, version: String(lead.version) }}
          className="grid gap-8"
        >
          <UnsavedGuard />
          <LeadFields lead={leadFormOf(lead)} currency={lead.currency ?? context.tenant.currency} />
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
