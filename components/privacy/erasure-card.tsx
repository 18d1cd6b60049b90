import { ERASURE_GRACE_DAYS, type ErasureView } from "#lib/privacy/schema";
import { Time } from "../format/time.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Callout } from "../ui/callout.tsx";
import { Card } from "../ui/card.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";

interface ErasureCardProps {
  open: ErasureView | null;
  /** Why the person cannot go yet. */
  hindrance: string | null;
  email: string;
  erase: FormAction;
  callOff: FormAction;
}

const CONSEQUENCES = [
  `For ${ERASURE_GRACE_DAYS} days everything stays as it is, and you can call it off here.`,
  "Then your account, your sessions, passkeys, devices and places in portals are deleted. That cannot be undone.",
  "In the audit trail it stays what was done, under a pseudonym, without your address, name and network address.",
  "What your company owns, such as campaigns and points, stays with it, without your name.",
  "Ask for a copy of your data first if you want to keep it.",
];

/** To be erased: what follows, asking for it, and calling it off. */
export function ErasureCard({ open, hindrance, email, erase, callOff }: ErasureCardProps) {
  if (open) return <OpenErasure open={open} callOff={callOff} />;
  return (
    <Card title="Erase your account" note={`After ${ERASURE_GRACE_DAYS} days in which you can call it off.`}>
      {hindrance ? (
        <Callout tone="warn" title="You have to hand over first">
          {hindrance}
        </Callout>
      ) : (
        <ConfirmDialog
          title="Erase your account?"
          consequences={CONSEQUENCES}
          trigger={{ label: "Erase my account", variant: "danger-quiet", size: "sm" }}
          action={erase}
          typedName={email}
          confirmLabel="Erase my account"
          pendingLabel="Asking…"
          tone="danger"
        />
      )}
    </Card>
  );
}

function OpenErasure({ open, callOff }: { open: ErasureView; callOff: FormAction }) {
  if (open.status === "running") return <Callout tone="bad" title="Your account is being erased." />;
  return (
    <Card title="Your account will be erased">
      <div className="grid gap-4">
        <p className="max-w-prose text-soft text-sm">
          Asked for <Time value={open.createdAt} />, to be done after <Time value={open.dueAt} className="font-medium text-ink" /> (UTC). Until then
          everything works as before.
        </p>
        <ActionForm action={callOff} label="Call the erasure off">
          <div>
            <SubmitButton pendingLabel="Calling off…">Call it off</SubmitButton>
          </div>
        </ActionForm>
      </div>
    </Card>
  );
}
