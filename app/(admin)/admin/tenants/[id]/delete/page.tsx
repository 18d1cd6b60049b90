import { getWords, pageTitle } from "#components/format/words";
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

export const generateMetadata = pageTitle("tenancy", "deleteATenant");

export default async function DeleteTenantPage({ params }: { params: Promise<{ id: string }> }) {
  return (
    <LifePage id={(await params).id} current="delete">
      {renderDeletion}
    </LifePage>
  );
}

async function renderDeletion(context: StaffContext, tenant: TenantDetail) {
  const t = await getWords("tenancy");
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
          title={t("thereIsNoExportOfIt")}
          actions={
            <LinkButton href={`/admin/tenants/${tenant.id}/export`} variant="secondary" size="sm">
              {t("makeAnExportFirst")}
            </LinkButton>
          }
        >
          {t("onceItIsDeletedNothingOf")}
        </Callout>
      )}
      {deletion ? null : tenant.status === "cancelled" ? (
        <div>
          <ConfirmDialog
            title={t("deleteNameForGood", { name: tenant.name })}
            consequences={[
              t("forSomeDaysNothingIsGone", { days: String(DELETION_GRACE_DAYS) }),
              t("thenEverythingIsDeleted"),
              t("itsAddressIsKeptFree", { address: tenant.slug, days: String(SLUG_HELD_DAYS) }),
              t("itsAuditTrailStays"),
            ]}
            trigger={{ label: t("deleteThisTenant"), variant: "danger" }}
            action={askForDeletionAction}
            hidden={{ id: tenant.id }}
            idempotencyKey={newId()}
            reason={{ hint: t("staysInTheAuditTrail") }}
            typedName={tenant.slug}
            confirmLabel={t("deleteInDays", { days: String(DELETION_GRACE_DAYS) })}
            pendingLabel={t("asking")}
            tone="danger"
          />
        </div>
      ) : (
        <Callout title={t("itIsInUse")} actions={<CancelDialog tenant={tenant} />}>
          {t("cancelItsContractFirstItsAdministrators")}
        </Callout>
      )}
    </div>
  );
}
