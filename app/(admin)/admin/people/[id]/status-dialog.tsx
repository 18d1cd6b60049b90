import type { ComponentProps } from "react";
import { useWords } from "#components/format/words";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { Icon } from "#components/ui/icon";
import type { PersonDetail } from "#lib/people/schema";
import { newId } from "#lib/platform/crypto";
import type { Words } from "#words";
import { reactivatePersonAction, suspendPersonAction } from "../actions.ts";

/** Suspends a person, or lets them in again: one dialog in one place, since it must outlive the change that it causes. */
export function StatusDialog({ person }: { person: PersonDetail }) {
  const t = useWords("people");
  const change = person.status === "suspended" ? reactivation(person, t) : suspension(person, t);
  return <ConfirmDialog hidden={{ id: person.id }} idempotencyKey={newId()} {...change} />;
}

function suspension({ name, openSessionCount, membershipCount }: PersonDetail, t: Words<"people">): ComponentProps<typeof ConfirmDialog> {
  return {
    title: t("suspendName", { name }),
    consequences: [
      openSessionCount === 0 ? t("theyHaveNoOpenSession") : t("theyAreSignedOut", { count: openSessionCount }),
      membershipCount > 1 ? t("itCountsInAllPortals", { count: String(membershipCount) }) : t("itCountsInEveryPortal"),
      t("nothingOfTheirsIsDeletedAnd"),
      t("theyAreToldByMailWithout"),
    ],
    trigger: { label: t("suspend"), variant: "secondary", icon: <Icon name="ban" /> },
    action: suspendPersonAction,
    reason: { hint: t("staysInTheAuditTrail") },
    confirmLabel: t("suspendPerson"),
    pendingLabel: t("suspending"),
    tone: "danger",
  };
}

function reactivation({ name, platformRole }: PersonDetail, t: Words<"people">): ComponentProps<typeof ConfirmDialog> {
  return {
    title: t("reactivateName", { name }),
    consequences: [t("theyCanSignInAgainAs"), ...(platformRole ? [t("theyGetTheirRoleBack")] : []), t("theyAreToldByMailWithout")],
    trigger: { label: t("reactivate"), variant: "primary", icon: <Icon name="play" /> },
    action: reactivatePersonAction,
    reason: { hint: t("staysInTheAuditTrail") },
    confirmLabel: t("reactivatePerson"),
    pendingLabel: t("reactivating"),
  };
}
