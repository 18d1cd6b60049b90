import type { Metadata } from "next";
import { PROVIDER_FIELDS, ProviderFields } from "#components/identity/provider-fields";
import { ActionForm } from "#components/ui/action-form";
import { Callout } from "#components/ui/callout";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { can } from "#lib/access";
import { newId } from "#lib/platform/crypto";
import { staffPage } from "#lib/web";
import { createProviderAction } from "../provider-actions.ts";

export const metadata: Metadata = { title: "New sign-in provider" };

export default async function NewInstallationProviderPage() {
  const context = await staffPage("/admin/sign-in/new");
  if (!can(context, "tenant.manage"))
    return <Callout title="You may see sign-in providers, but not set them up">Ask a super-admin to do it.</Callout>;
  return (
    <div className="grid max-w-3xl gap-6">
      <PageHeader
        title="New sign-in provider"
        note="You get the redirect URI to enter there once it is saved."
        breadcrumbs={[{ label: "Sign-in", href: "/admin/sign-in" }, { label: "New" }]}
      />
      <ActionForm action={createProviderAction} label="New sign-in provider" fields={PROVIDER_FIELDS} idempotencyKey={newId()} className="grid gap-6">
        <ProviderFields provider={null} roles={null} />
        <div className="flex flex-wrap gap-3">
          <SubmitButton pendingLabel="Saving…">Save provider</SubmitButton>
          <LinkButton href="/admin/sign-in" variant="secondary">
            Cancel
          </LinkButton>
        </div>
      </ActionForm>
    </div>
  );
}
