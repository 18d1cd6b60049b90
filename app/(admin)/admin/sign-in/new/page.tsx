import { getWords, pageTitle } from "#components/format/words";
import { PROVIDER_FIELDS, ProviderFields } from "#components/identity/provider-fields";
import { ActionForm } from "#components/ui/action-form";
import { Callout } from "#components/ui/callout";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { TextKeeper } from "#components/ui/text-keeper";
import { can } from "#lib/access";
import { newId } from "#lib/platform/crypto";
import { staffPage } from "#lib/web";
import { createProviderAction } from "../provider-actions.ts";

export const generateMetadata = pageTitle("signIn", "newSignInProvider");

export default async function NewInstallationProviderPage() {
  const t = await getWords("signIn");
  const context = await staffPage("/admin/sign-in/new");
  if (!can(context, "tenant.manage")) return <Callout title={t("youMaySeeSignInProviders")}>{t("askASuperAdminToDo")}</Callout>;
  return (
    <div className="grid max-w-3xl gap-6">
      <PageHeader
        title={t("newSignInProvider")}
        note={t("youGetTheRedirectUriTo")}
        breadcrumbs={[{ label: t("signIn"), href: "/admin/sign-in" }, { label: t("new") }]}
      />
      <ActionForm
        action={createProviderAction}
        label={t("newSignInProvider")}
        fields={PROVIDER_FIELDS}
        idempotencyKey={newId()}
        className="grid gap-6"
      >
        <TextKeeper name="new provider" userId={context.actor.userId} />
        <ProviderFields provider={null} roles={null} />
        <div className="flex flex-wrap gap-3">
          <SubmitButton pendingLabel={t("saving")}>{t("saveProvider")}</SubmitButton>
          <LinkButton href="/admin/sign-in" variant="secondary">
            {t("cancel")}
          </LinkButton>
        </div>
      </ActionForm>
    </div>
  );
}
