import { getLocale } from "next-intl/server";
import { FormEditor } from "#components/crm/form-editor";
import { getWords, pageTitle } from "#components/format/words";
import { PageHeader } from "#components/ui/page-header";
import { can } from "#lib/access";
import { listOwners } from "#lib/crm";
import { newId } from "#lib/platform/crypto";
import { tenantPage } from "#lib/web";
import { DEFAULT_LOCALE, localeFrom } from "#words/locales";
import { MissingPermission } from "../../missing-permission.tsx";
import { createFormAction } from "../actions.ts";

export const generateMetadata = pageTitle("leadForms", "newForm");

export default async function NewFormPage() {
  const [t, context] = await Promise.all([getWords("leadForms"), tenantPage("/portal/forms/new")]);
  if (!can(context, "lead.execute")) return <MissingPermission title={t("newForm")} permission="lead.execute" />;
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("newForm")}
        note={t("newFormNote")}
        breadcrumbs={[{ label: t("forms"), href: "/portal/forms" }, { label: t("newForm") }]}
      />
      <FormEditor
        form={null}
        owners={await listOwners(context)}
        language={localeFrom(await getLocale()) ?? DEFAULT_LOCALE}
        action={createFormAction}
        idempotencyKey={newId()}
      />
    </div>
  );
}
