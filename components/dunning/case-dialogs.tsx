import { useWords } from "#components/format/words";
import { type CaseDetail, isReminder, MOST_REASON } from "#lib/dunning/schema";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { Dialog, DialogCancel } from "../ui/dialog.tsx";
import { Icon } from "../ui/icon.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { TextField } from "../ui/text-field.tsx";
import { STEP_NAMES } from "./step-words.tsx";

interface ActProps {
  found: CaseDetail;
  action: FormAction;
  idempotencyKey: string;
}
const seen = ({ id, version }: CaseDetail) => ({ id, version: String(version) });

/** Sends what comes next before its day; nothing where what comes next is no mail. */
export function SendNextDialog({ found, action, idempotencyKey }: ActProps) {
  const t = useWords("dunning");
  const step = found.steps[found.stepsTaken];
  if (found.state !== "open" || found.tenantStatus !== "past_due" || !step || !isReminder(step.kind)) return null;
  return (
    <ConfirmDialog
      title={t("sendReminderOf", { name: found.tenantName })}
      consequences={[t("sendConsequence", { step: t(STEP_NAMES[step.kind]) }), t("sendOthersStay")]}
      trigger={{ label: t("sendNow"), variant: "secondary", icon: <Icon name="mail" /> }}
      action={action}
      hidden={seen(found)}
      idempotencyKey={idempotencyKey}
      confirmLabel={t("send")}
      pendingLabel={t("sending")}
    />
  );
}

interface PauseProps extends Omit<ActProps, "action"> {
  pause: FormAction;
  resume: FormAction;
}

/** Pauses a case, or goes on with it. One dialog in one place for both: it must outlive the change that it causes. */
export function PauseDialog({ found, pause, resume, idempotencyKey }: PauseProps) {
  const t = useWords("dunning");
  const name = found.tenantName;
  const isPaused = found.state === "paused";
  const trigger = { label: isPaused ? t("goOn") : t("pause"), variant: "secondary", icon: <Icon name={isPaused ? "play" : "clock"} /> } as const;
  return (
    <Dialog title={isPaused ? t("goOnWith", { name }) : t("pauseOf", { name })} trigger={trigger}>
      <ActionForm
        action={isPaused ? resume : pause}
        hidden={seen(found)}
        idempotencyKey={idempotencyKey}
        fields={isPaused ? [] : ["reason", "until"]}
        label={trigger.label}
      >
        <p className="rounded-lg bg-tint p-3 text-sm text-soft">{isPaused ? t("goOnConsequence") : t("pauseConsequence")}</p>
        {isPaused ? null : (
          <>
            <TextArea name="reason" label={t("reason")} hint={t("staysOnRecord")} rows={3} maxLength={MOST_REASON} />
            <TextField name="until" type="date" label={t("goOnFrom")} hint={t("leftEmpty")} isOptional />
          </>
        )}
        <div className="flex flex-wrap justify-end gap-3">
          <DialogCancel />
          <SubmitButton pendingLabel={isPaused ? t("goingOn") : t("pausing")}>{trigger.label}</SubmitButton>
        </div>
      </ActionForm>
    </Dialog>
  );
}

/** Says that the tenant has paid, which makes it active or opens it again. */
export function PaymentDialog({ found, action, idempotencyKey }: ActProps) {
  const t = useWords("dunning");
  return (
    <ConfirmDialog
      title={t("hasPaid", { name: found.tenantName })}
      consequences={[found.tenantStatus === "suspended" ? t("paidOpened") : t("paidActive"), t("paidCloses")]}
      trigger={{ label: t("recordPayment"), variant: "primary", icon: <Icon name="credit-card" /> }}
      action={action}
      hidden={{ id: found.id }}
      idempotencyKey={idempotencyKey}
      confirmLabel={t("recordPayment")}
      pendingLabel={t("recording")}
    />
  );
}
