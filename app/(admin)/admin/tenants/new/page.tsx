import type { Metadata } from "next";
import { TENANT_KIND_LABELS } from "#components/tenancy/tenant-kind";
import { TenantNameFields } from "#components/tenancy/tenant-name-fields";
import { TenantPlaceFields } from "#components/tenancy/tenant-place-fields";
import { ActionForm } from "#components/ui/action-form";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { Select } from "#components/ui/select";
import { SubmitButton } from "#components/ui/submit-button";
import { can } from "#lib/access";
import { newId } from "#lib/platform/crypto";
import { PLAN_KEYS, TENANT_KINDS } from "#lib/tenancy/schema";
import { staffPage } from "#lib/web";
import { createTenantAction } from "../actions.ts";

export const metadata: Metadata = { title: "New tenant" };

const FIELDS = ["name", "slug", "kind", "planKey", "timeZone", "currency", "locale"];

const planOptions = PLAN_KEYS.map((key) => ({ value: key, label: key.slice(0, 1).toUpperCase() + key.slice(1) }));
const kindOptions = TENANT_KINDS.map((kind) => ({ value: kind, label: TENANT_KIND_LABELS[kind] }));

export default async function NewTenantPage() {
  const context = await staffPage("/admin/tenants/new");
  return (
    <div className="grid gap-6">
      <PageHeader
        title="New tenant"
        note="A new tenant begins with a trial."
        breadcrumbs={[{ label: "Tenants", href: "/admin/tenants" }, { label: "New tenant" }]}
      />
      {can(context, "tenant.manage") ? <NewTenantForm /> : <NotAllowed />}
    </div>
  );
}

function NewTenantForm() {
  return (
    <Card className="max-w-3xl">
      <ActionForm
        action={createTenantAction}
        label="New tenant"
        fields={FIELDS}
        idempotencyKey={newId()}
        className="grid gap-5 sm:grid-cols-2 [&>[role]]:col-span-full"
      >
        <TenantNameFields />
        <Select name="kind" label="Kind" options={kindOptions} defaultValue="client" />
        <Select name="planKey" label="Plan" options={planOptions} defaultValue="free" />
        <TenantPlaceFields timeZone="UTC" currency="USD" locale="en" />
        <div className="col-span-full flex flex-wrap justify-end gap-3">
          <LinkButton href="/admin/tenants" variant="secondary">
            Cancel
          </LinkButton>
          <SubmitButton pendingLabel="Creating…">Create tenant</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  );
}

function NotAllowed() {
  return (
    <Callout
      title="You may see tenants, but not create them"
      actions={
        <LinkButton href="/admin/tenants" variant="secondary" size="sm">
          See all tenants
        </LinkButton>
      }
    >
      Ask a super-admin for the permission to create, change and suspend tenants.
    </Callout>
  );
}
