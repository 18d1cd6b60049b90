"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { BACKUP_STARTED } from "#components/backups/backup-words";
import { cancelTask, changeBackupPolicy, deleteBackup, startBackup, startCheck } from "#lib/backups";
import { BACKUPS_PATH, backupId, backupPath, cancelTaskInput, changeRulesInput, deleteBackupInput } from "#lib/backups/schema";
import { addressOf, serverAction } from "#lib/web";

export const startBackupAction = serverAction({
  access: "staff",
  input: z.strictObject({}),
  async handle({ context }) {
    await startBackup(context);
    refresh();
    // By a toast: in the header it would stand between the buttons, and beside a backup that has finished meanwhile.
    return { message: BACKUP_STARTED, goTo: BACKUPS_PATH, toldAt: addressOf(BACKUPS_PATH, { started: "1" }) };
  },
});

export const verifyBackupAction = serverAction({
  access: "staff",
  input: backupId,
  async handle({ context, data, runtime }) {
    await startCheck(context, data.id, "verify", runtime);
    refresh();
    return "The verification is on its way.";
  },
});

export const rehearseRestoreAction = serverAction({
  access: "staff",
  input: backupId,
  async handle({ context, data, runtime }) {
    await startCheck(context, data.id, "rehearse", runtime);
    refresh();
    return "The rehearsal is on its way.";
  },
});

export const cancelBackupTaskAction = serverAction({
  access: "staff",
  input: cancelTaskInput,
  async handle({ context, data }) {
    const { outcome } = await cancelTask(context, data.taskId);
    refresh();
    return outcome === "cancelled" ? "It is cancelled." : "It was told to end, and does within seconds.";
  },
});

export const deleteBackupAction = serverAction({
  access: "staff",
  input: deleteBackupInput,
  async handle({ context, data, runtime }) {
    await deleteBackup(context, data.id, data.confirmation, runtime);
    redirect(backupPath(data.id));
  },
});

export const changeBackupRulesAction = serverAction({
  access: "staff",
  input: changeRulesInput,
  isConflictOnPage: true,
  async handle({ context, data }) {
    await changeBackupPolicy(context, data);
    redirect("/admin/backups?saved=1");
  },
});
