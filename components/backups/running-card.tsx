import type { BackupTaskView } from "#lib/backups/schema";
import type { Words } from "#words";
import { useFormats } from "../format/reader-formats.tsx";
import { Time } from "../format/time.tsx";
import { useSay, useWords } from "../format/words.tsx";
import type { FormAction } from "../ui/action-form.tsx";
import { Card } from "../ui/card.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { DataList } from "../ui/data-list.tsx";
import { Icon } from "../ui/icon.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { sayWho, TASK_NAMES, TASK_WORDS } from "./backup-words.tsx";
import { RefreshWhile } from "./refresh-while.tsx";

interface RunningCardProps {
  task: BackupTaskView;
  now: Date;
  cancel: FormAction;
  newKey: () => string;
}

const REFRESH_MS = 1_500;

/** What is under way, how far it is, and the way to call it off. */
export function RunningCard({ task, now, cancel, newKey }: RunningCardProps) {
  const say = useSay();
  const t = useWords("backups");
  const f = useFormats();
  const name = say(TASK_NAMES[task.kind]);
  const work = t(TASK_WORDS[task.kind]);
  const isKnown = task.tablesTotal > 0;
  return (
    <Card
      title={task.state === "waiting" ? t("nameWaitsForAWorker", { name }) : t("nameUnderWay", { name })}
      note={task.isCancelAsked ? t("itWasCalledOffAndEnds") : sayAt(task, t)}
      actions={
        task.isCancelAsked ? null : (
          <ConfirmDialog
            title={t("cancelThisWork", { work })}
            consequences={[task.kind === "make" ? t("whatIsWrittenSoFarIs") : t("theBackupStaysAsItIs"), t("youCanStartItAgain")]}
            trigger={{ label: t("cancel"), variant: "secondary", icon: <Icon name="ban" /> }}
            action={cancel}
            hidden={{ taskId: task.id }}
            idempotencyKey={newKey()}
            confirmLabel={t("cancelWork", { work })}
            pendingLabel={t("cancelling")}
            tone="danger"
          />
        )
      }
    >
      <RefreshWhile everyMs={REFRESH_MS} />
      <div className="grid gap-5">
        <ProgressBar value={isKnown ? task.tablesDone : null} max={isKnown ? task.tablesTotal : 100} label={t("howFarTheWorkIs", { work })} />
        <DataList
          columns={3}
          items={[
            { label: t("tables"), value: isKnown ? t("doneOf", { done: f.number(task.tablesDone), total: f.number(task.tablesTotal) }) : null },
            { label: t("rows"), value: f.number(task.rowsDone) },
            { label: t("readBeforePacking"), value: f.bytes(task.bytesDone) },
            { label: t("askedForBy"), value: sayWho(t, task) },
            { label: t("begun"), value: <Time value={task.startedAt} now={now} /> },
          ]}
        />
      </div>
    </Card>
  );
}

function sayAt({ state, at }: BackupTaskView, t: Words<"backups">): string {
  if (state === "waiting") return t("aWorkerTakesIt");
  return at ? t("atTable", { at }) : t("itBegins");
}
