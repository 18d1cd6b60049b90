import { getWords, pageTitle } from "#components/format/words";
import { ProviderActs } from "#components/identity/provider-acts";
import { PROVIDER_FIELDS, ProviderFields } from "#components/identity/provider-fields";
import { ProviderState } from "#components/identity/provider-table";
import { ActionForm } from "#components/ui/action-form";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { TextKeeper } from "#components/ui/text-keeper";
import { can } from "#lib/access";
import { getProvider } from "#lib/identity";
import { getRuntime } from "#lib/platform/runtime";
import { readById, tenantPage } from "#lib/web";
import { MissingPermission } from "../../../missing-permission.tsx";
import { changeProviderAction, deleteProviderAction, switchProviderAction, testProviderAction } from "../actions.ts";
import { roleOptions } from "../role-options.ts";

export const generateMetadata = pageTitle("portal", "signInProvider");

export default async function ProviderPage({ params }: { params: Promise<{ id: string }> }) {
  const t = await getWords("portal");
  const { id } = await params;
  const context = await tenantPage(`/portal/settings/sign-in/${id}`);
  if (!can(context, "security.manage")) return <MissingPermission title={t("signInProvider")} permission="security.manage" />;
  const provider = await readById(id, (providerId) => getProvider(context, "tenant", providerId, getRuntime()));
  return (
    <div className="grid max-w-3xl gap-6">
      <PageHeader
        title={provider.name}
        mark={<ProviderState provider={provider} />}
        breadcrumbs={[{ label: t("signInProviders"), href: "/portal/settings/sign-in" }, { label: provider.name }]}
      />
      <ProviderActs provider={provider} testAction={testProviderAction} switchAction={switchProviderAction} deleteAction={deleteProviderAction} />
      <ActionForm
        action={changeProviderAction}
        label={t("changeTheProvider")}
        fields={PROVIDER_FIELDS}
        hidden={{ id, version: String(provider.version) }}
        className="grid gap-6"
      >
        <TextKeeper name={`provider ${id}`} userId={context.actor.userId} />
        <ProviderFields key={provider.version} provider={provider} roles={await roleOptions(context)} />
        <div>
          <SubmitButton pendingLabel={t("saving")}>{t("saveChanges")}</SubmitButton>
        </div>
      </ActionForm>
    </div>
  );
}
