import { formatDate } from "#components/format/time";
import { useWords } from "#components/format/words";
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
  const t = useWords("account");
  return (
    <Card title={t("passkeys")} note={t("signInWithYourFingerprintYour")}>
      <div className="grid gap-5">
        {passkeys.length === 0 ? <p className="text-soft text-sm">{t("youHaveNoPasskeyYet")}</p> : null}
        {passkeys.length > 0 ? (
          <ul aria-label={t("yourPasskeys")} className="divide-y">
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
          <PasskeyButton ceremony="register" label={t("addAPasskey")} pendingLabel={t("waitingForYourDevice")} icon={<Icon name="plus" />} />
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
  const t = useWords("account");
  return (
    <Dialog title={t("renameName", { name })} trigger={{ label: t("rename"), variant: "ghost", size: "sm" }}>
      <ActionForm action={action} hidden={{ id }} fields={["name"]} label={t("renameName2", { name })}>
        <TextField name="name" label={t("name")} defaultValue={name} maxLength={60} autoComplete="off" />
        <SubmitButton pendingLabel={t("saving")}>{t("save")}</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}

function RemovePasskey({ passkey: { id, name }, action }: { passkey: Passkey; action: FormAction }) {
  const t = useWords("account");
  return (
    <ConfirmDialog
      title={t("removeName", { name })}
      consequences={["It can no longer sign in as you.", "Delete it from the device, too: there it stays."]}
      trigger={{ label: t("remove"), variant: "danger-quiet", size: "sm" }}
      action={action}
      hidden={{ id }}
      confirmLabel={t("removePasskey")}
      pendingLabel={t("removing")}
      tone="danger"
    />
  );
}
