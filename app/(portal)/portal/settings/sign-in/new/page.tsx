import type { Metadata } from "next";
import { PROVIDER_FIELDS, ProviderFields } from "#components/identity/provider-fields";
import { ActionForm } from "#components/ui/action-form";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { can } from "#lib/access";
import { newId } from "#lib/platform/crypto";
import { tenantPage } from "#lib/web";
import { MissingPermission } from "../../../missing-permission.tsx";
import { createProviderAction } from "../actions.ts";
import { roleOptions } from "../role-options.ts";

export const metadata: Metadata = { title: "New sign-in provider" };

export default async function NewProviderPage() {
  const context = await tenantPage("/portal/settings/sign-in/new");
  if (!can(context, "security.manage")) return <MissingPermission title="New sign-in provider" permission="security.manage" />;
  return (
    <div className="grid max-w-3xl gap-6">
      <PageHeader
        title="New sign-in provider"
        note="You get the redirect URI to enter there once it is saved."
        breadcrumbs={[{ label: "Sign-in providers", href: "/portal/settings/sign-in" }, { label: "New" }]}
      />
      <ActionForm action={createProviderAction} label="New sign-in provider" fields={PROVIDER_FIELDS} idempotencyKey={newId()} className="grid gap-6">
        <ProviderFields provider={null} roles={await roleOptions(context)} />
        <div className="flex flex-wrap gap-3">
          <SubmitButton pendingLabel="Saving…">Save provider</SubmitButton>
          <LinkButton href="/portal/settings/sign-in" variant="secondary">
            Cancel
          </LinkButton>
        </div>
      </ActionForm>
    </div>
  );
}
