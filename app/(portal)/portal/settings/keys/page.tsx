import type { Metadata } from "next";
import { ServiceAccountCard } from "#components/keys/service-account-card";
import { ActionForm } from "#components/ui/action-form";
import { Card } from "#components/ui/card";
import { Dialog } from "#components/ui/dialog";
import { EmptyState } from "#components/ui/empty-state";
import { Icon } from "#components/ui/icon";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { TextField } from "#components/ui/text-field";
import { TextLink } from "#components/ui/text-link";
import { can } from "#lib/access";
import { listServiceAccounts } from "#lib/keys";
import { newId } from "#lib/platform/crypto";
import { tenantPage } from "#lib/web";
import { MissingPermission } from "../../missing-permission.tsx";
import { createServiceAccountAction, deleteServiceAccountAction, revokeKeyAction } from "./actions.ts";

export const metadata: Metadata = { title: "API keys" };

export default async function KeysPage() {
  const context = await tenantPage("/portal/settings/keys");
  if (!can(context, "api_key.manage")) return <MissingPermission title="API keys" permission="api_key.manage" />;
  const accounts = await listServiceAccounts(context);
  return (
    <div className="grid gap-6">
      <PageHeader
        title="API keys"
        note={
          <>
            For programs that use the <TextLink href="/developers">JSON API</TextLink> in the name of {context.tenant.name}. Each has a service
            account of its own, so that the audit trail tells them apart.
          </>
        }
        actions={
          <Dialog title="New service account" trigger={{ label: "New service account", variant: "primary", icon: <Icon name="plus" /> }}>
            <ActionForm action={createServiceAccountAction} label="New service account" fields={["name", "description"]} idempotencyKey={newId()}>
              <TextField name="name" label="Name" hint="What uses it, such as “Data warehouse”." maxLength={80} autoComplete="off" />
              <TextField name="description" label="Description" maxLength={300} autoComplete="off" isOptional />
              <SubmitButton pendingLabel="Making…">Make the account</SubmitButton>
            </ActionForm>
          </Dialog>
        }
      />
      {accounts.length === 0 ? (
        <Card>
          <EmptyState icon="key-round" title="No service account yet">
            Make one for each program, then a key for it. Keys can be limited, rotated and revoked one by one.
          </EmptyState>
        </Card>
      ) : (
        accounts.map((account) => (
          <ServiceAccountCard key={account.id} account={account} remove={deleteServiceAccountAction} revoke={revokeKeyAction} />
        ))
      )}
    </div>
  );
}
