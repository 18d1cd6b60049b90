import type { Metadata } from "next";
import { ConsequenceCard } from "#components/lifecycle/consequence-card";
import { Callout } from "#components/ui/callout";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { LinkButton } from "#components/ui/link-button";
import type { StaffContext } from "#lib/access";
import { consequencesOf, getDeletion, listTenantExports } from "#lib/lifecycle";
import { DELETION_GRACE_DAYS, SLUG_HELD_DAYS } from "#lib/lifecycle/schema";
import { newId } from "#lib/platform/crypto";
import type { TenantDetail } from "#lib/tenancy/schema";
import { askForDeletionAction } from "../life-actions.ts";
import { LifePage } from "../life-page.tsx";
import { CancelDialog } from "../status-dialog.tsx";

export const metadata: Metadata = { title: "Delete a tenant" };

export default async function DeleteTenantPage({ params }: { params: Promise<{ id: string }> }) {
  return (
    <LifePage id={(await params).id} current="delete">
      {renderDeletion}
    </LifePage>
  );
}

async function renderDeletion(context: StaffContext, tenant: TenantDetail) {
  const [consequences, deletion, exports] = await Promise.all([
    consequencesOf(context, tenant.id),
    getDeletion(context, tenant.id),
    listTenantExports(context, tenant.id),
  ]);
  return (
    <div className="grid max-w-4xl gap-6">
      <ConsequenceCard consequences={consequences} />
      {exports.some(({ status }) => status === "ready") ? null : (
        <Callout
          tone="warn"
          title="There is no export of it"
          actions={
            <LinkButton href={`/admin/tenants/${tenant.id}/export`} variant="secondary" size="sm">
              Make an export first
            </LinkButton>
          }
        >
          Once it is deleted, nothing of it can be had back.
        </Callout>
      )}
      {deletion ? null : tenant.status === "cancelled" ? (
        <div>
          <ConfirmDialog
            title={`Delete ${tenant.name} for good?`}
            consequences={[
              `For ${DELETION_GRACE_DAYS} days nothing is gone, and it can be called off. A banner says so on all its pages.`,
              "Then everything listed above is deleted. That cannot be undone.",
              `Its address ${tenant.slug} is kept free for ${SLUG_HELD_DAYS} days after that.`,
              "Its audit trail stays as long as entries are kept.",
            ]}
            trigger={{ label: "Delete this tenant", variant: "danger" }}
            action={askForDeletionAction}
            hidden={{ id: tenant.id }}
            idempotencyKey={newId()}
            reason={{ hint: "Stays in the audit trail." }}
            typedName={tenant.slug}
            confirmLabel={`Delete in ${DELETION_GRACE_DAYS} days`}
            pendingLabel="Asking…"
            tone="danger"
          />
        </div>
      ) : (
        <Callout title="It is in use" actions={<CancelDialog tenant={tenant} />}>
          Cancel its contract first. Its administrators can then take their data along, and it can be deleted here.
        </Callout>
      )}
    </div>
  );
}
