import type { Metadata } from "next";
import { TENANT_KIND_LABELS } from "#components/tenancy/tenant-kind";
import { TenantPlaceFields } from "#components/tenancy/tenant-place-fields";
import { ActionForm } from "#components/ui/action-form";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { Select } from "#components/ui/select";
import { SubmitButton } from "#components/ui/submit-button";
import { TextField } from "#components/ui/text-field";
import { can } from "#lib/access";
import { newId } from "#lib/platform/crypto";
import { getTenant } from "#lib/tenancy";
import { PLAN_KEYS, TENANT_KINDS, type TenantDetail } from "#lib/tenancy/schema";
import { readById, staffPage } from "#lib/web";
import { changeTenantAction } from "../../actions.ts";

export const metadata: Metadata = { title: "Change a tenant" };

const FIELDS = ["name", "kind", "planKey", "timeZone", "currency", "locale"];
const planOptions = PLAN_KEYS.map((key) => ({ value: key, label: key.slice(0, 1).toUpperCase() + key.slice(1) }));
const kindOptions = TENANT_KINDS.map((kind) => ({ value: kind, label: TENANT_KIND_LABELS[kind] }));

export default async function ChangeTenantPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const path = `/admin/tenants/${encodeURIComponent(id)}`;
  const context = await staffPage(`${path}/edit`);
  const tenant = await readById(id, () => getTenant(context, id));
  return (
    <div className="grid gap-6">
      <PageHeader
        title={`Change ${tenant.name}`}
        breadcrumbs={[{ label: "Tenants", href: "/admin/tenants" }, { label: tenant.name, href: path }, { label: "Change" }]}
      />
      {can(context, "tenant.manage") ? (
        <ChangeForm tenant={tenant} backHref={path} />
      ) : (
        <Callout title="You may see tenants, but not change them">
          Ask a super-admin for the permission to create, change and suspend tenants.
        </Callout>
      )}
    </div>
  );
}

function ChangeForm({ tenant, backHref }: { tenant: TenantDetail; backHref: string }) {
  return (
    <Card className="max-w-3xl">
      <ActionForm
        action={changeTenantAction}
        label={`Change ${tenant.name}`}
        fields={FIELDS}
        hidden={{ id: tenant.id, version: String(tenant.version) }}
        idempotencyKey={newId()}
        className="grid gap-5 sm:grid-cols-2 [&>[role]]:col-span-full"
      >
        <TextField name="name" label="Name" defaultValue={tenant.name} autoComplete="off" maxLength={120} className="col-span-full" />
        <Select name="kind" label="Kind" options={kindOptions} defaultValue={tenant.kind} />
        <Select
          name="planKey"
          label="Plan"
          hint="Another plan begins a subscription at that plan’s price of today."
          options={planOptions}
          defaultValue={tenant.planKey}
        />
        <TenantPlaceFields timeZone={tenant.timeZone} currency={tenant.currency} locale={tenant.locale} />
        <div className="col-span-full flex flex-wrap justify-end gap-3">
          <LinkButton href={backHref} variant="secondary">
            Cancel
          </LinkButton>
          <SubmitButton pendingLabel="Saving…">Save</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  );
}
