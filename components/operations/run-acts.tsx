import type { RunDetail } from "#lib/operations/schema";
import type { FormAction } from "../ui/action-form.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { Icon } from "../ui/icon.tsx";

interface RunActsProps {
  run: RunDetail;
  retry: FormAction;
  cancel: FormAction;
  remove: FormAction;
  newKey: () => string;
}

/** What can be done with a run in its state; nothing where nothing can. */
export function RunActs({ run, retry, cancel, remove, newKey }: RunActsProps) {
  const hidden = { queue: run.queue, id: run.id };
  return (
    <>
      {run.mayDelete ? (
        <ConfirmDialog
          title="Delete this dead letter?"
          consequences={[
            "What it should have done stays undone, and nobody can send it again.",
            "The failed run it is of stays on record until it was kept long enough.",
          ]}
          trigger={{ label: "Delete", variant: "secondary", icon: <Icon name="trash" /> }}
          action={remove}
          hidden={hidden}
          idempotencyKey={newKey()}
          confirmLabel="Delete dead letter"
          pendingLabel="Deleting…"
          tone="danger"
        />
      ) : null}
      {run.mayCancel ? (
        <ConfirmDialog
          title="Cancel this run?"
          consequences={["It does not run. You can send it again later.", "If a worker takes it meanwhile, it runs."]}
          trigger={{ label: "Cancel run", variant: "secondary", icon: <Icon name="ban" /> }}
          action={cancel}
          hidden={hidden}
          idempotencyKey={newKey()}
          confirmLabel="Cancel run"
          pendingLabel="Cancelling…"
          tone="danger"
        />
      ) : null}
      {run.mayRetry ? (
        <ConfirmDialog
          title="Send this run again?"
          consequences={[
            "A worker takes it within seconds, with what it was given then.",
            run.state === "dead"
              ? "The dead letter goes. If it fails again, there is a new one."
              : "Its dead letter, if there is one, goes. If it fails again, there is a new one.",
            "Mend the cause first, or it fails the same way.",
          ]}
          trigger={{ label: "Retry", icon: <Icon name="rotate-ccw" /> }}
          action={retry}
          hidden={hidden}
          idempotencyKey={newKey()}
          confirmLabel="Send again"
          pendingLabel="Sending…"
        />
      ) : null}
    </>
  );
}
