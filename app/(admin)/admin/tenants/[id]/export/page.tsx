import { getWords, pageTitle } from "#components/format/words";
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

export const generateMetadata = pageTitle("tenancy", "exportATenant");

export default async function ExportTenantPage({ params }: { params: Promise<{ id: string }> }) {
  return (
    <LifePage id={(await params).id} current="export">
      {renderExports}
    </LifePage>
  );
}

async function renderExports(context: StaffContext, tenant: TenantDetail) {
  const t = await getWords("tenancy");
  const exports = await listTenantExports(context, tenant.id);
  const isBusy = exports.some(({ status }) => status === "waiting" || status === "running");
  const isConfirmed = hasRecentSignIn(context);
  const hasReady = exports.some(({ status }) => status === "ready");
  return (
    <div className="grid max-w-4xl gap-6">
      <Card title={t("everythingItOwnsAsOneArchive")} note={t("aZipFileWithOneFile", { days: String(EXPORT_KEPT_DAYS) })}>
        {isBusy ? (
          <p className="text-muted text-sm">{t("oneIsBeingMadeAnotherCan")}</p>
        ) : (
          <ActionForm action={askForExportAction} hidden={{ id: tenant.id }} idempotencyKey={newId()} label={t("exportTheTenant")}>
            <div>
              <SubmitButton pendingLabel={t("asking")}>{t("makeAnExport")}</SubmitButton>
            </div>
          </ActionForm>
        )}
      </Card>
      {hasReady && !isConfirmed ? (
        <Callout
          title={t("confirmThatItIsYouBefore")}
          actions={
            <LinkButton href={`/account/confirm?next=${encodeURIComponent(`/admin/tenants/${tenant.id}/export`)}`} size="sm">
              {t("confirm")}
            </LinkButton>
          }
        >
          {t("anArchiveHoldsEverythingOfA")}
        </Callout>
      ) : null}
      <Card title={t("exports")} note={t("theNewestTen")} isFlush>
        <ExportList
          exports={exports}
          hidden={{ id: tenant.id }}
          now={context.clock.now()}
          cancel={cancelExportAction}
          hrefOf={isConfirmed ? (exportId) => `/api/v1/tenants/${tenant.id}/exports/${exportId}` : null}
        />
      </Card>
    </div>
  );
}
