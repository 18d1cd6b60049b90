import { listBackups, startBackup } from "#lib/backups";
import { askedTask, backupPage, listBackupsInput } from "#lib/backups/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listBackups",
  summary: "Backups, the newest first, and what is under way",
  tag: "Operations",
  access: "staff",
  permission: "system.monitor",
  query: listBackupsInput,
  response: backupPage,
  handle: ({ context, query, runtime }) => listBackups(context, query, runtime),
});

export const POST = jsonRoute({
  operationId: "startBackup",
  summary: "Have a worker make a backup",
  tag: "Operations",
  access: "staff",
  permission: "system.monitor",
  response: askedTask,
  status: 202,
  idempotent: true,
  handle: ({ context }) => startBackup(context),
});
