import { getWords, pageTitle } from "#components/format/words";
import { ProviderActs } from "#components/identity/provider-acts";
import { PROVIDER_FIELDS, ProviderFields } from "#components/identity/provider-fields";
import { ProviderState } from "#components/identity/provider-table";
import { ActionForm } from "#components/ui/action-form";
import { Callout } from "#components/ui/callout";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { TextKeeper } from "#components/ui/text-keeper";
import { can } from "#lib/access";
import { getProvider } from "#lib/identity";
import { getRuntime } from "#lib/platform/runtime";
import { readById, staffPage } from "#lib/web";
import { changeProviderAction, deleteProviderAction, switchProviderAction, testProviderAction } from "../provider-actions.ts";

export const generateMetadata = pageTitle("signIn", "signInProvider");

export default async function InstallationProviderPage({ params }: { params: Promise<{ id: string }> }) {
  const t = await getWords("signIn");
  const { id } = await params;
  const context = await staffPage(`/admin/sign-in/${id}`);
  const provider = await readById(id, (providerId) => getProvider(context, "installation", providerId, getRuntime()));
  return (
    <div className="grid max-w-3xl gap-6">
      <PageHeader
        title={provider.name}
        mark={<ProviderState provider={provider} />}
        breadcrumbs={[{ label: t("signIn"), href: "/admin/sign-in" }, { label: provider.name }]}
      />
      {can(context, "tenant.manage") ? (
        <>
          <ProviderActs provider={provider} testAction={testProviderAction} switchAction={switchProviderAction} deleteAction={deleteProviderAction} />
          <ActionForm
            action={changeProviderAction}
            label={t("changeTheProvider")}
            fields={PROVIDER_FIELDS}
            hidden={{ id, version: String(provider.version) }}
            className="grid gap-6"
          >
            <TextKeeper name={`provider ${id}`} userId={context.actor.userId} />
            <ProviderFields key={provider.version} provider={provider} roles={null} />
            <div>
              <SubmitButton pendingLabel={t("saving")}>{t("saveChanges")}</SubmitButton>
            </div>
          </ActionForm>
        </>
      ) : (
        <Callout title={t("youMayLook")}>{t("aSuperAdminChangesTheServices")}</Callout>
      )}
    </div>
  );
}
