import { z } from "zod";
import { writeBlock } from "#lib/reports";
import { blockAct, reportDetail } from "#lib/reports/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "writeReportBlock",
  summary: "Add, change, move or remove a block of a report, from the version that was seen",
  tag: "Reports",
  access: "tenant",
  permission: "report.generate",
  params: z.strictObject({ id: z.uuid() }),
  body: blockAct,
  response: reportDetail,
  idempotent: true,
  handle: ({ context, params: { id }, body }) => writeBlock(context, id, body),
});
