import { formatDate } from "#components/format/time";
import { ActionForm, type FormAction } from "#components/ui/action-form";
import { Card } from "#components/ui/card";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { Dialog } from "#components/ui/dialog";
import { Icon } from "#components/ui/icon";
import { SubmitButton } from "#components/ui/submit-button";
import { TextField } from "#components/ui/text-field";
import type { Passkey } from "#lib/identity/schema";
import { PasskeyButton } from "./passkey-button.tsx";

interface PasskeysCardProps {
  passkeys: Passkey[];
  rename: FormAction;
  remove: FormAction;
}

/** A person's passkeys: what they are called, when they were used, and a new one. */
export function PasskeysCard({ passkeys, rename, remove }: PasskeysCardProps) {
  return (
    <Card title="Passkeys" note="Sign in with your fingerprint, your face or a security key: no password, and nothing that can be phished.">
      <div className="grid gap-5">
        {passkeys.length === 0 ? <p className="text-soft text-sm">You have no passkey yet.</p> : null}
        {passkeys.length > 0 ? (
          <ul aria-label="Your passkeys" className="divide-y">
            {passkeys.map((passkey) => (
              <li key={passkey.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
                <div className="min-w-0">
                  <p className="font-medium text-ink text-sm wrap-anywhere">{passkey.name}</p>
                  <p className="text-muted text-sm">{historyOf(passkey)}</p>
                </div>
                <div className="flex flex-wrap gap-2">
                  <RenamePasskey passkey={passkey} action={rename} />
                  <RemovePasskey passkey={passkey} action={remove} />
                </div>
              </li>
            ))}
          </ul>
        ) : null}
        <div>
          <PasskeyButton ceremony="register" label="Add a passkey" pendingLabel="Waiting for your device…" icon={<Icon name="plus" />} />
        </div>
      </div>
    </Card>
  );
}

function historyOf({ isSynced, createdAt, lastUsedAt }: Passkey): string {
  const day = (moment: string) => formatDate(new Date(moment), { precision: "date" });
  return [isSynced ? "synchronised" : "on one device", `added ${day(createdAt)}`, lastUsedAt ? `last used ${day(lastUsedAt)}` : "not used yet"].join(
    " · ",
  );
}

function RenamePasskey({ passkey: { id, name }, action }: { passkey: Passkey; action: FormAction }) {
  return (
    <Dialog title={`Rename “${name}”`} trigger={{ label: "Rename", variant: "ghost", size: "sm" }}>
      <ActionForm action={action} hidden={{ id }} fields={["name"]} label={`Rename ${name}`}>
        <TextField name="name" label="Name" defaultValue={name} maxLength={60} autoComplete="off" />
        <SubmitButton pendingLabel="Saving…">Save</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}

function RemovePasskey({ passkey: { id, name }, action }: { passkey: Passkey; action: FormAction }) {
  return (
    <ConfirmDialog
      title={`Remove “${name}”?`}
      consequences={["It can no longer sign in as you.", "Delete it from the device, too: there it stays."]}
      trigger={{ label: "Remove", variant: "danger-quiet", size: "sm" }}
      action={action}
      hidden={{ id }}
      confirmLabel="Remove passkey"
      pendingLabel="Removing…"
      tone="danger"
    />
  );
}
