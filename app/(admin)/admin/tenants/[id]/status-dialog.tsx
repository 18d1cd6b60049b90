import type { ComponentProps } from "react";
import { useWords } from "#components/format/words";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { Icon } from "#components/ui/icon";
import { newId } from "#lib/platform/crypto";
import type { TenantDetail } from "#lib/tenancy/schema";
import type { Words } from "#words";
import { cancelTenantAction, reactivateTenantAction, setStandingAction, suspendTenantAction } from "../actions.ts";

/**
 * Suspends a tenant, or opens it again. One dialog in one place for both: it must outlive the change that it causes, to
 * close itself and to tell how it went.
 */
export function StatusDialog({ tenant }: { tenant: TenantDetail }) {
  const t = useWords("tenancy");
  const change = tenant.status === "suspended" || tenant.status === "cancelled" ? reactivation(tenant, t) : suspension(tenant, t);
  return <ConfirmDialog hidden={{ id: tenant.id }} idempotencyKey={newId()} {...change} />;
}

function suspension({ name, memberCount }: TenantDetail, t: Words<"tenancy">): ComponentProps<typeof ConfirmDialog> {
  return {
    title: t("suspendName", { name }),
    consequences: [t("peopleAreLockedOut", { count: memberCount }), t("openPagesLoseTheirConnection"), t("allDataIsKept")],
    trigger: { label: t("suspend"), variant: "secondary", icon: <Icon name="ban" /> },
    action: suspendTenantAction,
    reason: { hint: t("staysInTheAuditTrail") },
    confirmLabel: t("suspendTenant"),
    pendingLabel: t("suspending"),
    tone: "danger",
  };
}

function reactivation({ name, memberCount, trialEndsAt }: TenantDetail, t: Words<"tenancy">): ComponentProps<typeof ConfirmDialog> {
  return {
    title: t("reactivateName", { name }),
    consequences: [t("peopleAreLetIn", { count: memberCount }), trialEndsAt ? t("itContinuesItsTrial") : t("itBecomesActive")],
    trigger: { label: t("reactivate"), variant: "primary", icon: <Icon name="play" /> },
    action: reactivateTenantAction,
    confirmLabel: t("reactivateTenant"),
    pendingLabel: t("reactivating"),
  };
}

/** Says how a tenant stands with its bill: what can follow from where it stands now. Nothing for those who are closed. */
export function StandingDialog({ tenant }: { tenant: TenantDetail }) {
  const t = useWords("tenancy");
  const { id, name, planName, status } = tenant;
  const common = { hidden: { id, standing: status === "active" ? "past_due" : "active" }, action: setStandingAction, idempotencyKey: newId() };
  if (status === "trial")
    return (
      <ConfirmDialog
        {...common}
        title={t("endTheTrialOfName", { name })}
        consequences={[t("itsPaidSubscriptionBegins", { plan: planName }), t("itCountsInTheRevenue")]}
        trigger={{ label: t("startSubscription"), variant: "secondary", icon: <Icon name="credit-card" /> }}
        confirmLabel={t("startSubscription")}
        pendingLabel={t("starting")}
      />
    );
  if (status === "active")
    return (
      <ConfirmDialog
        {...common}
        title={t("markNameAsPastDue", { name })}
        consequences={[t("itsPeopleCanStartNothing"), t("youCanMarkTheBillAsPaid")]}
        trigger={{ label: t("markAsPastDue"), variant: "secondary", icon: <Icon name="receipt" /> }}
        confirmLabel={t("markAsPastDue")}
        pendingLabel={t("marking")}
      />
    );
  if (status === "past_due")
    return (
      <ConfirmDialog
        {...common}
        title={t("hasNamePaid", { name })}
        consequences={[t("itIsActiveAgain")]}
        trigger={{ label: t("markAsPaid"), variant: "secondary", icon: <Icon name="credit-card" /> }}
        confirmLabel={t("markAsPaid")}
        pendingLabel={t("marking")}
      />
    );
  return null;
}

/** Ends the contract. Asks for the address of the tenant, so that nobody cancels the wrong one. */
export function CancelDialog({ tenant }: { tenant: TenantDetail }) {
  const t = useWords("tenancy");
  if (tenant.status === "cancelled") return null;
  return (
    <ConfirmDialog
      hidden={{ id: tenant.id }}
      idempotencyKey={newId()}
      title={t("cancelName", { name: tenant.name })}
      consequences={[t("itsSubscriptionEndsNow"), t("itsAdministratorsMayReadOn"), t("allDataIsKept")]}
      trigger={{ label: t("cancelTheContract"), variant: "secondary", icon: <Icon name="x" /> }}
      action={cancelTenantAction}
      reason={{ hint: t("staysInTheAuditTrail") }}
      typedName={tenant.slug}
      confirmLabel={t("cancelTheContract")}
      pendingLabel={t("cancelling")}
      tone="danger"
    />
  );
}
