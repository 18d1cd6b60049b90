/**
 * Backups: writing all data into one file, reading it back, restoring it and rehearsing that; what there is, the schedule and what
 * is kept. Used by the commands on the machine, by the worker and by the operator's staff.
 */
export { cancelTask, startBackup, startCheck } from "./ask-for-task.ts";
export { BackupError } from "./backup-error.ts";
export { deleteBackup } from "./delete-backup.ts";
export { downloadBackup } from "./download-backup.ts";
export { getBackup, listBackups } from "./list-backups.ts";
export { backupsPersonalData } from "./personal-data.ts";
export { changeBackupPolicy, getBackupPolicy, previewRetention } from "./policy.ts";
export { readBackup } from "./read-backup.ts";
export { mustFit, restoreBackup } from "./restore-backup.ts";
export { backupTaskJob } from "./run-task.ts";
export { backupStanding } from "./standing.ts";
export { tendBackupsJob } from "./tend-backups.ts";
export { writeBackup } from "./write-backup.ts";
