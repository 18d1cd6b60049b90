import { z } from "zod";
import { trimmedText } from "#lib/platform/text";

export const BACKUPS_PATH = "/admin/backups";
export const backupPath = (id: string): string => `${BACKUPS_PATH}/${id}`;

/**
 * What has become of a backup. `made` is written and read back, `verified` was read again later, `rehearsed` was restored into
 * another database; `damaged` did not pass; `missing` is no longer on the disk though nobody removed it here.
 */
export const BACKUP_STATES = [
  "waiting",
  "running",
  "made",
  "verified",
  "rehearsed",
  "damaged",
  "failed",
  "cancelled",
  "missing",
  "deleted",
  "pruned",
] as const;
export type BackupState = (typeof BACKUP_STATES)[number];

export const TASK_KINDS = ["make", "verify", "rehearse"] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

const restoredTable = z.object({ table: z.string(), rows: z.int(), loadMs: z.number(), compareMs: z.number() });

const task = z.object({
  id: z.uuid(),
  kind: z.enum(TASK_KINDS),
  state: z.enum(["waiting", "running", "done", "failed", "cancelled"]),
  /** Null when the schedule asked, or whoever asked is not known any more. */
  askedBy: z.string().nullable(),
  /** When the schedule wanted it; null when a person asked. */
  dueAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  isCancelAsked: z.boolean(),
  /** What it is at: a table, or a step. */
  at: z.string().nullable(),
  /** 0 while nobody knows. */
  tablesTotal: z.int(),
  tablesDone: z.int(),
  rowsDone: z.int(),
  bytesDone: z.int(),
  /** Why it failed, and what can be done. */
  reason: z.string().nullable(),
  remedy: z.string().nullable(),
  /** Of a rehearsal: each table, and how long loading and comparing it took. */
  restored: z.array(restoredTable).nullable(),
});
export type BackupTaskView = z.infer<typeof task>;

const backup = z.object({
  id: z.uuid(),
  fileName: z.string(),
  state: z.enum(BACKUP_STATES),
  createdAt: z.iso.datetime(),
  /** The moment that it holds. */
  madeAt: z.iso.datetime().nullable(),
  sizeBytes: z.int().nullable(),
  rowCount: z.int().nullable(),
  /** The newest migration that its data is made for. */
  schemaVersion: z.string().nullable(),
  /** SHA-256 of what it holds, before packing, in hex. */
  sha256: z.string().nullable(),
  removedAt: z.iso.datetime().nullable(),
  /** How it was made. */
  make: task,
  /** The newest check that ended well or ill. */
  check: task.nullable(),
});
export type BackupView = z.infer<typeof backup>;

export const backupDetail = backup.extend({
  tables: z.array(z.object({ table: z.string(), rows: z.int(), sha256: z.string() })),
  /** All work upon it, the newest first, at most 50. */
  tasks: z.array(task),
  /** Where the file is. */
  path: z.string(),
  isOnDisk: z.boolean(),
});
export type BackupDetail = z.infer<typeof backupDetail>;

export const listBackupsInput = z.strictObject({
  /** Where the page before ended. */
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});
export type ListBackupsInput = z.infer<typeof listBackupsInput>;

/** How things stand, for whoever has to decide. */
export const backupStanding = z.object({
  /** The newest one that can be relied upon: made, on the disk, and no check has failed. */
  lastGood: z.object({ id: z.uuid(), madeAt: z.iso.datetime(), durationMs: z.number() }).nullable(),
  /** How long the last rehearsal took from beginning to end: what a recovery takes. Null before the first. */
  recovery: z.object({ backupId: z.uuid(), durationMs: z.number(), at: z.iso.datetime() }).nullable(),
  schedule: z.enum(["off", "daily", "weekly"]),
  nextRunAt: z.iso.datetime().nullable(),
  /** The time that has passed without a good backup after it; null when none has. */
  overdueSince: z.iso.datetime().nullable(),
  /** The newest try, when it failed and no good backup was made after it. */
  failure: z.object({ id: z.uuid(), at: z.iso.datetime(), reason: z.string(), remedy: z.string().nullable() }).nullable(),
  /** The folder, and what its disk has left; null where it cannot be told. */
  folder: z.string(),
  freeBytes: z.number().nullable(),
});
export type BackupStanding = z.infer<typeof backupStanding>;

export const backupPage = z.object({
  backups: z.array(backup),
  nextCursor: z.string().nullable(),
  /** What is under way, whichever page it is on. */
  running: task.extend({ backupId: z.uuid() }).nullable(),
  /** Of all those that are on the disk. */
  onDisk: z.object({ count: z.int(), sizeBytes: z.number() }),
  /** Names of files in the folder that are on no record here, at most 20. */
  strangers: z.array(z.string()),
});
export type BackupPage = z.infer<typeof backupPage>;

export const backupId = z.strictObject({ id: z.uuid() });
export const cancelTaskInput = z.strictObject({ taskId: z.uuid() });
export const deleteBackupInput = z.strictObject({ id: z.uuid(), confirmation: z.string().max(200) });
export const askedTask = z.object({ backupId: z.uuid(), taskId: z.uuid() });
export type AskedTask = z.infer<typeof askedTask>;

const keep = (least: number) =>
  z.coerce.number({ error: "A whole number." }).int("A whole number.").min(least, `At least ${least}.`).max(1000, "At most 1,000.");
const isZone = (name: string) => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

export const backupRules = z.strictObject({
  schedule: z.enum(["off", "daily", "weekly"]),
  /** 0 is Sunday. */
  weekday: z.coerce.number().int().min(0).max(6),
  timeOfDay: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "A time such as 02:30."),
  timeZone: trimmedText().min(1).max(64).refine(isZone, "An IANA name such as Europe/Berlin."),
  retention: z.enum(["all", "thin"]),
  keepLast: keep(1),
  keepDaily: keep(0),
  keepWeekly: keep(0),
  keepMonthly: keep(0),
});
export type BackupRules = z.infer<typeof backupRules>;

export const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const;
export const SCHEDULE_NAMES: Record<BackupRules["schedule"], string> = { off: "By hand only", daily: "Every day", weekly: "Every week" };
export const RETENTION_NAMES: Record<BackupRules["retention"], string> = { all: "Keep all", thin: "Remove as below" };

/** Rules as the form shows them. */
export const rulesAsShown = ({ schedule, weekday, retention, ...rest }: BackupRules): Record<keyof BackupRules, string | number | undefined> => ({
  ...rest,
  schedule: SCHEDULE_NAMES[schedule],
  weekday: WEEKDAYS[weekday],
  retention: RETENTION_NAMES[retention],
});

export const changeRulesInput = backupRules.extend({ version: z.coerce.number().int().positive() });
export type ChangeRulesInput = z.infer<typeof changeRulesInput>;

export interface BackupPolicyView extends BackupRules {
  version: number;
  nextRunAt: string | null;
}

/** What rules would keep and remove of what is there now. */
export interface RetentionPreview {
  keeps: { id: string; madeAt: string; sizeBytes: number; because: string[] }[];
  removes: { id: string; madeAt: string; sizeBytes: number }[];
}
