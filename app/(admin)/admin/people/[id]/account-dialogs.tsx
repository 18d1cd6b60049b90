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

const IN_TRAIL = { hint: "Stays in the audit trail." };

// A dialog stays in the page when its button goes: it must outlive the change that it causes, to close and to tell of it.

export function UnlockDialog({ person }: { person: PersonDetail }) {
  return (
    <ConfirmDialog
      title={`Unlock ${person.name}?`}
      consequences={["Tries with a password are counted afresh.", "Make sure that it was they who typed it wrong, and nobody who guesses."]}
      trigger={person.lockedUntil ? { label: "Unlock", variant: "secondary", size: "sm" } : undefined}
      action={unlockPersonAction}
      hidden={{ id: person.id }}
      idempotencyKey={newId()}
      reason={IN_TRAIL}
      confirmLabel="Unlock account"
      pendingLabel="Unlocking…"
    />
  );
}

export function ResetLinkDialog({ person }: { person: PersonDetail }) {
  return (
    <ConfirmDialog
      title="Send a link for a new password?"
      consequences={[
        `It goes to ${person.email} and counts once, for an hour. You do not see it.`,
        "Their password stays as it is until they choose another. Then all their sessions end.",
      ]}
      trigger={person.status === "active" ? { label: "Send reset link", variant: "secondary", size: "sm" } : undefined}
      action={sendResetLinkAction}
      hidden={{ id: person.id }}
      idempotencyKey={newId()}
      reason={IN_TRAIL}
      confirmLabel="Send link"
      pendingLabel="Sending…"
    />
  );
}

export function SecondFactorsDialog({ person }: { person: PersonDetail }) {
  const { appSince, passkeyCount, hasPassword } = person.factors;
  const hasFactor = appSince !== null || passkeyCount > 0;
  return (
    <ConfirmDialog
      title={`Remove the second factors of ${person.name}?`}
      description="For people who have lost their phone or key. Make sure that it is really they who ask."
      consequences={[
        "Their authenticator app, recovery codes and passkeys no longer count. This cannot be undone.",
        "All their sessions end.",
        hasPassword ? "Their password alone lets them in until they set up a new factor." : "They have no password: they sign in by a mailed link.",
        "Portals that require a second factor stay closed to them until then.",
      ]}
      trigger={hasFactor ? { label: "Remove second factors", variant: "danger-quiet", size: "sm" } : undefined}
      action={removeSecondFactorsAction}
      hidden={{ id: person.id }}
      idempotencyKey={newId()}
      reason={{ ...IN_TRAIL, label: "How did you make sure that it is they?" }}
      confirmLabel="Remove second factors"
      pendingLabel="Removing…"
      tone="danger"
    />
  );
}

export function EndSessionsDialog({ person }: { person: PersonDetail }) {
  return (
    <ConfirmDialog
      title={`End all sessions of ${person.name}?`}
      consequences={["They are signed out at once, on every device.", "They can sign in again. To keep them out, suspend them instead."]}
      trigger={person.openSessionCount > 0 ? { label: "End all sessions", variant: "secondary", size: "sm" } : undefined}
      action={endSessionsOfPersonAction}
      hidden={{ id: person.id }}
      idempotencyKey={newId()}
      reason={IN_TRAIL}
      confirmLabel="End all sessions"
      pendingLabel="Ending…"
      tone="danger"
    />
  );
}

export function EndSessionDialog({ personId, sessionId, title }: { personId: string; sessionId: string; title: string }) {
  return (
    <ConfirmDialog
      title={`End the session ${title}?`}
      consequences={["It is signed out at once. The person’s other sessions go on.", "They are told by mail."]}
      trigger={{ label: "End", ariaLabel: `End the session ${title}`, variant: "secondary", size: "sm" }}
      action={endSessionOfPersonAction}
      hidden={{ id: personId, sessionId }}
      idempotencyKey={newId()}
      reason={IN_TRAIL}
      confirmLabel="End session"
      pendingLabel="Ending…"
      tone="danger"
    />
  );
}
