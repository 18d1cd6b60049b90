import type { ComponentProps } from "react";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { Icon } from "#components/ui/icon";
import type { PersonDetail } from "#lib/people/schema";
import { newId } from "#lib/platform/crypto";
import { reactivatePersonAction, suspendPersonAction } from "../actions.ts";

/** Suspends a person, or lets them in again: one dialog in one place, since it must outlive the change that it causes. */
export function StatusDialog({ person }: { person: PersonDetail }) {
  const change = person.status === "suspended" ? reactivation(person) : suspension(person);
  return <ConfirmDialog hidden={{ id: person.id }} idempotencyKey={newId()} {...change} />;
}

function suspension({ name, openSessionCount, membershipCount }: PersonDetail): ComponentProps<typeof ConfirmDialog> {
  return {
    title: `Suspend ${name}?`,
    consequences: [
      openSessionCount === 0
        ? "They have no open session, and cannot sign in any more."
        : `They are signed out at once, ${openSessionCount === 1 ? "in their one session" : `in all ${openSessionCount} sessions`}, and cannot sign in any more.`,
      membershipCount > 1 ? `It counts in all ${membershipCount} portals they belong to.` : "It counts in every portal they belong to.",
      "Nothing of theirs is deleted, and you can reactivate them at any time.",
      "They are told by mail, without your reason.",
    ],
    trigger: { label: "Suspend", variant: "secondary", icon: <Icon name="ban" /> },
    action: suspendPersonAction,
    reason: { hint: "Stays in the audit trail." },
    confirmLabel: "Suspend person",
    pendingLabel: "Suspending…",
    tone: "danger",
  };
}

function reactivation({ name, platformRole }: PersonDetail): ComponentProps<typeof ConfirmDialog> {
  return {
    title: `Reactivate ${name}?`,
    consequences: [
      "They can sign in again as before; sessions of before stay ended.",
      ...(platformRole ? ["They get their role at the operator back."] : []),
      "They are told by mail, without your reason.",
    ],
    trigger: { label: "Reactivate", variant: "primary", icon: <Icon name="play" /> },
    action: reactivatePersonAction,
    reason: { hint: "Stays in the audit trail." },
    confirmLabel: "Reactivate person",
    pendingLabel: "Reactivating…",
  };
}
