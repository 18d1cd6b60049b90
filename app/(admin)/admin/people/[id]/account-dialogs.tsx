import { useWords } from "#components/format/words";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import type { PersonDetail } from "#lib/people/schema";
import { newId } from "#lib/platform/crypto";
import {
  endSessionOfPersonAction,
  endSessionsOfPersonAction,
  removeSecondFactorsAction,
  sendResetLinkAction,
  unlockPersonAction,
} from "../actions.ts";

// A dialog stays in the page when its button goes: it must outlive the change that it causes, to close and to tell of it.

export function UnlockDialog({ person }: { person: PersonDetail }) {
  const t = useWords("people");
  return (
    <ConfirmDialog
      title={t("unlockName", { name: person.name })}
      consequences={[t("triesWithAPasswordAreCounted"), t("makeSureThatItWasThey")]}
      trigger={person.lockedUntil ? { label: t("unlock"), variant: "secondary", size: "sm" } : undefined}
      action={unlockPersonAction}
      hidden={{ id: person.id }}
      idempotencyKey={newId()}
      reason={{ hint: t("staysInTheAuditTrail") }}
      confirmLabel={t("unlockAccount")}
      pendingLabel={t("unlocking")}
    />
  );
}

export function ResetLinkDialog({ person }: { person: PersonDetail }) {
  const t = useWords("people");
  return (
    <ConfirmDialog
      title={t("sendALinkForANew")}
      consequences={[t("itGoesToEmailAndCounts", { email: person.email }), t("theirPasswordStaysAsItIs")]}
      trigger={person.status === "active" ? { label: t("sendResetLink"), variant: "secondary", size: "sm" } : undefined}
      action={sendResetLinkAction}
      hidden={{ id: person.id }}
      idempotencyKey={newId()}
      reason={{ hint: t("staysInTheAuditTrail") }}
      confirmLabel={t("sendLink")}
      pendingLabel={t("sending")}
    />
  );
}

export function SecondFactorsDialog({ person }: { person: PersonDetail }) {
  const t = useWords("people");
  const { appSince, passkeyCount, hasPassword } = person.factors;
  const hasFactor = appSince !== null || passkeyCount > 0;
  return (
    <ConfirmDialog
      title={t("removeTheSecondFactorsOfName", { name: person.name })}
      description={t("forPeopleWhoHaveLostTheir")}
      consequences={[
        t("theirAuthenticatorAppRecoveryCodesAnd"),
        t("allTheirSessionsEnd"),
        hasPassword ? t("theirPasswordAloneLetsThemIn") : t("theyHaveNoPasswordTheySign"),
        t("portalsThatRequireASecondFactor"),
      ]}
      trigger={hasFactor ? { label: t("removeSecondFactors"), variant: "danger-quiet", size: "sm" } : undefined}
      action={removeSecondFactorsAction}
      hidden={{ id: person.id }}
      idempotencyKey={newId()}
      reason={{ hint: t("staysInTheAuditTrail"), label: t("howDidYouMakeSureThat") }}
      confirmLabel={t("removeSecondFactors")}
      pendingLabel={t("removing")}
      tone="danger"
    />
  );
}

export function EndSessionsDialog({ person }: { person: PersonDetail }) {
  const t = useWords("people");
  return (
    <ConfirmDialog
      title={t("endAllSessionsOfName", { name: person.name })}
      consequences={[t("theyAreSignedOutAtOnce"), t("theyCanSignInAgainTo")]}
      trigger={person.openSessionCount > 0 ? { label: t("endAllSessions"), variant: "secondary", size: "sm" } : undefined}
      action={endSessionsOfPersonAction}
      hidden={{ id: person.id }}
      idempotencyKey={newId()}
      reason={{ hint: t("staysInTheAuditTrail") }}
      confirmLabel={t("endAllSessions")}
      pendingLabel={t("ending")}
      tone="danger"
    />
  );
}

export function EndSessionDialog({ personId, sessionId, title }: { personId: string; sessionId: string; title: string }) {
  const t = useWords("people");
  return (
    <ConfirmDialog
      title={t("endTheSessionTitle", { title })}
      consequences={[t("itIsSignedOutAtOnce"), t("theyAreToldByMail")]}
      trigger={{ label: t("end"), ariaLabel: t("endTheSessionTitle2", { title }), variant: "secondary", size: "sm" }}
      action={endSessionOfPersonAction}
      hidden={{ id: personId, sessionId }}
      idempotencyKey={newId()}
      reason={{ hint: t("staysInTheAuditTrail") }}
      confirmLabel={t("endSession")}
      pendingLabel={t("ending")}
      tone="danger"
    />
  );
}
