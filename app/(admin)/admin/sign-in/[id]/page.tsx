import type { Metadata } from "next";
import { ProviderActs } from "#components/identity/provider-acts";
import { PROVIDER_FIELDS, ProviderFields } from "#components/identity/provider-fields";
import { ProviderState } from "#components/identity/provider-table";
import { ActionForm } from "#components/ui/action-form";
import { Callout } from "#components/ui/callout";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { can } from "#lib/access";
import { getProvider } from "#lib/identity";
import { getRuntime } from "#lib/platform/runtime";
import { readById, staffPage } from "#lib/web";
import { changeProviderAction, deleteProviderAction, switchProviderAction, testProviderAction } from "../provider-actions.ts";

export const metadata: Metadata = { title: "Sign-in provider" };

export default async function InstallationProviderPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const context = await staffPage(`/admin/sign-in/${id}`);
  const provider = await readById(id, (providerId) => getProvider(context, "installation", providerId, getRuntime()));
  return (
    <div className="grid max-w-3xl gap-6">
      <PageHeader
        title={provider.name}
        mark={<ProviderState provider={provider} />}
        breadcrumbs={[{ label: "Sign-in", href: "/admin/sign-in" }, { label: provider.name }]}
      />
      {can(context, "tenant.manage") ? (
        <>
          <ProviderActs provider={provider} testAction={testProviderAction} switchAction={switchProviderAction} deleteAction={deleteProviderAction} />
          <ActionForm
            key={provider.version}
            action={changeProviderAction}
            label="Change the provider"
            fields={PROVIDER_FIELDS}
            hidden={{ id, version: String(provider.version) }}
            className="grid gap-6"
          >
            <ProviderFields provider={provider} roles={null} />
            <div>
              <SubmitButton pendingLabel="Saving…">Save changes</SubmitButton>
            </div>
          </ActionForm>
        </>
      ) : (
        <Callout title="You may look">A super-admin changes the services of the installation.</Callout>
      )}
    </div>
  );
}
