import { getBackup } from "#lib/backups";
import { backupDetail, backupId } from "#lib/backups/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "getBackup",
  summary: "One backup with its tables and all work upon it",
  tag: "Operations",
  access: "staff",
  permission: "system.monitor",
  params: backupId,
  response: backupDetail,
  handle: ({ context, params, runtime }) => getBackup(context, params.id, runtime),
});
