import type { ReactNode } from "react";
import { useSay, useWords } from "../format/words.tsx";
import { ActionForm, type FormAction } from "./action-form.tsx";
import { Dialog, DialogCancel, type DialogTriggerLook } from "./dialog.tsx";
import { SubmitButton } from "./submit-button.tsx";
import { TextArea } from "./text-area.tsx";
import { TextField } from "./text-field.tsx";

interface ConfirmDialogProps {
  title: string;
  description?: ReactNode;
  /** What will happen, one line each; shown before anything does. */
  consequences?: string[];
  trigger?: DialogTriggerLook;
  /** For a `DialogTrigger` elsewhere. */
  id?: string;
  action: FormAction;
  hidden?: Record<string, string>;
  idempotencyKey?: string;
  /** Asks why, in a field of this name ("reason" unless told). */
  reason?: { label?: string; hint?: string; name?: string; isOptional?: boolean };
  /** Asks to type this name, in a field "confirmation"; the action has to compare it. */
  typedName?: string;
  confirmLabel: string;
  pendingLabel?: string;
  tone?: "danger" | "primary";
}

/** Asks before something that matters: says what follows, asks why, and acts once. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const t = useWords("shell");
  const {
    title,
    description,
    consequences = [],
    trigger,
    id,
    action,
    hidden,
    idempotencyKey,
    reason,
    typedName,
    confirmLabel,
    pendingLabel,
    tone = "primary",
  } = props;
  const reasonName = reason?.name ?? "reason";
  const fields = [...(reason ? [reasonName] : []), ...(typedName ? ["confirmation"] : [])];
  return (
    <Dialog title={title} description={description} trigger={trigger} id={id}>
      <ActionForm action={action} hidden={hidden} idempotencyKey={idempotencyKey} fields={fields} label={title}>
        {consequences.length > 0 ? <Consequences lines={consequences} /> : null}
        {reason ? (
          <TextArea name={reasonName} label={reason.label ?? t("reason")} hint={reason.hint} isOptional={reason.isOptional} rows={3} />
        ) : null}
        {typedName ? <TextField name="confirmation" label={t("typeTypednameToConfirm", { typedName })} autoComplete="off" /> : null}
        <div className="flex flex-wrap justify-end gap-3">
          <DialogCancel />
          <SubmitButton variant={tone} pendingLabel={pendingLabel}>
            {confirmLabel}
          </SubmitButton>
        </div>
      </ActionForm>
    </Dialog>
  );
}

/** What an act is followed by, one line each. */
export function Consequences({ lines }: { lines: string[] }) {
  const say = useSay();
  return (
    <ul className="grid list-disc gap-1.5 rounded-lg bg-tint py-3 ps-8 pe-4 text-sm text-soft">
      {lines.map((line) => (
        <li key={line}>{say(line)}</li>
      ))}
    </ul>
  );
}
