import { startCheck } from "#lib/backups";
import { askedTask, backupId } from "#lib/backups/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "verifyBackup",
  summary: "Have a worker read a backup wholly and compare every checksum",
  tag: "Operations",
  access: "staff",
  permission: "system.monitor",
  params: backupId,
  response: askedTask,
  status: 202,
  idempotent: true,
  handle: ({ context, params, runtime }) => startCheck(context, params.id, "verify", runtime),
});
