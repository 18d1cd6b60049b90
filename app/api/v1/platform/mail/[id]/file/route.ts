import { z } from "zod";
import { downloadMailFile } from "#lib/outbox";
import { downloadRoute } from "#lib/web";

/** The file that a mail brings along. */
export const GET = downloadRoute({
  operation: {
    operationId: "downloadMailFile",
    summary: "The file that a mail brings along",
    tag: "Operations",
    mediaTypes: ["application/octet-stream"],
  },
  access: "staff",
  permission: "system.monitor",
  params: z.strictObject({ id: z.uuid() }),
  query: z.strictObject({}),
  make: ({ context, params }) => downloadMailFile(context, params.id),
});
