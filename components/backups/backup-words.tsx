import type { BackupState, BackupTaskView, TaskKind } from "#lib/backups/schema";
import type { Words } from "#words";
import { useSay } from "../format/words.tsx";
import { Badge, type Tone } from "../ui/badge.tsx";

const looks: Record<BackupState, { label: string; tone: Tone }> = {
  waiting: { label: "Waiting", tone: "neutral" },
  running: { label: "Running", tone: "accent" },
  made: { label: "Made", tone: "good" },
  verified: { label: "Verified", tone: "good" },
  rehearsed: { label: "Restore rehearsed", tone: "good" },
  damaged: { label: "Damaged", tone: "bad" },
  failed: { label: "Failed", tone: "bad" },
  cancelled: { label: "Cancelled", tone: "neutral" },
  missing: { label: "Missing on disk", tone: "bad" },
  deleted: { label: "Deleted", tone: "neutral" },
  pruned: { label: "Removed by the rules", tone: "neutral" },
};

/** What has become of a backup. */
export function BackupStateBadge({ state }: { state: BackupState }) {
  const say = useSay();
  return (
    <Badge tone={looks[state].tone} hasDot>
      {say(looks[state].label)}
    </Badge>
  );
}

/** Told once, on whichever page. */
export const BACKUP_STARTED = "The backup is on its way. A worker takes it within seconds.";

export const TASK_NAMES: Record<TaskKind, string> = { make: "Backup", verify: "Verification", rehearse: "Restore rehearsal" };

/** The same within a sentence. */
export const TASK_WORDS = { make: "taskMake", verify: "taskVerify", rehearse: "taskRehearse" } as const satisfies Record<TaskKind, string>;

const TASK_STATES: Record<BackupTaskView["state"], { label: string; tone: Tone }> = {
  waiting: { label: "Waiting", tone: "neutral" },
  running: { label: "Running", tone: "accent" },
  done: { label: "Went well", tone: "good" },
  failed: { label: "Failed", tone: "bad" },
  cancelled: { label: "Cancelled", tone: "neutral" },
};

export function TaskStateBadge({ state }: Pick<BackupTaskView, "state">) {
  const say = useSay();
  return (
    <Badge tone={TASK_STATES[state].tone} hasDot>
      {say(TASK_STATES[state].label)}
    </Badge>
  );
}

/** Who asked for a work. */
export const sayWho = (t: Words<"backups">, { askedBy, dueAt }: BackupTaskView): string => askedBy ?? t(dueAt ? "schedule" : "notKnownAnyMore");

/** How long a work took; null while it has not ended, or never began. */
export function tookMs({ startedAt, endedAt }: BackupTaskView): number | null {
  return startedAt && endedAt ? Date.parse(endedAt) - Date.parse(startedAt) : null;
}
