import type { ComponentProps } from "react";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { Icon } from "#components/ui/icon";
import { newId } from "#lib/platform/crypto";
import type { TenantDetail } from "#lib/tenancy/schema";
import { cancelTenantAction, reactivateTenantAction, setStandingAction, suspendTenantAction } from "../actions.ts";

/**
 * Suspends a tenant, or opens it again. One dialog in one place for both: it must outlive the change that it causes, to
 * close itself and to tell how it went.
 */
export function StatusDialog({ tenant }: { tenant: TenantDetail }) {
  const change = tenant.status === "suspended" || tenant.status === "cancelled" ? reactivation(tenant) : suspension(tenant);
  return <ConfirmDialog hidden={{ id: tenant.id }} idempotencyKey={newId()} {...change} />;
}

function suspension({ name, memberCount }: TenantDetail): ComponentProps<typeof ConfirmDialog> {
  return {
    title: `Suspend ${name}?`,
    consequences: [
      `${peopleOf(memberCount)} locked out on the next request.`,
      "Open pages lose their live connection at once.",
      "All data is kept, and you can reactivate the tenant at any time.",
    ],
    trigger: { label: "Suspend", variant: "secondary", icon: <Icon name="ban" /> },
    action: suspendTenantAction,
    reason: { hint: "Stays in the audit trail." },
    confirmLabel: "Suspend tenant",
    pendingLabel: "Suspending…",
    tone: "danger",
  };
}

function reactivation({ name, memberCount, trialEndsAt }: TenantDetail): ComponentProps<typeof ConfirmDialog> {
  return {
    title: `Reactivate ${name}?`,
    consequences: [
      `${peopleOf(memberCount)} let in again.`,
      trialEndsAt ? "It continues its trial if that has time left, and is active otherwise." : "It becomes active.",
    ],
    trigger: { label: "Reactivate", variant: "primary", icon: <Icon name="play" /> },
    action: reactivateTenantAction,
    confirmLabel: "Reactivate tenant",
    pendingLabel: "Reactivating…",
  };
}

function peopleOf(count: number): string {
  if (count === 1) return "Its one person is";
  return count === 0 ? "It has no people yet; whoever joins is" : `Its ${count} people are`;
}

/** Says how a tenant stands with its bill: what can follow from where it stands now. Nothing for those who are closed. */
export function StandingDialog({ tenant }: { tenant: TenantDetail }) {
  const { id, name, planName, status } = tenant;
  const common = { hidden: { id, standing: status === "active" ? "past_due" : "active" }, action: setStandingAction, idempotencyKey: newId() };
  if (status === "trial")
    return (
      <ConfirmDialog
        {...common}
        title={`End the trial of ${name}?`}
        consequences={[`Its paid subscription to ${planName} begins now.`, "It counts in the revenue from this moment on."]}
        trigger={{ label: "Start subscription", variant: "secondary", icon: <Icon name="credit-card" /> }}
        confirmLabel="Start subscription"
        pendingLabel="Starting…"
      />
    );
  if (status === "active")
    return (
      <ConfirmDialog
        {...common}
        title={`Mark ${name} as past due?`}
        consequences={["Its people see everything, but can start nothing that costs money.", "You can mark the bill as paid at any time."]}
        trigger={{ label: "Mark as past due", variant: "secondary", icon: <Icon name="receipt" /> }}
        confirmLabel="Mark as past due"
        pendingLabel="Marking…"
      />
    );
  if (status === "past_due")
    return (
      <ConfirmDialog
        {...common}
        title={`Has ${name} paid?`}
        consequences={["It is active again, and its people may do everything that their roles allow."]}
        trigger={{ label: "Mark as paid", variant: "secondary", icon: <Icon name="credit-card" /> }}
        confirmLabel="Mark as paid"
        pendingLabel="Marking…"
      />
    );
  return null;
}

/** Ends the contract. Asks for the address of the tenant, so that nobody cancels the wrong one. */
export function CancelDialog({ tenant }: { tenant: TenantDetail }) {
  if (tenant.status === "cancelled") return null;
  return (
    <ConfirmDialog
      hidden={{ id: tenant.id }}
      idempotencyKey={newId()}
      title={`Cancel ${tenant.name}?`}
      consequences={[
        "Its subscription ends now, and it no longer counts in the revenue.",
        "Its administrators may read on, to take their data along; everybody else is locked out.",
        "All data is kept, and you can reactivate the tenant at any time.",
      ]}
      trigger={{ label: "Cancel the contract", variant: "secondary", icon: <Icon name="x" /> }}
      action={cancelTenantAction}
      reason={{ hint: "Stays in the audit trail." }}
      typedName={tenant.slug}
      confirmLabel="Cancel the contract"
      pendingLabel="Cancelling…"
      tone="danger"
    />
  );
}
