import { z } from "zod";
import { cancelTask } from "#lib/backups";
import { cancelTaskInput } from "#lib/backups/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "cancelBackupTask",
  summary: "Call off what is at work upon a backup",
  tag: "Operations",
  access: "staff",
  permission: "system.monitor",
  params: cancelTaskInput,
  response: z.object({ outcome: z.enum(["cancelled", "asked"]) }),
  handle: ({ context, params }) => cancelTask(context, params.taskId),
});
