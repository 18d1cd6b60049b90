import type { Metadata } from "next";
import { FLAG_FIELDS, FlagFields } from "#components/flags/flag-fields";
import { ActionForm } from "#components/ui/action-form";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { can } from "#lib/access";
import { newId } from "#lib/platform/crypto";
import { staffPage } from "#lib/web";
import { createFlagAction } from "../actions.ts";

export const metadata: Metadata = { title: "New flag" };

export default async function NewFlagPage() {
  const context = await staffPage("/admin/flags/new");
  return (
    <div className="grid gap-6">
      <PageHeader
        title="New flag"
        note="Rules for tenants and plans are set once it is there."
        breadcrumbs={[{ label: "Feature flags", href: "/admin/flags" }, { label: "New flag" }]}
      />
      {can(context, "tenant.manage") ? (
        <Card className="max-w-3xl">
          <ActionForm
            action={createFlagAction}
            label="New flag"
            fields={FLAG_FIELDS}
            idempotencyKey={newId()}
            className="grid gap-5 sm:grid-cols-2 [&>[role]]:col-span-full"
          >
            <FlagFields flag={null} />
            <div className="col-span-full flex flex-wrap justify-end gap-3">
              <LinkButton href="/admin/flags" variant="secondary">
                Cancel
              </LinkButton>
              <SubmitButton pendingLabel="Creating…">Create flag</SubmitButton>
            </div>
          </ActionForm>
        </Card>
      ) : (
        <Callout title="You may see flags, but not create them">Ask a super-admin for the permission to create, change and suspend tenants.</Callout>
      )}
    </div>
  );
}
