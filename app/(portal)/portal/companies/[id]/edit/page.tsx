import { COMPANY_FIELDS, CompanyFields } from "#components/crm/people-fields";
import { getWords, pageTitle } from "#components/format/words";
import { ActionForm } from "#components/ui/action-form";
import { Card } from "#components/ui/card";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { UnsavedGuard } from "#components/ui/unsaved-guard";
import { can } from "#lib/access";
import { getCompany } from "#lib/crm";
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
  const own = `${PATH}/${record.id}`;
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("changeCompany")}
        breadcrumbs={[{ label: t("companies"), href: PATH }, { label: record.name, href: own }, { label: t("change") }]}
      />
      <Card className="max-w-3xl">
        <ActionForm
          action={changeCompanyAction}
          label={t("changeCompany")}
          fields={COMPANY_FIELDS}
          hidden={{ id: record.id, version: String(record.version) }}
          className="grid gap-8"
        >
          <UnsavedGuard />
          <CompanyFields company={record} owners={choices.owners} selfId={context.actor.userId} />
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
