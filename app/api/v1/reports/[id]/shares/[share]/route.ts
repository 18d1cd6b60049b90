import { z } from "zod";
import { revokeShare } from "#lib/reports";
import { reportShare } from "#lib/reports/schema";
import { jsonRoute } from "#lib/web";

export const DELETE = jsonRoute({
  operationId: "revokeReportShare",
  summary: "End a link to a report at once; it stays in the list as revoked",
  tag: "Reports",
  access: "tenant",
  permission: "report.generate",
  params: z.strictObject({ id: z.uuid(), share: z.uuid() }),
  response: reportShare,
  handle: ({ context, params: { id, share } }) => revokeShare(context, id, share),
});
