import { COMPANY_FIELDS, CompanyFields } from "#components/crm/people-fields";
import { getWords, pageTitle } from "#components/format/words";
import { ActionForm } from "#components/ui/action-form";
import { Card } from "#components/ui/card";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { UnsavedGuard } from "#components/ui/unsaved-guard";
import { can } from "#lib/access";
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
  return (
    <div className="grid gap-6">
      <PageHeader title={t("newCompany")} breadcrumbs={[{ label: t("companies"), href: PATH }, { label: t("newCompany") }]} />
      <Card className="max-w-3xl">
        <ActionForm action={createCompanyAction} label={t("newCompany")} fields={COMPANY_FIELDS} idempotencyKey={newId()} className="grid gap-8">
          <UnsavedGuard />
          <CompanyFields owners={choices.owners} selfId={context.actor.userId} />
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
