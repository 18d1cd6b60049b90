import type { Metadata } from "next";
import { ExportList } from "#components/lifecycle/export-list";
import { ActionForm } from "#components/ui/action-form";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { LinkButton } from "#components/ui/link-button";
import { SubmitButton } from "#components/ui/submit-button";
import { hasRecentSignIn, type StaffContext } from "#lib/access";
import { listTenantExports } from "#lib/lifecycle";
import { EXPORT_KEPT_DAYS } from "#lib/lifecycle/schema";
import { newId } from "#lib/platform/crypto";
import type { TenantDetail } from "#lib/tenancy/schema";
import { askForExportAction, cancelExportAction } from "../life-actions.ts";
import { LifePage } from "../life-page.tsx";

export const metadata: Metadata = { title: "Export a tenant" };

export default async function ExportTenantPage({ params }: { params: Promise<{ id: string }> }) {
  return (
    <LifePage id={(await params).id} current="export">
      {renderExports}
    </LifePage>
  );
}

async function renderExports(context: StaffContext, tenant: TenantDetail) {
  const exports = await listTenantExports(context, tenant.id);
  const isBusy = exports.some(({ status }) => status === "waiting" || status === "running");
  const isConfirmed = hasRecentSignIn(context);
  const hasReady = exports.some(({ status }) => status === "ready");
  return (
    <div className="grid max-w-4xl gap-6">
      <Card
        title="Everything it owns, as one archive"
        note={`A ZIP file with one file for each table, a JSON object a line, and a manifest with sums to check it by. Secrets are left out, and the manifest names them. It is kept for ${EXPORT_KEPT_DAYS} days.`}
      >
        {isBusy ? (
          <p className="text-muted text-sm">One is being made. Another can be asked for when it has ended.</p>
        ) : (
          <ActionForm action={askForExportAction} hidden={{ id: tenant.id }} idempotencyKey={newId()} label="Export the tenant">
            <div>
              <SubmitButton pendingLabel="Asking…">Make an export</SubmitButton>
            </div>
          </ActionForm>
        )}
      </Card>
      {hasReady && !isConfirmed ? (
        <Callout
          title="Confirm that it is you before you download"
          actions={
            <LinkButton href={`/account/confirm?next=${encodeURIComponent(`/admin/tenants/${tenant.id}/export`)}`} size="sm">
              Confirm
            </LinkButton>
          }
        >
          An archive holds everything of a tenant.
        </Callout>
      ) : null}
      <Card title="Exports" note="The newest ten." isFlush>
        <ExportList
          exports={exports}
          tenantId={tenant.id}
          now={context.clock.now()}
          cancel={cancelExportAction}
          hrefOf={isConfirmed ? (exportId) => `/api/v1/tenants/${tenant.id}/exports/${exportId}` : null}
        />
      </Card>
    </div>
  );
}
