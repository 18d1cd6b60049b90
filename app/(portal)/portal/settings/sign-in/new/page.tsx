import { getWords, pageTitle } from "#components/format/words";
import { PROVIDER_FIELDS, ProviderFields } from "#components/identity/provider-fields";
import { ActionForm } from "#components/ui/action-form";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { TextKeeper } from "#components/ui/text-keeper";
import { can } from "#lib/access";
import { newId } from "#lib/platform/crypto";
import { tenantPage } from "#lib/web";
import { MissingPermission } from "../../../missing-permission.tsx";
import { createProviderAction } from "../actions.ts";
import { roleOptions } from "../role-options.ts";

export const generateMetadata = pageTitle("portal", "newSignInProvider");

export default async function NewProviderPage() {
  const t = await getWords("portal");
  const context = await tenantPage("/portal/settings/sign-in/new");
  if (!can(context, "security.manage")) return <MissingPermission title={t("newSignInProvider")} permission="security.manage" />;
  return (
    <div className="grid max-w-3xl gap-6">
      <PageHeader
        title={t("newSignInProvider")}
        note={t("youGetTheRedirectUriTo")}
        breadcrumbs={[{ label: t("signInProviders"), href: "/portal/settings/sign-in" }, { label: t("new") }]}
      />
      <ActionForm
        action={createProviderAction}
        label={t("newSignInProvider")}
        fields={PROVIDER_FIELDS}
        idempotencyKey={newId()}
        className="grid gap-6"
      >
        <TextKeeper name={`new provider of ${context.tenant.id}`} userId={context.actor.userId} />
        <ProviderFields provider={null} roles={await roleOptions(context)} />
        <div className="flex flex-wrap gap-3">
          <SubmitButton pendingLabel={t("saving")}>{t("saveProvider")}</SubmitButton>
          <LinkButton href="/portal/settings/sign-in" variant="secondary">
            {t("cancel")}
          </LinkButton>
        </div>
      </ActionForm>
    </div>
  );
}
