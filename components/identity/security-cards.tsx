import { formatDate } from "#components/format/time";
import { ActionForm, type FormAction } from "#components/ui/action-form";
import { Badge } from "#components/ui/badge";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { LinkButton } from "#components/ui/link-button";
import { SubmitButton } from "#components/ui/submit-button";
import { TextField } from "#components/ui/text-field";
import { FEW_RECOVERY_CODES } from "#lib/identity/schema";
import { QrCode } from "./qr-code.tsx";
import { RecoveryCodesForm } from "./recovery-codes-form.tsx";

/** Whether there is a password, and where to change it. */
export function PasswordStateCard({ hasPassword, changedAt }: { hasPassword: boolean; changedAt: Date | null }) {
  return (
    <Card
      title="Password"
      actions={
        <LinkButton href="/account" variant="secondary" size="sm">
          {hasPassword ? "Change it" : "Set one"}
        </LinkButton>
      }
    >
      <p className="text-soft text-sm">
        {hasPassword
          ? `You have a password${changedAt ? `, changed on ${formatDate(changedAt, { precision: "date" })}` : ""}.`
          : "You have no password, and sign in another way."}
      </p>
    </Card>
  );
}

interface AppCardProps {
  since: Date | null;
  pending: { key: string; address: string } | null;
  begin: FormAction;
  confirm: FormAction;
  remove: FormAction;
}

/** The authenticator app: off, waiting for its first code, or on. */
export function AuthenticatorCard({ since, pending, begin, confirm, remove }: AppCardProps) {
  return (
    <Card
      title="Authenticator app"
      note="Signing in then takes a code of six digits beside the password, from an app on your phone."
      actions={since ? <Badge tone="good">On</Badge> : <Badge>Off</Badge>}
    >
      {since ? <AppIsOn since={since} remove={remove} /> : null}
      {!since && pending ? <FirstCode pending={pending} begin={begin} confirm={confirm} /> : null}
      {since || pending ? null : (
        <ActionForm action={begin} label="Set up an authenticator app">
          <div>
            <SubmitButton pendingLabel="Preparing…">Set up an app</SubmitButton>
          </div>
        </ActionForm>
      )}
    </Card>
  );
}

function AppIsOn({ since, remove }: { since: Date; remove: FormAction }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-4">
      <p className="text-soft text-sm">In use since {formatDate(since, { precision: "date" })}.</p>
      <ConfirmDialog
        title="Remove the authenticator app?"
        consequences={[
          "Signing in no longer asks for a code.",
          "Your recovery codes no longer count.",
          "Portals that require a second factor are closed to you until you have one again.",
        ]}
        trigger={{ label: "Remove", variant: "danger-quiet", size: "sm" }}
        action={remove}
        confirmLabel="Remove the app"
        pendingLabel="Removing…"
        tone="danger"
      />
    </div>
  );
}

function FirstCode({
  pending: { key, address },
  begin,
  confirm,
}: {
  pending: { key: string; address: string };
  begin: FormAction;
  confirm: FormAction;
}) {
  const grouped = key.match(/.{1,4}/g)?.join(" ") ?? key;
  return (
    <div className="grid gap-6 md:grid-cols-[auto_1fr]">
      <QrCode text={address} label="QR code for your authenticator app" />
      <div className="grid min-w-0 content-start gap-5">
        <div className="grid gap-2 text-soft text-sm">
          <p>Scan the code with your authenticator app. If you cannot, enter this key there:</p>
          <p className="font-medium font-mono text-ink wrap-anywhere">{grouped}</p>
        </div>
        <ActionForm action={confirm} label="Confirm the authenticator app" fields={["code"]} className="grid max-w-xs gap-4">
          <TextField
            name="code"
            label="Code"
            hint="The six digits that the app shows now."
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={20}
          />
          <SubmitButton pendingLabel="Checking…">Confirm</SubmitButton>
        </ActionForm>
        <ActionForm action={begin} label="Begin again with another key">
          <div>
            <SubmitButton variant="link">Begin again with another key</SubmitButton>
          </div>
        </ActionForm>
      </div>
    </div>
  );
}

/** How many recovery codes are left, and new ones. */
export function RecoveryCodesCard({ left, make }: { left: number; make: FormAction }) {
  return (
    <Card title="Recovery codes" note="Each lets you in once when you do not have your phone. New ones void the old.">
      <div className="grid gap-4">
        {left <= FEW_RECOVERY_CODES ? (
          <Callout
            tone="warn"
            title={left === 0 ? "You have no recovery codes" : `Only ${left} of your recovery codes ${left === 1 ? "is" : "are"} left`}
          >
            Without one you cannot sign in when your phone is lost. Make new codes and keep them somewhere safe.
          </Callout>
        ) : (
          <p className="text-soft text-sm">{left} codes are left.</p>
        )}
        <RecoveryCodesForm action={make} hasCodes={left > 0} />
      </div>
    </Card>
  );
}
