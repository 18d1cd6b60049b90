import type { RunDetail } from "#lib/operations/schema";
import { useWords } from "../format/words.tsx";
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
  const t = useWords("operations");
  const hidden = { queue: run.queue, id: run.id };
  return (
    <>
      {run.mayDelete ? (
        <ConfirmDialog
          title={t("deleteThisDeadLetter")}
          consequences={[t("whatItShouldHaveDoneStays"), t("theFailedRunItIsOf")]}
          trigger={{ label: t("delete"), variant: "secondary", icon: <Icon name="trash" /> }}
          action={remove}
          hidden={hidden}
          idempotencyKey={newKey()}
          confirmLabel={t("deleteDeadLetter")}
          pendingLabel={t("deleting")}
          tone="danger"
        />
      ) : null}
      {run.mayCancel ? (
        <ConfirmDialog
          title={t("cancelThisRun")}
          consequences={[t("itDoesNotRunYouCan"), t("ifAWorkerTakesItMeanwhile")]}
          trigger={{ label: t("cancelRun"), variant: "secondary", icon: <Icon name="ban" /> }}
          action={cancel}
          hidden={hidden}
          idempotencyKey={newKey()}
          confirmLabel={t("cancelRun")}
          pendingLabel={t("cancelling")}
          tone="danger"
        />
      ) : null}
      {run.mayRetry ? (
        <ConfirmDialog
          title={t("sendThisRunAgain")}
          consequences={[
            t("aWorkerTakesItWithinSeconds"),
            run.state === "dead" ? t("theDeadLetterGoesIfIt") : t("itsDeadLetterIfThereIs"),
            t("mendTheCauseFirstOrIt"),
          ]}
          trigger={{ label: t("retry"), icon: <Icon name="rotate-ccw" /> }}
          action={retry}
          hidden={hidden}
          idempotencyKey={newKey()}
          confirmLabel={t("sendAgain")}
          pendingLabel={t("sending")}
        />
      ) : null}
    </>
  );
}
