import { startCheck } from "#lib/backups";
import { askedTask, backupId } from "#lib/backups/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "rehearseRestore",
  summary: "Have a worker restore a backup into a database of its own, compare it and drop it",
  tag: "Operations",
  access: "staff",
  permission: "system.monitor",
  params: backupId,
  response: askedTask,
  status: 202,
  idempotent: true,
  handle: ({ context, params, runtime }) => startCheck(context, params.id, "rehearse", runtime),
});
