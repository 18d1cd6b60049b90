import type { BackupTaskView } from "#lib/backups/schema";
import { formatBytes, formatNumber } from "../format/number.tsx";
import { Time } from "../format/time.tsx";
import type { FormAction } from "../ui/action-form.tsx";
import { Card } from "../ui/card.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { DataList } from "../ui/data-list.tsx";
import { Icon } from "../ui/icon.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { sayWho, TASK_NAMES } from "./backup-words.tsx";
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
  const name = TASK_NAMES[task.kind];
  const isKnown = task.tablesTotal > 0;
  return (
    <Card
      title={task.state === "waiting" ? `${name} waits for a worker` : `${name} under way`}
      note={task.isCancelAsked ? "It was called off and ends within seconds." : sayAt(task)}
      actions={
        task.isCancelAsked ? null : (
          <ConfirmDialog
            title={`Cancel this ${name.toLowerCase()}?`}
            consequences={[task.kind === "make" ? "What is written so far is thrown away." : "The backup stays as it is.", "You can start it again."]}
            trigger={{ label: "Cancel", variant: "secondary", icon: <Icon name="ban" /> }}
            action={cancel}
            hidden={{ taskId: task.id }}
            idempotencyKey={newKey()}
            confirmLabel={`Cancel ${name.toLowerCase()}`}
            pendingLabel="Cancelling…"
            tone="danger"
          />
        )
      }
    >
      <RefreshWhile everyMs={REFRESH_MS} />
      <div className="grid gap-5">
        <ProgressBar value={isKnown ? task.tablesDone : null} max={isKnown ? task.tablesTotal : 100} label={`How far the ${name.toLowerCase()} is`} />
        <DataList
          columns={3}
          items={[
            { label: "Tables", value: isKnown ? `${formatNumber(task.tablesDone)} of ${formatNumber(task.tablesTotal)}` : null },
            { label: "Rows", value: formatNumber(task.rowsDone) },
            { label: "Read, before packing", value: formatBytes(task.bytesDone) },
            { label: "Asked for by", value: sayWho(task) },
            { label: "Begun", value: <Time value={task.startedAt} now={now} /> },
          ]}
        />
      </div>
    </Card>
  );
}

function sayAt({ state, at }: BackupTaskView): string {
  if (state === "waiting") return "A worker takes it within seconds.";
  return at ? `At: ${at}` : "It begins.";
}
