import type { ComponentProps } from "react";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { Icon } from "#components/ui/icon";
import { newId } from "#lib/platform/crypto";
import type { TenantDetail } from "#lib/tenancy/schema";
import { reactivateTenantAction, suspendTenantAction } from "../actions.ts";

/**
 * Suspends a tenant, or opens it again. One dialog in one place for both: it must outlive the change that it causes, to
 * close itself and to tell how it went. Nothing for a tenant that has left.
 */
export function StatusDialog({ tenant }: { tenant: TenantDetail }) {
  if (tenant.status === "cancelled") return null;
  const change = tenant.status === "suspended" ? reactivation(tenant) : suspension(tenant);
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
