import { z } from "zod";
import { downloadBackup } from "#lib/backups";
import { backupId } from "#lib/backups/schema";
import { downloadRoute } from "#lib/web";

/** The file of a backup, for those who have just proved who they are. */
export const GET = downloadRoute({
  operation: {
    operationId: "downloadBackup",
    summary: "The file of a backup, for those who have just proved who they are",
    tag: "Operations",
    mediaTypes: ["application/gzip"],
  },
  access: "staff",
  permission: "tenant.manage",
  params: backupId,
  query: z.strictObject({}),
  make: ({ context, params, runtime }) => downloadBackup(context, params.id, runtime),
});
